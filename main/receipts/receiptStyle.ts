/** How one receipt writes its words and amounts, so that all amounts stand in one column. */
import { formatAmount } from "../core/format.ts";
import type { Currency, Minor } from "../core/money.ts";
import { amountWithCurrency, printedLanguage } from "./document.ts";
import type { PaperLanguage, PrintedLanguage } from "./document.ts";
import { RECEIPT_WORDS } from "./receiptWords.ts";
import type { ReceiptWords } from "./receiptWords.ts";
import { taxLetters } from "./taxLetters.ts";
import type { TaxLetters } from "./taxLetters.ts";

/** Everything the parts of a receipt need to write amounts in one column. */
export interface ReceiptStyle {
  readonly words: ReceiptWords;
  readonly language: PrintedLanguage;
  readonly letters: TaxLetters;
  /** An amount with the tax letter (or its empty place) behind it. */
  readonly amount: (amount: Minor, letter?: string) => string;
  /** The same with the currency, for totals and tenders. */
  readonly amountInFull: (amount: Minor) => string;
}

export function receiptStyle(
  paperLanguage: PaperLanguage,
  currency: Currency,
  lines: readonly { readonly taxes: readonly string[] }[],
): ReceiptStyle {
  const language = printedLanguage(paperLanguage);
  const letters = taxLetters(lines.map((line) => line.taxes));
  const behind = (letter: string): string => (letters.legend.length === 0 ? "" : `\u00a0${letter.padEnd(1, "\u00a0")}`);
  return {
    words: RECEIPT_WORDS[language],
    language,
    letters,
    amount: (amount, letter = "") => formatAmount(amount, language, { symbol: false }) + behind(letter),
    amountInFull: (amount) => amountWithCurrency(amount, currency, language) + behind(""),
  };
}
