/** Checks a whole journal from the outside, beside a running till if need be, without changing it. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JournalEnd } from "../core/keeping/backup.ts";
import type { Audit } from "./audit.ts";
import { EMPTY_HEAD } from "./chain.ts";
import type { Head } from "./chain.ts";
import { followChain } from "./chainCheck.ts";
import type { ChainBreak } from "./chainCheck.ts";
import { factOf, readHead, rowsAfter } from "./factRow.ts";
import type { FactRow } from "./factRow.ts";
import type { StoredFact } from "./fact.ts";
import { isJournalId, migrate, SCHEMA_VERSION } from "./migrations.ts";
import { createProjections, projectionTables, sameProjectors, sameTable } from "./projections.ts";
import type { Projector } from "./projector.ts";
import { openReadConnection } from "./reader.ts";
import { schemaDifference } from "./soundness.ts";
import { sql } from "./sql.ts";
import { Connection, messageOf, sqliteFailure } from "./sqlite.ts";

/** One thing that is wrong. `brokenChain` names the first record that cannot be trusted; those before it are sound. */
export type Finding =
  | { readonly kind: "cannotOpen" | "notAJournal" | "damagedFile" | "changedSchema"; readonly detail: string }
  | { readonly kind: "newerSchema"; readonly found: number; readonly known: number }
  | { readonly kind: "brokenChain"; readonly broken: ChainBreak; readonly last: number }
  | { readonly kind: "projectionsDiffer"; readonly tables: readonly string[] }
  | { readonly kind: "replayFailed"; readonly seq: number; readonly detail: string }
  /** The chain fits, and what a record says cannot be: sums, limits or a report that do not follow from the records before it. */
  | { readonly kind: "booksWrong"; readonly seq: number; readonly detail: string }
  | { readonly kind: "moreWrong"; readonly count: number }
  /** The till knew a longer journal than this one, or another: the end was cut off, exchanged, or lost by a restore. */
  | { readonly kind: "shorter"; readonly known: JournalEnd }
  | { readonly kind: "otherEnd"; readonly known: JournalEnd };

/**
 * - `equal`: same bytes as a replay · `differ`: see the finding
 * - `otherVersion`: made by other projectors than these; the next start of the till rebuilds them
 * - `notChecked`: the chain is broken, so a replay would prove nothing
 */
export type ProjectionState = "equal" | "differ" | "otherVersion" | "notChecked";

/** A Z report in the journal. `head` is the hash of its own record, of which the paper shows the first letters. */
export type ClosingSeen = {
  readonly number: number;
  readonly seq: number;
  readonly at: number;
  readonly day: string;
  readonly head: string;
};

export type VerifyOptions = {
  /** Told now and then how many records are followed, and at the end. */
  readonly onRecords?: (records: number, of: number) => void;
  /** Ask of each record, once its tables are made, whether it can be. */
  readonly audits?: readonly Audit[];
  /** What the till wrote down of this journal's end beside it. */
  readonly known?: JournalEnd | null;
  /** The first letters of a head that somebody has on paper (lower-case hex). */
  readonly head?: string | null;
};

export type VerifyReport = {
  readonly ok: boolean;
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Sound records, from the first on, and the last of them. */
  readonly records: number;
  readonly head: Head;
  readonly byKind: Readonly<Record<string, number>>;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly projections: ProjectionState;
  readonly closings: readonly ClosingSeen[];
  /** The record whose hash begins with the head that was asked for; null when none has it, or none was asked for. */
  readonly held: { readonly seq: number; readonly at: number; readonly kind: string } | null;
};

/** So many wrong records are named; the others are counted. */
const NAMED_AT_MOST = 20;
const TELL_EVERY = 50_000;

/**
 * Reads the whole file (integrity), the whole chain, and compares every projection table with a replay in memory.
 * @param path the database file, or the folder with `journal.db` in it
 * @param projectors the till's own, all of them
 */
export function verifyJournal(
  path: string,
  projectors: readonly Projector[],
  options: VerifyOptions = {},
): VerifyReport {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "journal.db") : path;
  const tally = new Tally(file, options);
  let connection: Connection | undefined;
  let replayed: Connection | undefined;
  try {
    if (!existsSync(file)) return tally.report({ kind: "cannotOpen", detail: "there is no such file" });
    if (statSync(file).size === 0) return tally.report({ kind: "notAJournal", detail: "the file is empty" });
    connection = openToVerify(file);
    // One snapshot for all that follows, while the till may be writing on.
    connection.exec("BEGIN");
    const stranger = strangerFinding(connection);
    if (stranger !== null) return tally.report(stranger);
    tally.findings.push(...fileFindings(connection));
    // Without a name: a file of its own that SQLite takes away, held in memory as long as it is small.
    replayed = new Connection("");
    replayed.exec("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -8192");
    migrate(replayed);
    createProjections(replayed, projectors);
    replayed.exec("BEGIN");
    followAndReplay(connection, replayed, projectors, tally);
    if (!tally.findings.some(({ kind }) => kind !== "booksWrong" && kind !== "moreWrong"))
      compareProjections(connection, replayed, projectors, tally);
    tally.compareEnd(connection);
    return tally.report();
  } catch (thrown) {
    const failure = sqliteFailure(thrown);
    if (failure === null) throw thrown;
    return tally.report({ kind: failure === "corrupt" ? "damagedFile" : "cannotOpen", detail: messageOf(thrown) });
  } finally {
    connection?.close();
    replayed?.close();
  }
}

/** What was seen so far; it grows while the chain is followed, so that a file that breaks off still gets a report. */
class Tally {
  readonly path: string;
  readonly findings: Finding[] = [];
  readonly byKind = new Map<string, number>();
  head: Head = EMPTY_HEAD;
  firstDay: string | null = null;
  lastDay: string | null = null;
  projections: ProjectionState = "notChecked";
  readonly closings: ClosingSeen[] = [];
  held: VerifyReport["held"] = null;
  readonly #options: VerifyOptions;
  #wrong = 0;

  constructor(path: string, options: VerifyOptions) {
    this.path = path;
    this.#options = options;
  }

  /** A record that fits the chain, once its tables are made; `replayed` is null where they could not be. */
  look(replayed: Connection | null, fact: StoredFact): void {
    const { head } = this.#options;
    if (head !== null && head !== undefined && this.held === null && fact.hash.startsWith(head))
      this.held = { seq: fact.seq, at: fact.at, kind: fact.kind };
    if (fact.kind === "day.closed") this.closings.push(closingOf(fact));
    if (replayed === null) return;
    for (const audit of this.#options.audits ?? [])
      for (const detail of audit.look(replayed, fact)) this.#tell({ kind: "booksWrong", seq: fact.seq, detail });
  }

  #tell(finding: Finding): void {
    this.#wrong += 1;
    if (this.#wrong <= NAMED_AT_MOST) this.findings.push(finding);
  }

  tellProgress(of: number, atEnd = false): void {
    if (atEnd || this.head.seq % TELL_EVERY === 0) this.#options.onRecords?.(this.head.seq, of);
  }

  /** Whether the journal still goes as far as the till knew, and in the same way. */
  compareEnd(connection: Connection): void {
    const { known } = this.#options;
    if (known === null || known === undefined || known.seq === 0) return;
    if (this.findings.some(({ kind }) => kind === "brokenChain")) return;
    const there = connection.get<{ hash: string }>(sql`SELECT hash FROM facts WHERE seq = ${known.seq}`);
    if (there === undefined) this.findings.push({ kind: "shorter", known });
    else if (!there.hash.startsWith(known.head)) this.findings.push({ kind: "otherEnd", known });
  }

  count(row: FactRow): void {
    this.head = { seq: row.seq, hash: row.hash };
    this.byKind.set(row.kind, (this.byKind.get(row.kind) ?? 0) + 1);
    if (this.firstDay === null || row.business_day < this.firstDay) this.firstDay = row.business_day;
    if (this.lastDay === null || row.business_day > this.lastDay) this.lastDay = row.business_day;
  }

  report(...more: readonly Finding[]): VerifyReport {
    const unnamed = this.#wrong - NAMED_AT_MOST;
    const rest: readonly Finding[] = unnamed > 0 ? [{ kind: "moreWrong", count: unnamed }] : [];
    const findings = [...this.findings, ...rest, ...more];
    const { path, head, firstDay, lastDay, projections, closings, held } = this;
    const byKind = Object.fromEntries([...this.byKind].sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
      ok: findings.length === 0,
      path,
      findings,
      records: head.seq,
      head,
      byKind,
      firstDay,
      lastDay,
      projections,
      closings,
      held,
    };
  }
}

function closingOf({ seq, at, businessDay, hash, body }: StoredFact): ClosingSeen {
  const number = typeof body === "object" && body !== null && "number" in body ? Number(body.number) : 0;
  return { number, seq, at, day: businessDay, head: hash };
}

/**
 * Opens a journal to read it. A folder that cannot be written has no room for SQLite's shared memory; without a log the file
 * can be read as it lies. Throws SQLite's error.
 */
export function openToVerify(file: string): Connection {
  try {
    const connection = openReadConnection(file);
    connection.pragma("user_version");
    return connection;
  } catch (thrown) {
    const failure = sqliteFailure(thrown);
    const logIsEmpty = !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0;
    if (!logIsEmpty || (failure !== "cannotOpen" && failure !== "readOnly")) throw thrown;
    return openReadConnection(new URL(`${pathToFileURL(file).href}?immutable=1`));
  }
}

function strangerFinding(connection: Connection): Finding | null {
  if (!isJournalId(connection.pragma("application_id"))) {
    return { kind: "notAJournal", detail: "it is some other SQLite database" };
  }
  const found = Number(connection.pragma("user_version"));
  return found > SCHEMA_VERSION ? { kind: "newerSchema", found, known: SCHEMA_VERSION } : null;
}

function fileFindings(connection: Connection): readonly Finding[] {
  const integrity = String(connection.pragma("integrity_check(1)"));
  const schema = schemaDifference(connection);
  return [
    ...(integrity === "ok" ? [] : [{ kind: "damagedFile", detail: integrity } as const]),
    ...(schema === null ? [] : [{ kind: "changedSchema", detail: schema } as const]),
  ];
}

function followAndReplay(from: Connection, into: Connection, projectors: readonly Projector[], tally: Tally): void {
  const failures: Finding[] = [];
  const last = readHead(from)?.seq ?? 0;
  const { broken } = followChain(rowsAfter(from, 0), EMPTY_HEAD, (row) => {
    tally.count(row);
    const fact = factOf(row);
    const failure = failures.length === 0 ? tryApply(into, projectors, fact) : null;
    if (failure !== null) failures.push(failure);
    tally.look(failures.length === 0 ? into : null, fact);
    tally.tellProgress(last);
  });
  tally.tellProgress(last, true);
  if (broken !== null) tally.findings.push({ kind: "brokenChain", broken, last });
  else tally.findings.push(...failures);
}

function tryApply(into: Connection, projectors: readonly Projector[], fact: StoredFact): Finding | null {
  try {
    for (const projector of projectors) projector.apply(into, fact);
    return null;
  } catch (thrown) {
    return { kind: "replayFailed", seq: fact.seq, detail: messageOf(thrown) };
  }
}

function compareProjections(
  stored: Connection,
  replayed: Connection,
  projectors: readonly Projector[],
  tally: Tally,
): void {
  if (!sameProjectors(stored, projectors)) {
    tally.projections = "otherVersion";
    return;
  }
  const tables = projectionTables(stored).filter((table) => !sameTable(stored, replayed, table));
  tally.projections = tables.length === 0 ? "equal" : "differ";
  if (tables.length > 0) tally.findings.push({ kind: "projectionsDiffer", tables });
}
