/**
 * A document as ESC/POS bytes, in the commands that every Epson-compatible receipt printer of the last twenty years
 * knows. What is sent is exactly what `interpreter.ts` can read back.
 */
import { canDraw, encodeText } from "../../main/core/paper/codePage.ts";
import type { CodePageName } from "../../main/core/paper/codePage.ts";
import type { Align, PaperDocument, PictureLine, TextSize } from "../../main/core/paper/paper.ts";
import { layOut } from "../../main/core/paper/paperLayout.ts";
import type { Bitmap } from "./raster/bitmap.ts";
import type { Rasterizer } from "./raster/rasterizer.ts";

export interface PaperSetting {
  /** Characters of Font A per row: 42 on 80 mm paper, 32 on 58 mm. */
  readonly columns: number;
  readonly codePage: CodePageName;
  /** Draws the lines that hold letters outside the code page; without it those letters are left out. */
  readonly rasterizer?: Rasterizer | undefined;
}

export const USUAL_PAPER: PaperSetting = { columns: 42, codePage: "wpc1252" };

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;
const DLE = 0x10;
/** EOT, ENQ, DC4 */
const REAL_TIME: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);

/**
 * Reset; two-byte Chinese letters off (printers sold for them start with them on and would join two accented letters
 * into one sign); the plain set of letters (others put their own in the place of # or $).
 */
const INITIAL: readonly number[] = [ESC, 0x40, FS, 0x2e, ESC, 0x52, 0];

/** Number of each code page in `ESC t`, as Epson numbers them. */
export const CODE_PAGE_NUMBER: Readonly<Record<CodePageName, number>> = { wpc1252: 16, cp858: 19 };
const ALIGN_NUMBER: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };
const SIZE_NUMBER: Readonly<Record<TextSize, number>> = { normal: 0x00, tall: 0x01, double: 0x11 };

/** A QR code of version 40 at level M holds no more bytes than this. */
const LONGEST_QR = 2331;

/**
 * @returns the whole print job: printer reset, code page, text, codes; each job starts from a known state, so that a
 *   job cut off half way leaves nothing behind in the next one
 */
export function escpos(document: PaperDocument, paper: PaperSetting = USUAL_PAPER): Uint8Array {
  const bytes = jobHead(paper);
  for (const line of linesOf(document, paper)) pushLine(bytes, line, paper);
  return Uint8Array.from(bytes);
}

/**
 * The same job, made line by line: letters that were never drawn before take 10 to 50 ms a line, and whoever shares the
 * thread is let in before each of those.
 * @param pause resolves once others had their turn
 */
export async function escposInTurns(
  document: PaperDocument,
  paper: PaperSetting,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const bytes = jobHead(paper);
  for (const line of linesOf(document, paper)) {
    if (isDrawn(line, paper)) await pause();
    pushLine(bytes, line, paper);
  }
  return Uint8Array.from(bytes);
}

const jobHead = ({ codePage }: PaperSetting): number[] => [...INITIAL, ESC, 0x74, CODE_PAGE_NUMBER[codePage]];

function linesOf(document: PaperDocument, { codePage, columns, rasterizer }: PaperSetting): readonly PictureLine[] {
  return layOut(document, columns, codePage, (character) => rasterizer?.draws(character) ?? false);
}

/** Letters that the printer lacks are drawn, and the whole line with them. */
const isDrawn = (line: PictureLine, { codePage, rasterizer }: PaperSetting): boolean =>
  line.kind === "text" && rasterizer !== undefined && !canDraw(line.text, codePage);

/** The pulse that opens a cash drawer wired to the printer (pin 2, 50 ms on, 500 ms off). */
export function drawerKick(): Uint8Array {
  return Uint8Array.of(ESC, 0x70, 0, 25, 250);
}

function pushLine(bytes: number[], line: PictureLine, paper: PaperSetting): void {
  const { codePage: page, columns, rasterizer } = paper;
  switch (line.kind) {
    case "text":
      if (rasterizer !== undefined && isDrawn(line, paper)) {
        bytes.push(ESC, 0x61, ALIGN_NUMBER.left);
        pushPicture(bytes, rasterizer.line(line, columns));
        return;
      }
      bytes.push(ESC, 0x61, ALIGN_NUMBER[line.align], ESC, 0x45, line.bold ? 1 : 0, GS, 0x21, SIZE_NUMBER[line.size]);
      bytes.push(...encodeText(line.text, page), LF);
      return;
    // A layout has no pictures: they come about here.
    case "image":
      return;
    case "qr":
      bytes.push(ESC, 0x61, ALIGN_NUMBER[line.align], ...qr(line.data));
      return;
    case "cut":
      // Feeds until the last row is past the blade, then cuts and leaves one point uncut.
      bytes.push(GS, 0x56, 66, 0);
      return;
  }
}

/** Dots as they are (`GS v 0`, normal size). */
function pushPicture(bytes: number[], { width, height, bits }: Bitmap): void {
  const across = Math.ceil(width / 8);
  bytes.push(GS, 0x76, 0x30, 0, across & 0xff, across >> 8, height & 0xff, height >> 8);
  for (const byte of withoutRealTimeCommands(bits)) bytes.push(byte);
}

/**
 * Printers look for real-time commands (DLE EOT, DLE ENQ, DLE DC4) also among the dots of a picture, where one could open
 * the drawer. The DLE gets one dot more.
 */
function withoutRealTimeCommands(bits: Uint8Array): Uint8Array {
  return bits.map((byte, index) => (byte === DLE && REAL_TIME.has(bits[index + 1] ?? 0) ? DLE | 0x08 : byte));
}

/** QR code, model 2, level M, modules of 6 dots (about 2 cm for a receipt code). */
function qr(data: string): number[] {
  const content = [...new TextEncoder().encode(data)].slice(0, LONGEST_QR);
  return [
    ...qrFunction(65, [50, 0]),
    ...qrFunction(67, [6]),
    ...qrFunction(69, [49]),
    ...qrFunction(80, [48, ...content]),
    ...qrFunction(81, [48]),
  ];
}

function qrFunction(fn: number, parameters: readonly number[]): number[] {
  const length = parameters.length + 2;
  return [GS, 0x28, 0x6b, length & 0xff, length >> 8, 49, fn, ...parameters];
}
