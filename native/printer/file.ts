/** A "printer" that adds each job's bytes to a file: for trying out, and for tests that read what would be printed. */
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Printer, PrintOutcome } from "./port.ts";
import { PRINTED, notKnown, notPrinted } from "./port.ts";

/** Not blocking, so that a named pipe nobody reads is refused at once and cannot hold the till. */
const APPEND =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  (process.platform === "win32" ? 0 : constants.O_NONBLOCK);
const OWNER_ONLY = 0o600;

/** @param path created with access for its owner alone; an existing file keeps its mode and contents */
export function filePrinter(path: string): Printer {
  return {
    label: path,
    print: async (bytes) => {
      let file: FileHandle;
      try {
        file = await open(path, APPEND, OWNER_ONLY);
      } catch (error) {
        return notPrinted(codeOf(error) === "ENOSPC" ? "diskFull" : "noFile");
      }
      try {
        return await append(file, bytes);
      } finally {
        await file.close().catch(() => undefined);
      }
    },
  };
}

async function append(file: FileHandle, bytes: Uint8Array): Promise<PrintOutcome> {
  let written = 0;
  try {
    if (!(await file.stat()).isFile()) return notPrinted("noFile");
    while (written < bytes.length) {
      const { bytesWritten } = await file.write(bytes, written);
      if (bytesWritten === 0) return written === 0 ? notPrinted("noFile") : notKnown("cutShort");
      written += bytesWritten;
    }
    return PRINTED;
  } catch (error) {
    if (written > 0) return notKnown("cutShort");
    return notPrinted(codeOf(error) === "ENOSPC" ? "diskFull" : "noFile");
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
