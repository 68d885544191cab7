/**
 * Finds out at a start whether this journal is the one that the till knew, and commits it when it is not: a backup was put
 * in its place, or its end is gone. Nothing is forgotten in silence.
 */
import { dirname } from "node:path";
import {
  type JournalEnd,
  journalLetters,
  largest,
  type LostAttempt,
  plus,
  type Restored,
  unseenSince,
} from "../../core/keeping/backup.ts";
import { knownBeforeRestore, lastNumbers, readLastRestore, readRestores } from "../../journal/projections/backups.ts";
import type { Journal } from "../../journal/journal.ts";
import type { JournalReader } from "../../journal/reader.ts";
import { sql } from "../../journal/sql.ts";
import { type BackupFolder, backupsIn } from "../keeping/backupFolder.ts";
import type { Books } from "../books.ts";
import { type JournalMark, type MarkKeeper, readMark } from "./journalMark.ts";

/** By which backups of this journal are told from others; "" while it is empty. */
export const lettersOf = (reader: JournalReader): string => journalLetters(reader.facts(0, 1)[0]?.hash ?? "");

/**
 * Null when this journal is, or goes on from, what the till knew.
 * @param newest the newest backup of this journal @param now ms
 */
export function restoredFrom(
  journal: Pick<Journal, "reader" | "isCopy">,
  mark: JournalMark | null,
  newest: JournalEnd | undefined,
  now: number,
): Restored | null {
  const { reader } = journal;
  const { seq, hash: head } = reader.head();
  // A backup of records that an earlier restore left behind says nothing new.
  const backup: JournalEnd | null =
    newest === undefined || newest.seq <= knownBeforeRestore(reader) ? null : { seq: newest.seq, head: newest.head };
  const known = mark === null || (backup !== null && backup.seq > mark.seq) ? backup : mark;
  const why = whyNot(reader, seq, known, mark) ?? (journal.isCopy() ? "copy" : null);
  if (why === null) return null;
  // The till's own note says how far the numbers went; where it did not survive, or lags behind a backup, nobody knows.
  const noted = mark !== null && known === mark && why !== "copy";
  const here = lastNumbers(reader);
  const used = noted ? here : plus(here, unseenSince(reader.facts(seq - 1, 1)[0]?.at ?? now, now));
  const last = mark === null ? used : largest(used, { sale: mark.lastSale, return: mark.lastReturn, z: mark.lastZ });
  return {
    why,
    seq,
    head,
    known: known === null || why === "unknown" || why === "copy" ? null : { seq: known.seq, head: known.head },
    lastSale: last.sale,
    lastReturn: last.return,
    lastZ: last.z,
    nth: Math.max(mark?.restores ?? 0, readRestores(reader)) + 1,
    lost: (mark?.open ?? []).filter((one) => !isKnown(reader, one)),
  };
}

function whyNot(
  reader: JournalReader,
  seq: number,
  known: JournalEnd | null,
  mark: JournalMark | null,
): "shorter" | "other" | "unknown" | null {
  // Killed after it had said so, and before it had written down what it knows now.
  if (seq > 0 && readLastRestore(reader)?.factSeq === seq) return null;
  if (known !== null && known.seq > seq) return "shorter";
  if (known !== null && known.seq > 0 && reader.facts(known.seq - 1, 1)[0]?.hash.startsWith(known.head) !== true)
    return "other";
  // The till writes what it knows before its first fact: records without it were brought here.
  return mark === null && seq > 0 ? "unknown" : null;
}

const isKnown = (reader: JournalReader, { kind, reference }: LostAttempt): boolean =>
  reader.get(
    kind === "refund"
      ? sql`SELECT 1 AS one FROM refunds WHERE doc ->> '$.reference' = ${reference}`
      : sql`SELECT 1 AS one FROM attempts WHERE doc ->> '$.reference' = ${reference}`,
  ) !== undefined;

/** A folder on a network that does not answer must not keep the shop waiting, ms. */
const FOLDER_WAIT_MS = 1_500;

/** Commits what was found, before anything else of this run, and writes down what is known from now on. */
export async function tellRestored(
  books: Books,
  folder: BackupFolder,
  mode: string,
  mark: MarkKeeper,
  now: number,
): Promise<void> {
  const { journal } = books;
  const backups = backupsIn(folder.path, mode, lettersOf(journal.reader));
  const late = new Promise<readonly []>((resolve) => {
    setTimeout(resolve, FOLDER_WAIT_MS, []).unref();
  });
  const [newest] = await Promise.race([backups, late]);
  const found = restoredFrom(journal, readMark(dirname(journal.path)), newest, now);
  if (found !== null) books.commit([{ fact: { kind: "journal.restored", body: found } }]);
  await mark.keep();
}
