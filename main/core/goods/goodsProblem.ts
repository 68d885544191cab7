/** Why goods, a line of a catalogue file, or the whole of it were not taken. */
import type { MoneyError } from "../money/money.ts";

/** Why one line was left out, or what is typed cannot be stored. */
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
  /** The journal takes nothing, so that nobody could read who did it. */
  | { readonly kind: "notJournalled" }
  | { readonly kind: "catalogue"; readonly detail: string };
