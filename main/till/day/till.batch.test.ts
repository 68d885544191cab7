/** Closing a terminal's batch at the whole till, against the simulated cloud: sent once, and never taken for more than it is. */
import { afterEach, describe, expect, test } from "vitest";
import type { BatchTerminalView } from "../../../preload/contract/batch.ts";
import type { QueryResult } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

const open = async (options: CounterOptions = {}): Promise<void> => {
  counter = await openCounter({
    ...options,
    settings: { cardGateway: "codepay", truth: { managerAfterMs: 0, sameAmountMinutes: 0 }, ...options.settings },
  });
};
const pay = async (): Promise<string> => {
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("the customer's tap", () => counter.simulator.control.counter({ action: "tap" }).ok);
  await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  return attempt;
};
const BOSS = { approver: MANAGER.approver, pin: MANAGER.pin };
const CLOSE = { gateway: "codepay", approval: BOSS } as const;
const batches = () => counter.simulator.batches();
const terminal = async (gateway = "codepay"): Promise<BatchTerminalView> => {
  const answer = (await counter.till().port.query({ name: "batch.terminals", args: {} })) as Outcome<
    QueryResult<"batch.terminals">
  >;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.find((each) => each.gateway === gateway) ?? expect.unreachable(`no terminal of ${gateway}`);
};

describe("a close", () => {
  test("settles what was taken, is reckoned beforehand, and is not sent again while nothing came since", async () => {
    await open();
    await pay();
    await pay();
    const before = await terminal();
    expect(before).toMatchObject({ closes: true, next: "close", net: 698, last: null });
    expect(before.ours).toEqual({ sales: { count: 2, amount: 698 }, refunds: { count: 0, amount: 0 } });
    expect(await counter.press("batch.close", { ...CLOSE, approval: null })).toMatchObject({
      error: { code: "approvalNeeded" },
    });
    const first = await counter.must("batch.close", CLOSE);
    expect(first).toMatchObject({ state: "closed" });
    expect(await counter.must("batch.close", CLOSE)).toEqual(first);
    expect(batches()).toMatchObject([{ count: 2, total: 698, by: "merchant" }]);
    expect(await terminal()).toMatchObject({
      next: "already",
      net: 0,
      last: { state: "closed", net: 698, theirs: null, differs: false },
    });
    await pay();
    expect(await terminal()).toMatchObject({ next: "close", ours: { sales: { count: 1, amount: 349 } } });
    expect(factsIn(counter.dataDir, "batch.intended")).toHaveLength(1);
  });

  test("has nothing in it of what was paid by a code at the terminal", async () => {
    await open();
    counter.simulator.control.settings({ counterShows: "code", batchAnswer: "sums" });
    await pay();
    expect(await terminal()).toMatchObject({ net: 0, ours: { sales: { count: 0 } } });
    counter.simulator.control.settings({ counterShows: "card" });
    await pay();
    await counter.must("batch.close", CLOSE);
    expect(batches()).toMatchObject([{ count: 1, total: 349 }]);
    expect((await terminal()).last).toMatchObject({ net: 349, theirs: { count: 1, total: 349 }, differs: false });
  });

  test("asked for twice at once is sent once", async () => {
    await open();
    await pay();
    counter.simulator.control.faults({ on: "batch.close", fault: { kind: "delay", ms: 300 } });
    const both = await Promise.all([counter.press("batch.close", CLOSE), counter.press("batch.close", CLOSE)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: "batchRunning" } });
    expect(batches()).toHaveLength(1);
  });

  test("whose answer brings count and total is compared by machine", async () => {
    await open();
    await pay();
    counter.simulator.control.settings({ batchAnswer: "sums" });
    await counter.must("batch.close", CLOSE);
    expect((await terminal()).last).toMatchObject({ theirs: { count: 1, total: 349 }, differs: false });
  });

  test("waits for payments that are not proven, and belongs to gateways that have one", async () => {
    await open();
    const sale = await counter.ring();
    await counter.must("payment.card", { sale });
    await counter.until("waiting", ({ payment }) => payment?.screen === "waiting");
    expect(await terminal()).toMatchObject({ unproven: 1, next: "batchPaymentsOpen" });
    expect(await counter.press("batch.close", CLOSE)).toMatchObject({ error: { code: "batchPaymentsOpen" } });
    expect(await counter.press("batch.close", { ...CLOSE, gateway: "citcon" })).toMatchObject({
      error: { code: "noBatchHere" },
    });
    expect(await terminal("citcon")).toMatchObject({ closes: false, next: "noSuchCall", ours: null });
    expect(batches()).toEqual([]);
  });
});

describe("a close whose answer is lost", () => {
  const lost = async (): Promise<string> => {
    await open();
    counter.simulator.control.faults({ on: "batch.close", fault: { kind: "dropAfter" } });
    await pay();
    const { batch, state } = await counter.must("batch.close", CLOSE);
    expect(state).toBe("unknown");
    return batch;
  };
  const decide = (batch: string, closed: boolean) =>
    counter.press("batch.decide", { batch, closed, slip: { count: 1, total: 349 }, ...MANAGER });

  test("is sent, not confirmed: not again before somebody has read the slip, and then not for nothing", async () => {
    const batch = await lost();
    expect(await terminal()).toMatchObject({ next: "batchUnknown", last: { state: "unknown" } });
    expect(await counter.press("batch.close", CLOSE)).toMatchObject({ error: { code: "batchUnknown" } });
    await counter.stop();
    await counter.start();
    expect(await counter.press("batch.close", CLOSE)).toMatchObject({ error: { code: "batchUnknown" } });
    expect(await decide(batch, true)).toMatchObject({ ok: true });
    expect(await decide(batch, false)).toMatchObject({ error: { code: "batchSettled" } });
    expect(await terminal()).toMatchObject({
      next: "already",
      net: 0,
      last: {
        state: "decided",
        decision: { closed: true, reason: MANAGER.reason },
        theirs: { total: 349 },
        differs: false,
      },
    });
    expect(await counter.must("batch.close", CLOSE)).toMatchObject({ batch });
    expect(batches()).toHaveLength(1);
  });

  test("and that closed nothing, is sent again under another id", async () => {
    await open();
    counter.simulator.control.faults({ on: "batch.close", fault: { kind: "dropBefore" } });
    await pay();
    const { batch } = await counter.must("batch.close", CLOSE);
    expect(await decide(batch, false)).toMatchObject({ ok: true });
    const again = await counter.must("batch.close", CLOSE);
    expect(again).toMatchObject({ state: "closed" });
    expect(again.batch).not.toBe(batch);
    expect(batches()).toMatchObject([{ count: 1, total: 349 }]);
  });

  test("belongs to a till that died: after the restart it is in doubt", async () => {
    await open();
    await pay();
    counter.simulator.control.faults({ on: "batch.close", fault: { kind: "delay", ms: 400 } });
    const asked = counter.press("batch.close", CLOSE).catch(() => null);
    await counter.until("it is on the way", () => factsIn(counter.dataDir, "batch.sent").length === 1);
    await counter.stop();
    await asked;
    await counter.start();
    await counter.until("in doubt", () => factsIn(counter.dataDir, "batch.answered").length === 1);
    expect((await terminal()).last).toMatchObject({ state: "unknown", text: "restarted" });
  });
});

describe("what is given back afterwards", () => {
  /** A sale is given up after a part of it was paid by card. */
  const wayBack = async (close: () => Promise<void>): Promise<string> => {
    const sale = await counter.ring();
    const { attempt } = await counter.must("payment.card", { sale, part: { kind: "amount", amount: 100 } });
    await counter.until("the customer's tap", () => counter.simulator.control.counter({ action: "tap" }).ok);
    await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
    await close();
    await counter.must("split.giveUp", { sale, reason: "changed their mind", approval: BOSS });
    await counter.until("an end", () => counter.simulator.ledger().length === 2 || waitsForCard());
    return factsIn(counter.dataDir, "refund.intended")
      .map(({ way }) => way)
      .join(" ");
  };
  /** A refund at the terminal waits for its card; a void needs none. */
  const waitsForCard = (): boolean => counter.simulator.control.counter({ action: "tap" }).ok;

  test("a close is a refund, also after a restart", async () => {
    await open();
    const way = await wayBack(async () => {
      await counter.must("batch.close", CLOSE);
      await counter.stop();
      await counter.start();
    });
    expect(way).toBe("refund");
  });

  test("one in doubt is tried to be made void first", async () => {
    await open();
    counter.simulator.control.faults({ on: "batch.close", fault: { kind: "dropBefore" } });
    const close = async (): Promise<void> => {
      await counter.must("batch.close", CLOSE);
    };
    expect(await wayBack(close)).toBe("void");
    expect(counter.simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "cancel", amount: 100 }]);
  });
});
