/**
 * A payment that a person had decided was paid, and its gateway proves that it took less, or nothing; or one that a cancel
 * gave back after its sale was done. The sale counts money that is not there: it does not go back when the goods do, in
 * cash as little as to the card (INV-8). Pure; amounts in minor units.
 */
import { type Attempt, isGone } from "../attempt/attempt.ts";
import { minor, type Minor, ZERO } from "../money/money.ts";
import { type CardTender, goodsPart } from "../sale/sale.ts";

/** What its sale counts of a payment and is not there. */
export function notThere(tender: Pick<CardTender, "returned">, attempt: Attempt): Minor {
  const { amount, capture, decision, state } = attempt;
  if (state !== "approved" || capture === null || tender.returned === true) return ZERO;
  if (isGone(attempt)) return goodsPart(capture);
  return decision?.paid === true ? minor(Math.max(0, amount - goodsPart(capture))) : ZERO;
}
