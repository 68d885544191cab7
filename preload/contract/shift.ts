/**
 * The drawer and the shift that answers for it. What it should hold is told after a blind count, or to those who may see
 * the figures. All amounts minor units.
 */
import * as v from "valibot";
import type { Minor } from "../../main/core/money/money.ts";
import type { CashMoveKind, Pieces } from "../../main/core/day/shift.ts";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";

export interface CashMoveView {
  readonly id: string;
  readonly kind: CashMoveKind;
  readonly amount: Minor;
  readonly reason: string;
  readonly reference: string;
  readonly at: number;
  /** Names. */
  readonly by: string;
  readonly approver: string;
}

export interface CashCountView {
  readonly pieces: readonly Pieces[];
  readonly counted: Minor;
  readonly expected: Minor;
  /** Counted less expected: over when positive, short when negative. */
  readonly difference: Minor;
  readonly explanation: string;
  readonly by: string;
  readonly at: number;
  /** Cash has moved since: it has to be counted again before the shift can close. */
  readonly stale: boolean;
}

export interface ShiftView {
  readonly id: string;
  readonly openedAt: number;
  /** The name of who opened it; "" where it opened by itself. */
  readonly openedBy: string;
  readonly businessDay: string;
  readonly float: Minor;
  /** Oldest first. */
  readonly moves: readonly CashMoveView[];
  readonly count: CashCountView | null;
  /** Tips that cards and wallets took in this shift, and what of them was paid out of its drawer. */
  readonly tips: { readonly taken: Minor; readonly paidOut: Minor };
  /** What should lie in the drawer; null for those who may not see figures. */
  readonly expected: Minor | null;
}

export interface DrawerView {
  /** Null between shifts. */
  readonly shift: ShiftView | null;
  /** What the last shift left in the drawer: the next one's float. */
  readonly left: Minor;
  /** Notes and coins of the till's currency, descending. */
  readonly denominations: readonly number[];
}

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));
const pieces = v.pipe(
  v.array(v.strictObject({ piece: keyedAmount, count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
  v.maxLength(20),
);
/** By notes and coins, or by the sum alone. */
const counted = v.union([v.strictObject({ pieces }), v.strictObject({ sum: keyedAmount })]);

export const shiftCommands = {
  /** Opens the drawer with its float. */
  "shift.open": channel<null>()({ float: counted }),
  /** Cash in or out beside sales; a bag for the bank needs its number, everything else a reason. */
  "shift.move": channel<null>()({
    kind: v.picklist(["in", "out", "payOut", "tips", "toBank"]),
    amount: keyedAmount,
    reason: words(80),
    reference: words(40),
    approval,
  }),
  /** A blind count; again, with an explanation, when it differs. Over and short are recorded, never forced. */
  "shift.count": channel<CashCountView>()({ counted, explanation: words(200) }),
  /** Ends the shift: `left` stays as the next float, the rest goes to the bank in the bag of that number. */
  "shift.close": channel<null>()({ left: keyedAmount, bag: words(40), approval }),
};

export const shiftQueries = {
  "shift.now": channel<DrawerView>()({}),
};
