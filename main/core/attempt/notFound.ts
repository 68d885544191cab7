/**
 * When "not found" counts as "not captured" (gateways.md 0.2, "Not found is not 'not charged'"). Pure. A gateway that does
 * not know a number proves something only where it is known what it says of a number never used, and that it does know
 * the payments that went through. Else the outcome stays unknown and a manager decides.
 */

/** What a gateway account was seen to answer, kept as facts. */
export interface Controls {
  /** What it said of a number that was never used; null while it has not been asked. */
  readonly negative: string | null;
  /** It found an approved payment of this shop by the shop's own number. */
  readonly positive: boolean;
}

export const NO_CONTROLS: Controls = { negative: null, positive: false };

/** How long after the request ended a payment may still be on its way into the gateway's books, ms. */
export const BOOKED_AFTER_MS = 60_000;

/** Two look-ups that agree stand at least this far apart, ms. */
export const LOOK_UPS_APART_MS = 20_000;

/** The first of the look-ups that have said the same "not found" since, without another answer between. */
export interface NotFoundSeen {
  readonly text: string;
  readonly askedAt: number;
}

/**
 * The look-ups that agree, with one more. One asked before the payment's request had been over for a minute counts for
 * nothing, and another text begins anew.
 * @param askedAt when this look-up was sent, ms
 * @param takeEndedAt when the payment's request ended, ms; null while it is open
 */
export function seeNotFound(
  seen: NotFoundSeen | null,
  text: string,
  askedAt: number,
  takeEndedAt: number | null,
): NotFoundSeen | null {
  if (takeEndedAt === null || askedAt < takeEndedAt + BOOKED_AFTER_MS) return null;
  // A clock that was put back begins anew too.
  return seen !== null && seen.text === text && seen.askedAt <= askedAt ? seen : { text, askedAt };
}

/** Whether this "not found", the last of those in `seen`, proves that nothing was captured: all four conditions hold. */
export const notFoundCounts = (controls: Controls, seen: NotFoundSeen | null, text: string, askedAt: number): boolean =>
  controls.negative === text &&
  controls.positive &&
  seen !== null &&
  seen.text === text &&
  askedAt - seen.askedAt >= LOOK_UPS_APART_MS;
