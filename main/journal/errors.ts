/** Why a journal cannot be opened or written: each says what happened and what to do, in plain English for logs and CLI. */
import type { SqliteFailure } from "./sqlite.ts";

/**
 * Why the journal does not take facts at this moment.
 * - `diskFull`: no room for a commit · `readOnly`: the file or its folder may not be written · `ioError`: the disk failed
 * - `corrupt`: SQLite found the file damaged · `busy`: another program holds the file's write lock
 */
export type JournalTrouble = {
  readonly kind: "diskFull" | "readOnly" | "ioError" | "corrupt" | "busy";
  readonly message: string;
};

/** An append that left no trace: everything in it was rolled back. */
export type AppendError = JournalTrouble;

/** Who holds the lock, as far as it left a note. `since` is in ms since 1970. */
export type LockHolder = { readonly pid: number; readonly since: number };

/** Why the till cannot start on this folder. Nothing was deleted or overwritten. */
export type JournalOpenError =
  | { readonly kind: "noSqlite"; readonly message: string }
  | {
      readonly kind: "readOnly" | "diskFull" | "ioError" | "busy" | "unsafeStorage";
      readonly path: string;
      readonly message: string;
    }
  | { readonly kind: "locked"; readonly path: string; readonly holder: LockHolder | null; readonly message: string }
  | {
      readonly kind: "newerSchema";
      readonly path: string;
      readonly found: number;
      readonly known: number;
      readonly message: string;
    }
  /** `keptCopy` is where a copy of the damaged file was laid; null when it could not be made. The original stays. */
  | {
      readonly kind: "corrupt";
      readonly path: string;
      readonly detail: string;
      readonly keptCopy: string | null;
      readonly message: string;
    };

/** What SQLite's failure means for the journal in `path`. */
export function troubleOf(failure: SqliteFailure, path: string, detail: string): JournalTrouble {
  switch (failure) {
    case "diskFull":
      return {
        kind: "diskFull",
        message: `The disk is full: ${path} cannot grow. Free some space; nothing is lost. (${detail})`,
      };
    case "readOnly":
    case "cannotOpen":
      return {
        kind: "readOnly",
        message: `${path} cannot be written. Give this user the right to write there. (${detail})`,
      };
    case "ioError":
      return {
        kind: "ioError",
        message: `The disk failed while writing ${path}. Back up its folder and check the disk. (${detail})`,
      };
    case "corrupt":
      return {
        kind: "corrupt",
        message: `${path} is damaged. Stop the till, keep the file, and restore the last backup. (${detail})`,
      };
    case "busy":
      return { kind: "busy", message: `Another program is writing to ${path}. Close it and try again. (${detail})` };
  }
}

/** The same as a reason not to start. */
export function openTrouble(
  failure: Exclude<SqliteFailure, "corrupt">,
  path: string,
  detail: string,
): JournalOpenError {
  return asOpenError(troubleOf(failure, path, detail), path);
}

/** A trouble found while opening `path`. */
export function asOpenError({ kind, message }: JournalTrouble, path: string): JournalOpenError {
  if (kind !== "corrupt") return { kind, path, message };
  return { kind, path, detail: message, keptCopy: null, message };
}
