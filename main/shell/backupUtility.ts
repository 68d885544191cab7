/** The entry of Electron's utility process: one backup. Chromium ends this process with the till's, whatever it is doing. */
import { setPriority } from "node:os";
import { BACKUP_NICENESS, workOn } from "../journal/backupWork.ts";
import type { BackupJob } from "../journal/verifiedCopy.ts";

setPriority(BACKUP_NICENESS);
process.parentPort.once("message", ({ data }) => {
  void workOn(data as BackupJob, (message) => {
    process.parentPort.postMessage(message);
  });
});
