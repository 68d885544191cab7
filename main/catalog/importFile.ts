/** The whole import of one file, start to end, in the thread that calls it. */
import { readFileSync, statSync } from "node:fs";
import type { Currency } from "../core/money.ts";
import { MAX_FILE_BYTES } from "./encoding.ts";
import type { BadRow, FileProblem } from "./importProblem.ts";
import { messageOf, openFile } from "./openFile.ts";
import { parseCatalogCsv } from "./parseCatalogCsv.ts";
import { replaceAll } from "./writer.ts";

export interface ImportJob {
  readonly file: string;
  readonly dbPath: string;
  readonly currency: Currency;
  readonly taxNames: readonly string[];
}

export interface ImportProgress {
  readonly written: number;
  readonly total: number;
}

export interface ImportReport {
  /** Products now in the catalogue; 0 when the old one stayed. */
  readonly imported: number;
  readonly bad: readonly BadRow[];
  /** Set when nothing was imported and the old catalogue stayed. */
  readonly fileProblem?: FileProblem;
}

/** Reads `job.file` and puts its good rows in the place of the catalogue, in one transaction. Reports, never throws. */
export function importFile(job: ImportJob, onProgress: (progress: ImportProgress) => void): ImportReport {
  const bytes = readBytes(job.file);
  if (!(bytes instanceof Uint8Array)) return { imported: 0, bad: [], fileProblem: bytes };
  const { products, bad, fileProblem } = parseCatalogCsv(bytes, job.currency, job.taxNames);
  if (fileProblem !== undefined) return { imported: 0, bad, fileProblem };
  if (products.length === 0) return { imported: 0, bad, fileProblem: { kind: "noGoodRow" } };
  const total = products.length;
  onProgress({ written: 0, total });
  const opened = openFile(job.dbPath);
  if (!opened.ok) return { imported: 0, bad, fileProblem: { kind: "catalogue", detail: opened.error.kind } };
  const { db } = opened.value;
  try {
    replaceAll(db, products, (written) => {
      onProgress({ written, total });
    });
    return { imported: total, bad };
  } catch (thrown) {
    return { imported: 0, bad, fileProblem: { kind: "catalogue", detail: messageOf(thrown) } };
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
