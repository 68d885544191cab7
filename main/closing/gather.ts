/**
 * Reads the gateways' records for a match: a whole list where there is one, else one question after another, no faster than
 * each gateway is asked. It moves no money and writes nothing; it may be stopped at any moment, and goes on with the answers
 * that it has (gateways.md A.5, B.5, C.2).
 */
import type { Clock } from "../core/clock.ts";
import type { ListedRecord } from "../core/match/reconcileList.ts";
import type { Told } from "../core/match/reconciliation.ts";
import type { Minor } from "../core/money/money.ts";
import type { ListedPayment, Listing } from "../gateways/port.ts";

/** One question about one record of ours. */
export interface Question {
  readonly id: string;
  /** Never rejects. */
  ask(): Promise<Told>;
}

export interface Pace {
  readonly perSecond: number;
  readonly atOnce: number;
}

export interface Asking {
  /** What has been answered, by the record's id: filled as the answers come, and not asked for again. */
  readonly told: Map<string, Told>;
  readonly clock: Clock;
  /** Asked before each question. */
  stopped(): boolean;
  /** An answer came. */
  heard(): void;
}

/**
 * Asks what is not answered yet. Nothing heard is an answer too: it is not asked again in this round.
 * @returns false when it was stopped before the end
 */
export async function askOneByOne(questions: readonly Question[], pace: Pace, asking: Asking): Promise<boolean> {
  const { clock, told } = asking;
  const waiting = questions.filter(({ id }) => !told.has(id));
  const apart = 1_000 / pace.perSecond;
  let next = 0;
  let freeAt = clock.now();
  const worker = async (): Promise<void> => {
    for (;;) {
      const question = waiting[next];
      if (question === undefined || asking.stopped()) return;
      next += 1;
      const now = clock.now();
      // A clock that was put back holds nothing up.
      const wait = Math.min(Math.max(0, freeAt - now), apart * pace.atOnce);
      freeAt = now + wait + apart;
      if (wait >= 1) await pause(clock, Math.ceil(wait));
      if (asking.stopped()) {
        next -= 1;
        return;
      }
      told.set(question.id, await question.ask());
      asking.heard();
    }
  };
  await Promise.all(Array.from({ length: pace.atOnce }, worker));
  return questions.every(({ id }) => told.has(id));
}

const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((done) => {
    clock.after(ms, done);
  });

/** The list as records; null when it was not heard. A row that is neither is left out: it is no money of a customer. */
export async function readList(list: () => Promise<Listing>): Promise<readonly ListedRecord[] | null> {
  const listing = await list();
  return listing.kind === "listed" ? listing.payments.flatMap(recordOf) : null;
}

/** Refunds are listed below zero, and their tip counts for nothing. */
function recordOf({ at, gatewayRef, method, tip, total, type }: ListedPayment): readonly ListedRecord[] {
  if (type === "other") return [];
  return [
    {
      kind: type,
      gatewayRef,
      amount: Math.abs(total) as Minor,
      tip: (type === "refund" ? 0 : tip) as Minor,
      text: `${method} ${at}`.trim(),
    },
  ];
}

/**
 * Numbers that a list named before this till's first payment there, when no match has read it yet: those further down than
 * the oldest row of ours, as the list is in order of time whichever way round. Its place tells, never a clock.
 * @param orderOf when a row's number became one of ours, as a rank; null for a stranger's
 */
export function beforeOurs(rows: readonly ListedRecord[], orderOf: (row: ListedRecord) => number | null): Set<string> {
  const ranks = rows.map(orderOf);
  const first = ranks.findIndex((rank) => rank !== null);
  const last = ranks.findLastIndex((rank) => rank !== null);
  if (first === -1) return new Set(rows.map(({ gatewayRef }) => gatewayRef));
  const newestFirst = first === last || (ranks[first] ?? 0) > (ranks[last] ?? 0);
  const older = newestFirst ? rows.slice(last + 1) : rows.slice(0, first);
  return new Set(older.map(({ gatewayRef }) => gatewayRef));
}
