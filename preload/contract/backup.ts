/** Backups of the journal: how the last one stands, and making one now. */
import * as v from "valibot";
import type { ArchiveFault, ArchiveVerdict } from "../../main/core/keeping/archive.ts";
import type { BackupTrouble, LostAttempt } from "../../main/core/keeping/backup.ts";
import { channel } from "./channel.ts";

/** @property at ms @property seq up to which record it holds the journal */
export interface BackupView {
  readonly file: string;
  readonly at: number;
  readonly seq: number;
  readonly bytes: number;
}

export interface BackupsView {
  readonly dir: string;
  /** At work since (ms), and how many records of the copy are verified so far. */
  readonly running: { readonly since: number; readonly records: number; readonly of: number } | null;
  /** The last that was made and verified, wherever its file is now. */
  readonly last: BackupView | null;
  /** Why the last try failed, since when, and when it is tried again (ms); null when it did not. */
  readonly trouble: {
    readonly why: BackupTrouble;
    readonly since: number;
    readonly again: number | null;
    readonly detail: string;
  } | null;
  /** Verified files in the folder, newest first. */
  readonly files: readonly BackupView[];
  readonly keep: number;
  /** This journal came out of a backup, and the day was not closed since. */
  readonly restored: {
    readonly at: number;
    /** Records that the till knew and that are not there; null when nobody can say. */
    readonly missing: number | null;
    readonly lost: readonly LostAttempt[];
  } | null;
}

/** A closed year: its records a second time, in a file of its own. */
export interface ArchiveView {
  readonly year: number;
  /** The first and the last of its records. */
  readonly first: number;
  readonly last: number;
  /** Its name alone; null where there is none yet: the next backup makes it. */
  readonly file: string | null;
  readonly bytes: number;
  /** When it was made and read back, ms; null where there is none. */
  readonly madeAt: number | null;
  /** The last time that somebody had it read back. @property by "" where they have left */
  readonly checked: {
    readonly at: number;
    readonly by: string;
    readonly verdict: ArchiveVerdict;
    /** What is wrong, in English; "" when nothing is. */
    readonly detail: string;
    /** The same to be said in words; null also for what was read back before there was one. */
    readonly fault: ArchiveFault | null;
  } | null;
}

export interface ArchivesView {
  readonly dir: string;
  /** Closed years, newest first. */
  readonly years: readonly ArchiveView[];
  /** The file that is being read back. */
  readonly checking: string | null;
  /** The journal as it ends now: what `--verify --head` takes, and how many records it holds. */
  readonly head: string;
  readonly records: number;
  /** The data folder of both modes, for whoever checks it from outside, and which of them this is. */
  readonly dataDir: string;
  readonly mode: string;
}

/** A file's name, no path. */
const fileName = v.pipe(v.string(), v.maxLength(120), v.regex(/^[A-Za-z0-9.-]+$/));

export const backupCommands = {
  /** Begins one, unless one is being made; `backup.list` tells what became of it. */
  "backup.now": channel<null>()({}),
  /** Has an archive read back whole, beside the sales; `archive.list` tells what came of it. */
  "archive.check": channel<null>()({ file: fileName }),
};

export const backupQueries = {
  /** For whoever is signed in: archives tell no figures. */
  "archive.list": channel<ArchivesView>()({}),
  "backup.list": channel<BackupsView>()({ limit: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)) }),
};
