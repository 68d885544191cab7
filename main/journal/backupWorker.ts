/** The worker thread's entry: one backup. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { BACKUP_NICENESS, workOn } from "./backupWork.ts";
import type { BackupJob } from "./verifiedCopy.ts";

// Linux alone takes this for the thread; elsewhere it would hold the whole till back.
if (process.platform === "linux") setPriority(BACKUP_NICENESS);

await workOn(workerData as BackupJob, (message) => parentPort?.postMessage(message));
