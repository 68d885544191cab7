/**
 * Sets a document in columns: wraps words, aligns amounts, cuts nothing off. Pure, so that what fits on 42 columns is
 * also right on 32.
 */
import { toDrawable } from "./codePage.ts";
import type { CodePageName } from "./codePage.ts";
import type { Align, Block, PaperDocument, PictureLine, TextSize } from "./paper.ts";

const LABEL_COLUMNS = 13;
/** Below this, a name beside an amount would be a ladder of syllables: the amount goes on its own row. */
const LEAST_NAME_COLUMNS = 10;

/**
 * @param columns characters of normal size per row (42 for 80 mm paper in Font A, 32 for 58 mm); at least 24
 * @returns rows no longer than the paper is wide, each text already within the code page
 */
export function layOut(document: PaperDocument, columns: number, page: CodePageName = "wpc1252"): PictureLine[] {
  return document.blocks.flatMap((block) => setBlock(block, columns, page));
}

function setBlock(block: Block, columns: number, page: CodePageName): PictureLine[] {
  switch (block.kind) {
    case "text": {
      const text = toDrawable(block.text, page).trim();
      const size = fittingSize(text, block.size ?? "normal", columns);
      const align = block.align ?? "left";
      const indent = align === "left" ? " ".repeat(block.indent ?? 0) : "";
      const width = (size === "double" ? Math.floor(columns / 2) : columns) - indent.length;
      return wrap(text, width).map((row) => textLine(indent + row, { bold: block.bold ?? false, size, align }));
    }
    case "row": {
      const size = block.size === "double" ? "tall" : (block.size ?? "normal");
      const indent = " ".repeat(block.indent ?? 0);
      const rows = setRow(toDrawable(block.left, page), toDrawable(block.right, page), columns - indent.length);
      return rows.map((row) => textLine(indent + row, { bold: block.bold ?? false, size, align: "left" }));
    }
    case "field":
      return setField(toDrawable(block.label, page), toDrawable(block.value, page), columns);
    case "mark": {
      const text = toDrawable(block.text, page);
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
  return size === "double" && text.length * 2 > columns ? "tall" : size;
}

function setRow(left: string, right: string, width: number): string[] {
  const room = width - right.length - 1;
  if (right.length > width) return [...wrap(left, width), ...wrap(right, width)];
  if (room < Math.min(left.length, LEAST_NAME_COLUMNS)) return [...wrap(left, width), right.padStart(width)];
  const rows = wrap(left, room);
  const last = rows.pop() ?? "";
  return [...rows, last + right.padStart(width - last.length)];
}

function setField(label: string, value: string, columns: number): PictureLine[] {
  const start = Math.max(LABEL_COLUMNS, label.length + 1);
  const room = columns - start;
  // A number broken in two would be read as two: on narrow paper the value has rows of its own.
  if (value.split(" ").some((word) => word.length > room)) {
    return [label, ...wrap(value, columns)].map((text) => textLine(text, PLAIN));
  }
  const rows = wrap(value, room);
  return rows.map((row, index) => textLine((index === 0 ? label : "").padEnd(start) + row, PLAIN));
}

/** Breaks at spaces (never at a no-break space), and inside a word only where the word alone is too long. Always at least one row. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const rows: string[] = [];
  let row = "";
  for (const word of text.trim().split(/ +/)) {
    const joined = row === "" ? word : `${row} ${word}`;
    if (joined.length <= width) {
      row = joined;
      continue;
    }
    if (row !== "") rows.push(row);
    row = word;
    while (row.length > width) {
      rows.push(row.slice(0, width));
      row = row.slice(width);
    }
  }
  rows.push(row);
  return rows;
}
