/**
 * One match from end to end: what the journal holds, what the gateways say, where both differ; then whatever a gateway says
 * otherwise about one of ours is looked up by the ordinary watch, which alone may change the books, and compared once more.
 */
import { type GatewayMatch, type MatchBody, untoldOf } from "../../core/match/matchFacts.ts";
import { type DifferenceClass, type MatchResult, reconcile } from "../../core/match/reconciliation.ts";
import type { Refund } from "../../core/refund/refund.ts";
import { readGatewayMoneyAfter } from "../../journal/projections/ledger.ts";
import { readRefund } from "../../journal/projections/refunds.ts";
import type { JournalReader } from "../../journal/reader.ts";
import type { MatchAsk, MatchRunDeps, Watched } from "./matchAsk.ts";
import type { OurOne, Stretch } from "./matchBook.ts";
import { askMissing, gather } from "./matchGather.ts";

type Found = Omit<MatchBody, "id">;

/** Differences about which the watch has nothing to look up. */
const SETTLED_WORDS: ReadonlySet<DifferenceClass> = new Set<DifferenceClass>(["otherDay", "duplicate", "missingHere"]);
/** How long a refund's own watch is given to look, ms. */
const REFUND_LOOKS_MS = 2_000;

/** @returns null when it was stopped */
export async function runMatch(deps: MatchRunDeps, ask: MatchAsk): Promise<Found | null> {
  const { book } = deps;
  const stretch = await book.stretch(ask.after);
  const ours = await book.ours(stretch);
  const gathered = await gather(deps, ask, ours);
  if (gathered === null) return null;
  const { earlier, theirs, watched } = gathered;
  const known = [...ours, ...earlier];
  const compare = (ones: readonly OurOne[]): MatchResult =>
    reconcile(
      ones.map(({ record }) => record),
      theirs,
      book.batches(stretch),
    );
  let result = compare(known);
  if (await askMissing(deps, ask, known, result, watched)) result = compare(known);
  if (ask.stopped()) return null;
  if (await lookUpDiffering(deps, known, result)) {
    const again = await book.ours(stretch);
    result = compare([...again, ...(await book.earlier(earlier.map(({ record }) => record.id)))]);
  }
  return {
    after: stretch.after,
    upTo: lookedUpTo(deps.reader, stretch),
    counts: result.counts,
    gateways: watched.map((one) => heardOf(one, result)),
    differences: result.differences,
    strangers: strangersOf(watched, known),
  };
}

/** How a gateway answered. */
function heardOf({ gateway, list, records, told }: Watched, { untold }: MatchResult): GatewayMatch {
  const answers = [...told.values()];
  return {
    gateway: gateway.id,
    list: records.list === null ? "none" : list === null ? "notHeard" : "heard",
    asked: list === null && records.list !== null ? 0 : answers.length,
    heard: answers.filter(({ kind }) => kind !== "silent").length,
    cannot: records.cannot,
    untold: untoldOf(untold, gateway.id),
  };
}

/** What the lists name that is not ours and that no earlier match has seen: the next match does not tell it again. */
function strangersOf(watched: readonly Watched[], known: readonly OurOne[]): Found["strangers"] {
  const ours = new Set(known.map(({ record }) => record.gatewayRef));
  return watched.flatMap(({ gateway, list, listedBefore, wasKnown }) => {
    if (list === null) return [];
    const listed = list.map(({ gatewayRef }) => gatewayRef).filter((number) => number === "" || !ours.has(number));
    const numbers = new Set([...listedBefore, ...listed]);
    return [{ gateway: gateway.id, numbers: [...numbers].filter((number) => !wasKnown.has(number)) }];
  });
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
