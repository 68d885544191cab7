/** The whole import of one file, start to end, in the thread that calls it. */
import { readFileSync, statSync } from "node:fs";
import type { Currency } from "../core/money/money.ts";
import { MAX_FILE_BYTES } from "./encoding.ts";
import type { BadRow, FileProblem } from "./importProblem.ts";
import { messageOf, openSound } from "./openFile.ts";
import { isBad, readCatalogCsv } from "./parseCatalogCsv.ts";
import type { Product } from "./product.ts";
import { type OnWritten, replaceAll } from "./writer.ts";

export interface ImportJob {
  readonly file: string;
  readonly dbPath: string;
  readonly currency: Currency;
  readonly taxNames: readonly string[];
}

export interface ImportProgress {
  readonly written: number;
  /** Lines of the file below its header; those that are left out never become written. */
  readonly total: number;
}

export interface ImportReport {
  /** Products now in the catalogue; 0 when the old one stayed. */
  readonly imported: number;
  /** How many rows were left out. */
  readonly badRows: number;
  /** The first of them, MAX_LISTED at most: nobody reads more, and the list crosses to the till's own thread. */
  readonly bad: readonly BadRow[];
  /** Set when nothing was imported and the old catalogue stayed. */
  readonly fileProblem?: FileProblem;
}

const MAX_LISTED = 500;

/**
 * Reads `job.file` and puts its good rows in the place of the catalogue, in one transaction. Each row is written as it is
 * read: goods that had to be kept until the last one is read would cost a collector's helpers more than the import itself,
 * and those take processors from the till. Reports, never throws.
 */
export function importFile(job: ImportJob, onProgress: (progress: ImportProgress) => void): ImportReport {
  const bytes = readBytes(job.file);
  if (!(bytes instanceof Uint8Array)) return nothingImported(bytes);
  const rows = readCatalogCsv(bytes, job.currency, job.taxNames);
  if (!rows.ok) return nothingImported(rows.error);
  const total = linesBelowHeader(bytes);
  const bad: BadRow[] = [];
  let badRows = 0;
  let imported = 0;
  const goods = function* (): Generator<Product> {
    for (const row of rows.value) {
      if (!isBad(row)) {
        imported += 1;
        yield row;
      } else {
        badRows += 1;
        if (bad.length < MAX_LISTED) bad.push(row);
      }
    }
    if (imported === 0) throw new NoGoodRow();
  };
  onProgress({ written: 0, total });
  try {
    writeGoods(job.dbPath, goods(), (written) => {
      onProgress({ written, total });
    });
    return { imported, badRows, bad };
  } catch (thrown) {
    const fileProblem: FileProblem =
      thrown instanceof NoGoodRow ? { kind: "noGoodRow" } : { kind: "catalogue", detail: messageOf(thrown) };
    return { imported: 0, badRows, bad, fileProblem };
  }
}

/** Undoes the transaction that had emptied the catalogue. */
class NoGoodRow extends Error {}

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
function writeGoods(dbPath: string, products: Iterable<Product>, onWritten: OnWritten): void {
  const db = openSound(dbPath);
  try {
    // The names go in by alphabet, all over their tree: it should fit into memory (64 MB).
    db.exec("PRAGMA cache_size = -65536");
    replaceAll(db, products, onWritten);
    // A whole new catalogue passed through the write-ahead log; readers would drag it along.
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    db.close();
  }
}

function readBytes(file: string): Uint8Array | FileProblem {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) return { kind: "tooLarge", maxBytes: MAX_FILE_BYTES };
    return readFileSync(file);
  } catch (thrown) {
    return { kind: "unreadable", detail: messageOf(thrown) };
  }
}
