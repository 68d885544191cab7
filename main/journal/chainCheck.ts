/** Walks the chain and finds the first record that does not fit. */
import type { Head } from "./chain.ts";
import { hashOf } from "./factRow.ts";
import type { FactRow } from "./factRow.ts";

/**
 * - `gap`: the record with this number is missing
 * - `link`: the record does not name the hash of the one before; that one was exchanged, or this one inserted
 * - `content`: something in the record was changed after it was written
 */
export type ChainBreak = { readonly seq: number; readonly why: "gap" | "link" | "content" };

/**
 * Follows `rows` from `start` (the head just before them).
 * @param visit called with every sound row
 * @returns the first break, or the new head
 */
export function followChain(
  rows: Iterable<FactRow>,
  start: Head,
  visit?: (row: FactRow) => void,
): { readonly head: Head; readonly broken: ChainBreak | null } {
  let head = start;
  for (const row of rows) {
    const why = misfit(row, head);
    if (why !== null) return { head, broken: { seq: head.seq + 1, why } };
    visit?.(row);
    head = { seq: row.seq, hash: row.hash };
  }
  return { head, broken: null };
}

function misfit(row: FactRow, head: Head): ChainBreak["why"] | null {
  if (row.seq !== head.seq + 1) return "gap";
  if (row.prev !== head.hash) return "link";
  return row.hash === hashOf(row) ? null : "content";
}

/** The break in plain words. */
export function describeBreak({ seq, why }: ChainBreak): string {
  switch (why) {
    case "gap":
      return `record ${seq} is missing`;
    case "link":
      return `record ${seq} does not follow from the one before it: one of the two was exchanged`;
    case "content":
      return `record ${seq} was changed after it was written`;
  }
}
