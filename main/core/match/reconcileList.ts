/**
 * A gateway's whole list beside our records: first by the gateway's own number, then, for what has none, by kind, amount
 * and tip, as many as there are of each, so that equal twins are told apart by count. Never by a clock (gateways.md C.2:
 * one payment stands 16 h apart in two of its answers). Pure; amounts in minor units.
 */
import type { Minor } from "../money/money.ts";
import type { Outcome, OurRecord, TheirRecords, TheirSide } from "./reconciliation.ts";
import { difference, keyed, missingThere, movedThere, untold, verdictOf } from "./reconcileOne.ts";

/** One row of a list. The amount is what moved, whichever way, with the tip. */
export interface ListedRecord {
  readonly kind: "payment" | "refund";
  readonly gatewayRef: string;
  readonly amount: Minor;
  readonly tip: Minor;
  /** Its own words: method and time as it prints them. */
  readonly text: string;
}

interface Listed {
  readonly outcomes: readonly Outcome[];
  /** Rows of other tills, where this one shares its list. */
  readonly others: number;
}

/** @param ours of this gateway alone */
export function matchList(
  ours: readonly OurRecord[],
  said: Omit<TheirRecords, "list">,
  rows: readonly ListedRecord[],
): Listed {
  const outcomes: Outcome[] = [];
  const free = new Map<string, ListedRecord>();
  for (const row of rows) {
    const number = numberOf(row.kind, row.gatewayRef);
    if (free.has(number)) outcomes.push(stranger("duplicate", row, said, ""));
    else free.set(number, row);
  }
  const decide = (record: OurRecord, outcome: Outcome): void => {
    // What was matched with an earlier stretch is news only when its money moved after all.
    if (record.inStretch || (outcome.kind === "differs" && record.standing === "not")) outcomes.push(outcome);
  };
  /** Takes the row out of those that are free. */
  const claim = (row: ListedRecord): TheirSide => {
    free.delete(numberOf(row.kind, row.gatewayRef));
    return sideOf(row);
  };
  const byAmount = new Map<string, ListedRecord[]>();
  const oneLike = (kind: ListedRecord["kind"], amount: Minor, tip: Minor): ListedRecord | undefined => {
    const like = byAmount.get(sumOf({ kind, amount, tip })) ?? [];
    for (let row = like.shift(); row !== undefined; row = like.shift())
      if (free.has(numberOf(row.kind, row.gatewayRef))) return row;
    return undefined;
  };

  // By number; those whose money moved before those whose did not, should two of ours name one.
  const waiting: OurRecord[] = [];
  const cancelled: (readonly [OurRecord, TheirSide])[] = [];
  const claimed = new Set<string>();
  for (const record of inOrder(ours)) {
    const number = numberOf(record.kind, record.gatewayRef);
    const row = record.gatewayRef === "" ? undefined : free.get(number);
    if (row !== undefined) {
      claimed.add(number);
      const side = claim(row);
      if (record.standing === "not" && record.cancelSent) cancelled.push([record, side]);
      else decide(record, movedThere(record, side, null));
    } else if (record.gatewayRef !== "" && claimed.has(number))
      decide(record, record.standing === "moved" ? difference("duplicate", record, null) : { kind: "nothing" });
    else waiting.push(record);
  }

  /** What cancels of earlier stretches gave back, which an earlier match has seen already. */
  const backBefore: ListedRecord[] = [];
  for (const row of free.values()) {
    if (said.listedBefore.has(row.gatewayRef)) {
      if (row.kind === "refund") backBefore.push(row);
      continue;
    }
    const like = byAmount.get(sumOf(row));
    if (like === undefined) byAmount.set(sumOf(row), [row]);
    else like.push(row);
  }

  // By count.
  for (const record of waiting) {
    if (record.named) {
      decide(record, unlisted(record, said));
      continue;
    }
    if (!said.listAlone) {
      decide(record, record.standing === "moved" ? untold(record, "sharedList", "") : plain(record));
      continue;
    }
    const row = record.inStretch ? oneLike(record.kind, record.amount, record.tip) : undefined;
    if (row === undefined) {
      decide(record, unlisted(record, said));
      continue;
    }
    const side = claim(row);
    if (record.standing === "not" && record.cancelSent) cancelled.push([record, side]);
    else decide(record, movedThere(record, side, null));
  }
  // Taken, and given back by the cancel that was sent: the list has both, or the money is still there.
  for (const [record, side] of cancelled) {
    if (!said.listAlone) {
      // Any of the refunds could be another till's.
      decide(record, record.inStretch ? untold(record, "sharedList", "") : { kind: "matched" });
      continue;
    }
    const seen = record.inStretch ? -1 : backBefore.findIndex(({ amount }) => amount === side.amount);
    const back = seen === -1 ? oneLike("refund", side.amount, 0 as Minor) : backBefore.splice(seen, 1)[0];
    if (back === undefined) decide(record, movedThere(record, side, null));
    else {
      claim(back);
      decide(record, { kind: "matched" });
    }
  }

  const moved = ours.filter(({ inStretch, standing }) => inStretch && standing === "moved");
  const saleLike = new Map(moved.map((record) => [sumOf(record), record.sale]));
  let others = 0;
  for (const row of free.values()) {
    if (said.listedBefore.has(row.gatewayRef)) continue;
    const like = saleLike.get(sumOf(row));
    if (!said.listAlone) others += 1;
    else outcomes.push(stranger(like === undefined ? "missingHere" : "duplicate", row, said, like ?? ""));
  }
  return { outcomes, others };
}

/** Not in the list. What one question about it alone brought counts where somebody asked. */
function unlisted(record: OurRecord, { told }: Pick<TheirRecords, "told">): Outcome {
  const alone = told.get(record.id);
  if (record.standing !== "moved") return plain(record);
  if (alone === undefined || alone.kind === "silent") return missingThere(record, "");
  return verdictOf(record, alone, true);
}

const plain = ({ standing }: OurRecord): Outcome => ({ kind: standing === "open" ? "unproven" : "nothing" });

const stranger = (
  name: "missingHere" | "duplicate",
  row: ListedRecord,
  { gateway }: Pick<TheirRecords, "gateway">,
  like: string,
): Outcome => ({
  kind: "differs",
  difference: keyed({ class: name, also: [], gateway, kind: row.kind, ours: null, theirs: sideOf(row), like }),
});

const RANK: Readonly<Record<OurRecord["standing"], number>> = { moved: 0, open: 1, not: 2 };
const inOrder = (ours: readonly OurRecord[]): readonly OurRecord[] =>
  ours.toSorted((a, b) => RANK[a.standing] - RANK[b.standing]);

const sideOf = ({ amount, gatewayRef, text, tip }: ListedRecord): TheirSide => ({
  gatewayRef,
  amount,
  tip,
  day: "",
  text,
});

const numberOf = (kind: string, gatewayRef: string): string => `${kind} ${gatewayRef}`;
const sumOf = ({ amount, kind, tip }: Pick<ListedRecord, "amount" | "kind" | "tip">): string =>
  `${kind} ${String(amount)} ${String(kind === "refund" ? 0 : tip)}`;
