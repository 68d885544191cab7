/** Brings the database to the newest schema. One migration a file, numbered in tens; `PRAGMA user_version` says how far it is. */
import type { Connection } from "./sqlite.ts";
import * as facts from "./migrations/0010-facts.ts";

type Migration = { readonly version: number; readonly statements: string };

const MIGRATIONS: readonly Migration[] = [facts];

/** `application_id` of every journal: "TNDL". */
export const APPLICATION_ID = 0x544e444c;

/**
 * `application_id` of a copy that no till has written to yet: "TNDC". By it a till that finds a backup in its journal's
 * place knows so for certain, whatever else is left to compare with. The first commit makes a journal of it.
 */
export const COPY_ID = 0x544e4443;

/** Whether a database with this `application_id` is a journal, or a copy of one. */
export const isJournalId = (id: unknown): boolean => id === APPLICATION_ID || id === COPY_ID;

/** The schema this program writes. A database with a higher number was made by a newer one and is left alone. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map((migration) => migration.version));

/** Runs what is missing, each migration and its version number in one transaction. Throws SQLite's error when one fails. */
export function migrate(connection: Connection): void {
  const current = Number(connection.pragma("user_version"));
  for (const { version, statements } of MIGRATIONS) {
    if (version <= current) continue;
    connection.exec("BEGIN IMMEDIATE");
    try {
      connection.exec(statements);
      connection.exec(`PRAGMA user_version = ${version}`);
      connection.exec("COMMIT");
    } catch (thrown) {
      if (connection.db.isTransaction) connection.exec("ROLLBACK");
      throw thrown;
    }
  }
}
