/** Imports a catalogue file beside the running till: selling goes on, and sees the old catalogue or the new one. */
import { Worker } from "node:worker_threads";
import type { Currency } from "../core/money/money.ts";
import { type FileJob, type ImportJob, type ImportProgress, type ImportReport, nothingImported } from "./importFile.ts";
import { DROP, KEEP, type WorkerJob, type WorkerMessage } from "./importMessages.ts";
import { type LookReport, nothingSeen } from "./lookAtFile.ts";
import type { Keep } from "./writer.ts";

export type { ImportProgress, ImportReport } from "./importFile.ts";
export type { LookReport } from "./lookAtFile.ts";

type OnProgress = (progress: ImportProgress) => void;

export interface Running<R> {
  /** Never rejects. */
  readonly report: Promise<R>;
  /** Ends it with nothing changed, unless what it wrote is kept already: that is waited for. */
  stop(): Promise<void>;
}

/**
 * Imports `file` into the catalogue at `dbPath` in a worker thread; its good rows take the place of all products. Prices
 * are major units of `currency`; `taxNames` are the taxes of the settings. Reports problems, never rejects.
 */
export function importCatalog(
  file: string,
  dbPath: string,
  currency: Currency,
  taxNames: readonly string[],
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport> {
  return startImport({ file, dbPath, currency, taxNames, how: "replace" }, onProgress).report;
}

/** The same, to be followed. @param keep asked in this thread when all is written and nobody sees it yet */
export function startImport(job: ImportJob, onProgress: OnProgress, keep?: Keep): Running<ImportReport> {
  const gate = keep === undefined ? null : new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const isKept = (): boolean => gate !== null && Atomics.load(gate, 0) === KEEP;
  const running = run<ImportReport>(
    { kind: "import", job, gate },
    (message, done) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "imported") done(message.report);
      else if (message.kind === "written" && gate !== null) {
        Atomics.store(gate, 0, keep?.() === false ? DROP : KEEP);
        Atomics.notify(gate, 0);
      }
    },
    (detail) => nothingImported({ kind: "catalogue", detail }),
  );
  return {
    ...running,
    async stop() {
      if (isKept()) await running.report;
      else await running.stop();
    },
  };
}

/** Finds out what an import of the file would do. */
export function startLook(job: FileJob, onProgress: OnProgress): Running<LookReport> {
  return run<LookReport>(
    { kind: "look", job },
    (message, done) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "looked") done(message.report);
    },
    (detail) => nothingSeen({ kind: "catalogue", detail }),
  );
}

function run<R>(
  work: WorkerJob,
  heard: (message: WorkerMessage, done: (report: R) => void) => void,
  broken: (detail: string) => R,
): Running<R> {
  const worker = new Worker(new URL("./importWorker.ts", import.meta.url), { workerData: work });
  const report = new Promise<R>((resolve) => {
    worker.on("message", (message: WorkerMessage) => {
      heard(message, resolve);
    });
    worker.on("error", (thrown: unknown) => {
      resolve(broken(thrown instanceof Error ? thrown.message : String(thrown)));
    });
    worker.on("exit", (code) => {
      resolve(broken(`the import ended early (${String(code)})`));
    });
  });
  return {
    report,
    async stop() {
      await worker.terminate();
    },
  };
}
