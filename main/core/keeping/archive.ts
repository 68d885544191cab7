/**
 * Archives of closed years: the records of a year in a file of its own that is never written to again. A year ends with
 * the Z report before the first one of a later year, so that no report is cut in two. Pure.
 */
import { HEAD_SHOWN } from "./backup.ts";

/**
 * Somebody had an archive read back.
 * - `sound`: whole, and the same records as the journal's · `damaged`: it cannot be read, or its chain breaks
 * - `other`: sound, and not this journal's records
 */
export type ArchiveVerdict = "sound" | "damaged" | "other";

/**
 * What is wrong with an archive, said on the screen in its language.
 * - `noArchive`: it has no archive's name · `otherDatabase`: it is some other SQLite database · `unreadable`, `file`: SQLite
 *   cannot read it, or finds it damaged (`says`) · `endedEarly`: its reading ended before its end
 * - `begins`: its first record is not `record` · `follows`: its first record follows another · `ends`: it ends with `record`
 * - `gap`, `link`, `content`: `record` is missing, does not follow from the one before it, was changed after it was written
 * - `otherRecord`: its last record is not the journal's
 */
export type ArchiveFaultCode =
  | "noArchive"
  | "otherDatabase"
  | "unreadable"
  | "file"
  | "endedEarly"
  | "begins"
  | "follows"
  | "ends"
  | "gap"
  | "link"
  | "content"
  | "otherRecord";

/** @property record a record's number; 0 where none is meant @property says SQLite's own words; "" where it said nothing */
export interface ArchiveFault {
  readonly code: ArchiveFaultCode;
  readonly record: number;
  readonly says: string;
}

/**
 * @property file its name alone @property detail what is wrong in English, for whoever reads the records; "" when nothing is
 * @property fault the same for the screen; null when nothing is, absent in records that were written before there was one
 */
export interface ArchiveFact {
  readonly kind: "archive.checked";
  readonly body: {
    readonly file: string;
    readonly year: number;
    readonly verdict: ArchiveVerdict;
    readonly detail: string;
    readonly fault?: ArchiveFault | null;
  };
}

/** A Z report as far as archives ask. @property seq its own record @property lastDay `2026-12-31` */
export interface ClosedDay {
  readonly seq: number;
  readonly lastDay: string;
}

/** The records after `after`, up to and with `upTo`. */
export interface ClosedYear {
  readonly year: number;
  readonly after: number;
  readonly upTo: number;
}

/**
 * The years that are over and closed, oldest first: each report belongs to the year of its last day, and to no year
 * before that of the report before it (a clock may have been put back). The last year is not over.
 * @param reports all of them, in their order
 */
export function closedYears(reports: readonly ClosedDay[]): readonly ClosedYear[] {
  const ends = new Map<number, number>();
  let year = 0;
  for (const { lastDay, seq } of reports) {
    year = Math.max(year, Number(lastDay.slice(0, 4)));
    ends.set(year, seq);
  }
  let after = 0;
  const years = [...ends].map(([of, upTo]): ClosedYear => {
    const one = { year: of, after, upTo };
    after = upTo;
    return one;
  });
  return years.slice(0, -1);
}

/** What an archive's name says of it. @property journal the letters of its journal (core/backup) @property head of its last record */
export interface ArchiveName extends ClosedYear {
  readonly mode: string;
  readonly register: string;
  readonly journal: string;
  readonly head: string;
}

/** `live-r1-3fa94c21-year2026-n1-n12345-0123456789abcdef.db`: names of one journal sort by year. */
export const archiveName = ({ after, head, journal, mode, register, upTo, year }: ArchiveName): string =>
  `${mode}-r${register}-${journal}-year${String(year)}-n${String(after + 1)}-n${String(upTo)}-${head.slice(0, HEAD_SHOWN)}.db`;

const NAME =
  /^(live|training)-r([A-Za-z0-9]{1,4})-([0-9a-f]{8})-year(\d{4})-n(\d{1,15})-n(\d{1,15})-([0-9a-f]{16})\.db$/;

/** What a file's name says, null when it is no archive's; `head` is its first 16 characters. */
export function parseArchiveName(file: string): ArchiveName | null {
  const found = NAME.exec(file);
  if (found === null) return null;
  const [, mode = "", register = "", journal = "", year, first, upTo, head = ""] = found;
  return { mode, register, journal, year: Number(year), after: Number(first) - 1, upTo: Number(upTo), head };
}
