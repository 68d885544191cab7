/** Devices for tests: what a real scanner would send, byte for byte. */
import { KEY_LAYOUTS, type KeyLayout } from "./hidKeyLayouts.ts";
import { POS_DATA_LENGTH, POS_REPORT_ID, POS_REPORT_LENGTH } from "./hidPos.ts";

const SHIFT = 0x02;
const ALT_GR = 0x40;
const CTRL = 0x01;
export const ENTER_KEY = 0x28;

/** One key going down and up, as two boot reports. */
export function keyPress(code: number, modifiers = 0): readonly Uint8Array[] {
  return [Uint8Array.of(modifiers, 0, code, 0, 0, 0, 0, 0), new Uint8Array(8)];
}

/** The reports of a keyboard that types `text` and Enter. Throws for a character that the layout has no key for. */
export function typeKeys(text: string, layout: KeyLayout = "us"): readonly Uint8Array[] {
  return [...[...text].flatMap((face) => keyOf(face, layout)), ...keyPress(ENTER_KEY)];
}

function keyOf(face: string, layout: KeyLayout): readonly Uint8Array[] {
  if (face === "\u001d") return keyPress(layout === "us" ? 0x30 : 0x2d, layout === "us" ? CTRL : CTRL | ALT_GR);
  for (const [code, faces] of KEY_LAYOUTS[layout]) {
    const at = faces.indexOf(face);
    if (at !== -1) return keyPress(code, [0, SHIFT, ALT_GR][at] ?? 0);
  }
  throw new Error(`no key for ${face}`);
}

/** The HID-POS reports of one code. @param aim letter and modifier */
export function posReports(data: Uint8Array, aim = "E0"): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil(data.length / POS_DATA_LENGTH));
  return Array.from({ length: count }, (_, i) => {
    const part = data.subarray(i * POS_DATA_LENGTH, (i + 1) * POS_DATA_LENGTH);
    const report = new Uint8Array(POS_REPORT_LENGTH);
    report.set([POS_REPORT_ID, part.length, 0x5d, aim.charCodeAt(0), aim.charCodeAt(1)]);
    report.set(part, 5);
    report[POS_REPORT_LENGTH - 1] = i < count - 1 ? 1 : 0;
    return report;
  });
}
