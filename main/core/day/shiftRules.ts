/** What may be done to a drawer: cash in and out, a count, and the close. Over and short are recorded, never forced. Pure. */
import { type Currency, CURRENCIES, MAX_AMOUNT, type Minor, minor } from "../money/money.ts";
import { err, ok, type Result } from "../result.ts";
import type { CashCount, CashMove, Pieces, Shift, ShiftFact } from "./shift.ts";

export type ShiftRefusal =
  | "noOpenShift"
  | "amountOutOfRange"
  | "reasonMissing"
  | "bagMissing"
  | "notCounted"
  | "countAgain"
  | "leftOutOfRange"
  | "notAPiece";

/** More pieces of one kind than fit a drawer. */
const MOST_PIECES = 99_999;

/** Cash that goes in or out beside sales. @param approver who answers for it */
export function moveCash(shift: Shift | null, move: CashMove, approver: string): Result<ShiftFact, ShiftRefusal> {
  if (shift === null || shift.closed !== null) return err("noOpenShift");
  if (move.amount <= 0 || move.amount > MAX_AMOUNT) return err("amountOutOfRange");
  if (move.kind === "toBank" && move.reference === "") return err("bagMissing");
  if (move.kind !== "toBank" && move.reason === "") return err("reasonMissing");
  return ok({ kind: "cash.moved", body: { shift: shift.id, move, approver } });
}

/**
 * What these notes and coins are worth, minor units. A piece that the currency does not have is refused; the cent of a
 * currency that rounds its cash is still money.
 */
export function worthOf(pieces: readonly Pieces[], currency: Currency): Result<Minor, ShiftRefusal> {
  const known = new Set([...CURRENCIES[currency].denominations, 1]);
  if (new Set(pieces.map(({ piece }) => piece)).size < pieces.length) return err("notAPiece");
  if (pieces.some(({ piece }) => !known.has(piece))) return err("notAPiece");
  if (pieces.some(({ count }) => !Number.isInteger(count) || count < 0 || count > MOST_PIECES))
    return err("amountOutOfRange");
  return ok(minor(pieces.reduce((sum, { piece, count }) => sum + piece * count, 0)));
}

/**
 * A count of the drawer. It counts whatever it finds: a difference asks for words, and is taken without them where the
 * counter has none.
 */
export function countDrawer(shift: Shift | null, count: CashCount): Result<ShiftFact, ShiftRefusal> {
  if (shift === null || shift.closed !== null) return err("noOpenShift");
  if (count.counted < 0) return err("amountOutOfRange");
  return ok({ kind: "cash.counted", body: { shift: shift.id, ...count } });
}

/**
 * Ends a shift: what was counted goes to the bank but for what is left as the next float.
 * @param expected what must lie in the drawer now: what came in or went out after the count is in no count, minor units
 * @param left minor units, no more than was counted
 * @param bag the bank bag's number, and an id for its move; null when nothing goes to the bank
 * @param approver who answers for the bag
 */
export function closeShift(
  shift: Shift | null,
  expected: Minor,
  left: Minor,
  bag: { readonly id: string; readonly number: string; readonly reason: string } | null,
  approver: string,
): Result<readonly ShiftFact[], ShiftRefusal> {
  if (shift === null || shift.closed !== null) return err("noOpenShift");
  if (shift.count === null) return err("notCounted");
  if (shift.count.expected !== expected) return err("countAgain");
  const banked = shift.count.counted - left;
  if (left < 0 || banked < 0) return err("leftOutOfRange");
  const closed: ShiftFact = { kind: "shift.closed", body: { shift: shift.id, left } };
  if (banked === 0) return ok([closed]);
  if (bag === null) return err("bagMissing");
  const move: CashMove = {
    id: bag.id,
    kind: "toBank",
    amount: minor(banked),
    reason: bag.reason,
    reference: bag.number,
  };
  const moved = moveCash(shift, move, approver);
  return moved.ok ? ok([moved.value, closed]) : moved;
}
