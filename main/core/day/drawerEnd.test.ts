/** How a drawer ended, beside what moved in it. */
import { expect, test } from "vitest";
import { minor } from "../money/money.ts";
import { drawerEnd } from "./drawerEnd.ts";
import { applyShiftFact, type CashMoveKind, openedShift, type Shift, type ShiftFact } from "./shift.ts";

const after = (...facts: readonly ShiftFact[]): Shift =>
  facts.reduce(
    (shift, fact) => applyShiftFact(shift, fact, 9, "kim"),
    openedShift({ shift: "s1", float: 10_000 }, 1, "kim", "2026-11-21"),
  );
const moved = (kind: CashMoveKind, amount: number): ShiftFact => ({
  kind: "cash.moved",
  body: { shift: "s1", move: { id: kind, kind, amount: minor(amount), reason: "r", reference: "7" }, approver: "m" },
});

test("its bags and its tips are added up, each apart; what else came in or went out is in the count alone", () => {
  const end = drawerEnd(
    after(
      moved("in", 500),
      moved("tips", 100),
      moved("tips", 150),
      moved("out", 50),
      {
        kind: "cash.counted",
        body: { shift: "s1", pieces: [], counted: minor(10_190), expected: minor(10_200), explanation: "short" },
      },
      moved("toBank", 3_000),
      moved("toBank", 2_000),
      { kind: "shift.closed", body: { shift: "s1", left: minor(5_190) } },
    ),
  );
  expect(end).toEqual({
    ...{ shift: "s1", openedAt: 1, closedAt: 9, float: 10_000, expected: 10_200, counted: 10_190, left: 5_190 },
    ...{ toBank: 5_000, tipsOut: 250, explanation: "short", by: "kim" },
  });
});

test("one that was neither counted nor closed says nothing of either", () => {
  expect(drawerEnd(after())).toEqual({
    ...{ shift: "s1", openedAt: 1, closedAt: 0, float: 10_000, expected: 0, counted: 0, left: 0 },
    ...{ toBank: 0, explanation: "", by: "" },
  });
});
