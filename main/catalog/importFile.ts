/** The whole import of one file, start to end, in the thread that calls it. */
import { readFileSync, statSync } from "node:fs";
import type { BadRow, FileProblem } from "../core/goods/goodsProblem.ts";
import type { ImportHow } from "../core/goods/goodsFacts.ts";
import type { Product } from "../core/goods/product.ts";
import type { Currency } from "../core/money/money.ts";
import { err, ok, type Result } from "../core/result.ts";
import { MAX_FILE_BYTES } from "./encoding.ts";
import { messageOf, openSound } from "./openFile.ts";
import { isBad, readCatalogCsv } from "./parseCatalogCsv.ts";
import { type Keep, merge, replaceAll, type Writing } from "./writer.ts";

export interface FileJob {
  /** Its path, or what is in it. */
  readonly file: string | Uint8Array;
  readonly dbPath: string;
  readonly currency: Currency;
  readonly taxNames: readonly string[];
}

export interface ImportJob extends FileJob {
  readonly how: ImportHow;
}

export interface ImportProgress {
  readonly written: number;
  /** Lines of the file below its header; those that are left out never become written. */
  readonly total: number;
}

export interface ImportReport {
  /** Goods of the file that are in the catalogue now; 0 when the old one stayed. */
  readonly imported: number;
  /** How many rows were left out. */
  readonly badRows: number;
  /** The first of them, MAX_LISTED at most: nobody reads more, and the list crosses to the till's own thread. */
  readonly bad: readonly BadRow[];
  /** Set when nothing was imported and the old catalogue stayed. */
  readonly fileProblem?: FileProblem;
}

/** How many of the rows that were left out are listed. */
export const MAX_LISTED = 500;

/**
 * Reads `job.file` and puts its good rows in the place of the catalogue, or among its goods, in one transaction. Each row is
 * written as it is read: goods that had to be kept until the last one is read would cost a collector's helpers more than the
 * import itself, and those take processors from the till. Reports, never throws.
 * @param keep asked when all is written; false takes it back, and the report says that nobody could be told
 */
export function importFile(job: ImportJob, onProgress: (progress: ImportProgress) => void, keep?: Keep): ImportReport {
  const opened = openRows(job);
  if (!opened.ok) return nothingImported(opened.error);
  const { rows, total } = opened.value;
  const sorted = sortRows(rows);
  const goods = function* (): Generator<Product> {
    yield* sorted.goods();
    if (sorted.good() === 0) throw new NoGoodRow();
  };
  const left = (): Pick<ImportReport, "badRows" | "bad"> => ({ badRows: sorted.badRows(), bad: sorted.bad });
  onProgress({ written: 0, total });
  try {
    const onWritten = (written: number): void => {
      onProgress({ written, total });
    };
    const kept = writeGoods(job, goods(), { onWritten, keep });
    if (!kept) return { imported: 0, ...left(), fileProblem: { kind: "notJournalled" } };
    return { imported: sorted.good(), ...left() };
  } catch (thrown) {
    const fileProblem: FileProblem =
      thrown instanceof NoGoodRow ? { kind: "noGoodRow" } : { kind: "catalogue", detail: messageOf(thrown) };
    return { imported: 0, ...left(), fileProblem };
  }
}

/** Undoes the transaction that had emptied the catalogue. */
class NoGoodRow extends Error {}

/** The file's rows one after the other, and how many lines it has below its header. */
export function openRows({
  currency,
  file,
  taxNames,
}: FileJob): Result<{ readonly rows: Iterable<Product | BadRow>; readonly total: number }, FileProblem> {
  // Bytes that threads share are not decoded as they are.
  const bytes = typeof file === "string" ? readBytes(file) : ok(file.slice());
  if (!bytes.ok) return bytes;
  const rows = readCatalogCsv(bytes.value, currency, taxNames);
  return rows.ok ? ok({ rows: rows.value, total: linesBelowHeader(bytes.value) }) : rows;
}

/** Lets good rows through and keeps count of all; of the bad ones the first are listed. */
export function sortRows(rows: Iterable<Product | BadRow>) {
  const bad: BadRow[] = [];
  let badRows = 0;
  let good = 0;
  return {
    bad,
    badRows: () => badRows,
    good: () => good,
    *goods(): Generator<Product> {
      for (const row of rows) {
        if (!isBad(row)) {
          good += 1;
          yield row;
        } else {
          badRows += 1;
          if (bad.length < MAX_LISTED) bad.push(row);
        }
      }
    },
  };
}

function linesBelowHeader(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1 && at < bytes.length - 1; at = bytes.indexOf(LINE_FEED, at + 1))
    lines += 1;
  return lines;
}

const LINE_FEED = 0x0a;

/** The report when the file as a whole was of no use; the old catalogue stays. */
export function nothingImported(fileProblem: FileProblem): ImportReport {
  return { imported: 0, badRows: 0, bad: [], fileProblem };
}

/** A damaged file is left to the till, which has it open: putting it aside from here would leave the till with a lost file. */
function writeGoods({ dbPath, how }: ImportJob, products: Iterable<Product>, writing: Writing): boolean {
  const db = openSound(dbPath);
  try {
    // The names go in by alphabet, all over their tree: it should fit into memory (64 MB).
    db.exec("PRAGMA cache_size = -65536");
    const kept = how === "replace" ? replaceAll(db, products, writing) : merge(db, products, writing);
    // A whole new catalogue passed through the write-ahead log; readers would drag it along.
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return kept;
  } finally {
    db.close();
  }
}

function readBytes(file: string): Result<Uint8Array, FileProblem> {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) return err({ kind: "tooLarge", maxBytes: MAX_FILE_BYTES });
    return ok(readFileSync(file));
  } catch (thrown) {
    return err({ kind: "unreadable", detail: messageOf(thrown) });
  }
}
