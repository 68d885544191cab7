/** The worker thread's entry: one file imported, or looked at; its progress and its report as messages. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { importFile, type ImportProgress } from "./importFile.ts";
import { KEEP, type WorkerJob, type WorkerMessage } from "./importMessages.ts";
import { lookAtFile } from "./lookAtFile.ts";

const IMPORT_NICENESS = 10;

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

function carryOut(work: WorkerJob): void {
  const onProgress = (progress: ImportProgress): void => {
    tell({ kind: "progress", progress });
  };
  if (work.kind === "look") {
    tell({ kind: "looked", report: lookAtFile(work.job, onProgress) });
    return;
  }
  const { gate, job } = work;
  const keep = (): boolean => {
    if (gate === null) return true;
    tell({ kind: "written" });
    Atomics.wait(gate, 0, 0);
    return Atomics.load(gate, 0) === KEEP;
  };
  tell({ kind: "imported", report: importFile(job, onProgress, keep) });
}

// Selling comes first. Linux alone takes this for the thread; elsewhere it would hold the whole till back.
if (process.platform === "linux") setPriority(IMPORT_NICENESS);
carryOut(workerData as WorkerJob);
