import fc from "fast-check";
import { expect, test } from "vitest";
import { CURRENCIES, MAX_AMOUNT, minor, ZERO } from "../money/money.ts";
import { applyShiftFact, type CashMove, openedShift, overShort, type Shift, type ShiftFact } from "./shift.ts";
import { closeShift, countDrawer, moveCash, worthOf } from "./shiftRules.ts";

const NOW = minor(20_000);
const shift = openedShift({ shift: "s1", float: 20_000 }, 1, "ann", "2026-11-21");
const after = (of: Shift, ...facts: readonly ShiftFact[]): Shift =>
  facts.reduce((each, fact) => applyShiftFact(each, fact, 2, "bob"), of);
const move = (kind: CashMove["kind"], amount: number, words: Partial<CashMove> = {}): CashMove => ({
  id: "m1",
  kind,
  amount: minor(amount),
  reason: "change",
  reference: "",
  ...words,
});
const counted = (amount: number): Shift => {
  const count = countDrawer(shift, { pieces: [], counted: minor(amount), expected: minor(20_000), explanation: "" });
  return count.ok ? after(shift, count.value) : expect.unreachable(count.error);
};

test("cash moves with an amount, a reason, and a bag's number where it goes to the bank", () => {
  expect(moveCash(shift, move("in", 500), "m")).toEqual({
    ok: true,
    value: { kind: "cash.moved", body: { shift: "s1", move: move("in", 500), approver: "m" } },
  });
  expect(moveCash(shift, move("in", 0), "m")).toEqual({ ok: false, error: "amountOutOfRange" });
  expect(moveCash(shift, move("out", -1), "m")).toEqual({ ok: false, error: "amountOutOfRange" });
  expect(moveCash(shift, move("payOut", 5, { reason: "" }), "m")).toEqual({ ok: false, error: "reasonMissing" });
  expect(moveCash(shift, move("toBank", 5, { reason: "" }), "m")).toEqual({ ok: false, error: "bagMissing" });
  expect(moveCash(shift, move("toBank", 5, { reason: "", reference: "B 7" }), "m").ok).toBe(true);
  expect(moveCash(null, move("in", 500), "m")).toEqual({ ok: false, error: "noOpenShift" });
});

test("pieces of another currency, twice the same, or fewer than none are no count", () => {
  expect(
    worthOf(
      [
        { piece: 2_000, count: 3 },
        { piece: 5, count: 1 },
      ],
      "CAD",
    ),
  ).toEqual({ ok: true, value: 6_005 });
  expect(worthOf([{ piece: 200, count: 1 }], "USD")).toEqual({ ok: false, error: "notAPiece" });
  expect(
    worthOf(
      [
        { piece: 5, count: 1 },
        { piece: 5, count: 1 },
      ],
      "CAD",
    ),
  ).toEqual({ ok: false, error: "notAPiece" });
  expect(worthOf([{ piece: 5, count: -1 }], "CAD")).toEqual({ ok: false, error: "amountOutOfRange" });
  expect(worthOf([{ piece: 5, count: 0.5 }], "CAD")).toEqual({ ok: false, error: "amountOutOfRange" });
  expect(worthOf([], "CAD")).toEqual({ ok: true, value: ZERO });
});

test("over and short are recorded as they are, and the last count stands", () => {
  for (const [amount, difference] of [
    [20_000, 0],
    [19_995, -5],
    [20_130, 130],
  ] as const) {
    const { count } = counted(amount);
    expect(count === null ? null : overShort(count)).toBe(difference);
    expect(count).toMatchObject({ by: "bob", at: 2 });
  }
});

test("closed: what is not left goes to the bank in a bag, and nothing happens to a closed drawer", () => {
  expect(closeShift(shift, NOW, minor(0), null, "m")).toEqual({ ok: false, error: "notCounted" });
  const full = counted(25_000);
  expect(closeShift(full, minor(20_001), minor(0), null, "m")).toEqual({ ok: false, error: "countAgain" });
  expect(closeShift(full, NOW, minor(25_001), null, "m")).toEqual({ ok: false, error: "leftOutOfRange" });
  expect(closeShift(full, NOW, minor(20_000), null, "m")).toEqual({ ok: false, error: "bagMissing" });
  const whole = closeShift(full, NOW, minor(25_000), null, "m");
  expect(whole.ok && whole.value.map(({ kind }) => kind)).toEqual(["shift.closed"]);
  const banked = closeShift(full, NOW, minor(20_000), { id: "m9", number: "B 7", reason: "" }, "m");
  if (!banked.ok) return expect.unreachable(banked.error);
  const closed = after(full, ...banked.value);
  expect(closed.moves).toMatchObject([
    { kind: "toBank", amount: 5_000, reference: "B 7", at: 2, by: "bob", approver: "m" },
  ]);
  expect(closed.closed).toEqual({ at: 2, by: "bob", left: 20_000 });
  expect(moveCash(closed, move("in", 1), "m")).toEqual({ ok: false, error: "noOpenShift" });
  expect(countDrawer(closed, { pieces: [], counted: ZERO, expected: ZERO, explanation: "" }).ok).toBe(false);
  expect(closeShift(closed, NOW, ZERO, null, "m")).toEqual({ ok: false, error: "noOpenShift" });
});

test("the bounds of what is moved, counted and left; nothing happens where no drawer is open", () => {
  expect(moveCash(shift, move("in", MAX_AMOUNT), "m").ok).toBe(true);
  expect(moveCash(shift, move("in", MAX_AMOUNT + 1), "m")).toEqual({ ok: false, error: "amountOutOfRange" });
  const [piece = 5] = CURRENCIES.CAD.denominations;
  expect(worthOf([{ piece, count: 99_999 }], "CAD")).toEqual({ ok: true, value: piece * 99_999 });
  expect(worthOf([{ piece, count: 100_000 }], "CAD")).toEqual({ ok: false, error: "amountOutOfRange" });
  const count = { pieces: [], counted: ZERO, expected: NOW, explanation: "" };
  expect(countDrawer(shift, count).ok).toBe(true);
  expect(countDrawer(shift, { ...count, counted: minor(-1) })).toEqual({ ok: false, error: "amountOutOfRange" });
  expect(closeShift(counted(0), NOW, minor(-1), null, "m")).toEqual({ ok: false, error: "leftOutOfRange" });
  expect(closeShift(counted(0), NOW, ZERO, null, "m").ok).toBe(true);
  expect(countDrawer(null, count)).toEqual({ ok: false, error: "noOpenShift" });
  expect(closeShift(null, NOW, ZERO, null, "m")).toEqual({ ok: false, error: "noOpenShift" });
});

test("whatever is counted: float left + bag = counted", () => {
  const pieces = fc.array(fc.nat({ max: 200 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(pieces, fc.nat(), (counts, part) => {
      const worth = worthOf(
        CURRENCIES.CAD.denominations.map((piece, at) => ({ piece, count: counts[at] ?? 0 })),
        "CAD",
      );
      if (!worth.ok) return expect.unreachable(worth.error);
      const left = minor(part % (worth.value + 1));
      const closed = closeShift(counted(worth.value), NOW, left, { id: "m", number: "1", reason: "" }, "m");
      if (!closed.ok) return expect.unreachable(closed.error);
      const end = after(counted(worth.value), ...closed.value);
      expect((end.closed?.left ?? 0) + end.moves.reduce((sum, { amount }) => sum + amount, 0)).toBe(worth.value);
    }),
  );
});
