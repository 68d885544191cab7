/**
 * One match from end to end: what the journal holds, what the gateways say, where both differ; then whatever a gateway says
 * otherwise about one of ours is looked up by the ordinary watch, which alone may change the books, and compared once more.
 */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import { type GatewayMatch, type MatchBody, untoldOf } from "../../core/match/matchFacts.ts";
import {
  type DifferenceClass,
  type MatchResult,
  type OurRecord,
  reconcile,
  type TheirRecords,
  type Told,
} from "../../core/match/reconciliation.ts";
import type { ListedRecord } from "../../core/match/reconcileList.ts";
import type { RefundReading } from "../../core/refund/refundReading.ts";
import type { Refund } from "../../core/refund/refund.ts";
import { askOneByOne, beforeOurs, type Question, readList } from "../../closing/gather.ts";
import { toldByReading, toldByRefund } from "../../closing/told.ts";
import type { Gateway, Records, TakeOrder } from "../../gateways/port.ts";
import { readByGatewayNumber } from "../../journal/projections/gatewayNumbers.ts";
import { readGatewayMoneyAfter } from "../../journal/projections/ledger.ts";
import { hasMatchedList, readStrangers } from "../../journal/projections/matches.ts";
import { readRefund } from "../../journal/projections/refunds.ts";
import type { JournalReader } from "../../journal/reader.ts";
import type { Payments } from "../../payments/payments.ts";
import type { MatchBook, OurOne, Stretch } from "./matchBook.ts";
import { turn } from "../base/turn.ts";

export interface MatchRunDeps {
  readonly reader: JournalReader;
  readonly book: MatchBook;
  readonly gateways: readonly Gateway[];
  readonly payments: Pick<Payments, "askNow">;
  readonly clock: Clock;
  /** What a gateway says of a refund, beside its watch; null where nobody can be asked. */
  askRefund(refund: Refund): Promise<RefundReading> | null;
  /** Has its watch look it up now. */
  checkRefund(refund: string): void;
}

export interface MatchAsk {
  /** It looks at the facts after this one; `known` up to which earlier matches count. */
  readonly after: number;
  readonly known: number;
  readonly all: boolean;
  /** Answers of a match that was stopped, by `printOf`. */
  readonly kept: Map<string, Told>;
  stopped(): boolean;
  progress(done: number, of: number, gateway: string): void;
}

type Found = Omit<MatchBody, "id">;

/** Differences about which the watch has nothing to look up. */
const SETTLED_WORDS: ReadonlySet<DifferenceClass> = new Set<DifferenceClass>(["otherDay", "duplicate", "missingHere"]);
/** How long a refund's own watch is given to look, ms. */
const REFUND_LOOKS_MS = 2_000;
const ROWS_A_TURN = 250;

/** A record as it stood when it was asked about: one that changed since is asked about again. */
const printOf = ({ amount, id, standing, tip }: OurRecord): string =>
  `${id}|${standing}|${String(amount)}|${String(tip)}`;

/** @returns null when it was stopped */
export async function runMatch(deps: MatchRunDeps, ask: MatchAsk): Promise<Found | null> {
  const { book } = deps;
  const stretch = await book.stretch(ask.after);
  const ours = await book.ours(stretch);
  const gathered = await gather(deps, ask, ours);
  if (gathered === null) return null;
  const { earlier, theirs, watched } = gathered;
  const compare = (ones: readonly OurOne[]): MatchResult =>
    reconcile(
      [...ones, ...earlier].map(({ record }) => record),
      theirs,
      book.batches(stretch),
    );
  let result = compare(ours);
  if (await askMissing(deps, ask, [...ours, ...earlier], result, watched)) result = compare(ours);
  if (ask.stopped()) return null;
  if (await lookUpDiffering(deps, [...ours, ...earlier], result)) {
    const again = await book.ours(stretch);
    const earlierAgain = await book.earlier(earlier.map(({ record }) => record.id));
    result = reconcile(
      [...again, ...earlierAgain].map(({ record }) => record),
      theirs,
      book.batches(stretch),
    );
  }
  const numbers = new Set(
    [...ours, ...earlier].flatMap(({ record }) => (record.gatewayRef === "" ? [] : [record.gatewayRef])),
  );
  return {
    after: stretch.after,
    upTo: lookedUpTo(deps.reader, stretch),
    counts: result.counts,
    gateways: watched.map(({ gateway, list, records, told }): GatewayMatch => {
      const answers = [...told.values()];
      return {
        gateway: gateway.id,
        list: records.list === null ? "none" : list === null ? "notHeard" : "heard",
        asked: list === null && records.list !== null ? 0 : answers.length,
        heard: answers.filter(({ kind }) => kind !== "silent").length,
        cannot: records.cannot,
        untold: untoldOf(result.untold, gateway.id),
      };
    }),
    differences: result.differences,
    strangers: watched.flatMap(({ gateway, list, listedBefore, wasKnown }) =>
      list === null
        ? []
        : [
            {
              gateway: gateway.id,
              numbers: [
                ...new Set([
                  ...[...listedBefore].filter((number) => !wasKnown.has(number)),
                  ...list.map(({ gatewayRef }) => gatewayRef).filter((number) => !numbers.has(number)),
                ]),
              ].filter((number) => !wasKnown.has(number)),
            },
          ],
    ),
  };
}

/** One gateway while it is asked. */
interface Watched {
  readonly gateway: Gateway;
  readonly records: Records;
  readonly list: readonly ListedRecord[] | null;
  readonly listedBefore: ReadonlySet<string>;
  /** What earlier stretches' matches knew of its list. */
  readonly wasKnown: ReadonlySet<string>;
  readonly told: Map<string, Told>;
}

interface Gathered {
  readonly theirs: readonly TheirRecords[];
  readonly earlier: readonly OurOne[];
  readonly watched: readonly Watched[];
}

async function gather(deps: MatchRunDeps, ask: MatchAsk, ours: readonly OurOne[]): Promise<Gathered | null> {
  const { clock } = deps;
  const watched: Watched[] = [];
  const earlier: OurOne[] = [];
  const known = new Set(ours.map(({ record }) => record.id));
  for (const gateway of deps.gateways) {
    const { records } = gateway;
    if (records === undefined) continue;
    const its = ours.filter(({ record }) => record.gateway === gateway.id);
    if (ask.stopped()) return null;
    ask.progress(0, 0, gateway.name);
    const list = records.list === null ? null : await readList(records.list);
    const { ids, rankOf } = await numbersOf(deps.reader, gateway.id, list ?? []);
    earlier.push(...(await deps.book.earlier(ids.filter((id) => !known.has(id)))));
    const wasKnown = readStrangers(deps.reader, gateway.id, ask.known);
    const before = list === null || hasMatchedList(deps.reader, gateway.id, ask.known) ? [] : beforeOurs(list, rankOf);
    const told = new Map<string, Told>();
    for (const { record } of its) {
      const answer = ask.kept.get(printOf(record));
      if (answer !== undefined) told.set(record.id, answer);
      // Nobody but its list can tell, and that was not heard.
      if (records.list !== null && list === null) told.set(record.id, { kind: "silent", why: "list" });
    }
    const one: Watched = { gateway, records, list, listedBefore: new Set([...wasKnown, ...before]), wasKnown, told };
    watched.push(one);
    if (records.askFor === "notListed") continue;
    const asked = its.filter((each) => ask.all || records.askFor === "all" || !isAnswered(each));
    const questions = asked.flatMap((each) => questionOf(deps, one, each));
    let done = questions.filter(({ id }) => told.has(id)).length;
    ask.progress(done, questions.length, gateway.name);
    const whole = await askOneByOne(questions, records, {
      told,
      clock,
      stopped: () => ask.stopped(),
      heard() {
        done += 1;
        ask.progress(done, questions.length, gateway.name);
      },
    });
    keep(ask.kept, its, told);
    if (!whole) return null;
  }
  ask.progress(0, 0, "");
  const gone = [...new Set(ours.map(({ record }) => record.gateway))].filter(
    (id) => !watched.some(({ gateway }) => gateway.id === id),
  );
  const theirs: TheirRecords[] = watched.map(({ gateway, list, listedBefore, records, told }) => ({
    gateway: gateway.id,
    list,
    listAlone: records.listAlone,
    listedBefore,
    told,
  }));
  const unset = gone.map((gateway): TheirRecords => {
    const its = ours.filter(({ record }) => record.gateway === gateway);
    const told = new Map(its.map(({ record }): [string, Told] => [record.id, { kind: "unknown", text: "" }]));
    return { gateway, list: null, listAlone: true, listedBefore: new Set(), told };
  });
  return { theirs: [...theirs, ...unset], earlier, watched };
}

/** What was heard, for a start that goes on; silence is asked again. */
function keep(kept: Map<string, Told>, ours: readonly OurOne[], told: ReadonlyMap<string, Told>): void {
  for (const { record } of ours) {
    const answer = told.get(record.id);
    if (answer !== undefined && answer.kind !== "silent" && answer.kind !== "pending")
      kept.set(printOf(record), answer);
  }
}

/** Which rows of a list are ours, whatever the stretch, and in which order they became so. */
async function numbersOf(
  reader: JournalReader,
  gateway: GatewayId,
  list: readonly ListedRecord[],
): Promise<{ readonly ids: readonly string[]; rankOf(row: ListedRecord): number | null }> {
  const ranks = new Map<string, number>();
  const ids: string[] = [];
  for (let from = 0; from < list.length; from += ROWS_A_TURN) {
    if (from > 0) await turn();
    for (const row of list.slice(from, from + ROWS_A_TURN)) {
      const ours = readByGatewayNumber(reader, gateway, row.kind, row.gatewayRef);
      if (ours === undefined) continue;
      ids.push(ours.id);
      ranks.set(`${row.kind} ${row.gatewayRef}`, ours.seq);
    }
  }
  return { ids, rankOf: ({ gatewayRef, kind }) => ranks.get(`${kind} ${gatewayRef}`) ?? null };
}

/** Its own answer proved how it ended. */
const isAnswered = ({ attempt, refund }: OurOne): boolean =>
  refund !== null
    ? refund.decision === null
    : attempt.decision === null && (attempt.proved || attempt.state === "declined" || attempt.returned !== null);

/** None where nobody can be asked, or the watch is at it. */
function questionOf(deps: MatchRunDeps, { gateway, records }: Watched, one: OurOne): readonly Question[] {
  const { attempt, record, refund } = one;
  if (record.standing === "open" || (refund === null && record.kind === "refund")) return [];
  if (refund !== null) {
    if (refund.way === "byHand" || gateway.giveBack.kind !== "request") return [];
    return [
      {
        id: record.id,
        ask: async () => {
          const reading = await deps.askRefund(refund);
          return reading === null ? { kind: "silent", why: "byHand" } : toldByRefund(reading);
        },
      },
    ];
  }
  const known = {
    gatewayRef: attempt.gatewayRef,
    wallet: attempt.wallet?.brand ?? null,
    cannotBe: null,
    onlyOne: false,
  };
  return [
    {
      id: record.id,
      ask: async () =>
        toldByReading(
          attempt.gatewayRef === "" && gateway.findByReference !== undefined
            ? await gateway.findByReference(orderOf(one))
            : await gateway.lookUp(orderOf(one), known),
          records.datedInUtc,
          deps.book.dayOf,
        ),
    },
  ];
}

/** As it was asked for; where its tip was agreed, whatever tip it shows now is told as such. */
function orderOf({ attempt }: OurOne): TakeOrder {
  const { amount, askTip, capture, currency, reference, tip } = attempt;
  const told = askTip === true || capture?.differs === false;
  return { reference, amount, tip, currency, ...(told ? { askTip: true as const } : {}) };
}

/** What a list does not name is asked for alone. @returns whether anything was */
async function askMissing(
  deps: MatchRunDeps,
  ask: MatchAsk,
  ours: readonly OurOne[],
  { differences }: MatchResult,
  watched: readonly Watched[],
): Promise<boolean> {
  const missing = new Set(
    differences.filter(({ class: name }) => name === "missingThere").map(({ ours: side }) => side?.id),
  );
  let asked = false;
  for (const one of watched) {
    if (one.list === null) continue;
    const its = ours.filter(({ record }) => record.gateway === one.gateway.id && missing.has(record.id));
    const questions = its.filter(({ refund }) => refund === null).flatMap((each) => questionOf(deps, one, each));
    if (questions.length === 0) continue;
    asked = true;
    const { told } = one;
    await askOneByOne(questions, one.records, {
      told,
      clock: deps.clock,
      stopped: () => ask.stopped(),
      heard: () => undefined,
    });
  }
  return asked;
}

/**
 * Has the watch look at everything of ours about which a gateway says otherwise. @returns whether anything was looked up
 */
async function lookUpDiffering(
  deps: MatchRunDeps,
  ours: readonly OurOne[],
  { differences }: MatchResult,
): Promise<boolean> {
  const differing = new Set(
    differences
      .filter(({ class: name, kind }) => kind !== "batch" && !SETTLED_WORDS.has(name))
      .map((each) => each.ours?.id),
  );
  const its = ours.filter(({ record }) => differing.has(record.id));
  for (const { attempt, refund } of its) if (refund === null) await deps.payments.askNow(attempt);
  const refunds = its.flatMap(({ refund }) => (refund === null ? [] : [refund]));
  for (const { id } of refunds) deps.checkRefund(id);
  const unchanged = ({ id, late, state }: Refund): boolean => {
    const now = readRefund(deps.reader, id);
    return now?.state === state && now.late === late;
  };
  const until = deps.clock.now() + REFUND_LOOKS_MS;
  while (refunds.some(unchanged) && deps.clock.now() < until)
    await new Promise<void>((done) => {
      deps.clock.after(50, done);
    });
  return its.length > 0;
}

/** The last fact before money moved that this match did not look at. */
function lookedUpTo(reader: JournalReader, { attempts, givenBack, upTo }: Stretch): number {
  const isLooked = (ref: string): boolean => attempts.has(ref) || givenBack.has(readRefund(reader, ref)?.of ?? "");
  const next = readGatewayMoneyAfter(reader, upTo).find(({ ref }) => !isLooked(ref));
  return next === undefined ? reader.head().seq : next.seq - 1;
}
