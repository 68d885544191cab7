/**
 * What the till knows of its journal beside the journal: a small file for its owner alone, by which a database that was
 * exchanged, cut off or put back from a backup is found out. Written at every start, end and backup, not with every fact.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as v from "valibot";
import type { LostAttempt } from "../core/backup.ts";
import { readOpenAttempts } from "../journal/projections/attempts.ts";
import { readRestores } from "../journal/projections/backups.ts";
import { lastSaleNumber } from "../journal/projections/sales.ts";
import type { Journal } from "../journal/journal.ts";
import type { JournalReader } from "../journal/reader.ts";
import { replaceOwnerFile } from "../settings/ownerFile.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const markSchema = v.object({
  seq: count,
  head: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  lastSale: count,
  restores: count,
  open: v.array(v.object({ reference: v.string(), gateway: v.string(), amount: v.pipe(v.number(), v.safeInteger()) })),
});

/** @property restores the `nth` of the last restore @property open payments whose outcome was not known */
export interface JournalMark {
  readonly seq: number;
  readonly head: string;
  readonly lastSale: number;
  readonly restores: number;
  readonly open: readonly LostAttempt[];
}

const fileIn = (dir: string): string => join(dir, "journal.known.json");

/** Null when there is none, or none that can be read: nothing is known then. @param dir the folder of the mode */
export function readMark(dir: string): JournalMark | null {
  try {
    const parsed = v.safeParse(markSchema, JSON.parse(readFileSync(fileIn(dir), "utf8")));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** What is known of this journal now. */
export function markOf(reader: JournalReader): JournalMark {
  const { seq, hash: head } = reader.head();
  return {
    seq,
    head,
    lastSale: lastSaleNumber(reader),
    restores: readRestores(reader),
    open: readOpenAttempts(reader).map(({ reference, gateway, amount }) => ({ reference, gateway, amount })),
  };
}

export interface MarkKeeper {
  /** Writes what is known now; waits for an earlier one. Never rejects: without the file only less is found out. */
  keep(): Promise<void>;
}

export function createMarkKeeper(journal: Journal): MarkKeeper {
  let last: Promise<void> = Promise.resolve();
  return {
    keep() {
      const text = JSON.stringify(markOf(journal.reader));
      last = last.then(() => replaceOwnerFile(fileIn(dirname(journal.path)), text)).catch(() => undefined);
      return last;
    },
  };
}
