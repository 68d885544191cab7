/** The worker thread's entry: one import, its progress and its report as messages. */
import { parentPort, workerData } from "node:worker_threads";
import { importFile, type ImportJob, type ImportProgress, type ImportReport } from "./importFile.ts";

export type ImportMessage =
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  | { readonly kind: "report"; readonly report: ImportReport };

const tell = (message: ImportMessage): void => parentPort?.postMessage(message);

const report = importFile(workerData as ImportJob, (progress) => {
  tell({ kind: "progress", progress });
});
tell({ kind: "report", report });
