/** Checks a whole journal from the outside, beside a running till if need be, without changing it. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { EMPTY_HEAD } from "./chain.ts";
import type { Head } from "./chain.ts";
import { followChain } from "./chainCheck.ts";
import type { ChainBreak } from "./chainCheck.ts";
import { factOf, readHead, rowsAfter } from "./factRow.ts";
import type { FactRow } from "./factRow.ts";
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from "./migrations.ts";
import { createProjections, dumpTable, projectionTables, sameProjectors } from "./projections.ts";
import type { Projector } from "./projector.ts";
import { openReadConnection } from "./reader.ts";
import { schemaDifference } from "./soundness.ts";
import { Connection, messageOf, sqliteFailure } from "./sqlite.ts";

/** One thing that is wrong. `brokenChain` names the first record that cannot be trusted; those before it are sound. */
export type Finding =
  | { readonly kind: "cannotOpen" | "notAJournal" | "damagedFile" | "changedSchema"; readonly detail: string }
  | { readonly kind: "newerSchema"; readonly found: number; readonly known: number }
  | { readonly kind: "brokenChain"; readonly broken: ChainBreak; readonly last: number }
  | { readonly kind: "projectionsDiffer"; readonly tables: readonly string[] }
  | { readonly kind: "replayFailed"; readonly seq: number; readonly detail: string };

/**
 * - `equal`: same bytes as a replay · `differ`: see the finding
 * - `otherVersion`: made by other projectors than these; the next start of the till rebuilds them
 * - `notChecked`: the chain is broken, so a replay would prove nothing
 */
export type ProjectionState = "equal" | "differ" | "otherVersion" | "notChecked";

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
};

/**
 * Reads the whole file (integrity), the whole chain, and compares every projection table with a replay in memory.
 * @param path the database file, or the folder with `journal.db` in it
 * @param projectors the till's own, all of them
 */
export function verifyJournal(path: string, projectors: readonly Projector[]): VerifyReport {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "journal.db") : path;
  const tally = new Tally(file);
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
    replayed = new Connection(":memory:");
    migrate(replayed);
    createProjections(replayed, projectors);
    replayed.exec("BEGIN");
    followAndReplay(connection, replayed, projectors, tally);
    if (tally.findings.length === 0) compareProjections(connection, replayed, projectors, tally);
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

  constructor(path: string) {
    this.path = path;
  }

  count(row: FactRow): void {
    this.head = { seq: row.seq, hash: row.hash };
    this.byKind.set(row.kind, (this.byKind.get(row.kind) ?? 0) + 1);
    if (this.firstDay === null || row.business_day < this.firstDay) this.firstDay = row.business_day;
    if (this.lastDay === null || row.business_day > this.lastDay) this.lastDay = row.business_day;
  }

  report(...more: readonly Finding[]): VerifyReport {
    const findings = [...this.findings, ...more];
    const { path, head, firstDay, lastDay, projections } = this;
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
    };
  }
}

/** A folder that cannot be written has no room for SQLite's shared memory; without a log the file can be read as it lies. */
function openToVerify(file: string): Connection {
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
  if (connection.pragma("application_id") !== APPLICATION_ID) {
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
  const { broken } = followChain(rowsAfter(from, 0), EMPTY_HEAD, (row) => {
    tally.count(row);
    const failure = failures.length === 0 ? tryApply(into, projectors, row) : null;
    if (failure !== null) failures.push(failure);
  });
  if (broken !== null) tally.findings.push({ kind: "brokenChain", broken, last: readHead(from)?.seq ?? 0 });
  else tally.findings.push(...failures);
}

function tryApply(into: Connection, projectors: readonly Projector[], row: FactRow): Finding | null {
  try {
    for (const projector of projectors) projector.apply(into, factOf(row));
    return null;
  } catch (thrown) {
    return { kind: "replayFailed", seq: row.seq, detail: messageOf(thrown) };
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
  const tables = projectionTables(stored).filter((table) => dumpTable(stored, table) !== dumpTable(replayed, table));
  tally.projections = tables.length === 0 ? "equal" : "differ";
  if (tables.length > 0) tally.findings.push({ kind: "projectionsDiffer", tables });
}
