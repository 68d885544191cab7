/** A copy of the journal that stands alone, made while the till goes on. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { err, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import type { JournalTrouble } from "./errors.ts";
import { troubleOf } from "./errors.ts";
import { flushStep } from "./flushStep.ts";
import { folderTrouble } from "./folder.ts";
import { COPY_ID } from "./migrations.ts";
import { sql } from "./sql.ts";
import { Connection, messageOf, sqliteFailure } from "./sqlite.ts";

/** A megabyte, at SQLite's usual page of 4 KiB. */
const STEP_PAGES = 256;

/**
 * Writes all that is committed in `journalFile` to `target`, which must not exist. The copy is made beside it as
 * `target.partial`, made known as a copy, flushed, and renamed, so that `target` is always a whole journal. Pauses by holding its
 * thread: call it from a worker, or when no sale is open. Check the copy with `verifyJournal`.
 */
export async function backupTo(journalFile: string, target: string): Promise<Result<true, JournalTrouble>> {
  if (existsSync(target)) throw new Error(`${target} exists already; a backup never overwrites`);
  const partial = `${target}.partial`;
  try {
    removePartial(target);
    await copyGently(journalFile, partial);
    sayCopy(partial);
    const file = openSync(partial, "r+");
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, target);
    return ok(true);
  } catch (thrown) {
    removePartial(target);
    const failure = sqliteFailure(thrown);
    const trouble = failure === null ? folderTrouble(thrown, target) : troubleOf(failure, target, messageOf(thrown));
    if (trouble === null) throw thrown;
    return err(trouble);
  }
}

/** Removes what a copy to `target` that did not come to its end has left. */
export function removePartial(target: string): void {
  for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(`${target}.partial${end}`, { force: true });
}

/** A step at a time, each flushed before the next is read. */
async function copyGently(from: string, to: string): Promise<void> {
  const connection = new Connection(from, { readOnly: true, timeout: 1000 });
  try {
    // One snapshot for all steps: without it the till's next commit would begin the copy anew.
    connection.exec("BEGIN");
    connection.get(sql`SELECT 1 FROM sqlite_schema`);
    const file = openSync(to, "wx+");
    await connection
      .copyTo(to, STEP_PAGES, () => {
        flushStep(file);
      })
      .finally(() => {
        closeSync(file);
      });
  } finally {
    connection.close();
  }
}

/** Makes a copy known as one, and free of a log. */
function sayCopy(file: string): void {
  const connection = new Connection(file);
  try {
    connection.exec(`PRAGMA journal_mode = DELETE; PRAGMA application_id = ${String(COPY_ID)};`);
  } finally {
    connection.close();
  }
}
