/**
 * How a large file is written on the disk that the till commits to: in steps of about a megabyte. Left to be flushed whole it
 * holds up every commit that meets it, for as long as all of it takes.
 */
import { fdatasyncSync } from "node:fs";

/** Between two steps, ms: the disk belongs to the till's commits. */
const PAUSE_MS = 20;

/** Flushes what was written to the open `file` so far, and pauses by holding its thread: call it from a worker. */
export function flushStep(file: number): void {
  fdatasyncSync(file);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
