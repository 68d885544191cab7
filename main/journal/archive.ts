/**
 * Writes closed years into archives, from a verified copy of the journal: read-only files of their own, for whoever keeps a
 * shop's books for years. The journal lets go of nothing; an archive is the same records a second time.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import {
  archiveName,
  type ArchiveName,
  type ClosedDay,
  type ClosedYear,
  closedYears,
} from "../core/keeping/archive.ts";
import { ARCHIVE_ID, checkArchive } from "./archiveCheck.ts";
import { sayFault } from "./archiveFault.ts";
import { insertRow, rowsAfter } from "./factRow.ts";
import { flushStep } from "./flushStep.ts";
import { flushFolder, MIN_FREE_BYTES, realFileSystem } from "./folder.ts";
import { openReadConnection } from "./reader.ts";
import { sql } from "./sql.ts";
import { Connection } from "./sqlite.ts";

const TABLES = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA application_id = ${String(ARCHIVE_ID)};
  CREATE TABLE facts (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, register TEXT NOT NULL, operator TEXT, shift TEXT,
    business_day TEXT NOT NULL, sale TEXT, attempt TEXT, body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;`;

/** About a megabyte of records. */
const STEP_RECORDS = 1_000;

/** The years that are over in this journal: read from its records alone, whichever version made its tables. */
export const yearsIn = (connection: Pick<Connection, "all">): readonly ClosedYear[] =>
  closedYears(
    connection.all<ClosedDay>(sql`SELECT seq, coalesce(body ->> '$.days[#-1]', business_day) AS lastDay
      FROM facts WHERE kind = 'day.closed' ORDER BY seq`),
  );

/**
 * Makes what is missing in `dir`, one year after the other, each read back before it gets its name; a sound one is left
 * alone, a damaged one is laid aside under another name. Blocks: call it from a worker. Killed anywhere it leaves whole archives and at most one `.unproved`, which the next
 * call removes. Throws the system's error.
 * @param copy a verified copy of the journal, or the journal @returns the files it made
 */
export function makeArchives(
  copy: string,
  dir: string,
  name: Pick<ArchiveName, "mode" | "register" | "journal">,
): readonly string[] {
  const source = openReadConnection(copy);
  try {
    const years = yearsIn(source);
    if (years.length === 0) return [];
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (const left of readdirSync(dir)) if (left.endsWith(".unproved")) rmSync(join(dir, left));
    return years.flatMap((year) => {
      const head = source.get<{ hash: string }>(sql`SELECT hash FROM facts WHERE seq = ${year.upTo}`)?.hash ?? "";
      const file = archiveName({ ...name, ...year, head });
      const path = join(dir, file);
      const there = existsSync(path);
      if (there && checkArchive(path).ok) return [];
      if (realFileSystem.freeBytes(dir) < statSync(copy).size + MIN_FREE_BYTES) throw new Error(`no room for ${file}`);
      write(source, year, `${path}.unproved`);
      const check = checkArchive(`${path}.unproved`, file);
      if (!check.ok) throw new Error(`${file} does not read back: ${sayFault(check.fault)}`);
      // A damaged one was touched by somebody or something: whoever looks into that finds it.
      if (there) renameSync(path, asideOf(path));
      renameSync(`${path}.unproved`, path);
      flushFolder(dir);
      return [file];
    });
  } finally {
    source.close();
  }
}

/** `….db.damaged-20271121210000123`, by when it was last changed. */
const asideOf = (path: string): string => `${path}.damaged-${statSync(path).mtime.toISOString().replace(/\D/g, "")}`;

function write(source: Connection, { after, upTo }: ClosedYear, path: string): void {
  const archive = new Connection(path);
  let file: number | null = null;
  try {
    archive.exec(TABLES);
    file = openSync(path, "r+");
    archive.exec("BEGIN");
    for (const row of rowsAfter(source, after)) {
      if (row.seq > upTo) break;
      archive.run(insertRow(row));
      if (row.seq % STEP_RECORDS !== 0) continue;
      archive.exec("COMMIT");
      flushStep(file);
      archive.exec("BEGIN");
    }
    archive.exec("COMMIT");
    chmodSync(path, 0o400);
    fsyncSync(file);
  } finally {
    archive.close();
    if (file !== null) closeSync(file);
  }
}
