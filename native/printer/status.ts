/**
 * What a printer says about itself: the real-time status (`DLE EOT n`) and the paper status in order of the job
 * (`GS r 1`), as Epson's ESC/POS command reference defines them. Pure.
 */
import type { Trouble } from "./port.ts";

/** 1: on line or not. 2: why not. 4: the paper's sensors. */
export type Question = 1 | 2 | 4;

export type Answer =
  /** To one of the questions; which one, only the order of asking says. */
  | { readonly kind: "realTime"; readonly byte: number }
  /** To `inOrderQuestion`: everything sent before it has been dealt with. */
  | { readonly kind: "inOrder"; readonly byte: number };

export interface PrinterStatus {
  readonly trouble: Trouble | null;
  readonly paperLow: boolean;
}

export const realTimeQuestion = (question: Question): Uint8Array => Uint8Array.of(0x10, 0x04, question);
export const inOrderQuestion = (): Uint8Array => Uint8Array.of(0x1d, 0x72, 1);

/** Empties the printer's buffer at once (`DLE DC4 8`), so that the rest of a job given up on never comes out. */
export const forgetJob = (): Uint8Array => Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);

/**
 * Takes a printer's bytes as they come and gives what they mean. Flow control, and the four bytes of a status that was
 * not asked for, are passed over.
 */
export function createAnswers(): (bytes: Uint8Array) => readonly Answer[] {
  let toSkip = 0;
  return (bytes) => {
    const answers: Answer[] = [];
    for (const byte of bytes) {
      if (toSkip > 0 && (byte & 0x90) === 0) {
        toSkip -= 1;
        continue;
      }
      toSkip = 0;
      if ((byte & 0x93) === 0x12) answers.push({ kind: "realTime", byte });
      else if ((byte & 0x93) === 0x10) toSkip = 3;
      else if ((byte & 0x90) === 0) answers.push({ kind: "inOrder", byte });
    }
    return answers;
  };
}

/** @param answers the byte that came for each question; a question without an answer tells nothing */
export function readStatus(answers: Readonly<Partial<Record<Question, number>>>): PrinterStatus {
  const { 1: printer = 0, 2: cause = 0, 4: paper = 0 } = answers;
  const paperOut = (paper & 0x60) !== 0 || (cause & 0x20) !== 0;
  const offline = (printer & 0x08) !== 0 || (cause & 0x40) !== 0;
  const trouble = (cause & 0x04) !== 0 ? "coverOpen" : paperOut ? "paperOut" : offline ? "offline" : null;
  return { trouble, paperLow: (paper & 0x0c) !== 0 };
}

/** The answer to `inOrderQuestion`. */
export function readInOrder(byte: number): PrinterStatus {
  return { trouble: (byte & 0x0c) !== 0 ? "paperOut" : null, paperLow: (byte & 0x03) !== 0 };
}
