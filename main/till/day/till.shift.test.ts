/** A drawer's evening at the whole till: float, cash in and out, a blind count, the bank's bag, and the next morning's float. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DrawerView } from "../../../preload/contract/shift.ts";
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

const now = async (): Promise<DrawerView> => {
  const answer = await counter.till().port.query({ name: "shift.now", args: {} });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as DrawerView;
};
const sum = (amount: number) => ({ counted: { sum: amount }, explanation: "" });

async function sellForCash(): Promise<number> {
  const sale = await counter.ring();
  const toPay = counter.view().sale?.cash.toPay ?? 0;
  await counter.must("cash.take", { sale, given: toPay + 500 });
  await counter.must("sale.next", {});
  return toPay;
}

test("from the float to the bag: what is expected is what went in and out, and the float that is left opens the next shift", async () => {
  expect(await now()).toMatchObject({ shift: null, left: 0 });
  await counter.must("shift.open", {
    float: {
      pieces: [
        { piece: 2000, count: 5 },
        { piece: 5, count: 20 },
      ],
    },
  });
  expect((await now()).shift).toMatchObject({ float: 10_100, openedBy: "Cashier 1", expected: null });
  expect(await counter.press("shift.open", { float: { sum: 1 } })).toMatchObject({ error: { code: "shiftOpen" } });

  const sold = await sellForCash();
  const move = { amount: 5_000, reason: "change", reference: "", approval: null } as const;
  await counter.must("shift.move", { ...move, kind: "in" });
  expect(await counter.press("shift.move", { ...move, kind: "payOut" })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("shift.move", { ...move, kind: "payOut", amount: 1_250, reason: "windows", approval: SIGNED });
  const expected = 10_100 + sold + 5_000 - 1_250;

  const short = await counter.must("shift.count", sum(expected - 5));
  expect(short).toMatchObject({ counted: expected - 5, expected, difference: -5, stale: false });
  expect(
    await counter.must("shift.count", { ...sum(expected - 5), explanation: "a coin under the till" }),
  ).toMatchObject({
    difference: -5,
    explanation: "a coin under the till",
  });
  const close = { left: 10_000, bag: "B 77", approval: SIGNED } as const;
  expect(await counter.press("shift.close", { ...close, approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  expect(await counter.press("shift.close", { ...close, bag: "" })).toMatchObject({ error: { code: "bagMissing" } });
  await counter.must("shift.close", close);
  expect(await now()).toMatchObject({ shift: null, left: 10_000 });
  expect(await counter.press("shift.close", close)).toMatchObject({ error: { code: "noOpenShift" } });

  // Signing in again opens no drawer; the next sale does, with what was left.
  await counter.stop();
  await counter.start();
  expect((await now()).shift).toBeNull();
  await sellForCash();
  expect((await now()).shift).toMatchObject({ float: 10_000, count: null });
  expect(factsIn(counter.dataDir, "cash.moved").map(({ move }) => (move as { amount: number }).amount)).toEqual([
    5_000,
    1_250,
    expected - 5 - 10_000,
  ]);
});

test("cash that moves after the count has to be counted; a count over a restart stands", async () => {
  await counter.must("shift.open", { float: { sum: 5_000 } });
  await counter.must("shift.count", sum(5_000));
  await counter.stop();
  await counter.start();
  expect((await now()).shift).toMatchObject({ count: { counted: 5_000, stale: false } });
  const sold = await sellForCash();
  expect((await now()).shift).toMatchObject({ count: { stale: true } });
  const close = { left: 0, bag: "B 1", approval: SIGNED } as const;
  expect(await counter.press("shift.close", close)).toMatchObject({ error: { code: "countAgain" } });
  await counter.must("shift.count", sum(5_000 + sold));
  await counter.must("shift.close", close);
  expect((await now()).left).toBe(0);
});

test("what is no note, no amount or no drawer is refused by name, and nothing is written", async () => {
  const move = { kind: "in", amount: 100, reason: "r", reference: "", approval: null } as const;
  expect(await counter.press("shift.move", move)).toMatchObject({ error: { code: "noOpenShift" } });
  expect(await counter.press("shift.open", { float: { pieces: [{ piece: 3, count: 1 }] } })).toMatchObject({
    error: { code: "notAPiece" },
  });
  await counter.must("shift.open", { float: { sum: 0 } });
  expect(await counter.press("shift.move", { ...move, amount: 0 })).toMatchObject({
    error: { code: "amountOutOfRange" },
  });
  expect(await counter.press("shift.move", { ...move, reason: "" })).toMatchObject({
    error: { code: "reasonMissing" },
  });
  expect(await counter.press("shift.close", { left: 0, bag: "", approval: null })).toMatchObject({
    error: { code: "notCounted" },
  });
  expect(factsIn(counter.dataDir, "cash.moved")).toEqual([]);
});

test("a cashier is not told what the drawer should hold before it is counted; a manager is", async () => {
  await counter.must("shift.open", { float: { sum: 5_000 } });
  expect((await now()).shift?.expected).toBeNull();
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  expect((await now()).shift?.expected).toBe(5_000);
});

test("cash that goes back after the drawer was closed leaves the next one, which opens with what was left", async () => {
  const hands = returnHands(
    () => counter,
    () => undefined,
  );
  const sale = await hands.soldForCash();
  await counter.must("sale.next", {});
  const { expected } = await counter.must("shift.count", sum(0));
  await counter.must("shift.count", sum(expected));
  await counter.must("shift.close", { left: expected, bag: "", approval: null });
  await hands.giveBack(sale, WHOLE);
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  expect((await now()).shift).toMatchObject({ float: expected, expected: 0 });
});
