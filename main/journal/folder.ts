/** Finds out, before anything is at stake, whether the data folder takes writes and has room. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { err, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import type { JournalTrouble } from "./errors.ts";
import { troubleOf } from "./errors.ts";
import { messageOf } from "./sqlite.ts";

/** The two questions put to the file system; tests answer them otherwise. Both throw Node's file system errors. */
export type FileSystem = {
  /** Bytes this user may still write in `dir`. */
  readonly freeBytes: (dir: string) => number;
  /** Makes `dir` when missing, writes a small file in it through to the disk, and removes that file. */
  readonly tryWrite: (dir: string) => void;
};

export const realFileSystem: FileSystem = {
  freeBytes: (dir) => {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  },
  tryWrite: (dir) => {
    mkdirSync(dir, { recursive: true });
    const path = join(dir, "journal.probe");
    try {
      const file = openSync(path, "w");
      try {
        writeSync(file, new Uint8Array(PROBE_BYTES));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    } finally {
      rmSync(path, { force: true });
    }
  },
};

const PROBE_BYTES = 65_536;

/** Below this a till does not start or take payments: a day's facts, the WAL and a receipt queue fit in it with room. */
export const MIN_FREE_BYTES = 33_554_432;

/** Whether `dir` can be written and has at least `minFreeBytes` left. */
export function checkFolder(dir: string, fileSystem: FileSystem, minFreeBytes: number): Result<true, JournalTrouble> {
  try {
    fileSystem.tryWrite(dir);
    const free = fileSystem.freeBytes(dir);
    if (free >= minFreeBytes) return ok(true);
    return err(troubleOf("diskFull", dir, `${free} bytes free, ${minFreeBytes} needed`));
  } catch (thrown) {
    const trouble = folderTrouble(thrown, dir);
    if (trouble === null) throw thrown;
    return err(trouble);
  }
}

/** What an error thrown by Node's file system says about `path`; null when it is a bug of ours. */
export function folderTrouble(thrown: unknown, path: string): JournalTrouble | null {
  const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return troubleOf("diskFull", path, messageOf(thrown));
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "EEXIST":
    case "ENOTDIR":
    case "EISDIR":
    case "ENOENT":
      return troubleOf("readOnly", path, messageOf(thrown));
    case "EIO":
    case "EMFILE":
    case "ENFILE":
      return troubleOf("ioError", path, messageOf(thrown));
    default:
      return null;
  }
}

/** Makes a new name in `dir` durable; Windows has no such call. */
export function flushFolder(dir: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(dir, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
