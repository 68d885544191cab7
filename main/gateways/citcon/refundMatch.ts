/**
 * Which row of the history is a refund whose answer was lost (gateways.md C.3: "get_history by negative row"). Pure. A row
 * does not name the payment that it gives back, so equal refunds are told apart by what was listed before, and by count.
 */
import type { KnownOfRefund } from "../../core/refund/lostRefund.ts";
import type { Minor } from "../../core/money/money.ts";
import type { ListedPayment } from "../port.ts";

export interface LostRefund extends KnownOfRefund {
  readonly amount: Minor;
  /** The gateway's id of the payment; "" when nobody knows it. */
  readonly original: string;
  /** No other till gives back with this token. */
  readonly tokenAlone: boolean;
}

export type RefundMatch =
  /** This row is it, or one that cannot be told from it and counts the same. */
  | { readonly kind: "made"; readonly gatewayRef: string }
  /** No row could be it, in a list that names the payment itself. Never proof by itself. */
  | { readonly kind: "absent" }
  /** Rows that could be it or another, or a list that does not even name the payment. */
  | { readonly kind: "unclear"; readonly rows: number };

/** Ids of the refunds of an amount. The seed prints a refund's total once as 1 and once, in the history, as -1. */
export const refundsListed = (rows: readonly ListedPayment[], amount: Minor): readonly string[] => [
  ...new Set(
    rows
      .filter(({ type, total }) => type === "refund" && Math.abs(total) === amount)
      .map(({ gatewayRef }) => gatewayRef),
  ),
];

export function matchRefund(rows: readonly ListedPayment[], lost: LostRefund): RefundMatch {
  const { listedBefore, taken } = lost;
  const listed = refundsListed(rows, lost.amount);
  const rivals = lost.rivals.filter(({ number }) => !listed.includes(number));
  const found = listed.filter((id) => !taken.has(id) && listedBefore?.has(id) !== true);
  if (found.length === 0) {
    const namesPayment = rows.some(({ type, gatewayRef }) => type === "payment" && gatewayRef === lost.original);
    return namesPayment ? { kind: "absent" } : { kind: "unclear", rows: 0 };
  }
  if (listedBefore === null || !lost.tokenAlone) return { kind: "unclear", rows: found.length };
  const surelyOurs = found.find((id) => rivals.every((rival) => rival.listedBefore?.has(id) === true));
  if (surelyOurs !== undefined) return { kind: "made", gatewayRef: surelyOurs };
  const [first] = [...found].sort();
  // As many rows as there are refunds that could be in them: all of them were made, this one too.
  return first !== undefined && found.length > rivals.length
    ? { kind: "made", gatewayRef: first }
    : { kind: "unclear", rows: found.length };
}
