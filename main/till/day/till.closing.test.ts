/** The evening at the whole till: the list turns green step by step, the Z report is a fact, and closing twice changes nothing. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClosingView, ZView } from "../../../preload/contract/closing.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { returnHands, WHOLE } from "../testing/returns.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(async () => {
  await counter.close();
});

const ask = async <T>(name: string, args: object): Promise<T> => {
  const answer = await counter.till().port.query({ name, args });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as T;
};
const state = (): Promise<ClosingView> => ask("closing.state", {});
const wrong = async (): Promise<string[]> =>
  (await state()).steps.filter(({ state: how }) => how !== "done").map(({ step, state: how }) => `${step} ${how}`);

async function sellForCash(): Promise<number> {
  const sale = await counter.ring();
  const toPay = counter.view().sale?.cash.toPay ?? 0;
  await counter.must("cash.take", { sale, given: toPay });
  await counter.must("sale.next", {});
  return toPay;
}

async function countAndClose(left: number): Promise<void> {
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: expected }, explanation: "" });
  await counter.must("shift.close", { left, bag: expected === left ? "" : "B 1", approval: null });
}

test("nothing sold, nothing to close; then goods, held goods and an open drawer stand in the way, one by one", async () => {
  expect(await state()).toMatchObject({ toClose: false, next: 1, last: null });
  expect(await counter.press("closing.close", { seen: 1, approval: SIGNED })).toMatchObject({
    error: { code: "nothingToClose" },
  });
  const held = await counter.ring();
  await counter.must("hold.put", { sale: held, name: "Ann" });
  const sold = await sellForCash();
  const open = await counter.ring();
  expect(await wrong()).toEqual(["proven wrong", "held todo", "count todo", "report later", "backup later"]);
  await counter.must("sale.abandon", { sale: open });
  expect(await wrong()).toEqual(["held todo", "count todo", "report later", "backup later"]);
  const skip = { step: "held", reason: "Ann comes tomorrow" } as const;
  expect(await counter.press("closing.skip", { ...skip, approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("closing.skip", { ...skip, approval: SIGNED });
  expect(await counter.press("closing.close", { seen: 1, approval: SIGNED })).toMatchObject({
    error: { code: "stepsLeft" },
  });
  await countAndClose(0);
  expect(await wrong()).toEqual(["held skipped", "report todo", "backup later"]);

  expect(await counter.press("closing.close", { seen: 2, approval: null })).toMatchObject({
    error: { code: "otherReport" },
  });
  await counter.must("closing.close", { seen: 1, approval: null });
  const report = await ask<ZView>("closing.report", { number: null });
  expect(report).toMatchObject({
    number: 1,
    after: 0,
    figures: { sales: { count: 1 }, money: sold, owed: sold, unsettled: [] },
    drawers: [{ expected: sold, counted: sold, left: 0, toBank: sold }],
    skipped: [skip],
    approverName: "Manager",
  });
  expect(report.head).toMatch(/^[0-9a-f]{16}$/);
  expect(report.upTo).toBe(report.seq - 1);
  expect(await counter.press("closing.close", { seen: 2, approval: null })).toMatchObject({
    error: { code: "nothingToClose" },
  });
  expect(factsIn(counter.dataDir, "day.closed")).toHaveLength(1);
});

test("what one report covers no other does: two reports hold every sale once, over a restart between", async () => {
  const first = await sellForCash();
  await countAndClose(0);
  await counter.must("closing.close", { seen: 1, approval: null });
  const before = await ask<ZView>("closing.report", { number: 1 });
  await counter.stop();
  await counter.start();
  expect(await state()).toMatchObject({ toClose: false, next: 2, last: { number: 1 } });
  const second = (await sellForCash()) + (await sellForCash());
  await countAndClose(0);
  await counter.must("closing.close", { seen: 2, approval: null });
  const after = await ask<ZView>("closing.report", { number: 2 });
  expect([before.figures.money, after.figures.money]).toEqual([first, second]);
  expect(after.after).toBe(before.upTo);
  expect(await ask<ZView>("closing.report", { number: 1 })).toEqual(before);
});

test("two people who close at once make one report", async () => {
  await sellForCash();
  await countAndClose(0);
  const close = { seen: 1, approval: SIGNED } as const;
  const both = await Promise.all([counter.press("closing.close", close), counter.press("closing.close", close)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(factsIn(counter.dataDir, "day.closed")).toHaveLength(1);
});

test("a cashier sees the list and closes nothing without a manager, nor reads the figures", async () => {
  await sellForCash();
  await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  expect((await state()).steps).toHaveLength(7);
  const report = await counter.till().port.query({ name: "closing.report", args: { number: null } });
  expect(report).toMatchObject({ ok: false, error: { code: "notAllowed" } });
});

test("a refund that its gateway is at is in no tray, and no report is closed over it", async () => {
  await counter.close();
  counter = await openCounter({ iotpay: { cardRefund: "api" } });
  const hands = returnHands(
    () => counter,
    () => undefined,
  );
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const sale = await hands.basket();
  await counter.must("payment.card", { sale });
  await counter.until("paid", (view) => view.sale?.state === "completed");
  await counter.must("sale.next", {});
  counter.simulator.control.faults({ on: "refund_order", fault: { kind: "neverAnswers" } });
  const id = await hands.giveBack(sale, WHOLE);
  await counter.must("closing.skip", { step: "match", reason: "no time", approval: SIGNED });
  await countAndClose(0);
  expect(hands.part(id).state).toBe("running");
  expect(counter.view().unproven).toEqual([]);
  expect(await state()).toMatchObject({
    onTheWay: 1,
    steps: [{ step: "proven", state: "wrong", left: 1 }, {}, {}, {}, {}, {}, {}],
  });
  expect(await counter.press("closing.close", { seen: 1, approval: SIGNED })).toMatchObject({
    error: { code: "stepsLeft" },
  });
});

test("nor over a tip that is on its way", async () => {
  await counter.close();
  counter = await openCounter({ settings: { cardGateway: "codepay", tips: { when: "after" } } });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  counter.simulator.control.faults({ on: "tip.adjustment", fault: { kind: "pretends" } });
  await counter.must("tip.put", { attempt, tip: { kind: "amount", amount: 200 }, approval: null });
  expect(counter.view().unproven).toEqual([]);
  expect(await state()).toMatchObject({ onTheWay: 1 });
});
