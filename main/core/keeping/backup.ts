/**
 * Backups of the journal as facts: one was made and verified, one could not be made, or the till found itself on a journal
 * that came out of one. Pure.
 */

/**
 * Why there is no new backup.
 * - `full`: no room · `gone`: the folder is not there (a stick pulled out) · `readOnly`: it may not be written
 * - `failed`: the disk or the system failed · `notSound`: the copy does not verify, so the journal may not either
 */
export type BackupTrouble = "full" | "gone" | "readOnly" | "failed" | "notSound";

/** The end of a journal: the number and the hash of its last fact. */
export interface JournalEnd {
  readonly seq: number;
  readonly head: string;
}

/** A verified copy. `file` is its name alone, without the folder. */
export interface MadeBackup extends JournalEnd {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Found at a start: this journal ends before, or otherwise than, what the till knew of it.
 * - `shorter`: records are missing at its end · `other`: it went on in another way · `unknown`: nothing is left to compare with
 * - `copy`: nothing is known to be missing, and the file itself says that it is a copy
 */
export interface Restored extends JournalEnd {
  readonly why: "shorter" | "other" | "unknown" | "copy";
  /** What the till knew: up to where the journal had gone; null when nothing is left that says so. */
  readonly known: JournalEnd | null;
  /** The last number that a sale may have had; numbers go on after it. */
  readonly lastSale: number;
  /** The same for returns and Z reports; left out by the first versions. */
  readonly lastReturn?: number;
  readonly lastZ?: number;
  /** The how-manieth time, as far as the till knew: 1 for the first. */
  readonly nth: number;
  /** Payments and refunds that were open when the till last wrote down what it knew, and of which this journal says nothing. */
  readonly lost: readonly LostAttempt[];
}

export interface LostAttempt {
  /** Left out for a payment. */
  readonly kind?: "refund";
  readonly reference: string;
  readonly gateway: string;
  /** Minor units. */
  readonly amount: number;
}

export type BackupFact =
  | { readonly kind: "backup.made"; readonly body: MadeBackup }
  /** Once for each reason until the next one that was made; the till tries again by itself. */
  | { readonly kind: "backup.failed"; readonly body: { readonly why: BackupTrouble } }
  | { readonly kind: "journal.restored"; readonly body: Restored };

/** So much of a head stands in a backup's name and on a Z report. */
export const HEAD_SHOWN = 16;

/** What a backup's name says of it. @property at ms @property journal the first letters of its first fact's hash */
export interface BackupName {
  readonly mode: string;
  readonly register: string;
  readonly journal: string;
  readonly at: number;
  readonly seq: number;
  readonly head: string;
}

/** `live-r1-3fa94c21-20261121T210000123Z-n12345-0123456789abcdef.db`: names of one journal sort by time. */
export function backupName({ mode, register, journal, at, seq, head }: BackupName): string {
  const stamp = new Date(at).toISOString().replace(/[-:.]/g, "");
  return `${mode}-r${register}-${journal}-${stamp}-n${String(seq)}-${head.slice(0, HEAD_SHOWN)}.db`;
}

const NAME =
  /^(live|training)-r([A-Za-z0-9]{1,4})-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-n(\d{1,15})-([0-9a-f]{16})\.db$/;

/** What a file's name says, null when it is no backup's; `head` is its first 16 characters. */
export function parseBackupName(file: string): BackupName | null {
  const found = NAME.exec(file);
  if (found === null) return null;
  const [, mode = "", register = "", journal = "", y, mo, d, h, mi, s, ms, seq, head = ""] = found;
  const at = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s), Number(ms));
  return { mode, register, journal, at, seq: Number(seq), head };
}

/** The first of the letters by which backups of one journal are told from those of another. */
export const journalLetters = (firstHash: string): string => firstHash.slice(0, 8);

/** A backup this old is trouble, ms: a day, and two hours in which it may be made. */
export const TOO_OLD_MS = 26 * 3_600_000;

/** The next one is due this long after the last, ms. */
export const DUE_MS = 24 * 3_600_000;

/**
 * The number that the next reference counts with. After a restore the till counts fewer payments than it has made, so each
 * restore moves the count on by more than could have been lost with it: even with a clock that was put back, no number
 * that was lost comes again. The count has four places of base 32 (core/ids).
 * @param counted payments in the journal @param nth of the last restore; 0 when there was none
 */
export const sequenceOf = (counted: number, nth: number): number => counted + nth * LOST_AT_MOST;

const LOST_AT_MOST = 32_768;

/** Numbers that stand on papers customers have. */
export interface PaperNumbers {
  readonly sale: number;
  readonly return: number;
  readonly z: number;
}

/**
 * The till writes down beside the journal which numbers it may use before it writes it down again: so many ahead of the
 * last. Half of them used up, it does.
 */
export const AHEAD: PaperNumbers = { sale: 100, return: 20, z: 2 };

/** `last` with the room ahead of it. */
export const withRoom = (last: PaperNumbers): PaperNumbers => plus(last, AHEAD);

/** Whether `used` leaves less than half of the room below `written`. */
export const isRoomShort = (used: PaperNumbers, written: PaperNumbers): boolean =>
  NUMBERED.some((of) => written[of] - used[of] < AHEAD[of] / 2);

/**
 * Numbers that may have been used unseen since a journal's last record: where nothing is left that says how many, more
 * than a till can, by its age. A clock that is wrong by years makes them no larger than paper has room for.
 * @param lastAt when that record was made, ms @param now ms
 */
export function unseenSince(lastAt: number, now: number): PaperNumbers {
  const days = Math.min(Math.max(0, Math.ceil((now - lastAt) / DUE_MS)), DAYS_AT_MOST) + 1;
  return { sale: days * 1000, return: days * 200, z: days * 5 };
}

/** The larger of each. */
export const largest = (a: PaperNumbers, b: PaperNumbers): PaperNumbers => ({
  sale: Math.max(a.sale, b.sale),
  return: Math.max(a.return, b.return),
  z: Math.max(a.z, b.z),
});

export const plus = (a: PaperNumbers, b: PaperNumbers): PaperNumbers => ({
  sale: a.sale + b.sale,
  return: a.return + b.return,
  z: a.z + b.z,
});

const NUMBERED = ["sale", "return", "z"] as const;
const DAYS_AT_MOST = 400;
