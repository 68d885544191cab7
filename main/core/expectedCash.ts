/** What must lie in the drawer, from the journal alone (INV-9). Grows with cash movements and refunds. */
import type { Fact } from "./facts.ts";
import { type Minor, ZERO } from "./money.ts";
import type { CashTender } from "./sale.ts";

/**
 * Expected cash after these facts of one drawer, in order.
 * @returns minor units: the floats, plus what customers gave, less the change, less what was taken back
 */
export function expectedCash(facts: Iterable<Fact>): Minor {
  const kept = new Map<string, CashTender>();
  let floats = 0;
  for (const fact of facts) {
    if (fact.kind === "shift.opened") floats += fact.body.float;
    if (fact.kind === "sale.cashTaken") kept.set(fact.body.tender.id, fact.body.tender);
    if (fact.kind === "sale.cashTakenBack") kept.delete(fact.body.tender);
  }
  return [...kept.values()].reduce((sum, tender) => sum + tender.given - tender.change, ZERO + floats) as Minor;
}
