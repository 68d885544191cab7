/** Looks at a journal file through a connection that cannot write, before the till dares to write to it. */
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { EMPTY_HEAD } from "./chain.ts";
import type { Head } from "./chain.ts";
import { describeBreak, followChain } from "./chainCheck.ts";
import { readHead, rowsAfter } from "./factRow.ts";
import { isJournalId, migrate, SCHEMA_VERSION } from "./migrations.ts";
import { openReadConnection } from "./reader.ts";
import { sql } from "./sql.ts";
import { Connection, messageOf, sqliteFailure } from "./sqlite.ts";

export type Soundness =
  | { readonly kind: "fresh" | "sound" }
  | { readonly kind: "newerSchema"; readonly found: number }
  | { readonly kind: "corrupt"; readonly detail: string };

/** Larger files are read whole by `verifyJournal` instead: at start that would keep the shop waiting. */
const CHECK_WHOLE_FILE_UP_TO_BYTES = 67_108_864;

/** How many of the last records are re-hashed at start. */
const TAIL_LENGTH = 2000;

const STRANGE_LOG =
  "a backup lies in its place beside the log of the journal that was there before; move journal.db-wal and journal.db-shm to another folder and start again";

/**
 * SQLite reads whatever log lies beside a database and would mix the two. A database that has a log says so in its header
 * (sqlite.org/fileformat2.html, 1.3.3: the two bytes at 18 are 2); a copy has none, and says 1.
 */
function knowsItsLog(file: string): boolean {
  const versions = Buffer.alloc(2);
  const opened = openSync(file, "r");
  try {
    readSync(opened, versions, 0, 2, 18);
  } finally {
    closeSync(opened);
  }
  return !versions.equals(Buffer.from([1, 1]));
}

/** Judges `file` without changing it. Failures other than damage (busy, I/O) throw SQLite's error. */
export function judge(file: string): Soundness {
  if (sizeOf(file) === 0) {
    // SQLite would throw away the write-ahead log of an empty database, and with it what may be the last facts.
    if (sizeOf(`${file}-wal`) > 0)
      return { kind: "corrupt", detail: "the database is empty but its write-ahead log is not" };
    return { kind: "fresh" };
  }
  if (sizeOf(`${file}-wal`) > 0 && !knowsItsLog(file)) return { kind: "corrupt", detail: STRANGE_LOG };
  let connection: Connection | undefined;
  try {
    if (sizeOf(`${file}-journal`) > 0) rollBackInterruptedCreation(file);
    connection = openReadConnection(file);
    return judgeContent(connection, sizeOf(file));
  } catch (thrown) {
    if (sqliteFailure(thrown) === "corrupt") return { kind: "corrupt", detail: messageOf(thrown) };
    throw thrown;
  } finally {
    connection?.close();
  }
}

function judgeContent(connection: Connection, bytes: number): Soundness {
  const version = Number(connection.pragma("user_version"));
  const id = connection.pragma("application_id");
  const tables = connection.get<{ n: number }>(sql`SELECT count(*) AS n FROM sqlite_schema`)?.n ?? 0;
  if (version === 0 && id === 0 && tables === 0) return { kind: "fresh" };
  if (!isJournalId(id)) return { kind: "corrupt", detail: "this is not a Tenderline journal" };
  if (version > SCHEMA_VERSION) return { kind: "newerSchema", found: version };
  const detail =
    (bytes <= CHECK_WHOLE_FILE_UP_TO_BYTES ? quickCheck(connection) : null) ??
    schemaDifference(connection) ??
    tailBreak(connection);
  return detail === null ? { kind: "sound" } : { kind: "corrupt", detail };
}

function quickCheck(connection: Connection): string | null {
  const answer = String(connection.pragma("quick_check(1)"));
  return answer === "ok" ? null : answer;
}

type SchemaRow = { readonly name: string; readonly sql: string | null };

/** Names what was changed in the journal's own tables, indexes and triggers; null when they are as the migrations made them. */
export function schemaDifference(connection: Connection): string | null {
  if (connection.pragma("user_version") !== SCHEMA_VERSION) return null;
  const model = new Connection(":memory:");
  try {
    migrate(model);
    const query = sql`SELECT name, sql FROM sqlite_schema WHERE tbl_name IN ('facts', 'projections', 'projected', 'probe')`;
    const found = new Map(connection.all<SchemaRow>(query).map((row) => [row.name, row.sql]));
    const wanted = new Map(model.all<SchemaRow>(query).map((row) => [row.name, row.sql]));
    const names = [...new Set([...wanted.keys(), ...found.keys()])];
    const odd = names.filter((name) => found.get(name) !== wanted.get(name));
    return odd.length === 0 ? null : `the journal's own protection was changed: ${odd.join(", ")}`;
  } finally {
    model.close();
  }
}

function tailBreak(connection: Connection): string | null {
  const last = readHead(connection)?.seq ?? 0;
  const before = Math.max(0, last - TAIL_LENGTH);
  const start =
    before === 0 ? EMPTY_HEAD : connection.get<Head>(sql`SELECT seq, hash FROM facts WHERE seq = ${before}`);
  if (start === undefined) return describeBreak({ seq: before, why: "gap" });
  const { broken } = followChain(rowsAfter(connection, before), start);
  return broken === null ? null : describeBreak(broken);
}

/** A till killed while it made the file leaves a rollback journal, which only a writer may apply. */
function rollBackInterruptedCreation(file: string): void {
  const connection = new Connection(file, { timeout: 1000 });
  try {
    connection.pragma("user_version");
  } finally {
    connection.close();
  }
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);
