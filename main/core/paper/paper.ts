/**
 * Paper as data. A document says what is to stand on the paper, in order, and nothing about bytes or columns; a picture
 * is what a printer would draw from the bytes it was sent. Documents are written by `main/receipts`, turned into bytes
 * by `native/printer` and read back by its interpreter, so that the screen shows exactly what the paper shows.
 */
import { columnsOf } from "./textColumns.ts";

export type PaperLanguage = "en" | "fr" | "zh";
export type Align = "left" | "center" | "right";
/** `tall` is twice as high; `double` is twice as high and twice as wide. */
export type TextSize = "normal" | "tall" | "double";

export type Block =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly align?: Align;
      readonly bold?: boolean;
      readonly size?: TextSize;
      /** Columns by which every row of this text is moved to the right (left-aligned text only). */
      readonly indent?: number;
    }
  /** Left text gives way and wraps; right text (an amount) stays whole at the right edge. */
  | {
      readonly kind: "row";
      readonly left: string;
      readonly right: string;
      readonly bold?: boolean;
      readonly size?: TextSize;
      readonly indent?: number;
    }
  /** A label in a column of its own, then its value, as on a card slip. */
  | { readonly kind: "field"; readonly label: string; readonly value: string }
  /** Printed large across the paper: training, copy, not complete. */
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "rule" }
  | { readonly kind: "blank" }
  | { readonly kind: "qr"; readonly data: string }
  | { readonly kind: "cut" };

export interface PaperDocument {
  readonly kind: "sale" | "slip" | "report";
  /** What people call this paper by: the sale number, with a suffix for a slip; `Z` and its number for a report. */
  readonly number: string;
  readonly language: PaperLanguage;
  readonly blocks: readonly Block[];
}

export type PictureLine =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly bold: boolean;
      readonly size: TextSize;
      readonly align: Align;
    }
  /** Dots, as for letters that the printer lacks. `bits` in base64: rows of ceil(width / 8) bytes, leftmost dot highest, 1 = black. */
  | {
      readonly kind: "image";
      readonly width: number;
      readonly height: number;
      readonly bits: string;
      readonly align: Align;
    }
  | { readonly kind: "qr"; readonly data: string; readonly align: Align }
  | { readonly kind: "cut" };

export interface PaperPicture {
  /** Characters of normal size that fit side by side on this paper. */
  readonly columns: number;
  readonly lines: readonly PictureLine[];
}

/**
 * The picture as text: one row per line, aligned by spaces within `columns`; a QR code as `[QR data]`, dots as
 * `[image]`, cuts left out.
 */
export function plainText(picture: PaperPicture): string {
  const rows: string[] = [];
  for (const line of picture.lines) {
    if (line.kind === "cut") continue;
    const text = line.kind === "qr" ? `[QR ${line.data}]` : line.kind === "image" ? "[image]" : line.text;
    const width = columnsOf(text) * (line.kind === "text" && line.size === "double" ? 2 : 1);
    const room = Math.max(0, picture.columns - width);
    const before = line.align === "center" ? Math.floor(room / 2) : line.align === "right" ? room : 0;
    rows.push((" ".repeat(before) + text).trimEnd());
  }
  while (rows.at(-1) === "") rows.pop();
  return rows.join("\n") + "\n";
}
