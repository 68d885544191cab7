/** Why a catalogue file, or a line of it, was not imported, in English: for the command line and the log. */
import type { BadRow, FileProblem, RowProblem } from "../core/goods/goodsProblem.ts";

/** One sentence: what is wrong with the file and what to do. */
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
    case "notJournalled":
      return "The import could not be written down in the journal; the old catalogue stays. Check the disk and import again.";
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

/** One sentence about a line that was left out. */
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
