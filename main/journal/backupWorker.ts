/** The worker thread's entry: one backup, its progress and its outcome as messages. */
import { setPriority } from "node:os";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { MadeBackup } from "../core/keeping/backup.ts";
import type { Result } from "../core/result.ts";
import { makeArchives } from "./archive.ts";
import { projectors } from "./projections/index.ts";
import { messageOf } from "./sqlite.ts";
import { type BackupFailure, type BackupJob, verifiedCopy } from "./verifiedCopy.ts";

export type BackupMessage =
  | { readonly kind: "progress"; readonly records: number }
  /** Closed years could not be archived; the backup is one all the same. */
  | { readonly kind: "notArchived"; readonly detail: string }
  | { readonly kind: "outcome"; readonly outcome: Result<MadeBackup, BackupFailure> };

const BACKUP_NICENESS = 10;

const tell = (message: BackupMessage): void => parentPort?.postMessage(message);

// Selling comes first. Linux alone takes this for the thread; elsewhere it would hold the whole till back.
if (process.platform === "linux") setPriority(BACKUP_NICENESS);

const job = workerData as BackupJob;
const outcome = await verifiedCopy(job, projectors, (records) => {
  tell({ kind: "progress", records });
});
if (outcome.ok && job.archives !== undefined) archive(join(job.dir, outcome.value.file), job.archives);
tell({ kind: "outcome", outcome });

/** A backup is one whether its years could be archived or not: the next one tries again, and `--verify` says what is missing. */
function archive(copy: string, dir: string): void {
  try {
    makeArchives(copy, dir, job.name);
  } catch (thrown) {
    tell({ kind: "notArchived", detail: messageOf(thrown) });
  }
}
