/** Where tests put what lasts as long as they do. Plain JavaScript for Node 20. */
import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const RAM = "/dev/shm";
/** Far more than the suites need at once: a container may have as little as 64 MB there. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

/**
 * Memory where Linux offers enough of it as a folder: a till writes each fact through to the disk before it goes on, and a
 * disk that is shared makes every test wait. What a killed process has written stays in either.
 * @returns {string} a folder; the system's own for temporary files where there is no better, or another was asked for
 */
export function quickFolder() {
  if (process.env.TMPDIR !== undefined || process.platform !== "linux") return tmpdir();
  try {
    accessSync(RAM, constants.W_OK);
    const { bavail, bsize } = statfsSync(RAM);
    return bavail * bsize >= ENOUGH_BYTES ? RAM : tmpdir();
  } catch {
    return tmpdir();
  }
}
