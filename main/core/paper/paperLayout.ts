/**
 * Sets a document in columns: wraps words, aligns amounts, cuts nothing off. Pure, so that what fits on 42 columns is
 * also right on 32.
 */
import { NO_PICTURES, toDrawable } from "./codePage.ts";
import type { CodePageName, Pictured } from "./codePage.ts";
import type { Align, Block, PaperDocument, PictureLine, TextSize } from "./paper.ts";
import { columnsOf, padEnd, padStart, wrap } from "./textColumns.ts";

const LABEL_COLUMNS = 13;
/** Below this, a name beside an amount would be a ladder of syllables: the amount goes on its own row. */
const LEAST_NAME_COLUMNS = 10;

/**
 * @param columns characters of normal size per row (42 for 80 mm paper in Font A, 32 for 58 mm); at least 24
 * @param pictured letters outside the code page that can be printed as pictures
 * @returns rows no longer than the paper is wide, of letters that are in the code page or can be pictured
 */
export function layOut(
  document: PaperDocument,
  columns: number,
  page: CodePageName = "wpc1252",
  pictured: Pictured = NO_PICTURES,
): PictureLine[] {
  return document.blocks.flatMap((block) => setBlock(block, columns, (text) => toDrawable(text, page, pictured)));
}

function setBlock(block: Block, columns: number, drawable: (text: string) => string): PictureLine[] {
  switch (block.kind) {
    case "text": {
      const text = drawable(block.text).trim();
      const size = fittingSize(text, block.size ?? "normal", columns);
      const align = block.align ?? "left";
      const indent = align === "left" ? " ".repeat(block.indent ?? 0) : "";
      const width = (size === "double" ? Math.floor(columns / 2) : columns) - indent.length;
      return wrap(text, width).map((row) => textLine(indent + row, { bold: block.bold ?? false, size, align }));
    }
    case "row": {
      const size = block.size === "double" ? "tall" : (block.size ?? "normal");
      const indent = " ".repeat(block.indent ?? 0);
      const rows = setRow(drawable(block.left), drawable(block.right), columns - indent.length);
      return rows.map((row) => textLine(indent + row, { bold: block.bold ?? false, size, align: "left" }));
    }
    case "field":
      return setField(drawable(block.label), drawable(block.value), columns);
    case "mark": {
      const text = drawable(block.text);
      return wrap(text, columns).map((row) => textLine(row, { bold: true, size: "tall", align: "center" }));
    }
    case "rule":
      return [textLine("-".repeat(columns), PLAIN)];
    case "blank":
      return [textLine("", PLAIN)];
    case "qr":
      return [{ kind: "qr", data: block.data, align: "center" }];
    case "cut":
      return [{ kind: "cut" }];
  }
}

type Style = { readonly bold: boolean; readonly size: TextSize; readonly align: Align };
const PLAIN: Style = { bold: false, size: "normal", align: "left" };

function textLine(text: string, style: Style): PictureLine {
  return { kind: "text", text: text.replaceAll("\u00A0", " "), ...style };
}

function fittingSize(text: string, size: TextSize, columns: number): TextSize {
  return size === "double" && columnsOf(text) * 2 > columns ? "tall" : size;
}

function setRow(left: string, right: string, width: number): string[] {
  const room = width - columnsOf(right) - 1;
  if (columnsOf(right) > width) return [...wrap(left, width), ...wrap(right, width)];
  if (room < Math.min(columnsOf(left), LEAST_NAME_COLUMNS)) return [...wrap(left, width), padStart(right, width)];
  const rows = wrap(left, room);
  const last = rows.pop() ?? "";
  return [...rows, last + padStart(right, width - columnsOf(last))];
}

function setField(label: string, value: string, columns: number): PictureLine[] {
  const start = Math.max(LABEL_COLUMNS, columnsOf(label) + 1);
  const room = columns - start;
  // A number broken in two would be read as two: on narrow paper the value has rows of its own.
  if (value.split(" ").some((word) => columnsOf(word) > room)) {
    return [label, ...wrap(value, columns)].map((text) => textLine(text, PLAIN));
  }
  const rows = wrap(value, room);
  return rows.map((row, index) => textLine(padEnd(index === 0 ? label : "", start) + row, PLAIN));
}
