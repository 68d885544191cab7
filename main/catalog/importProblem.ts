/** Why a catalogue file, or a line of it, was not imported. */
import type { MoneyError } from "../core/money/money.ts";

/** Why one line was left out. */
export type RowProblem =
  | MoneyError["kind"]
  | "missing"
  | "tooLong"
  | "controlCharacter"
  | "checkDigit"
  | "barcodeShape"
  | "duplicate"
  | "unknownTax"
  | "unknownUnit"
  | "wrongColumnCount"
  | "quoteNeverClosed"
  | "strayQuote"
  | "cardData";

export interface BadRow {
  /** Line of the file, from 1 (the header). */
  readonly line: number;
  readonly column?: string;
  readonly problem: RowProblem;
  /** What stood there, shortened; never card data. */
  readonly value?: string;
}

/** Why nothing of the file was imported. The catalogue stays as it was. */
export type FileProblem =
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "empty" }
  | { readonly kind: "tooLarge"; readonly maxBytes: number }
  /** `line`: the first that is not UTF-8, where that is known. */
  | { readonly kind: "notUtf8"; readonly line?: number }
  | { readonly kind: "spreadsheet" }
  | { readonly kind: "missingColumn"; readonly column: string }
  | { readonly kind: "unknownColumn"; readonly column: string }
  | { readonly kind: "repeatedColumn"; readonly column: string }
  | { readonly kind: "headerQuotes" }
  | { readonly kind: "noGoodRow" }
  | { readonly kind: "catalogue"; readonly detail: string };

/** One English sentence: what is wrong with the file and what to do. For the command line and the log. */
export function sayFileProblem(problem: FileProblem): string {
  const save = 'Save it as "CSV UTF-8" and import it again.';
  switch (problem.kind) {
    case "unreadable":
      return sayUnreadable(problem.detail);
    case "empty":
      return "The catalogue file is empty. Its first line must name the columns.";
    case "tooLarge":
      return `The catalogue file is larger than ${String(Math.round(problem.maxBytes / 1_048_576))} MB. Split it.`;
    case "notUtf8":
      return problem.line === undefined
        ? `The catalogue file is not UTF-8 text. ${save}`
        : `The catalogue file is not UTF-8 text (line ${String(problem.line)}). ${save}`;
    case "spreadsheet":
      return `The catalogue file is a spreadsheet, not a CSV file. ${save}`;
    case "missingColumn":
      return `The first line of the catalogue file has no column "${problem.column}". Add it.`;
    case "unknownColumn":
      return `The first line of the catalogue file names a column "${problem.column}" that is not known. Correct or remove it.`;
    case "repeatedColumn":
      return `The first line of the catalogue file names the column "${problem.column}" twice. Remove one.`;
    case "headerQuotes":
      return "The quotes in the first line of the catalogue file do not pair up. Correct them.";
    case "noGoodRow":
      return "No line of the catalogue file could be imported; the old catalogue stays. Correct the lines named.";
    case "catalogue":
      return `The catalogue could not be written (${problem.detail}); the old one stays. Check the disk and import again.`;
  }
}

/** @param detail the system's words, which begin with its code: `ENOENT: no such file or directory, open '…'` */
function sayUnreadable(detail: string): string {
  switch (/^[A-Z]+(?=:)/.exec(detail)?.[0]) {
    case "ENOENT":
    case "ENOTDIR":
      return "There is no such catalogue file. Check its path.";
    case "EISDIR":
      return "The catalogue path is a folder, not a file. Give the CSV file in it.";
    case "EACCES":
    case "EPERM":
      return "The catalogue file may not be read by this user. Give this user the right to read it.";
    default:
      return `The catalogue file cannot be read (${detail}). Check its path and permissions.`;
  }
}

/** One English sentence about a line that was left out. */
export function sayBadRow(row: BadRow): string {
  const what = [row.column, row.value === undefined ? undefined : JSON.stringify(row.value)].filter(Boolean).join(" ");
  return `Line ${String(row.line)}: ${what === "" ? "" : `${what}: `}${ROW_WORDS[row.problem]}`;
}

const ROW_WORDS: Readonly<Record<RowProblem, string>> = {
  notANumber: "not a number. Write it like 12.34.",
  negative: "must not be negative.",
  tooManyDecimals: "at most two decimals.",
  tooLarge: "at most 999999.99.",
  missing: "must be filled in.",
  tooLong: "too long.",
  controlCharacter: "holds a control character. Type it again.",
  checkDigit: "the check digit is wrong. Compare it with the package.",
  barcodeShape: "not a barcode. Format the column as text, so that the spreadsheet keeps every digit.",
  duplicate: "stands on an earlier line already.",
  unknownTax: "no such tax in the settings.",
  unknownUnit: 'must be "each" or "kg".',
  wrongColumnCount: "not as many columns as the first line has.",
  quoteNeverClosed: "a quote is opened and never closed.",
  strayQuote: 'a quote stands inside a field. Write it twice ("") and quote the field.',
  cardData: "looks like a card number. Card numbers are never kept.",
};
