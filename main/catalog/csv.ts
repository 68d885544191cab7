/** Comma-separated text, RFC 4180, as spreadsheets save it: quotes, CRLF, and `;` where the comma is the decimal sign. */

export interface CsvRow {
  readonly kind: "row";
  /** The first and last line of the text that it stands on, from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly fields: readonly string[];
}

/** A line whose quotes do not pair up. Reading goes on with the next line, so one stray quote costs one line. */
export interface CsvFault {
  readonly kind: "fault";
  readonly line: number;
  readonly problem: "quoteNeverClosed" | "strayQuote";
}

export type CsvSeparator = "," | ";";

/** The separator of a header line: `;` when it has one and no comma. */
export function separatorOf(header: string): CsvSeparator {
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}

/** Yields the rows of `text` in order, blank lines left out. Never throws. */
export function* readCsv(text: string, separator: CsvSeparator): Generator<CsvRow | CsvFault> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const record = readRecord(text, at, separator);
    if (typeof record === "string") {
      yield { kind: "fault", line, problem: record };
      at = endOfLine(text, at).next;
      line += 1;
      continue;
    }
    const lastLine = line + record.lineBreaks;
    if (record.fields.some((field) => field.trim() !== "")) {
      yield { kind: "row", line, lastLine, fields: record.fields };
    }
    at = record.next;
    line = lastLine + 1;
  }
}

interface Record {
  readonly fields: string[];
  readonly next: number;
  /** Line breaks inside quotes. */
  readonly lineBreaks: number;
}

function readRecord(text: string, start: number, separator: CsvSeparator): Record | CsvFault["problem"] {
  const fields: string[] = [];
  const line = endOfLine(text, start);
  let { end, next } = line;
  let lineBreaks = 0;
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      if (quoted === undefined) return "quoteNeverClosed";
      if (quoted.next > end) {
        lineBreaks += countLineBreaks(text.slice(at, quoted.next));
        ({ end, next } = endOfLine(text, quoted.next));
      }
      fields.push(quoted.value);
      at = quoted.next;
      if (at < end && text[at] !== separator) return "strayQuote";
    } else {
      const found = text.indexOf(separator, at);
      const stop = found === -1 || found > end ? end : found;
      const value = text.slice(at, stop);
      if (value.includes('"')) return "strayQuote";
      fields.push(value);
      at = stop;
    }
    if (at >= end) return { fields, next, lineBreaks };
    at += 1;
  }
}

/** The value of the quoted field at `open` and the place after its closing quote; undefined when it never closes. */
function readQuoted(text: string, open: number): { readonly value: string; readonly next: number } | undefined {
  for (let from = open + 1; ;) {
    const close = text.indexOf('"', from);
    if (close === -1) return undefined;
    if (text[close + 1] !== '"') return { value: text.slice(open + 1, close).replaceAll('""', '"'), next: close + 1 };
    from = close + 2;
  }
}

/** Lines end in CRLF, LF or a lone CR. */
function endOfLine(text: string, from: number): { readonly end: number; readonly next: number } {
  const lineBreak = /\r\n|\n|\r/g;
  lineBreak.lastIndex = from;
  const found = lineBreak.exec(text);
  return found === null ? { end: text.length, next: text.length } : { end: found.index, next: lineBreak.lastIndex };
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
