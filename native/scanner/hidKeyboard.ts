/**
 * Reads a scanner that types as a keyboard, from its USB reports. Source: USB HID 1.11, appendix B.1 (boot keyboard):
 * modifiers, one reserved byte, up to six keys that are down.
 */
import { KEY_LAYOUTS, keypadDigit, type KeyLayout } from "./hidKeyLayouts.ts";
import type { ReportReader } from "./reportReader.ts";
import { MAX_FRAME } from "./framing.ts";

const CTRL = 0x11;
const SHIFT = 0x22;
const ALT_LEFT = 0x04;
const ALT_RIGHT = 0x40;
const ENTER = 0x28;
const TAB = 0x2b;
const KEYPAD_ENTER = 0x58;
/** Codes 1 to 3 say that the keyboard lost count of what is down. */
const LAST_ERROR_CODE = 0x03;
const REPORT_LENGTH = 8;
/** Scanners type a key every 1 to 30 ms. */
const GAP_MS = 200;

export function createKeyboardReader(layout: KeyLayout): ReportReader {
  const faces = KEY_LAYOUTS[layout];
  let text = "";
  let down: readonly number[] = [];
  let skipping = false;
  /** Figures typed while Alt is held: a character by its number. */
  let number = "";

  const clear = (): string => {
    const read = text;
    text = "";
    skipping = false;
    number = "";
    return read;
  };

  const faceOf = (code: number, modifiers: number): string => {
    const [plain, shift, altGr] = faces.get(code) ?? ["", ""];
    if ((modifiers & ALT_RIGHT) !== 0) return altGr ?? "";
    const face = (modifiers & SHIFT) !== 0 ? shift : plain;
    if ((modifiers & CTRL) === 0) return face;
    // Ctrl + ] and its like are how keyboards type control characters, GS1's separator among them.
    return /^[@-_a-z]$/.test(face) ? String.fromCharCode(face.toUpperCase().charCodeAt(0) & 0x1f) : "";
  };

  return {
    read(report) {
      // Some keyboards number their reports; the number comes first.
      const body = report.length > REPORT_LENGTH ? report.subarray(report.length - REPORT_LENGTH) : report;
      if (body.length < 3) return [];
      const modifiers = body[0] ?? 0;
      const keys = [...body.subarray(2)].filter((code) => code !== 0);
      if (keys.some((code) => code <= LAST_ERROR_CODE)) return [];
      const pressed = keys.filter((code) => !down.includes(code));
      down = keys;

      if (number !== "" && (modifiers & ALT_LEFT) === 0) {
        const typed = Number(number);
        number = "";
        if (typed > 0 && typed < 256) text += String.fromCharCode(typed);
      }
      const frames = [];
      for (const code of pressed) {
        if (code === ENTER || code === TAB || code === KEYPAD_ENTER) {
          const wasSkipping = skipping;
          const read = clear();
          if (read !== "" && !wasSkipping) frames.push({ kind: "scan" as const, text: read });
        } else if ((modifiers & ALT_LEFT) !== 0) {
          number = (number + (keypadDigit(code) ?? "")).slice(-4);
        } else if (!skipping) {
          text += faceOf(code, modifiers);
          if (text.length > MAX_FRAME) {
            frames.push({ kind: "partial" as const, why: "tooLong" as const, length: clear().length });
            skipping = true;
          }
        }
      }
      return frames;
    },
    silence() {
      const { length } = clear();
      return length === 0 ? null : { kind: "partial", why: "cutOff", length };
    },
    lost() {
      down = [];
      const { length } = clear();
      return length === 0 ? null : { kind: "partial", why: "unplugged", length };
    },
    waiting: () => text !== "" || number !== "" || skipping,
    gapMs: () => GAP_MS,
  };
}
