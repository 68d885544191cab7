/**
 * The process that makes one backup. Its work is done in a thread, so that it hears at once when the till is gone: then it
 * ends where it is, and the next till finds nobody at work on the same files.
 */
import { setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { BACKUP_NICENESS, type BackupMessage } from "./backupWork.ts";
import type { BackupJob } from "./verifiedCopy.ts";

const vanish = (): void => {
  process.kill(process.pid, "SIGKILL");
};

setPriority(BACKUP_NICENESS);
process.once("disconnect", vanish);
process.once("message", (job) => {
  const worker = new Worker(new URL("./backupWorker.ts", import.meta.url), { workerData: job as BackupJob });
  worker.on("message", (message: BackupMessage) => {
    process.send?.(message, () => {
      if (message.kind === "outcome") process.exit(0);
    });
  });
  // The till hears that it ended without an outcome, and says so.
  worker.on("error", vanish);
});
