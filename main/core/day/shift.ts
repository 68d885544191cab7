/**
 * A shift: the time one drawer is answered for, from its float to its count. Its state is the fold of its facts; what may
 * be done to it is decided in `shiftRules.ts`, what must lie in the drawer in `expectedCash.ts`. Minor units.
 */
import type { Minor } from "../money/money.ts";

/**
 * How cash reaches or leaves the drawer beside sales: put in, taken out, paid for something, brought to the bank; `tips` that
 * customers left by card or wallet, handed to the people they are for.
 */
export type CashMoveKind = "in" | "out" | "payOut" | "tips" | "toBank";

export interface CashMove {
  readonly id: string;
  readonly kind: CashMoveKind;
  /** More than nothing, whichever way it goes. */
  readonly amount: Minor;
  readonly reason: string;
  /** The number of the bag or of the supplier's bill; "" where there is none. */
  readonly reference: string;
}

/** A move as it stands in the journal: when (ms), who was at the till, and who answers for it. */
export interface MadeMove extends CashMove {
  readonly at: number;
  readonly by: string;
  readonly approver: string;
}

/** Notes and coins of one kind. @property piece what one is worth, minor units */
export interface Pieces {
  readonly piece: number;
  readonly count: number;
}

/** What somebody counted, and what the journal said at that moment; they need not agree. */
export interface CashCount {
  /** Empty where the sum alone was given. */
  readonly pieces: readonly Pieces[];
  readonly counted: Minor;
  readonly expected: Minor;
  /** Why they differ, in the counter's words; "" when they agree. */
  readonly explanation: string;
}

export interface Shift {
  readonly id: string;
  readonly openedAt: number;
  /** Who opened it; "" where it opened by itself before anybody was known. */
  readonly openedBy: string;
  /** The day on which it was opened. */
  readonly businessDay: string;
  readonly float: Minor;
  readonly moves: readonly MadeMove[];
  /** The last count; null before there is one. */
  readonly count: (CashCount & { readonly by: string; readonly at: number }) | null;
  readonly closed: { readonly at: number; readonly by: string; readonly left: Minor } | null;
}

export type ShiftFact =
  /** @property float what lies in the drawer as it opens */
  | { readonly kind: "shift.opened"; readonly body: { readonly shift: string; readonly float: number } }
  | {
      readonly kind: "cash.moved";
      readonly body: { readonly shift: string; readonly move: CashMove; readonly approver: string };
    }
  | { readonly kind: "cash.counted"; readonly body: CashCount & { readonly shift: string } }
  /** @property left what stays in the drawer for the next shift: its float */
  | { readonly kind: "shift.closed"; readonly body: { readonly shift: string; readonly left: Minor } };

export const openedShift = (
  body: Extract<ShiftFact, { kind: "shift.opened" }>["body"],
  at: number,
  operator: string,
  businessDay: string,
): Shift => ({
  id: body.shift,
  openedAt: at,
  openedBy: operator,
  businessDay,
  float: body.float as Minor,
  moves: [],
  count: null,
  closed: null,
});

/** The shift after one of its facts. @param at ms @param operator who was signed in then */
export function applyShiftFact(shift: Shift, fact: ShiftFact, at: number, operator: string): Shift {
  switch (fact.kind) {
    case "shift.opened":
      return shift;
    case "cash.moved":
      return {
        ...shift,
        moves: [...shift.moves, { ...fact.body.move, at, by: operator, approver: fact.body.approver }],
      };
    case "cash.counted": {
      const { pieces, counted, expected, explanation } = fact.body;
      return { ...shift, count: { pieces, counted, expected, explanation, by: operator, at } };
    }
    case "shift.closed":
      return { ...shift, closed: { at, by: operator, left: fact.body.left } };
  }
}

/** Counted less expected: over when positive, short when negative. */
export const overShort = ({ counted, expected }: CashCount): Minor => (counted - expected) as Minor;

/** What a move does to the drawer, minor units. */
export const inDrawer = ({ kind, amount }: CashMove): Minor => (kind === "in" ? amount : -amount) as Minor;
