/**
 * What the journal holds of a stretch, as records to match: read in small turns, so that a sale never waits for it. Which
 * attempts and refunds belong to the stretch, the facts' own numbers tell, never a clock.
 */
import { type Attempt, isOpen } from "../../core/attempt/attempt.ts";
import { type Batch, isClosed } from "../../core/day/batch.ts";
import { businessDay } from "../../core/day/businessDay.ts";
import type { Minor } from "../../core/money/money.ts";
import { notNeeded } from "../../core/attempt/notNeeded.ts";
import type { BatchRecord, OurRecord } from "../../core/match/reconciliation.ts";
import { isOpenRefund, type Refund, reserves } from "../../core/refund/refund.ts";
import { readAttempt, readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readBatch, readBatchCloses } from "../../journal/projections/batches.ts";
import { readRefund, readRefundsOfAttempt, readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readSale } from "../../journal/projections/sales.ts";
import type { JournalReader } from "../../journal/reader.ts";
import { sql } from "../../journal/sql.ts";
import { turn } from "../base/turn.ts";

/** What is matched: ids, as the facts of the stretch name them. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number;
  readonly attempts: ReadonlySet<string>;
  /** Attempts of which something was given back in it. */
  readonly givenBack: ReadonlySet<string>;
  readonly batches: readonly string[];
}

/** One of ours, with what it is read from. */
export interface OurOne {
  readonly record: OurRecord;
  readonly attempt: Attempt;
  /** Null for a payment. */
  readonly refund: Refund | null;
}

export interface MatchBookDeps {
  readonly reader: JournalReader;
  readonly timeZone: string;
  readonly cutOff: string;
}

export interface MatchBook {
  stretch(after: number): Promise<Stretch>;
  ours(stretch: Stretch): Promise<readonly OurOne[]>;
  /** Attempts and refunds of other stretches, by id: what a list's rows name. */
  earlier(ids: readonly string[]): Promise<readonly OurOne[]>;
  batches(stretch: Stretch): readonly BatchRecord[];
  dayOf(at: number): string;
}

/** So many facts, or so many payments, are read in one turn. */
const FACTS_A_TURN = 4_000;
const PAYMENTS_A_TURN = 50;

export function createMatchBook({ cutOff, reader, timeZone }: MatchBookDeps): MatchBook {
  const dayOf = (at: number): string => businessDay(at, timeZone, cutOff);
  const dayOr = (at: number | null): string => (at === null ? "" : dayOf(at));

  /** Closes of a terminal's batch, by when they were sent, ms. */
  const settled = (refund: Refund, { gateway, intendedAt, sentAt, terminal }: Attempt): OurRecord["settled"] => {
    if (refund.way !== "void" && refund.way !== "cancel") return "no";
    const closes = readBatchCloses(reader, gateway, terminal).filter((at) => at > (sentAt ?? intendedAt));
    if (closes.length === 0) return "no";
    const [from, to] = [refund.sentAt ?? refund.intendedAt, refund.endedAt ?? Number.POSITIVE_INFINITY];
    return closes.some((at) => at >= from && at <= to) ? "overlaps" : "since";
  };

  /** Proved after it had ended, and of no use to its sale: somebody has to see to it. */
  const isLateOpen = (attempt: Attempt): boolean => {
    if (!attempt.late || attempt.excess !== null) return false;
    const sale = readSale(reader, attempt.sale);
    return (
      sale !== undefined &&
      notNeeded(sale, attempt, readAttemptsOfSale(reader, sale.id), readRefundsOfSale(reader, sale.id)) > 0
    );
  };

  const payment = (attempt: Attempt, refunds: readonly Refund[], inStretch: boolean): readonly OurOne[] => {
    const { cancel, capture, gateway, gatewayRef, id, reference, returned, sale, wallet } = attempt;
    // No byte of it left: no gateway has ever heard of it.
    if (attempt.cause === "notSent") return [];
    const taken = returned ?? capture;
    const record: OurRecord = {
      id,
      kind: "payment",
      gateway,
      sale,
      reference,
      gatewayRef,
      // What was paid by a code that the till showed, the list has under another number than the code's.
      named: gatewayRef !== "" && wallet?.how !== "shown",
      standing: isOpen(attempt) || attempt.state === "setAside" ? "open" : stands(attempt) ? "moved" : "not",
      amount: taken?.captured ?? ((attempt.amount + attempt.tip) as Minor),
      tip: taken?.tip ?? attempt.tip,
      day: dayOr(attempt.endedAt),
      lateOpen: isLateOpen(attempt),
      undone: refunds.some((refund) => refund.way !== "refund" && refund.way !== "byHand" && isMade(refund)),
      cancelSent: (cancel?.sentAt ?? null) !== null && returned === null,
      settled: "no",
      inStretch,
    };
    const paid: OurOne = { record, attempt, refund: null };
    if (returned === null) return [paid];
    const back: OurRecord = {
      ...record,
      id: `${id}-returned`,
      kind: "refund",
      gatewayRef: "",
      named: false,
      standing: "moved",
      tip: 0 as Minor,
      lateOpen: false,
    };
    return [paid, { record: back, attempt, refund: null }];
  };

  const given = (refund: Refund, attempt: Attempt, inStretch: boolean): readonly OurOne[] => {
    const { amount, decision, endedAt, gateway, gatewayRef, id, reference, sale, way } = refund;
    if (refund.cause === "notSent") return [];
    const record: OurRecord = {
      id,
      kind: "refund",
      gateway,
      sale,
      reference,
      gatewayRef,
      // A number that a person wrote down may be another one than the list's.
      named: gatewayRef !== "" && way !== "byHand" && decision === null,
      standing: isOpenRefund(refund) ? "open" : isMade(refund) ? "moved" : "not",
      amount,
      tip: 0 as Minor,
      day: dayOr(endedAt),
      lateOpen: refund.late && !refund.seen,
      undone: false,
      cancelSent: false,
      settled: settled(refund, attempt),
      inStretch,
    };
    return [{ record, attempt, refund }];
  };

  const inTurns = async <T, R>(list: readonly T[], read: (each: T) => readonly R[]): Promise<readonly R[]> => {
    const found: R[] = [];
    for (let from = 0; from < list.length; from += PAYMENTS_A_TURN) {
      if (from > 0) await turn();
      for (const each of list.slice(from, from + PAYMENTS_A_TURN)) found.push(...read(each));
    }
    return found;
  };

  return {
    dayOf,
    async stretch(after) {
      const upTo = reader.head().seq;
      const attempts = new Set<string>();
      const givenBack = new Set<string>();
      const batches: string[] = [];
      for (let from = after; from < upTo; from += FACTS_A_TURN) {
        if (from > after) await turn();
        const to = Math.min(from + FACTS_A_TURN, upTo);
        const rows = reader.all<{ attempt: string | null; kind: string; batch: string | null }>(
          sql`SELECT DISTINCT attempt, kind, CASE kind WHEN 'batch.intended' THEN json_extract(body, '$.id') END AS batch
            FROM facts WHERE seq > ${from} AND seq <= ${to} AND (attempt IS NOT NULL OR kind = 'batch.intended')`,
        );
        for (const { attempt, batch, kind } of rows) {
          if (batch !== null) batches.push(batch);
          if (attempt === null) continue;
          if (kind.startsWith("attempt.")) attempts.add(attempt);
          if (kind.startsWith("refund.")) givenBack.add(attempt);
        }
      }
      return { after, upTo, attempts, givenBack, batches };
    },
    ours: ({ attempts, givenBack }) =>
      inTurns([...new Set([...attempts, ...givenBack])], (id) => {
        const attempt = readAttempt(reader, id);
        if (attempt === undefined) return [];
        const refunds = readRefundsOfAttempt(reader, id);
        return [
          ...payment(attempt, refunds, attempts.has(id)),
          ...refunds.flatMap((refund) => given(refund, attempt, givenBack.has(id))),
        ];
      }),
    earlier: (ids) =>
      inTurns(ids, (id) => {
        const attempt = readAttempt(reader, id);
        if (attempt !== undefined) return payment(attempt, readRefundsOfAttempt(reader, id), false);
        const refund = readRefund(reader, id);
        const of = refund === undefined ? undefined : readAttempt(reader, refund.of);
        return refund === undefined || of === undefined ? [] : given(refund, of, false);
      }),
    batches: ({ batches }) =>
      batches.flatMap((id) => {
        const batch = readBatch(reader, id);
        return batch === undefined || !isClosed(batch) ? [] : [{ ...batch, theirs: saidOf(batch) }];
      }),
  };
}

/** What its answer brought, or what somebody read from the slip. */
const saidOf = ({ decision, theirs }: Batch): BatchRecord["theirs"] => theirs ?? decision?.slip ?? null;

/** Money was taken, whether or not a cancel of its own gave it back. */
function stands({ capture, proved, returned, shortfall, state }: Attempt): boolean {
  if (returned !== null) return true;
  return state === "approved" && capture !== null && (proved || shortfall === null);
}

const isMade = (refund: Refund): boolean => reserves(refund) && !isOpenRefund(refund);
