/**
 * Makes a verified copy beside the running till: selling goes on meanwhile. In a process of its own, so that all the memory
 * it took goes back with it: what a thread takes, the till's process keeps (some 70 MB). Where none can be started, a thread
 * makes it: a backup that costs memory is better than none.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { MadeBackup } from "../core/keeping/backup.ts";
import { err, type Result } from "../core/result.ts";
import type { BackupMessage } from "./backupWork.ts";
import { type BackupFailure, type BackupJob, removeUnproved } from "./verifiedCopy.ts";

export interface RunningBackup {
  /** Never rejects. */
  readonly outcome: Promise<Result<MadeBackup, BackupFailure>>;
  /** Why closed years could not be archived beside it, for a person who looks closer; null when nothing went wrong. */
  archiveTrouble(): string | null;
  /** Ends it where it is and removes what it had written; the journal is untouched. */
  stop(): Promise<void>;
}

/** Who does the work. @property end resolves once it does no more */
export interface BackupHelper {
  onMessage(listener: (message: BackupMessage) => void): void;
  onError(listener: (error: Error) => void): void;
  onExit(listener: (code: number | null) => void): void;
  end(): Promise<void>;
}

export type StartBackup = (job: BackupJob) => BackupHelper;

/**
 * @param onRecords how many records of the copy are verified so far
 * @param start whose work it is; Electron has processes of its own kind
 */
export function makeBackup(
  job: BackupJob,
  onRecords: (records: number) => void,
  start: StartBackup = ownProcess,
): RunningBackup {
  let archiveTrouble: string | null = null;
  let helper: BackupHelper | null = null;
  let stopped = false;
  const outcome = new Promise<Result<MadeBackup, BackupFailure>>((resolve) => {
    const beginWith = (starting: StartBackup, otherwise: StartBackup | null): void => {
      let begun = false;
      let over = false;
      const broken = (detail: string): void => {
        if (over) return;
        over = true;
        if (begun || stopped || otherwise === null) resolve(err({ why: "failed", detail }));
        else beginWith(otherwise, null);
      };
      helper = starting(job);
      helper.onMessage((message) => {
        begun = true;
        if (message.kind === "progress") onRecords(message.records);
        else if (message.kind === "notArchived") archiveTrouble = message.detail;
        else if (message.kind === "outcome") resolve(message.outcome);
      });
      helper.onError(({ message }) => {
        broken(message);
      });
      helper.onExit((code) => {
        broken(`the backup ended early (${String(code)})`);
      });
    };
    beginWith(start, ownThread);
  });
  return {
    outcome,
    archiveTrouble: () => archiveTrouble,
    async stop() {
      stopped = true;
      await helper?.end();
      removeUnproved(job);
    },
  };
}

function ownProcess(job: BackupJob): BackupHelper {
  const child = fork(fileURLToPath(new URL("./backupProcess.ts", import.meta.url)), [], {
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const gone = new Promise<void>((resolve) => {
    child.once("error", () => {
      resolve();
    });
    child.once("exit", () => {
      resolve();
    });
  });
  child.send(job, () => undefined);
  return {
    onMessage: (listener) =>
      void child.on("message", (message) => {
        listener(message as BackupMessage);
      }),
    onError: (listener) => void child.on("error", listener),
    onExit: (listener) => void child.on("exit", listener),
    end() {
      child.kill("SIGKILL");
      return gone;
    },
  };
}

function ownThread(job: BackupJob): BackupHelper {
  const worker = new Worker(new URL("./backupWorker.ts", import.meta.url), { workerData: job });
  return {
    onMessage: (listener) => void worker.on("message", listener),
    onError: (listener) => void worker.on("error", listener),
    onExit: (listener) => void worker.on("exit", listener),
    async end() {
      await worker.terminate();
    },
  };
}
