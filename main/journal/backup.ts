/** A copy of the journal that stands alone, made while the till goes on. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { err, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import type { JournalTrouble } from "./errors.ts";
import { troubleOf } from "./errors.ts";
import { folderTrouble } from "./folder.ts";
import { COPY_ID } from "./migrations.ts";
import { sql } from "./sql.ts";
import { Connection, messageOf, sqliteFailure } from "./sqlite.ts";

/** Makes a copy known as one, and free of a log. */
function sayCopy(file: string): void {
  const connection = new Connection(file);
  try {
    connection.exec(`PRAGMA journal_mode = DELETE; PRAGMA application_id = ${String(COPY_ID)};`);
  } finally {
    connection.close();
  }
}

/**
 * Writes all that is committed in `journalFile` to `target`, which must not exist. The copy is made beside it as
 * `target.partial`, made known as a copy, flushed, and renamed, so that `target` is always a whole journal. Blocks while it copies: call it
 * from a worker, or when no sale is open. Check the copy with `verifyJournal`.
 */
export function backupTo(journalFile: string, target: string): Result<true, JournalTrouble> {
  const partial = `${target}.partial`;
  if (existsSync(target)) throw new Error(`${target} exists already; a backup never overwrites`);
  try {
    rmSync(partial, { force: true });
    const connection = new Connection(journalFile, { readOnly: true, timeout: 1000 });
    try {
      connection.run(sql`VACUUM INTO ${partial}`);
    } finally {
      connection.close();
    }
    sayCopy(partial);
    const file = openSync(partial, "r+");
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, target);
    return ok(true);
  } catch (thrown) {
    rmSync(partial, { force: true });
    const failure = sqliteFailure(thrown);
    const trouble = failure === null ? folderTrouble(thrown, target) : troubleOf(failure, target, messageOf(thrown));
    if (trouble === null) throw thrown;
    return err(trouble);
  }
}
