/**
 * News of a payment for returns of its sale: what they had been told was never taken, and a later proof shows to be there,
 * is owed to the customer as a part of its own. Committed with the proof (INV-4).
 */
import { type Attempt, applyAttemptFact, type AttemptFact } from "../../core/attempt/attempt.ts";
import { foundAgain } from "../../core/refund/returnCut.ts";
import { isCarried, type Sale } from "../../core/sale/sale.ts";
import { readReturnsOfSale } from "../../journal/projections/returns.ts";
import type { Queries } from "../../journal/projector.ts";
import type { Random } from "../base/random.ts";
import type { Entry } from "../books.ts";
import { returnEntry } from "./returnEntries.ts";

/** Facts that may show more money than was known. */
const PROOFS: ReadonlySet<AttemptFact["kind"]> = new Set<AttemptFact["kind"]>([
  "attempt.approved",
  "attempt.lateApproval",
]);

/** @param at ms */
export function shortFound(
  db: Queries,
  random: Random,
  sale: Sale,
  before: Attempt,
  facts: readonly AttemptFact[],
  at: number,
): readonly Entry[] {
  const tender = sale.tenders.filter(isCarried).find(({ attempt }) => attempt === before.id);
  if (tender === undefined || !facts.some(({ kind }) => PROOFS.has(kind))) return [];
  const after = facts.reduce((attempt, fact) => applyAttemptFact(attempt, fact, at, before.operator), before);
  return foundAgain(tender, after, readReturnsOfSale(db, sale.id)).map((found) => ({
    ...returnEntry({ kind: "return.shortFound", body: { ...found, attempt: before.id, owed: random.id() } }, sale.id),
    operator: before.operator,
  }));
}
