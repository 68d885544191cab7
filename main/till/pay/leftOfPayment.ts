/** What a shop still has of one payment: not what went back of it, nor what came back of its goods, whichever way (INV-8). */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Minor } from "../../core/money/money.ts";
import type { Refund } from "../../core/refund/refund.ts";
import { leftToGiveBack } from "../../core/refund/refundLimits.ts";
import { givenBeside } from "../../core/refund/returnSplit.ts";
import { isCarried, type Sale } from "../../core/sale/sale.ts";
import { readReturnsOfSale } from "../../journal/projections/returns.ts";
import type { Queries } from "../../journal/projector.ts";

/** @param refunds of its sale. @returns minor units */
export function leftOfPayment(db: Queries, sale: Sale, attempt: Attempt, refunds: readonly Refund[]): Minor {
  const tender = sale.tenders.filter(isCarried).find((each) => each.attempt === attempt.id);
  const beside =
    tender === undefined ? 0 : givenBeside(tender.id, { returns: readReturnsOfSale(db, sale.id), refunds });
  return Math.max(0, leftToGiveBack(attempt, refunds) - beside) as Minor;
}
