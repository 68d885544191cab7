/** Reads an archive whole beside the running till, in a thread: a year has hundreds of thousands of records. */
import { Worker } from "node:worker_threads";
import type { ArchiveCheck } from "./archiveCheck.ts";
import { messageOf } from "./sqlite.ts";

export interface ReadingArchive {
  /** Never rejects. */
  readonly outcome: Promise<ArchiveCheck>;
  /** Ends it where it is: it had written nothing. */
  stop(): Promise<void>;
}

export function readArchive(path: string): ReadingArchive {
  const worker = new Worker(new URL("./archiveWorker.ts", import.meta.url), { workerData: path });
  const outcome = new Promise<ArchiveCheck>((resolve) => {
    worker.on("message", resolve);
    worker.on("error", (thrown) => {
      resolve({ ok: false, fault: { code: "unreadable", record: 0, says: messageOf(thrown) } });
    });
    worker.on("exit", () => {
      resolve({ ok: false, fault: { code: "endedEarly", record: 0, says: "" } });
    });
  });
  return {
    outcome,
    async stop() {
      await worker.terminate();
    },
  };
}
