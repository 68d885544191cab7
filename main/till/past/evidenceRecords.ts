/** The journal's records of one payment as they go into a file for a dispute. */
import { containsCardData } from "../../core/carddata.ts";
import type { StoredFact } from "../../journal/fact.ts";
import type { EvidenceView } from "../../../preload/contract/transactions.ts";

const HIDDEN = "(not shown)";

/** Texts came through the border once; looked at again, since the file leaves the till (INV-12). */
export const recordsOf = (facts: readonly StoredFact[]): EvidenceView["records"] =>
  facts.map(({ at, body, hash, kind, seq }) => ({ seq, at, kind, body: JSON.stringify(body, shown), hash }));

const shown = (_key: string, value: unknown): unknown =>
  typeof value === "string" && containsCardData(value) ? HIDDEN : value;
