/** The worker thread's entry: reads one archive whole, and says what it found. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { checkArchive } from "./archiveCheck.ts";

const READING_NICENESS = 10;

// Selling comes first. Linux alone takes this for the thread; elsewhere it would hold the whole till back.
if (process.platform === "linux") setPriority(READING_NICENESS);
parentPort?.postMessage(checkArchive(workerData as string));
