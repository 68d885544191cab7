/** Archives of closed years in `--verify`: each read whole, one following the other, and the same records as the journal's. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArchiveName } from "../../core/keeping/archive.ts";
import { yearsIn } from "../../journal/archive.ts";
import { checkArchive } from "../../journal/archiveCheck.ts";
import { sayFault } from "../../journal/archiveFault.ts";
import type { Head } from "../../journal/chain.ts";
import { readerOf } from "../../journal/reader.ts";
import { openToVerify } from "../../journal/verify.ts";
import { archivesIn } from "./backupFolder.ts";

export interface ArchiveVerdict {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/**
 * A year without an archive is no fault: the journal holds it, and the next backup makes one.
 * @param dir the folder of the mode @param sound its journal was found sound: only then is it compared with
 */
export function verifyArchives(dir: string, sound: boolean): ArchiveVerdict {
  const folder = archivesIn(dir);
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => parseArchiveName(file) !== null)
    .sort();
  const journal = sound ? openToVerify(join(dir, "journal.db")) : null;
  try {
    const hashOf = (seq: number): string | undefined =>
      journal === null ? undefined : readerOf(journal).facts(seq - 1, 1)[0]?.hash;
    let ok = true;
    let before: Head | null = null;
    const lines = files.map((file) => {
      const check = checkArchive(join(folder, file));
      const wrong = check.ok
        ? misfit(check.before, check.head, before, journal === null ? null : hashOf)
        : sayFault(check.fault);
      if (check.ok) before = check.head;
      if (wrong === null && check.ok)
        return fine(check.name.year, check.before.seq + 1, check.head.seq, journal !== null);
      ok = false;
      return `  ! Archive ${file}: ${wrong ?? ""}. Keep it: the next backup lays it aside and makes another.`;
    });
    const kept = new Set(files.map((file) => parseArchiveName(file)?.year));
    const missing = journal === null ? [] : yearsIn(journal).filter(({ year }) => !kept.has(year));
    return {
      ok,
      lines: [
        ...lines,
        ...missing.map(
          ({ year }) => `  archive   ${String(year)} has none yet; the journal holds it, and the next backup makes one`,
        ),
      ],
    };
  } finally {
    journal?.close();
  }
}

/** Two chains that end with the same hash are the same records. */
function misfit(
  before: Head,
  head: Head,
  last: Head | null,
  hashOf: ((seq: number) => string | undefined) | null,
): string | null {
  if (last !== null && last.seq === before.seq && last.hash !== before.hash)
    return "it does not follow the one before it";
  if (hashOf !== null && hashOf(head.seq) !== head.hash)
    return sayFault({ code: "otherRecord", record: head.seq, says: "" });
  return null;
}

const fine = (year: number, first: number, last: number, compared: boolean): string =>
  `  archive   ${String(year)}: records ${String(first)} to ${String(last)} are sound${compared ? ", the same as the journal's" : ""}`;
