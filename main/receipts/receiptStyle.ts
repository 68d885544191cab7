/** How one receipt writes its words and amounts, so that all amounts stand in one column. */
import { canDraw, NO_PICTURES, type Pictured } from "../core/paper/codePage.ts";
import { formatAmount } from "../core/money/format.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import { amountWithCurrency } from "./document.ts";
import type { PaperLanguage } from "./document.ts";
import { RECEIPT_WORDS } from "./receiptWords.ts";
import type { ReceiptWords } from "./receiptWords.ts";
import { taxLetters } from "./taxLetters.ts";
import type { TaxLetters } from "./taxLetters.ts";

/** Everything the parts of a receipt need to write amounts in one column. */
export interface ReceiptStyle {
  readonly words: ReceiptWords;
  readonly language: PaperLanguage;
  /** Letters that the printer lacks and that can be printed as pictures. */
  readonly pictured: Pictured;
  readonly letters: TaxLetters;
  /** An amount with the tax letter (or its empty place) behind it. */
  readonly amount: (amount: Minor, letter?: string) => string;
  /** The same with the currency, for totals and tenders. */
  readonly amountInFull: (amount: Minor) => string;
}

/** A Chinese receipt has English fixed words where Chinese letters cannot be printed. */
export function receiptStyle(
  wanted: PaperLanguage,
  currency: Currency,
  lines: readonly { readonly taxes: readonly string[] }[],
  pictured: Pictured = NO_PICTURES,
): ReceiptStyle {
  const language =
    wanted === "zh" && !canDraw(Object.values(RECEIPT_WORDS.zh).join(""), "cp858", pictured) ? "en" : wanted;
  const letters = taxLetters(lines.map((line) => line.taxes));
  const behind = (letter: string): string => (letters.legend.length === 0 ? "" : `\u00a0${letter.padEnd(1, "\u00a0")}`);
  return {
    words: RECEIPT_WORDS[language],
    language,
    pictured,
    letters,
    amount: (amount, letter = "") => formatAmount(amount, language, { symbol: false }) + behind(letter),
    amountInFull: (amount) => amountWithCurrency(amount, currency, language) + behind(""),
  };
}
