/**
 * Reads HID-POS scanners (usage page 0x8C). Source: HID Point of Sale Usage Tables 1.02, scanned data report, in the
 * arrangement that scanners of all makers share: number 2, length, AIM identifier of three bytes, up to 56 bytes of
 * data, two bytes of the maker's, and a last byte whose lowest bit says that the code goes on in the next report.
 */
import { type Symbology, symbologyOf } from "./aim.ts";
import { bytesToText } from "./bytesToText.ts";
import { MAX_FRAME } from "./framing.ts";
import type { PartialWhy } from "./port.ts";
import type { Reading, ReportReader } from "./reportReader.ts";

export const POS_REPORT_ID = 2;
export const POS_REPORT_LENGTH = 64;
export const POS_DATA_LENGTH = 56;
const BODY_LENGTH = POS_REPORT_LENGTH - 1;
const BRACKET = 0x5d;
/** The reports of one code follow each other at the bus's pace, a few ms apart. */
const GAP_MS = 200;

export function createPosReader(): ReportReader {
  let bytes: number[] = [];
  let symbology: Symbology | undefined;
  let going = false;
  /** The rest of a code that is reported already is thrown away up to its end. */
  let skipping = false;

  const clear = (): void => {
    bytes = [];
    symbology = undefined;
    going = false;
    skipping = false;
  };

  const partial = (why: PartialWhy): Reading | null => {
    const { length } = bytes;
    const nothing = !going || skipping;
    clear();
    return nothing ? null : { kind: "partial", why, length };
  };

  return {
    read(report) {
      // Where the system keeps the report's number to itself, the rest arrives one byte shorter.
      const numbered = report.length !== BODY_LENGTH;
      if (numbered && report[0] !== POS_REPORT_ID) return [];
      const body = numbered ? report.subarray(1) : report;
      if (body.length < BODY_LENGTH)
        return [partial("garbled") ?? { kind: "partial", why: "garbled", length: body.length }];
      const goesOn = ((body[BODY_LENGTH - 1] ?? 0) & 1) === 1;
      const length = body[0] ?? 0;
      const readings: Reading[] = [];
      const give = (why: PartialWhy, lost: number): void => {
        if (!skipping) readings.push({ kind: "partial", why, length: lost });
        clear();
        skipping = goesOn;
        going = goesOn;
      };
      if (skipping || length > POS_DATA_LENGTH) {
        give("garbled", bytes.length + length);
        return readings;
      }
      const kind = readAim(body.subarray(1, 4));
      // Another kind of symbol in the middle of a code: the rest of that code is lost.
      if (going && kind !== undefined && kind.aim !== symbology?.aim) {
        const cut = partial("cutOff");
        if (cut !== null) readings.push(cut);
      }
      symbology ??= kind;
      bytes.push(...body.subarray(4, 4 + length));
      going = goesOn;
      if (bytes.length > MAX_FRAME) give("tooLong", bytes.length);
      else if (!going) {
        if (bytes.length > 0) readings.push({ kind: "scan", text: bytesToText(Uint8Array.from(bytes)), symbology });
        clear();
      }
      return readings;
    },
    silence: () => partial("cutOff"),
    lost: () => partial("unplugged"),
    waiting: () => going,
    gapMs: () => GAP_MS,
  };
}

/** `]d2`, or `d2` from scanners that leave the bracket out; undefined for zeros. */
function readAim(bytes: Uint8Array): Symbology | undefined {
  const at = bytes[0] === BRACKET ? 1 : 0;
  const aim = String.fromCharCode(...bytes.subarray(at, at + 2));
  return /^[A-Za-z][0-9A-Za-z]$/.test(aim) ? symbologyOf(aim) : undefined;
}
