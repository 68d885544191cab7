/** What the journal says of terminals' batches: what is in the one that is open now, and what nobody has proved yet. */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import { type Batch, type BatchSums, isClosed } from "../../core/day/batch.ts";
import { batchSums, type MayClose, differs, mayClose, netOf } from "../../core/day/batchRules.ts";
import { isByCode } from "../../core/attempt/cardDetails.ts";
import type { Gateway } from "../../gateways/port.ts";
import { readAttempt, readEndedSince, readOpenAttempts } from "../../journal/projections/attempts.ts";
import { readBatchClosedAt, readLastBatch, readUnprovenBatches } from "../../journal/projections/batches.ts";
import { readOpenRefunds, readRefundsEndedSince } from "../../journal/projections/refunds.ts";
import { readOpenTips } from "../../journal/projections/tipChanges.ts";
import type { JournalReader } from "../../journal/reader.ts";
import type { BatchTerminalView, BatchView } from "../../../preload/contract/batch.ts";

type Place = Pick<Gateway, "id" | "terminal">;

export interface BatchBook {
  last(place: Place): Batch | undefined;
  /** What was taken by card and given back since the last close. */
  open(place: Place): BatchSums;
  mayClose(place: Place): MayClose;
  terminals(
    gateways: readonly (Place & Pick<Gateway, "name"> & { closeBatch?: unknown })[],
  ): readonly BatchTerminalView[];
}

/** A batch that nobody closes is settled by its host long before, ms: what is older is in none that is open. */
const LONGEST_BATCH_MS = 7 * 86_400_000;

/** The full minute, ms: the longest a batch stays open is no matter of seconds. */
const minuteOf = (ms: number): number => Math.floor(ms / 60_000) * 60_000;

/**
 * @param nameOf an operator's name by id
 * @param now ms
 */
export function createBatchBook(
  reader: JournalReader,
  nameOf: (operator: string) => string,
  now: () => number,
): BatchBook {
  const since = ({ id, terminal }: Place): number =>
    Math.max(readBatchClosedAt(reader, id, terminal) ?? 0, minuteOf(now() - LONGEST_BATCH_MS));
  const last = ({ id, terminal }: Place): Batch | undefined => readLastBatch(reader, id, terminal);

  /** Asked for every two seconds in the evening, of thousands of payments: reckoned once for what the journal holds. */
  let known: { readonly of: string; readonly sums: BatchSums } | null = null;
  const open = (place: Place): BatchSums => {
    const from = since(place);
    const of = `${String(reader.head().seq)} ${String(from)} ${place.id} ${place.terminal}`;
    if (known?.of !== of) known = { of, sums: openSince(place, from) };
    return known.sums;
  };
  const openSince = (place: Place, from: number): BatchSums => {
    const attempts = readEndedSince(reader, from).filter(
      ({ card, gateway, intendedAt, sentAt, state, terminal }) =>
        state === "approved" &&
        gateway === place.id &&
        terminal === place.terminal &&
        (sentAt ?? intendedAt) > from &&
        !isByCode(card),
    );
    const refunds = readRefundsEndedSince(reader, from).filter(
      ({ gateway, intendedAt, of, sentAt }) =>
        gateway === place.id && (sentAt ?? intendedAt) > from && !isByCode(readAttempt(reader, of)?.card ?? null),
    );
    return batchSums(attempts, refunds);
  };

  const unproven = ({ id }: Place): number =>
    readOpenAttempts(reader).filter(({ gateway }) => gateway === id).length +
    readOpenRefunds(reader).filter(({ gateway }) => gateway === id).length +
    readOpenTips(reader).filter(({ gateway }) => gateway === id).length;

  const viewOf = (batch: Batch): BatchView => {
    const said = batch.theirs ?? batch.decision?.slip ?? null;
    return {
      batch: batch.id,
      state: batch.state,
      askedAt: batch.intendedAt,
      endedAt: batch.endedAt,
      operator: nameOf(batch.operator),
      ours: batch.ours,
      net: netOf(batch.ours),
      theirs: said,
      differs: isClosed(batch) && differs(batch.ours, said),
      text: batch.text,
      decision:
        batch.decision === null
          ? null
          : {
              closed: batch.decision.closed,
              reason: batch.decision.reason,
              approver: nameOf(batch.decision.approver),
              at: batch.decision.at,
            },
    };
  };

  const nextOf = (place: Place): BatchTerminalView["next"] => {
    const next = mayClose(last(place), unproven(place), open(place));
    return next.kind === "refused" ? next.why : next.kind;
  };

  const terminalView = (place: Place & { readonly name: string }, closes: boolean): BatchTerminalView => {
    const ours = closes ? open(place) : null;
    const before = last(place);
    return {
      gateway: place.id,
      name: place.name,
      terminal: place.terminal,
      closes,
      since: since(place),
      ours,
      net: ours === null ? null : netOf(ours),
      unproven: unproven(place),
      next: closes ? nextOf(place) : "noSuchCall",
      last: before === undefined ? null : viewOf(before),
    };
  };

  return {
    last,
    open,
    mayClose: (place) => mayClose(last(place), unproven(place), open(place)),
    terminals(gateways) {
      const isSet = ({ gateway, terminal }: Batch): boolean =>
        gateways.some((each) => each.id === gateway && each.terminal === terminal);
      const gone = new Map<string, { readonly id: GatewayId; readonly name: string; readonly terminal: string }>();
      for (const batch of readUnprovenBatches(reader).filter((each) => !isSet(each)))
        gone.set(`${batch.gateway} ${batch.terminal}`, {
          id: batch.gateway,
          name: batch.gateway,
          terminal: batch.terminal,
        });
      return [
        ...gateways.map((each) => terminalView(each, each.closeBatch !== undefined)),
        ...[...gone.values()].map((each) => terminalView(each, false)),
      ];
    },
  };
}
