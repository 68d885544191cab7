/** The work on one backup, whoever does it: a process of its own, Electron's utility process, a thread. Told as messages. */
import { join } from "node:path";
import type { MadeBackup } from "../core/keeping/backup.ts";
import type { Result } from "../core/result.ts";
import { makeArchives } from "./archive.ts";
import { projectors } from "./projections/index.ts";
import { messageOf } from "./sqlite.ts";
import { type BackupFailure, type BackupJob, verifiedCopy } from "./verifiedCopy.ts";

export type BackupMessage =
  /** The first message: whoever sends it can do the work. */
  | { readonly kind: "begun" }
  | { readonly kind: "progress"; readonly records: number }
  /** Closed years could not be archived; the backup is one all the same. */
  | { readonly kind: "notArchived"; readonly detail: string }
  | { readonly kind: "outcome"; readonly outcome: Result<MadeBackup, BackupFailure> };

/** Selling comes first. */
export const BACKUP_NICENESS = 10;

/** Makes the backup, then the archives that are missing beside it. The outcome is the last message. Blocks its thread. */
export async function workOn(job: BackupJob, tell: (message: BackupMessage) => void): Promise<void> {
  tell({ kind: "begun" });
  const outcome = await verifiedCopy(job, projectors, (records) => {
    tell({ kind: "progress", records });
  });
  if (outcome.ok && job.archives !== undefined) {
    try {
      makeArchives(join(job.dir, outcome.value.file), job.archives, job.name);
    } catch (thrown) {
      // A backup is one whether its years could be archived or not: the next one tries again, and `--verify` says what is missing.
      tell({ kind: "notArchived", detail: messageOf(thrown) });
    }
  }
  tell({ kind: "outcome", outcome });
}
