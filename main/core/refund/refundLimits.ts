/**
 * How much of a capture may still go back (INV-8). Pure; an open or unknown refund reserves its amount, across partial
 * refunds and restarts alike.
 */
import { type Attempt, isGone } from "../attempt/attempt.ts";
import type { Minor } from "../money/money.ts";
import { type Refund, reserves } from "./refund.ts";

/** What refunds of it have given back or may yet give back, minor units. */
export const reserved = (attempt: Attempt, refunds: readonly Refund[]): number =>
  refunds.reduce((sum, refund) => sum + (refund.of === attempt.id && reserves(refund) ? refund.amount : 0), 0);

/**
 * What of an attempt's capture is still there to be given back, minor units; never below 0.
 * @param refunds of this attempt; others may be among them
 */
export function leftToGiveBack(attempt: Attempt, refunds: readonly Refund[]): Minor {
  if (attempt.state !== "approved" || attempt.capture === null || isGone(attempt)) return 0 as Minor;
  return Math.max(0, attempt.capture.captured - reserved(attempt, refunds) - attempt.apart.givenBack) as Minor;
}

/** By how much more went back than was captured, minor units: proofs that came late, of refunds that had counted as not made. */
export function givenTooMuch(attempt: Attempt, refunds: readonly Refund[]): Minor {
  const captured = attempt.returned === null ? (attempt.capture?.captured ?? 0) : 0;
  return Math.max(0, reserved(attempt, refunds) + attempt.apart.givenBack - captured) as Minor;
}
