/**
 * One till per data folder. `till.lock` is a small SQLite file held in `BEGIN EXCLUSIVE` for the life of the process:
 * the system frees it when the process ends, however it ends, so a killed till never locks itself out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import type { JournalOpenError, LockHolder } from "./errors.ts";
import { openTrouble } from "./errors.ts";
import { Connection, messageOf, sqliteFailure } from "./sqlite.ts";

export type TillLock = { readonly release: () => void };

/**
 * Takes the lock of `dir`.
 * @param now ms since 1970, noted beside the lock so that a second till can say since when the first one runs
 */
export function takeLock(dir: string, now: number): Result<TillLock, JournalOpenError> {
  const path = join(dir, "till.lock");
  let connection: Connection | undefined;
  try {
    connection = new Connection(path, { timeout: 0 });
    connection.exec("BEGIN EXCLUSIVE");
  } catch (thrown) {
    connection?.close();
    const failure = sqliteFailure(thrown);
    if (failure === null) throw thrown;
    if (failure === "busy") return err(lockedError(dir, path));
    if (failure === "corrupt") return err(notALock(path));
    return err(openTrouble(failure, path, messageOf(thrown)));
  }
  const held = connection;
  noteHolder(dir, { pid: process.pid, since: now });
  return ok({ release: () => held.close() });
}

function lockedError(dir: string, path: string): JournalOpenError {
  const holder = readHolder(dir);
  const who = holder === null ? "" : ` (process ${holder.pid}, since ${new Date(holder.since).toISOString()})`;
  const message = `Another till is already running on ${dir}${who}. Use that one, or close it first.`;
  return { kind: "locked", path, holder, message };
}

function notALock(path: string): JournalOpenError {
  const message = `${path} is not a lock file. Make sure that no other till runs on this folder, then delete that one file; it holds no data.`;
  return { kind: "corrupt", path, detail: "not a lock file", keptCopy: null, message };
}

const noteFile = (dir: string): string => join(dir, "till.holder.json");

function noteHolder(dir: string, holder: LockHolder): void {
  try {
    writeFileSync(noteFile(dir), JSON.stringify(holder));
  } catch {
    // Only a courtesy to the person who starts a second till; the lock itself holds without it.
  }
}

function readHolder(dir: string): LockHolder | null {
  try {
    const note = JSON.parse(readFileSync(noteFile(dir), "utf8")) as Partial<LockHolder> | null;
    const { pid, since } = note ?? {};
    return Number.isSafeInteger(pid) && isDate(since) ? { pid: Number(pid), since } : null;
  } catch {
    return null;
  }
}

const isDate = (ms: unknown): ms is number => typeof ms === "number" && Math.abs(ms) <= 8.64e15;
