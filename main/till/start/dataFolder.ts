/** The data folder before anything is opened in it: what stands in its way is said in a sentence, not as a system's code. */
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { err, ok, type Result } from "../../core/result.ts";

/**
 * Whether `dir` can be a data folder as far as can be told without making it: a missing one can.
 * @returns what is wrong and what to do, in one line
 */
export function checkDataFolder(dir: string): Result<null, string> {
  try {
    if (!statSync(dir).isDirectory()) return err(sentence(dir, "ENOTDIR"));
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(null);
  } catch (thrown) {
    const code = codeOf(thrown);
    return code === "ENOENT" ? ok(null) : err(sentence(dir, code));
  }
}

/** Makes `dir` and what is missing above it, for this user alone; an existing one stays as it is. */
export function makeDataFolder(dir: string): Result<null, string> {
  try {
    makeBelow(dir);
    return ok(null);
  } catch (thrown) {
    return err(sentence(dir, codeOf(thrown)));
  }
}

/** One folder after another: Node's own `recursive` never returns where a folder that exists takes no new one (`/proc`). */
function makeBelow(dir: string): void {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = dirname(dir);
  if (above !== dir) makeBelow(above);
  mkdirSync(dir, { mode: 0o700 });
}

function sentence(dir: string, code: string): string {
  switch (code) {
    case "ENOTDIR":
    case "EEXIST":
      return `The data folder ${dir} is a file, or lies below one. Give --data a folder.`;
    case "EACCES":
    case "EPERM":
      return `The data folder ${dir} may not be written by this user. Give this user the right to write there, or another folder to --data.`;
    case "EROFS":
      return `The data folder ${dir} lies on a disk that cannot be written. Give --data a folder on another disk.`;
    case "ENOSPC":
    case "EDQUOT":
      return `The disk is full: the data folder ${dir} cannot be made. Free some space, then start again.`;
    default:
      return `The data folder ${dir} cannot be made there (${code}). Check the path, or give --data another folder.`;
  }
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : "unknown reason";
