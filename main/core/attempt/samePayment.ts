/**
 * Whether a payment that is about to be asked for may be one that was asked for already, and whether one card paid twice.
 * Pure; what comes of it is a question to the person at the till, never a refusal: honest repeats happen every day.
 */
import { type Attempt, type GatewayId, mayStillCapture } from "./attempt.ts";

/** Two payments of one amount by one card this close together may be one purchase, ms. */
export const DOUBLED_WITHIN_MS = 600_000;

/** What is about to be asked for; `amount` in minor units, with tip. */
export interface Ask {
  readonly sale: string;
  readonly gateway: GatewayId;
  readonly terminal: string;
  readonly amount: number;
}

/** Somebody said by name that a payment is not the earlier one of the same amount; a fact of the new attempt. */
export interface SecondSaleFact {
  readonly kind: "payment.secondSale";
  readonly body: {
    /** The attempt that it was said not to be, with its sale's number and its reference. */
    readonly other: string;
    readonly otherSale: number;
    readonly otherReference: string;
  };
}

/**
 * The earlier payment of another sale, of the same amount on the same terminal, that this may be: one that may still
 * capture first, else the last one approved lately. A payment of the same sale is not asked about: it was
 * proven not captured, or set aside by somebody who may (INV-3).
 * @param now ms
 * @param withinMs how long ago an approved one may have ended (setting `truth.sameAmountMinutes`), ms; 0 = none is asked about
 */
export function mayBeSame(ask: Ask, others: readonly Attempt[], now: number, withinMs: number): Attempt | null {
  const alike = others.filter(
    (other) =>
      other.sale !== ask.sale &&
      other.gateway === ask.gateway &&
      other.terminal === ask.terminal &&
      other.amount + other.tip === ask.amount,
  );
  return (
    newest(alike.filter(mayStillCapture)) ??
    newest(alike.filter((other) => withinMs > 0 && stands(other) && near(other, now, withinMs)))
  );
}

/** The earlier payment that the same card paid with the same amount within ten minutes; null when there is none. */
export function doubledBy(attempt: Attempt, others: readonly Attempt[]): Attempt | null {
  const last4 = attempt.card?.last4 ?? "";
  const { endedAt } = attempt;
  if (last4 === "" || endedAt === null || !stands(attempt)) return null;
  const twins = others.filter(
    (other) =>
      other.id !== attempt.id &&
      other.intendedAt <= attempt.intendedAt &&
      stands(other) &&
      near(other, endedAt, DOUBLED_WITHIN_MS) &&
      other.card?.last4 === last4 &&
      other.capture?.captured === attempt.capture?.captured,
  );
  return newest(twins);
}

/** Captured, and the money is still the shop's. */
const stands = (attempt: Attempt): boolean =>
  attempt.state === "approved" && attempt.returned === null && attempt.excess?.how !== "givenBack";

const near = (attempt: Attempt, at: number, withinMs: number): boolean =>
  attempt.endedAt !== null && Math.abs(at - attempt.endedAt) <= withinMs;

const newest = (attempts: readonly Attempt[]): Attempt | null =>
  attempts.reduce<Attempt | null>(
    (last, each) => (last === null || each.intendedAt >= last.intendedAt ? each : last),
    null,
  );
