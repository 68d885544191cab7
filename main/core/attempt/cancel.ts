/**
 * The cancel of a payment by a request of the till's own. Citcon's closes an unpaid payment and gives a paid one back, so it
 * moves money and is committed before it leaves (gateways.md 0.2, C.3); CodePay's takes out of the terminal's queue what
 * waits there (B.6). Either may be sent again: a second one is answered "done already" and moves nothing.
 */
import type { NothingWhy } from "./reading.ts";

/** What a cancel's answer proves. */
export type CancelReading =
  /** No money stays with the shop; should the wallet have shown a payment, it is returned. */
  | { readonly kind: "cancelled"; readonly text: string }
  /** On its way: look-ups tell whether it came in time. Again after a while, as long as the payment still waits. */
  | { readonly kind: "delivered"; readonly text: string }
  /** Refused, as what the terminal has taken up is: its red key is left, or asking again. */
  | { readonly kind: "tooLate"; readonly text: string }
  /** Not yet, or not now: again after a while, by itself. */
  | { readonly kind: "tooEarly"; readonly text: string }
  /** Not for this wallet, or the payment cannot be told from another: a manager decides. */
  | { readonly kind: "notPossible"; readonly text: string }
  /** The gateway does not know the payment. Never proof by itself. */
  | { readonly kind: "notFound"; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

export type CancelResult =
  | { readonly kind: "answered"; readonly reading: CancelReading }
  /** At least one byte left, or may have: whether it was carried out is unknown. */
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "notSent"; readonly why: string };

/** An answer that did not end the payment. `nothing`: whether it was carried out is unknown. */
export type CancelSaid = "delivered" | "tooLate" | "tooEarly" | "notPossible" | "notFound" | "nothing" | "notSent";

/** A cancel that was asked for at the till, ms. */
export interface CancelAsk {
  readonly askedAt: number;
  readonly sentAt: number | null;
  readonly tries: number;
  /** The last answer; null while none has come to the last one sent. */
  readonly said: CancelSaid | null;
  /** The gateway said afterwards that nothing is taken. */
  readonly confirmed: boolean;
  /** Asked for by the till itself; left out when a person did. */
  readonly why?: CancelWhy;
}

/** Why the till takes a payment back by itself: its terminal is offline and could show it to the next customer. */
export type CancelWhy = "terminalOffline";

/** A cancel whose answer was lost may still be carried out for this long after it left, ms. */
export const CANCEL_SETTLES_MS = 40_000;

/**
 * Whether a capture seen by a question asked at `askedAt` (ms) may yet be undone by a cancel that is on its way or whose
 * answer was lost: goods given for it now could be goods given for nothing.
 */
export const mayBeUndone = (cancel: CancelAsk | null, askedAt: number): boolean =>
  cancel !== null &&
  cancel.sentAt !== null &&
  (cancel.said === null || cancel.said === "nothing") &&
  askedAt < cancel.sentAt + CANCEL_SETTLES_MS;

/**
 * The cancel as a clock counts it that was moved at `from` (ms), as it now stands: what is on its way settles from then on,
 * and nothing was asked for later. A clock put back holds no capture for longer than one that settles.
 */
export const recounted = (cancel: CancelAsk | null, from: number | null): CancelAsk | null =>
  cancel === null || from === null
    ? cancel
    : { ...cancel, askedAt: Math.min(cancel.askedAt, from), sentAt: cancel.sentAt === null ? null : from };

/** After an answer that ended nothing, the next try comes this much later, ms ("Retry after 20 seconds", seed 000, E3). */
export const CANCEL_AGAIN_MS = 20_000;

/** The gateway said that it will not be done: it is sent again only when somebody asks again. */
export const isTurnedDown = ({ said }: CancelAsk): boolean =>
  said === "notPossible" || said === "notFound" || said === "tooLate";

/**
 * When the cancel that was asked for is to be sent (next), ms; null when it is not: none was asked for, or the gateway
 * said that it cannot be. The caller sees to it that no two are on their way at once.
 * @param sentAt when the payment's request left, ms
 * @param notBeforeMs how long after that the gateway takes no cancel, ms
 * @param againMs how soon another one may follow, where it does not matter what the one before it did, ms
 */
export function nextCancelAt(
  cancel: CancelAsk | null,
  sentAt: number,
  notBeforeMs: number,
  againMs?: number,
): number | null {
  if (cancel === null || isTurnedDown(cancel)) return null;
  const earliest = Math.max(sentAt + notBeforeMs, cancel.askedAt);
  if (cancel.sentAt === null) return earliest;
  // A lost one is first let settle, so that a look-up between the two can tell what it did.
  const pause = againMs ?? (cancel.said === null || cancel.said === "nothing" ? CANCEL_SETTLES_MS : CANCEL_AGAIN_MS);
  return Math.max(earliest, cancel.sentAt + pause);
}
