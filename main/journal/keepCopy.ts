/** Lays a copy of a damaged journal aside, so that nobody repairs the only one. */
import { constants, copyFileSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Copies `journal.db` and its write-ahead log in `dir` to `journal.damaged-<time of last change>.db`. A second start on
 * the same damaged file finds that copy and makes no other.
 * @returns the copy's path, or null when it could not be made (a full disk, no right to write)
 */
export function keepCopy(dir: string): string | null {
  const file = join(dir, "journal.db");
  try {
    const changed = existsSync(file) ? statSync(file).mtime : statSync(`${file}-wal`).mtime;
    const copy = join(dir, `journal.damaged-${changed.toISOString().replace(/\D/g, "")}.db`);
    for (const end of ["", "-wal"]) {
      if (existsSync(file + end) && !existsSync(copy + end)) {
        copyFileSync(file + end, copy + end, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      }
    }
    return copy;
  } catch {
    return null;
  }
}
