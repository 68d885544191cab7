/**
 * What a sale does not need of what was captured for it. Every capture of the sale has a share of what is over, and the
 * shares add up to it: two that are given back at the same moment never give back more than that. A share is that of the
 * captures alone, not of what was given back since, and it never shrinks: whoever has seen it may act on it. But what a
 * cancel of the sale's own gave back pays for nothing, and then what is there pays first. Pure.
 */
import { type Attempt, missingMoney } from "./attempt.ts";
import type { Minor } from "../money/money.ts";
import type { Refund } from "../refund/refund.ts";
import { leftToGiveBack, reserved } from "../refund/refundLimits.ts";
import { dueOf, goodsPart, isCarried, type Sale } from "../sale/sale.ts";

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
  const rest = restOfShare(sale, attempt, attempts, refunds);
  if (sale.state === "abandoned") return rest;
  const settled = attempts.reduce((sum, each) => sum + settledOf(each, refunds), 0);
  const over = -stillDue(sale, attempts) - settled;
  if (over <= 0) return 0 as Minor;
  return over >= goodsOf(attempt) - settledOf(attempt, refunds) ? rest : (Math.min(rest, over) as Minor);
}

/**
 * What of a capture's own share nobody has given back or kept yet, minor units; 0 when this capture is done with, whatever
 * becomes of the others. With tip, cashback and surcharge where the sale needs nothing of it.
 */
export function restOfShare(
  sale: Sale,
  attempt: Attempt,
  attempts: readonly Attempt[],
  refunds: readonly Refund[],
): Minor {
  const free = Math.max(0, leftToGiveBack(attempt, refunds) - attempt.apart.kept) as Minor;
  if (free === 0 || sale.state === "abandoned") return free;
  const share = sharesOf(sale, attempts).get(attempt.id) ?? 0;
  if (share === 0) return 0 as Minor;
  if (share === goodsOf(attempt)) return free;
  const { givenBack, kept } = attempt.apart;
  return Math.min(free, Math.max(0, share - backOf(attempt, refunds) - givenBack - kept)) as Minor;
}

/**
 * Whether a sale is without money that it counts, so that somebody has to see to it: not while another capture, which it
 * did not count on, pays for what a cancel gave back.
 * @param attempts every attempt of the sale
 */
export function missesMoney(sale: Sale, attempt: Attempt, attempts: readonly Attempt[]): boolean {
  const why = missingMoney(attempt);
  return why === "decidedPaid" || (why === "returned" && stillDue(sale, attempts) > 0);
}

/**
 * What the captures that are there leave to pay, minor units; negative = over. What a cancel gave back counts only once
 * somebody has said by name what was done about it: it may have been paid again.
 */
function stillDue(sale: Sale, attempts: readonly Attempt[]): number {
  const gone = new Set(attempts.filter((each) => missingMoney(each) === "returned").map(({ id }) => id));
  const counted = sale.tenders.reduce(
    (sum, each) => sum + (isCarried(each) && gone.has(each.attempt) ? each.applied : 0),
    0,
  );
  return dueOf(sale) + counted;
}

/**
 * Each capture's share of what is over, minor units without tip. The one that came last was needed least: it has its
 * share first, so that what comes later takes nothing from the shares there are.
 */
function sharesOf(sale: Sale, attempts: readonly Attempt[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let over = Math.max(0, -stillDue(sale, attempts));
  const share = (attempt: Attempt, most: number): void => {
    const before = shares.get(attempt.id) ?? 0;
    const more = Math.min(over, Math.max(0, most - before));
    over -= more;
    shares.set(attempt.id, before + more);
  };
  const latest = attempts
    .filter(({ returned, state }) => state === "approved" && returned === null)
    .sort((a, b) => countedAt(b) - countedAt(a));
  for (const attempt of latest) share(attempt, surplusOf(attempt));
  for (const attempt of latest) share(attempt, goodsOf(attempt));
  return shares;
}

/** When it began to count, ms: a proof of what a person had decided changes nothing about that. */
const countedAt = ({ decision, endedAt, intendedAt }: Attempt): number =>
  decision?.paid === true ? decision.at : (endedAt ?? intendedAt);

const goodsOf = ({ capture }: Attempt): number => (capture === null ? 0 : goodsPart(capture));

/** What was captured beyond what was asked, of a late approval everything; minor units without tip. */
const surplusOf = (attempt: Attempt): number =>
  attempt.late ? goodsOf(attempt) : Math.max(0, goodsOf(attempt) - attempt.amount);

/** What of an attempt's surplus has been given back, is on its way back, or was kept, minor units without tip. */
function settledOf(attempt: Attempt, refunds: readonly Refund[]): number {
  // A payment that another sale has made too was given back whole: that is no surplus of this one.
  const apart = Math.min(attempt.apart.kept + attempt.apart.givenBack, surplusOf(attempt));
  return Math.min(goodsOf(attempt), backOf(attempt, refunds) + apart);
}

/** What refunds have given back of it, or may yet, because it was not needed, minor units. */
const backOf = (attempt: Attempt, refunds: readonly Refund[]): number =>
  reserved(
    attempt,
    refunds.filter(({ purpose }) => purpose.kind === "notNeeded" && purpose.twice !== true),
  );
