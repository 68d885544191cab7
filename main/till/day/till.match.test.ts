/** The match with the gateways at the whole till: an evening that agrees, a difference explained, a match that is cut or not answered. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { MATCH_SETTINGS, matchHands } from "../testing/match.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

const open = async (options: CounterOptions = {}): Promise<void> => {
  counter = await openCounter({ ...options, settings: { ...MATCH_SETTINGS, ...options.settings } });
};
const { state, step, ledger, match, payByCard, payByWallet } = matchHands(() => counter);

describe("an evening without differences", () => {
  test("agrees one by one, and the evening's list says so; cash afterwards changes nothing, a card does", async () => {
    await open();
    await payByCard();
    await payByWallet();
    await payByWallet();
    expect(await step()).toBe("todo");
    const { last } = await match();
    expect(last).toMatchObject({
      unsettled: 0,
      stale: false,
      counts: { matched: 3, differing: 0, untold: 0, notAsked: 0 },
    });
    expect(last?.gateways.map(({ asked, cannot, gateway, list }) => ({ asked, cannot, gateway, list }))).toEqual([
      { gateway: "codepay", list: "none", asked: 1, cannot: ["strangers"] },
      { gateway: "citcon", list: "heard", asked: 0, cannot: ["day"] },
    ]);
    expect(await step()).toBe("done");
    const sale = await counter.ring();
    await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
    expect(await step()).toBe("done");
    await payByCard();
    expect(await step()).toBe("todo");
    expect((await state()).last).toMatchObject({ stale: true });
    expect((await match()).last).toMatchObject({ counts: { matched: 4 } });
  });

  test("of IOT Pay is not asked for twice, unless somebody wants it; what it cannot tell is said", async () => {
    counter = await openCounter({ simulator: { lookup: "doesNotKnowCards" } });
    const sale = await counter.ring();
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const { attempt } = await counter.must("payment.card", { sale });
    await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
    expect((await match()).last).toMatchObject({ counts: { notAsked: 1, matched: 0 }, unsettled: 0 });
    const { last } = await match(true);
    expect(last).toMatchObject({ counts: { notAsked: 0, matched: 0, untold: 1, differing: 0 }, unsettled: 0 });
    expect(last?.gateways[0]).toMatchObject({
      cannot: ["strangers", "cards", "day", "byHand"],
      untold: [{ why: "cannotLookUp", count: 1 }],
    });
    counter.simulator.control.settings({ lookup: "knows" });
    expect((await match(true)).last).toMatchObject({ counts: { matched: 1, untold: 0 } });
  });

  test("that is given back is matched with its refunds", async () => {
    await open();
    await payByWallet();
    const sale = await counter.ring();
    await counter.must("payment.card", { sale, part: { kind: "amount", amount: 100 } });
    await counter.until("the customer's tap", () => counter.simulator.control.counter({ action: "tap" }).ok);
    await counter.until("approved", ({ payment }) => payment?.screen === "approved");
    await counter.must("split.giveUp", { sale, reason: "changed their mind", approval: SIGNED });
    await counter.until("void made", ({ unproven }) => unproven.length === 0 && ledger().length === 3);
    const { last } = await match();
    expect(last).toMatchObject({ counts: { matched: 3, differing: 0 }, unsettled: 0 });
  });
});

describe("a difference", () => {
  test("is explained by somebody who may, in words that outlive the next match, and the step is done", async () => {
    await open();
    await payByWallet();
    counter.simulator.control.foreign({ total: 5_555 });
    const [only] = (await match()).differences;
    const difference = only?.key ?? "";
    const reason = "the other shop's till";
    expect(await counter.press("match.note", { difference, reason, approval: null })).toMatchObject({
      error: { code: "approvalNeeded" },
    });
    expect(await counter.press("match.note", { difference: "nothing", reason, approval: SIGNED })).toMatchObject({
      error: { code: "noSuchDifference" },
    });
    await counter.must("match.note", { difference, reason, approval: SIGNED });
    expect((await state()).differences[0]?.note).toMatchObject({ reason, approver: "Manager" });
    expect(await step()).toBe("done");
    expect((await match()).last).toMatchObject({ unsettled: 0, counts: { differing: 1 } });
    counter.simulator.control.foreign({ total: 6_666 });
    expect((await match()).last).toMatchObject({ unsettled: 1, counts: { differing: 2 } });
  });
});

test("started twice at once is one match; it is there after a restart, and one that a restart cut begins anew", async () => {
  await open();
  for (let i = 0; i < 2; i += 1) await payByCard();
  await Promise.all([counter.must("match.start", { all: false }), counter.must("match.start", { all: false })]);
  await vi.waitUntil(async () => (await state()).last !== null && (await state()).running === null, {
    timeout: 60_000,
    interval: 20,
  });
  expect(factsIn(counter.dataDir, "match.done")).toHaveLength(1);
  counter.simulator.control.settings({ lateMs: 200 });
  await counter.must("match.start", { all: false });
  await counter.stop();
  counter.simulator.control.settings({ lateMs: 0 });
  await counter.start();
  const { kept, last, running } = await state();
  expect({ kept, running }).toEqual({ kept: 0, running: null });
  expect(last).toMatchObject({ counts: { matched: 2 }, unsettled: 0 });
  expect(await step()).toBe("done");
  expect((await match()).last).toMatchObject({ counts: { matched: 2 } });
});

test("the next evening begins where the last report ends: what was told and noted then is not told again", async () => {
  await open();
  await payByWallet();
  counter.simulator.control.foreign({ total: 5_555 });
  const [stranger] = (await match()).differences;
  await counter.must("match.note", { difference: stranger?.key ?? "", reason: "the market's till", approval: SIGNED });
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.close", { left: 0, bag: "", approval: null });
  // The drawer that was closed after it is nothing that a gateway could tell otherwise.
  expect(await step()).toBe("done");
  await counter.press("closing.skip", { step: "batch", reason: "no card was taken", approval: SIGNED });
  await counter.must("closing.close", { seen: 1, approval: null });
  expect(await state()).toMatchObject({ possible: false, last: null, differences: [] });

  await payByWallet();
  counter.simulator.control.foreign({ total: 6_666 });
  const { differences, last } = await match();
  expect(last).toMatchObject({ counts: { matched: 1, differing: 1 } });
  expect(differences).toMatchObject([{ class: "missingHere", theirs: { amount: 6_666 } }]);
});

test("nothing was taken by a gateway: there is nothing to match, and the step is done", async () => {
  await open();
  const sale = await counter.ring();
  await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
  expect(await state()).toMatchObject({ possible: false, last: null });
  expect(await counter.press("match.start", { all: false })).toMatchObject({ error: { code: "nothingToMatch" } });
  expect(await step()).toBe("done");
});

describe("a gateway that is silent", () => {
  test("leaves the step open with what was not told; asked again later, it is done", async () => {
    await open();
    await payByWallet();
    counter.simulator.control.faults({ on: "get_history", times: 1, fault: { kind: "dropBefore" } });
    const { last } = await match();
    expect(last).toMatchObject({ counts: { matched: 0, untold: 1 }, unsettled: 1 });
    expect(last?.gateways.find(({ gateway }) => gateway === "citcon")).toMatchObject({ list: "notHeard" });
    expect(await step()).toBe("wrong");
    expect((await match()).last).toMatchObject({ counts: { matched: 1, untold: 0 }, unsettled: 0 });
  });

  test("is stopped in the middle, keeps its answers, and goes on where it was", async () => {
    await open();
    for (let i = 0; i < 3; i += 1) await payByCard();
    await counter.settled();
    const queries = (): number =>
      counter.simulator.control.requests().filter(({ method }) => method === "order.query").length;
    // One is answered, and the next is waited for when somebody stops it.
    const { control } = counter.simulator;
    control.settings({ lateMs: 9_000 });
    const before = queries();
    const answeredUntil = (so: (running: { readonly done: number } | null) => boolean): Promise<true> =>
      vi.waitUntil(
        async () => {
          const { running } = await state();
          if (so(running)) return true;
          control.answer();
          return false;
        },
        { timeout: 60_000, interval: 5 },
      );
    await counter.must("match.start", { all: false });
    await answeredUntil((running) => (running?.done ?? 0) > 0);
    await counter.must("match.stop", {});
    await answeredUntil((running) => running === null);
    control.settings({ lateMs: 0 });
    expect(factsIn(counter.dataDir, "match.done")).toEqual([]);
    const { kept } = await state();
    expect(kept).toBeGreaterThan(0);
    expect((await match()).last).toMatchObject({ counts: { matched: 3 } });
    expect(queries() - before).toBe(3);
  });
});
