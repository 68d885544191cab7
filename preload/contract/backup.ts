/** Backups of the journal: how the last one stands, and making one now. */
import * as v from "valibot";
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

export const backupCommands = {
  /** Begins one, unless one is being made; `backup.list` tells what became of it. */
  "backup.now": channel<null>()({}),
};

export const backupQueries = {
  "backup.list": channel<BackupsView>()({ limit: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)) }),
};
