/** Imports a catalogue file beside the running till: selling goes on, and sees the old catalogue or the new one. */
import { Worker } from "node:worker_threads";
import type { Currency } from "../core/money/money.ts";
import { nothingImported, type ImportJob, type ImportProgress, type ImportReport } from "./importFile.ts";
import type { ImportMessage } from "./importWorker.ts";

export type { ImportProgress, ImportReport } from "./importFile.ts";

/**
 * Imports `file` into the catalogue at `dbPath` in a worker thread; its good rows take the place of all products. Prices
 * are major units of `currency`; `taxNames` are the taxes of the settings. Reports problems, never rejects.
 */
export function importCatalog(
  file: string,
  dbPath: string,
  currency: Currency,
  taxNames: readonly string[],
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportReport> {
  return new Promise((resolve) => {
    const job: ImportJob = { file, dbPath, currency, taxNames };
    const worker = new Worker(new URL("./importWorker.ts", import.meta.url), { workerData: job });
    const broken = (detail: string): void => {
      resolve(nothingImported({ kind: "catalogue", detail }));
    };
    worker.on("message", (message: ImportMessage) => {
      if (message.kind === "progress") onProgress(message.progress);
      else resolve(message.report);
    });
    worker.on("error", (thrown: unknown) => {
      broken(thrown instanceof Error ? thrown.message : String(thrown));
    });
    worker.on("exit", (code) => {
      broken(`the import ended early (${String(code)})`);
    });
  });
}
