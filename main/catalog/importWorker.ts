/** The worker thread's entry: one import, its progress and its report as messages. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { importFile, type ImportJob, type ImportProgress, type ImportReport } from "./importFile.ts";

export type ImportMessage =
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  | { readonly kind: "report"; readonly report: ImportReport };

const IMPORT_NICENESS = 10;

const tell = (message: ImportMessage): void => parentPort?.postMessage(message);

// Selling comes first. Linux alone takes this for the thread; elsewhere it would hold the whole till back.
if (process.platform === "linux") setPriority(IMPORT_NICENESS);

const report = importFile(workerData as ImportJob, (progress) => {
  tell({ kind: "progress", progress });
});
tell({ kind: "report", report });
