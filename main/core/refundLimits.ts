/**
 * How much of a capture may still go back (INV-8), and how much of it nobody needs. Pure; an open or unknown refund
 * reserves its amount, across partial refunds and restarts alike.
 */
import type { Attempt } from "./attempt.ts";
import type { Minor } from "./money.ts";
import { type Refund, reserves } from "./refund.ts";
import { dueOf, goodsPart, type Sale } from "./sale.ts";

/** What was captured beyond what was asked; of a late approval everything, minor units. */
const excessOf = ({ late, capture, amount, tip }: Attempt): Minor => {
  if (capture === null) return 0 as Minor;
  if (late) return capture.captured;
  return Math.max(0, capture.captured - amount - tip - capture.cashback - capture.surcharge) as Minor;
};

/** A surplus that was settled without a refund of the till's: kept, or given back outside it, with its number alone. */
const settledApart = ({ id, excess }: Attempt, refunds: readonly Refund[]): boolean =>
  excess !== null && !refunds.some((refund) => refund.of === id && numbersOf(refund).includes(excess.reference));

/** Every number that a refund is known by. */
const numbersOf = ({ reference, gatewayRef, decision }: Refund): readonly string[] =>
  [reference, gatewayRef, decision?.number ?? ""].filter((number) => number !== "");

/** Given back outside the till, minor units; of a payment that asked for no more than it took, all of it. */
const givenBackApart = (attempt: Attempt, refunds: readonly Refund[]): number =>
  attempt.excess?.how === "givenBack" && settledApart(attempt, refunds)
    ? excessOf(attempt) || (attempt.capture?.captured ?? 0)
    : 0;

/** What refunds of it have given back or may yet give back, minor units. */
const reserved = (attempt: Attempt, refunds: readonly Refund[]): number =>
  refunds.reduce((sum, refund) => sum + (refund.of === attempt.id && reserves(refund) ? refund.amount : 0), 0);

/**
 * What of an attempt's capture is still there to be given back, minor units; never below 0.
 * @param refunds of this attempt; others may be among them
 */
export function leftToGiveBack(attempt: Attempt, refunds: readonly Refund[]): Minor {
  if (attempt.state !== "approved" || attempt.capture === null || attempt.returned !== null) return 0 as Minor;
  return Math.max(0, attempt.capture.captured - reserved(attempt, refunds) - givenBackApart(attempt, refunds)) as Minor;
}

/** By how much more went back than was captured, minor units: proofs that came late, of refunds that had counted as not made. */
export function givenTooMuch(attempt: Attempt, refunds: readonly Refund[]): Minor {
  const captured = attempt.returned === null ? (attempt.capture?.captured ?? 0) : 0;
  return Math.max(0, reserved(attempt, refunds) + givenBackApart(attempt, refunds) - captured) as Minor;
}

/**
 * What of a capture its sale does not need, and nobody has given back or kept yet, minor units: all of it for a sale that
 * was given up or paid otherwise, the surplus of a sale that needs the rest.
 * @param attempts every attempt of the sale
 * @param refunds every refund of the sale
 */
export function notNeeded(
  sale: Sale,
  attempt: Attempt,
  attempts: readonly Attempt[],
  refunds: readonly Refund[],
): Minor {
  const left = leftToGiveBack(attempt, refunds);
  if (left === 0 || attempt.capture === null || attempt.excess !== null) return 0 as Minor;
  if (sale.state === "abandoned") return left;
  const settled = attempts.reduce((sum, each) => sum + settledOf(each, refunds), 0);
  const over = -dueOf(sale) - settled;
  if (over <= 0) return 0 as Minor;
  return Math.min(left, over >= goodsPart(attempt.capture) ? left : over) as Minor;
}

/** What of an attempt's surplus has been given back, is on its way back, or was kept, minor units without tip. */
function settledOf(attempt: Attempt, refunds: readonly Refund[]): number {
  if (attempt.capture === null) return 0;
  const goods = goodsPart(attempt.capture);
  const back = refunds.filter(({ of, purpose }) => of === attempt.id && purpose.kind === "notNeeded");
  const apart = settledApart(attempt, refunds) ? excessOf(attempt) : 0;
  return Math.min(goods, reserved(attempt, back) + apart);
}
