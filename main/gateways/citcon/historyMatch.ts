/**
 * Which row of the history is a payment whose answer was lost before it named its transaction id (gateways.md 0.2,
 * "Citcon, id unknown"). Pure. The clock is never asked: seed 001 shows one payment 16 h apart in two of its answers.
 */
import type { RuledOut } from "../../core/attempt/lostPayment.ts";
import type { Minor } from "../../core/money/money.ts";
import type { ListedPayment } from "../port.ts";

export interface LostPayment extends RuledOut {
  /** What was asked for, with tip, minor units. */
  readonly total: Minor;
  readonly tip: Minor;
  /** No other till pays with this token. */
  readonly tokenAlone: boolean;
}

export type HistoryMatch =
  /** This row and no other can be it: its id is worth an inquire, which alone proves anything. */
  | { readonly kind: "one"; readonly gatewayRef: string }
  /** No row could be it. Never proof that nothing was charged. */
  | { readonly kind: "none" }
  /** A manager picks, with the number on the customer's phone. */
  | { readonly kind: "pick"; readonly rows: readonly ListedPayment[] };

/** The rows that can be this payment: payments of its total and tip that nothing rules out. */
export function candidates(rows: readonly ListedPayment[], lost: LostPayment): readonly ListedPayment[] {
  const fitting = rows.filter(
    (row) =>
      row.type === "payment" &&
      row.total === lost.total &&
      row.tip === lost.tip &&
      lost.cannotBe?.has(row.gatewayRef) !== true,
  );
  return fitting.filter((row, i) => fitting.findIndex(({ gatewayRef }) => gatewayRef === row.gatewayRef) === i);
}

export function matchHistory(rows: readonly ListedPayment[], lost: LostPayment): HistoryMatch {
  const found = candidates(rows, lost);
  const [only, ...others] = found;
  if (only === undefined) return { kind: "none" };
  const certain = others.length === 0 && lost.onlyOne && lost.tokenAlone && lost.cannotBe !== null;
  return certain ? { kind: "one", gatewayRef: only.gatewayRef } : { kind: "pick", rows: found };
}
