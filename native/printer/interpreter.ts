/**
 * Reads print bytes as a printer would and says what the paper shows. The receipt on the screen is drawn from this, so
 * a mistake in the bytes is seen on the screen before it is seen on paper. Never fails: bytes that mean nothing are
 * passed over.
 */
import { decodeByte } from "../../main/core/paper/codePage.ts";
import type { CodePageName } from "../../main/core/paper/codePage.ts";
import type { Align, PaperPicture, PictureLine, TextSize } from "../../main/core/paper/paper.ts";
import { CODE_PAGE_NUMBER } from "./escpos.ts";

const ESC = 0x1b;
const GS = 0x1d;
/** Commands of two-byte letters; those that come up in practice are one letter long. */
const FS = 0x1c;
const DLE = 0x10;
const LF = 0x0a;
const TAB = 0x09;
const ALIGNS: readonly Align[] = ["left", "center", "right"];
/** Bytes of `GS v 0` between its first and its dots. */
const PICTURE_HEAD = 7;
/** More blank rows than this in one feed are a stuck key or a broken job, not a receipt. */
const LONGEST_FEED = 32;

interface PrinterState {
  readonly columns: number;
  readonly lines: PictureLine[];
  align: Align;
  bold: boolean;
  size: TextSize;
  page: CodePageName;
  row: string;
  qr: string;
}

/** Parameter bytes after `ESC x` and `GS x`, for commands whose length is fixed. */
const ESC_LENGTHS: ReadonlyMap<number, number> = new Map(
  Object.entries({ "@": 0, "2": 0, "3": 1, "!": 1, "-": 1, $: 2, "\\": 2, p: 3, i: 0, m: 0, c: 2 }).map(
    ([letter, length]) => [letter.charCodeAt(0), length],
  ),
);
const GS_LENGTHS: ReadonlyMap<number, number> = new Map(
  Object.entries({ L: 2, W: 2, P: 2, $: 2, "\\": 2, ":": 0 }).map(([letter, length]) => [letter.charCodeAt(0), length]),
);

/**
 * @param bytes any bytes, meant to be one print job
 * @param columns characters of normal size per row; longer rows break as they would on paper
 */
export function interpret(bytes: Uint8Array, columns = 42): PaperPicture {
  const state: PrinterState = { columns, lines: [], row: "", qr: "", ...freshStyle() };
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === ESC) at += readEscape(state, bytes.subarray(at + 1)) + 1;
    else if (byte === FS) at += 2;
    else if (byte === DLE) at += realTimeLength(bytes.subarray(at + 1));
    else if (byte === GS) at += readGroup(state, bytes.subarray(at + 1)) + 1;
    else {
      if (byte === LF) endRow(state);
      else if (byte >= 0x20 && byte !== 0x7f) addCharacter(state, decodeByte(byte, state.page));
      else if (byte === TAB) addCharacter(state, " ");
      at += 1;
    }
  }
  if (state.row !== "") endRow(state);
  return { columns, lines: state.lines };
}

function freshStyle(): { align: Align; bold: boolean; size: TextSize; page: CodePageName } {
  return { align: "left", bold: false, size: "normal", page: "cp858" };
}

/** @returns how many of `rest`'s bytes (the command letter and what follows) the command takes */
function readEscape(state: PrinterState, rest: Uint8Array): number {
  const parameter = rest[1] ?? 0;
  switch (letterOf(rest)) {
    case "@":
      state.row = "";
      Object.assign(state, freshStyle());
      return 1;
    case "t":
      state.page = parameter === CODE_PAGE_NUMBER.wpc1252 ? "wpc1252" : "cp858";
      return 2;
    case "a":
      state.align = ALIGNS[parameter % 48] ?? state.align;
      return 2;
    case "E":
      state.bold = (parameter & 1) === 1;
      return 2;
    case "d":
      endRow(state);
      for (let row = 1; row < Math.min(parameter, LONGEST_FEED); row += 1) endRow(state);
      return 2;
    case "*":
      return 4 + Math.min(rest.length, ((rest[2] ?? 0) + (rest[3] ?? 0) * 256) * (parameter >= 32 ? 3 : 1));
    default:
      return 1 + (ESC_LENGTHS.get(rest[0] ?? 0) ?? 1);
  }
}

function readGroup(state: PrinterState, rest: Uint8Array): number {
  const parameter = rest[1] ?? 0;
  switch (letterOf(rest)) {
    case "!":
      state.size = (parameter & 0xf0) > 0 ? "double" : (parameter & 0x0f) > 0 ? "tall" : "normal";
      return 2;
    case "V":
      if (state.row !== "") endRow(state);
      state.lines.push({ kind: "cut" });
      return parameter >= 65 ? 3 : 2;
    case "(": {
      const length = (rest[2] ?? 0) + (rest[3] ?? 0) * 256;
      if (parameter === 0x6b) readCode(state, rest.subarray(4, 4 + length));
      return 4 + length;
    }
    case "v":
      return readPicture(state, rest);
    default:
      return 1 + (GS_LENGTHS.get(rest[0] ?? 0) ?? 1);
  }
}

/** `GS v 0 m xL xH yL yH`, then the dots. The doubling that `m` asks for is not drawn: the till never asks for it. */
function readPicture(state: PrinterState, rest: Uint8Array): number {
  const across = (rest[3] ?? 0) + (rest[4] ?? 0) * 256;
  const height = (rest[5] ?? 0) + (rest[6] ?? 0) * 256;
  const bits = rest.subarray(PICTURE_HEAD, PICTURE_HEAD + across * height);
  if (across * height > 0 && bits.length === across * height) {
    if (state.row !== "") endRow(state);
    const base64 = Buffer.from(bits).toString("base64");
    state.lines.push({ kind: "image", width: across * 8, height, bits: base64, align: state.align });
  }
  return PICTURE_HEAD + across * height;
}

/** Real-time commands are carried out when they come, wherever that is, and leave nothing on paper. */
function realTimeLength(rest: Uint8Array): number {
  if (rest[0] === 0x04 || rest[0] === 0x05) return 3;
  if (rest[0] === 0x14) return rest[1] === 8 ? 10 : 5;
  return 1;
}

/** The two-dimensional code functions: 80 stores the data, 81 prints what is stored. */
function readCode(state: PrinterState, body: Uint8Array): void {
  if (body[0] !== 49) return;
  if (body[1] === 80) state.qr = new TextDecoder().decode(body.subarray(3));
  if (body[1] === 81 && state.qr !== "") {
    if (state.row !== "") endRow(state);
    state.lines.push({ kind: "qr", data: state.qr, align: state.align });
  }
}

function letterOf(rest: Uint8Array): string {
  return rest.length === 0 ? "" : String.fromCharCode(rest[0] ?? 0);
}

function addCharacter(state: PrinterState, character: string): void {
  const width = state.size === "double" ? Math.floor(state.columns / 2) : state.columns;
  if (state.row.length >= width) endRow(state);
  state.row += character;
}

function endRow(state: PrinterState): void {
  state.lines.push({ kind: "text", text: state.row, bold: state.bold, size: state.size, align: state.align });
  state.row = "";
}
