/** The goods on a sale receipt: name and amount, then quantity, price and discount where there is something to say. */
import { formatAmount, formatPercent, formatQuantity } from "../core/format.ts";
import { minor } from "../core/money.ts";
import type { Minor } from "../core/money.ts";
import { ONE } from "../core/quantity.ts";
import type { Quantity } from "../core/quantity.ts";
import type { LineDiscount, SaleTotals } from "../core/totals.ts";
import { row, text } from "./document.ts";
import type { Block, PaperLanguage } from "./document.ts";
import { printableName } from "./printableName.ts";
import type { PaperNames } from "./printableName.ts";
import type { ReceiptStyle } from "./receiptStyle.ts";

export interface ReceiptLine {
  readonly id: string;
  readonly names: PaperNames;
  readonly quantity: Quantity;
  readonly unit: "each" | "kg";
  readonly unitPrice: Minor;
  /** Names of the taxes that this line bears. */
  readonly taxes: readonly string[];
  readonly discount?: LineDiscount | undefined;
}

const INDENT = { indent: 2 };

export function receiptLines(
  lines: readonly ReceiptLine[],
  totals: SaleTotals,
  language: PaperLanguage,
  style: ReceiptStyle,
): Block[] {
  const byId = new Map(totals.lines.map((total) => [total.id, total]));
  return lines.flatMap((line) => {
    const total = byId.get(line.id);
    if (total === undefined) throw new RangeError(`the totals lack line ${line.id}`);
    const name = printableName(line.names, language, style.words.item, style.pictured);
    return [
      row(name, style.amount(total.gross, style.letters.of(line.taxes))),
      ...(line.unit === "each" && line.quantity === ONE ? [] : [text(quantityAndPrice(line, style), INDENT)]),
      ...(total.discount === 0
        ? []
        : [row(discountLabel(line.discount, style), style.amount(minor(-total.discount)), INDENT)]),
    ];
  });
}

function quantityAndPrice(line: ReceiptLine, { language }: ReceiptStyle): string {
  const unit = line.unit === "kg" ? "\u00a0kg" : "";
  return `${formatQuantity(line.quantity, language)}${unit} × ${formatAmount(line.unitPrice, language, { symbol: false })}`;
}

function discountLabel(discount: LineDiscount | undefined, { words, language }: ReceiptStyle): string {
  const percent = discount?.kind === "percent" ? ` ${formatPercent(discount.percent, language)}` : "";
  const reason = discount === undefined || discount.reason.trim() === "" ? "" : ` (${discount.reason.trim()})`;
  return words.discount + percent + reason;
}
