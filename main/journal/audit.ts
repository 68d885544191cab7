/** A question put to each record of a journal while it is replayed: the chain fits, but can it be what it says? */
import type { StoredFact } from "./fact.ts";
import type { Queries } from "./projector.ts";

export interface Audit {
  /**
   * @param db the tables as they stand after this record
   * @returns what is wrong with it, each in words that follow "Record 12: " and without a full stop
   */
  look(db: Queries, fact: StoredFact): readonly string[];
}

/** An amount in the words of a report: figures alone, since a journal's currency is the sale's matter. */
export const cents = (amount: number): string => `${amount < 0 ? "-" : ""}${(Math.abs(amount) / 100).toFixed(2)}`;
