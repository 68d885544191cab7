/** Every class of difference made by the simulated world, and found by the match under its name. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { found, MATCH_SETTINGS, matchHands } from "../testing/match.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

const open = async (options: CounterOptions = {}): Promise<void> => {
  counter = await openCounter({ ...options, settings: { ...MATCH_SETTINGS, ...options.settings } });
};
const { step, ledger, match, payByCard, payByWallet, told, referenceOf } = matchHands(() => counter);

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
    await vi.waitUntil(() => ledger().length === 1, { timeout: 60_000, interval: 20 });
    await payByWallet();
    await vi.waitUntil(() => told(), { timeout: 60_000, interval: 50 });
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
    await vi.waitUntil(() => told(), { timeout: 60_000, interval: 50 });
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
