/** Catalogue files are UTF-8. Anything else is refused whole: guessed letters would end up on receipts. */
import type { FileProblem } from "../core/goods/goodsProblem.ts";
import { err, ok, type Result } from "../core/result.ts";

/** The largest file taken, in bytes: far beyond 100,000 products. */
export const MAX_FILE_BYTES = 64 * 1_048_576;

/** The text of a file, its byte order mark dropped. */
export function decodeCatalog(bytes: Uint8Array): Result<string, FileProblem> {
  if (bytes.length > MAX_FILE_BYTES) return err({ kind: "tooLarge", maxBytes: MAX_FILE_BYTES });
  // A zip: every .xlsx and .ods is one.
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return err({ kind: "spreadsheet" });
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return err({ kind: "notUtf8" });
  // UTF-16 without its mark is full of zero bytes, which no text has.
  if (bytes.includes(0)) return err({ kind: "notUtf8" });
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err({ kind: "notUtf8", line: firstBadLine(bytes) });
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** In UTF-8 the byte of a line feed is part of no other character, so lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found + 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}
