/** The match with the gateways at the whole till: every class of difference made by the simulated world, and found. */
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ClosingView } from "../preload/contract/closing.ts";
import type { MatchView } from "../preload/contract/match.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "./till/testing/counter.ts";
import { factsIn } from "./till/testing/facts.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

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
const ask = async <T>(name: string, args: object): Promise<T> => {
  const answer = await counter.till().port.query({ name, args });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as T;
};
const state = (from = 0): Promise<MatchView> => ask("match.state", { from });
const step = async (): Promise<string> =>
  (await ask<ClosingView>("closing.state", {})).steps.find(({ step: name }) => name === "match")?.state ?? "";
const ledger = () => counter.simulator.ledger();

/** Starts a match and waits for its end. */
const match = async (all = false): Promise<MatchView> => {
  const before = factsIn(counter.dataDir, "match.done").length;
  await counter.must("match.start", { all });
  await vi.waitUntil(() => factsIn(counter.dataDir, "match.done").length > before, { timeout: 30_000, interval: 20 });
  return state();
};
const found = ({ differences }: MatchView): string[] => differences.map(({ class: name }) => name);

const payByCard = async (): Promise<string> => {
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("the customer's tap", () => counter.simulator.control.counter({ action: "tap" }).ok);
  await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  return attempt;
};
const payByWallet = async (): Promise<string> => {
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
  const sale = await counter.ring();
  const code = shown.ok ? (shown.code ?? "") : "";
  const { attempt } = await counter.must("payment.wallet", { sale, how: { kind: "code", code } });
  await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  return attempt;
};
/** Every order has ended there, and is old enough to be told as it is. */
const told = (): boolean =>
  counter.simulator
    .counterOrders()
    .every(({ createdAt, truth }) => truth !== 9 && truth !== 0 && Date.now() - createdAt > 3_000);
const referenceOf = (attempt: string): string =>
  factsIn(counter.dataDir, "attempt.intended").find(({ id }) => id === attempt)?.reference ?? "";

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

describe("what differs is found under its name", () => {
  test("missing here: a payment in the list that this till never asked for", async () => {
    await open();
    await payByWallet();
    const { transactionId } = counter.simulator.control.foreign({ total: 5_555 });
    const seen = await match();
    expect(seen.differences).toMatchObject([
      { class: "missingHere", ours: null, theirs: { gatewayRef: transactionId, amount: 5_555 }, action: "findWhose" },
    ]);
    expect(ledger().filter(({ amount }) => amount === 5_555)).toHaveLength(1);
    expect(await step()).toBe("wrong");
  });

  test("duplicate: the same amount once more", async () => {
    await open();
    await payByWallet();
    const total = ledger()[0]?.amount ?? 0;
    counter.simulator.control.foreign({ total });
    const [only] = (await match()).differences;
    expect(only).toMatchObject({ class: "duplicate", theirs: { amount: total }, likeNumber: 1 });
  });

  test("where other tills share the list, their rows are counted and are no difference", async () => {
    await open({ gateways: { citcon: { storeCode: "training-store-token" } } });
    await payByWallet();
    counter.simulator.control.foreign({ total: 5_555 });
    const { last } = await match();
    expect(last).toMatchObject({ counts: { matched: 1, differing: 0, others: 1 } });
    expect(last?.gateways.find(({ gateway }) => gateway === "citcon")?.cannot).toContain("otherTills");
  });

  test("missing there: the gateway does not know an order that went through, and knows others", async () => {
    await open();
    await payByCard();
    const lost = await payByCard();
    counter.simulator.control.faults({
      on: "order.query",
      mchOrderNo: referenceOf(lost),
      times: 1_000,
      fault: { kind: "says", code: "50001", result: "fail" },
    });
    const seen = await match();
    expect(seen.differences).toMatchObject([
      { class: "missingThere", ours: { id: lost, standing: "moved" }, saleNumber: 2 },
    ]);
    expect(seen.differences[0]?.theirs?.text).toContain("50001");
    expect(ledger()).toHaveLength(2);
    // The ordinary watch looked as well, and its evidence is in the books.
    expect(factsIn(counter.dataDir, "attempt.heard").length).toBeGreaterThan(0);
  });

  test("amount differs, and tip differs", async () => {
    await open();
    const other = await payByCard();
    await payByCard();
    expect(counter.simulator.control.counter({ action: "changeTip", tip: 75 })).toEqual({ ok: true });
    counter.simulator.control.faults({
      on: "order.query",
      mchOrderNo: referenceOf(other),
      times: 1_000,
      fault: { kind: "otherAmount", by: 200 },
    });
    const seen = await match();
    expect(found(seen)).toEqual(["amountDiffers", "tipDiffers"]);
    expect(seen.differences).toMatchObject([
      { ours: { id: other, amount: 349 }, theirs: { amount: 549 } },
      { ours: { amount: 349, tip: 0 }, theirs: { amount: 424, tip: 75 } },
    ]);
    expect(ledger().map(({ tip }) => tip)).toEqual([0, 0, 75]);
  });

  /** The cloud's look-ups of an order say nothing of use until it is this old, ms. */
  const LIES_MS = 2_500;
  const lieAbout = (): void => {
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropAfter" } });
    counter.simulator.control.faults({
      on: "order.query",
      times: 1_000,
      fault: { kind: "saysFor", code: "99999", ms: LIES_MS },
    });
  };

  test("late: taken after it had counted as not taken; the watch books it, and the tray has it", async () => {
    await open();
    lieAbout();
    const sale = await counter.ring();
    const { attempt } = await counter.must("payment.card", { sale });
    await counter.until("a manager's turn", ({ payment }) => payment?.screen === "manager");
    await counter.must("payment.decide", { attempt, paid: false, slip: "", ...MANAGER });
    await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
    await counter.until("the tap after all", () => counter.simulator.control.counter({ action: "tap" }).ok);
    await vi.waitUntil(() => ledger().length === 1, { timeout: 30_000, interval: 20 });
    await payByWallet();
    await vi.waitUntil(() => told(), { timeout: 30_000, interval: 50 });
    const seen = await match();
    expect(seen.differences).toMatchObject([{ class: "late", ours: { id: attempt }, action: "seeTray" }]);
    expect(factsIn(counter.dataDir, "attempt.lateApproval")).toHaveLength(1);
    expect(counter.view().unproven).toMatchObject([{ attempt }]);
  });

  test("void crossed settlement: written down as made, and settled instead", async () => {
    await open();
    const sale = await counter.ring();
    await counter.must("payment.card", { sale, part: { kind: "amount", amount: 100 } });
    await counter.until("the customer's tap", () => counter.simulator.control.counter({ action: "tap" }).ok);
    await counter.until("approved", ({ payment }) => payment?.screen === "approved");
    counter.simulator.control.settings({ handlingMs: 1_000 });
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropAfter" } });
    await counter.must("split.giveUp", { sale, reason: "changed their mind", approval: SIGNED });
    await counter.until("unknown", () => factsIn(counter.dataDir, "refund.unknown").length === 1);
    const [{ id: refund, reference } = { id: "", reference: "" }] = factsIn(counter.dataDir, "refund.intended");
    // Its end is not heard, its host settles at that moment, and a person takes it for made.
    const lie = { kind: "saysFor", code: "99999", ms: LIES_MS } as const;
    counter.simulator.control.faults({ on: "order.query", mchOrderNo: reference, times: 1_000, fault: lie });
    expect(counter.simulator.control.counter({ action: "settle" })).toEqual({ ok: true });
    expect(await counter.press("refund.decide", { refund, made: true, number: "77", ...MANAGER })).toMatchObject({
      ok: true,
    });
    await counter.must("batch.close", { gateway: "codepay", approval: SIGNED });
    await vi.waitUntil(() => told(), { timeout: 30_000, interval: 50 });
    const seen = await match();
    expect(seen.differences).toMatchObject([
      { class: "voidCrossedSettlement", kind: "refund", ours: { id: refund }, action: "readSlip" },
    ]);
    expect(ledger().filter(({ kind }) => kind === "cancel")).toEqual([]);
  });

  test("other day: the gateway's own time is after the day's end, ours before it", async () => {
    const ahead = 5 * 60_000;
    const cutOff = new Intl.DateTimeFormat("en-CA", {
      timeZone: "America/Vancouver",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(Date.now() + ahead - 60_000);
    await open({
      simulator: { now: () => Date.now() + ahead },
      settings: {
        cardGateway: "codepay",
        truth: { managerAfterMs: 0, sameAmountMinutes: 0 },
        day: { timeZone: "America/Vancouver", cutOff },
      },
    });
    await payByCard();
    const [only] = (await match()).differences;
    expect(only).toMatchObject({ class: "otherDay", action: "accept" });
    expect(only?.theirs?.day).not.toBe(only?.ours?.day);
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
    timeout: 30_000,
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
    counter.simulator.control.settings({ lateMs: 150 });
    const before = queries();
    await counter.must("match.start", { all: false });
    await vi.waitUntil(async () => ((await state()).running?.done ?? 0) > 0, { timeout: 30_000, interval: 5 });
    await counter.must("match.stop", {});
    await vi.waitUntil(async () => (await state()).running === null, { timeout: 30_000, interval: 5 });
    expect(factsIn(counter.dataDir, "match.done")).toEqual([]);
    const { kept } = await state();
    expect(kept).toBeGreaterThan(0);
    expect((await match()).last).toMatchObject({ counts: { matched: 3 } });
    expect(queries() - before).toBe(3);
  });
});
