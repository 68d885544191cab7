/** The one door to `node:sqlite`: a connection with kept statements, and what its failures mean. */
import type { backup, DatabaseSync, DatabaseSyncOptions, StatementSync } from "node:sqlite";
import type { SqlQuery, SqlValue } from "./sql.ts";

type SqliteModule = {
  readonly DatabaseSync: new (path: string | URL, options?: DatabaseSyncOptions) => DatabaseSync;
  readonly backup: typeof backup;
};

/** The module, or undefined in a runtime built without it (asked for by name, so that a missing one does not stop the load). */
export function sqliteModule(): SqliteModule | undefined {
  return process.getBuiltinModule("node:sqlite");
}

/** A connection that prepares each statement text once. Rows come back as plain objects named by column. */
export class Connection {
  readonly db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens `path`; throws SQLite's own error (see `sqliteFailure`) or, without node:sqlite, an Error. */
  constructor(path: string | URL, options: DatabaseSyncOptions = {}) {
    const sqlite = sqliteModule();
    if (sqlite === undefined) throw new Error("this runtime has no node:sqlite");
    this.db = new sqlite.DatabaseSync(path, {
      allowExtension: false,
      enableDoubleQuotedStringLiterals: false,
      ...options,
    });
  }

  run(query: SqlQuery): void {
    this.#prepared(query.text).run(...query.params.map(asBound));
  }

  get<Row extends object>(query: SqlQuery): Row | undefined {
    return this.#prepared(query.text).get(...query.params.map(asBound)) as Row | undefined;
  }

  all<Row extends object>(query: SqlQuery): readonly Row[] {
    return this.#prepared(query.text).all(...query.params.map(asBound)) as unknown as readonly Row[];
  }

  /** Row by row, so that a large table never lies in memory whole. Run no other statement of the same text meanwhile. */
  iterate<Row extends object>(query: SqlQuery): IterableIterator<Row> {
    return this.db.prepare(query.text).iterate(...query.params.map(asBound)) as IterableIterator<Row>;
  }

  /** The single value of a PRAGMA, as SQLite reports it. */
  pragma(text: string): string | number | null {
    const row = this.db.prepare(`PRAGMA ${text}`).get() as Record<string, string | number | null> | undefined;
    return row === undefined ? null : (Object.values(row)[0] ?? null);
  }

  exec(text: string): void {
    this.db.exec(text);
  }

  /** Copies the database as it lies to the file `path`, `pages` at a time, and calls `onStep` after each but the last. */
  async copyTo(path: string, pages: number, onStep: () => void): Promise<void> {
    await sqliteModule()?.backup(this.db, path, { rate: pages, progress: onStep });
  }

  close(): void {
    this.#statements.clear();
    if (this.db.isOpen) this.db.close();
  }

  #prepared(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

/** node:sqlite binds every number as a float; whole numbers are handed over as integers so that `typeof` in SQL agrees. */
function asBound(value: SqlValue): SqlValue {
  return typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : value;
}

export type SqliteFailure = "diskFull" | "ioError" | "readOnly" | "corrupt" | "busy" | "cannotOpen";

/** What an error thrown by SQLite says about the file; null for everything that is a bug of ours. Codes: sqlite.org/rescode.html */
export function sqliteFailure(thrown: unknown): SqliteFailure | null {
  if (!(thrown instanceof Error) || !("errcode" in thrown) || typeof thrown.errcode !== "number") return null;
  switch (thrown.errcode & 0xff) {
    case 5:
    case 6:
      return "busy";
    case 8:
      return "readOnly";
    case 10:
      return "ioError";
    case 11:
    case 26:
      return "corrupt";
    case 13:
      return "diskFull";
    case 14:
      return "cannotOpen";
    default:
      return null;
  }
}

/** The message of anything thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
