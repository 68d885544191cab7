/**
 * What one answer about a refund proves (gateways.md 0.2, C.6). Gateways translate their wire answers into these; the
 * refund rules know nothing of any gateway. Whatever is not listed is `nothing` (learned).
 */
import type { Minor } from "../money/money.ts";
import type { NothingWhy } from "../attempt/reading.ts";

/** What there is to do about money that did not go back, when the gateway's code says so. */
export type RefundAdvice =
  /** Too soon after the payment: again later. */
  | "holdTime"
  /** Only the terminal that took the payment may give it back. */
  | "otherTerminal"
  /** Not by a request: in the gateway's own portal, then its number is written down. */
  | "portal"
  /** The order's state, or too little in the gateway's account of today (seed 000, "open balance"). */
  | "openBalance"
  | "checkAmount"
  /** Not to be undone any more: it has to be given back. */
  | "refundInstead"
  | "askProvider"
  | "tryAgain";

export type RefundReading =
  /** @property gatewayRef the gateway's own id of the refund; "" when it names none */
  | { readonly kind: "refunded"; readonly amount: Minor; readonly gatewayRef: string; readonly hostText: string }
  | { readonly kind: "notRefunded"; readonly hostText: string; readonly advice: RefundAdvice }
  /** "Made before": counts as made until the gateway's list shows that it is not. */
  | { readonly kind: "madeBefore"; readonly text: string }
  /** Refused with a word that proves nothing by itself: look-ups have to agree. */
  | { readonly kind: "refused"; readonly text: string; readonly advice: RefundAdvice }
  | { readonly kind: "pending" }
  /** A list that names the payment itself has no such refund. Never proof by itself. */
  | { readonly kind: "notListed"; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

/** How the request of a refund came to its end. */
export type RefundResult =
  | { readonly kind: "answered"; readonly reading: RefundReading }
  /** At least one byte left, or may have: whether money went back is unknown. */
  | { readonly kind: "lost"; readonly why: string }
  /** No byte left the till: nothing can have gone back. */
  | { readonly kind: "notSent"; readonly why: string };
