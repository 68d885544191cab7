/** What follows from an attempt's facts for its sale: gathered here so that approval, completion and receipt are one commit. */
import { type Attempt, applyAttemptFact, type AttemptFact } from "../../core/attempt/attempt.ts";
import type { PrintJob } from "../../core/facts.ts";
import { type Sale, withAttempt } from "../../core/sale/sale.ts";
import { completion } from "../../core/sale/saleRules.ts";
import type { Entry } from "../books.ts";

/**
 * The entries to commit for an attempt's new facts. Pure.
 * @param receipt the job to queue should the sale be done by this; null when receipts do not print by themselves
 * @param at ms
 * @param papers what lies ready for the customer by this, or no longer does
 */
export function settle(
  sale: Sale,
  before: Attempt,
  facts: readonly AttemptFact[],
  receipt: PrintJob | null,
  at: number,
  papers: (sale: Sale, after: Attempt) => readonly Entry[] = () => [],
): readonly Entry[] {
  const scope = { sale: sale.id, attempt: before.id };
  const after = facts.reduce((attempt, fact) => applyAttemptFact(attempt, fact, at, before.operator), before);
  const paid = withAttempt(sale, after);
  const done = completion(paid);
  return [
    ...facts.map((fact): Entry =>
      isDecision(fact) ? { fact, ...scope } : { fact, ...scope, operator: before.operator },
    ),
    ...(done === null ? [] : [{ fact: done, sale: sale.id, operator: before.operator }]),
    ...(done === null || receipt === null
      ? []
      : [{ fact: { kind: "print.queued" as const, body: receipt }, sale: sale.id, operator: before.operator }]),
    ...papers(paid, after).map((entry) => ({ ...entry, operator: before.operator })),
  ];
}

/** Done by whoever is at the till now; everything else happens in the name of the one who asked for the payment. */
const isDecision = (fact: AttemptFact): boolean => fact.kind === "attempt.decided" || fact.kind === "attempt.setAside";
