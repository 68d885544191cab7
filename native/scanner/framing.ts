/**
 * Cuts a scanner's bytes into scans. A scan ends with CR, LF, CRLF or ETX, may begin with STX, and where the scanner
 * sends none of these it ends with silence. What is cut off is reported and never joined to what comes next.
 */
import { bytesToText } from "./bytesToText.ts";
import type { PartialWhy } from "./port.ts";

export type Frame =
  | { readonly kind: "scan"; readonly text: string }
  | { readonly kind: "partial"; readonly why: PartialWhy; readonly length: number };

/**
 * `mark`: only an end mark ends a scan. `silence`: silence does, too. `auto`: silence does until the scanner has sent
 * its first mark, so a scanner works as it comes out of its box and half a scan is told from a whole one.
 */
export type FrameEnd = "auto" | "mark" | "silence";

export interface Framer {
  feed(bytes: Uint8Array): readonly Frame[];
  /** Nothing came for `gapMs()`. */
  silence(): Frame | null;
  /** The device went away. */
  lost(): Frame | null;
  /** Whether something is read that has no end yet. */
  waiting(): boolean;
  /** How long a silence has to be to mean something, ms. */
  gapMs(): number;
}

/** More than a code may have (`codes.ts`), less than a jammed line sends. */
export const MAX_FRAME = 1_024;
/** Between two 20-a-second scans there are 50 ms; within one, at 9,600 baud, 1 ms. */
const SILENCE_ENDS_MS = 40;
/** A scanner that ends its scans is given more time: USB bridges hand bytes over in lumps. */
const SILENCE_CUTS_MS = 200;

const STX = 0x02;
const ETX = 0x03;
const LF = 0x0a;
const CR = 0x0d;

export function createFramer(end: FrameEnd = "auto", maxLength = MAX_FRAME): Framer {
  let bytes: number[] = [];
  /** The rest of something too long, which is reported already, is thrown away up to its end. */
  let skipping = false;
  let begun = false;
  let marked = end === "mark";

  const silenceEnds = (): boolean => end === "silence" || !marked;

  const clear = (): number[] => {
    const read = bytes;
    bytes = [];
    skipping = false;
    begun = false;
    return read;
  };

  const cut = (why: PartialWhy): Frame | null => {
    const { length } = clear();
    return length === 0 ? null : { kind: "partial", why, length };
  };

  const finish = (): Frame | null => {
    const read = clear();
    return read.length === 0 ? null : { kind: "scan", text: bytesToText(Uint8Array.from(read)) };
  };

  return {
    feed(chunk) {
      const frames: Frame[] = [];
      const push = (frame: Frame | null): void => {
        if (frame !== null) frames.push(frame);
      };
      for (const byte of chunk) {
        if (byte === STX) {
          push(cut("cutOff"));
          begun = true;
        } else if (byte === CR || byte === LF || byte === ETX) {
          if (end === "auto") marked = true;
          push(finish());
        } else if (!skipping) {
          bytes.push(byte);
          if (bytes.length > maxLength) {
            push(cut("tooLong"));
            skipping = true;
          }
        }
      }
      return frames;
    },
    // A scan that began with STX has an end mark to come, whatever the scanner has shown so far.
    silence: () => (silenceEnds() && !begun ? finish() : cut("cutOff")),
    lost: () => cut("unplugged"),
    waiting: () => bytes.length > 0 || skipping,
    gapMs: () => (silenceEnds() && !begun ? SILENCE_ENDS_MS : SILENCE_CUTS_MS),
  };
}
