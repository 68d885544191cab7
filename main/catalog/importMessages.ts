/** What the till's thread and the import's say to each other. */
import type { FileJob, ImportJob, ImportProgress, ImportReport } from "./importFile.ts";
import type { LookReport } from "./lookAtFile.ts";

/** `gate`: 0 until the till says whether what is written is kept, then KEEP or DROP; null: it is kept. */
export type WorkerJob =
  | { readonly kind: "look"; readonly job: FileJob }
  | { readonly kind: "import"; readonly job: ImportJob; readonly gate: Int32Array<SharedArrayBuffer> | null };

export type WorkerMessage =
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  /** All is written, and nobody sees it before the gate opens. */
  | { readonly kind: "written" }
  | { readonly kind: "imported"; readonly report: ImportReport }
  | { readonly kind: "looked"; readonly report: LookReport };

export const KEEP = 1;
export const DROP = 2;
