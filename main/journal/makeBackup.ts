/** Makes a verified copy beside the running till: selling goes on meanwhile. */
import { Worker } from "node:worker_threads";
import type { MadeBackup } from "../core/backup.ts";
import { err, type Result } from "../core/result.ts";
import type { BackupMessage } from "./backupWorker.ts";
import { type BackupFailure, type BackupJob, removeUnproved } from "./verifiedCopy.ts";

export interface RunningBackup {
  /** Never rejects. */
  readonly outcome: Promise<Result<MadeBackup, BackupFailure>>;
  /** Ends it where it is and removes what it had written; the journal is untouched. */
  stop(): Promise<void>;
}

/** @param onRecords how many records of the copy are verified so far */
export function makeBackup(job: BackupJob, onRecords: (records: number) => void): RunningBackup {
  const worker = new Worker(new URL("./backupWorker.ts", import.meta.url), { workerData: job });
  const outcome = new Promise<Result<MadeBackup, BackupFailure>>((resolve) => {
    const broken = (detail: string): void => {
      resolve(err({ why: "failed", detail }));
    };
    worker.on("message", (message: BackupMessage) => {
      if (message.kind === "progress") onRecords(message.records);
      else resolve(message.outcome);
    });
    worker.on("error", (thrown: unknown) => {
      broken(thrown instanceof Error ? thrown.message : String(thrown));
    });
    worker.on("exit", (code) => {
      broken(`the backup ended early (${String(code)})`);
    });
  });
  return {
    outcome,
    async stop() {
      await worker.terminate();
      removeUnproved(job);
    },
  };
}
