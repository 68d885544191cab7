/** Words for archives of closed years, and for checking the journal from outside. */
import type { ArchiveFaultCode } from "../../../main/core/keeping/archive.ts";

export interface KeepingWords {
  readonly archives: {
    readonly title: string;
    readonly more: (dir: string) => string;
    readonly none: string;
    readonly year: (year: number) => string;
    /** @param size "12.3 MB" */
    readonly records: (count: string, size: string) => string;
    readonly missing: string;
    readonly made: (when: string) => string;
    readonly sound: (when: string, name: string) => string;
    readonly damaged: (when: string, name: string) => string;
    readonly damagedMore: string;
    readonly other: (when: string, name: string) => string;
    readonly otherMore: string;
    /** @param record its number @param says SQLite's own words, in English, or the characters that a head begins with */
    readonly faults: Readonly<Record<ArchiveFaultCode, (record: string, says: string) => string>>;
    readonly check: string;
    readonly checking: string;
  };
  readonly outside: {
    readonly title: string;
    readonly head: (count: string) => string;
    readonly copy: (dir: string) => string;
    /** @param copy of a backup @param journal where it is to lie */
    readonly orBackup: (copy: string, journal: string) => string;
    readonly run: string;
    readonly answer: string;
    /** Stands for a folder in a command that somebody types. */
    readonly folder: string;
  };
}
