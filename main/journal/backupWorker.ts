/** The worker thread's entry: one backup, its progress and its outcome as messages. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { MadeBackup } from "../core/backup.ts";
import type { Result } from "../core/result.ts";
import { projectors } from "./projections/index.ts";
import { type BackupFailure, type BackupJob, verifiedCopy } from "./verifiedCopy.ts";

export type BackupMessage =
  | { readonly kind: "progress"; readonly records: number }
  | { readonly kind: "outcome"; readonly outcome: Result<MadeBackup, BackupFailure> };

const BACKUP_NICENESS = 10;

const tell = (message: BackupMessage): void => parentPort?.postMessage(message);

// Selling comes first. Linux alone takes this for the thread; elsewhere it would hold the whole till back.
if (process.platform === "linux") setPriority(BACKUP_NICENESS);

const outcome = verifiedCopy(workerData as BackupJob, projectors, (records) => {
  tell({ kind: "progress", records });
});
tell({ kind: "outcome", outcome });
