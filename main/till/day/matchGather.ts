/** Asks each gateway for its records of what is matched: its list, then one by one what that does not settle. */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import type { MatchResult, OurRecord, TheirRecords, Told } from "../../core/match/reconciliation.ts";
import type { ListedRecord } from "../../core/match/reconcileList.ts";
import { askOneByOne, beforeOurs, readList } from "../../closing/gather.ts";
import { readByGatewayNumber } from "../../journal/projections/gatewayNumbers.ts";
import { hasMatchedList, readStrangers } from "../../journal/projections/matches.ts";
import type { JournalReader } from "../../journal/reader.ts";
import { turn } from "../base/turn.ts";
import type { MatchAsk, MatchRunDeps, Watched } from "./matchAsk.ts";
import type { OurOne } from "./matchBook.ts";
import { isAnswered, questionOf } from "./matchQuestions.ts";

const ROWS_A_TURN = 250;

/** A record as it stood when it was asked about: one that changed since is asked about again. */
const printOf = ({ amount, id, standing, tip }: OurRecord): string =>
  `${id}|${standing}|${String(amount)}|${String(tip)}`;

export interface Gathered {
  readonly theirs: readonly TheirRecords[];
  readonly earlier: readonly OurOne[];
  readonly watched: readonly Watched[];
}

/** @returns null when it was stopped */
export async function gather(deps: MatchRunDeps, ask: MatchAsk, ours: readonly OurOne[]): Promise<Gathered | null> {
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

/** What a list does not name is asked for alone. @returns whether anything was */
export async function askMissing(
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
