/**
 * The goods on a sale receipt: name and amount, then quantity, price, note and discount where there is something to say.
 * A deposit stands indented under its goods.
 */
import { formatAmount, formatPercent, formatQuantity } from "../core/money/format.ts";
import { minor } from "../core/money/money.ts";
import type { Minor } from "../core/money/money.ts";
import { ONE } from "../core/money/quantity.ts";
import type { Quantity } from "../core/money/quantity.ts";
import type { LineDiscount, SaleTotals } from "../core/money/totals.ts";
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
  readonly note?: string | undefined;
  /** The line whose deposit or fee this is. */
  readonly feeOf?: string | undefined;
  /** The catalogue's price, minor units, when another was set. */
  readonly listPrice?: Minor | undefined;
}

const INDENT = { indent: 2 };
const DEEPER = { indent: 4 };

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
    const note = printable(line.note ?? "", style);
    const name = printableName(line.names, language, style.words.item, style.pictured);
    return [
      row(name, style.amount(total.gross, style.letters.of(line.taxes)), line.feeOf === undefined ? {} : INDENT),
      ...(saysPrice(line) ? [text(quantityAndPrice(line, style), line.feeOf === undefined ? INDENT : DEEPER)] : []),
      ...(note === "" ? [] : [text(note, INDENT)]),
      ...(total.discount === 0
        ? []
        : [
            row(
              discountLabel(style.words.discount, line.discount, style),
              style.amount(minor(-total.discount)),
              INDENT,
            ),
          ]),
    ];
  });
}

const isRepriced = ({ listPrice, unitPrice }: ReceiptLine): boolean =>
  listPrice !== undefined && listPrice !== unitPrice;

/** One piece at the catalogue's price says it all in its amount. */
const saysPrice = (line: ReceiptLine): boolean => line.unit === "kg" || line.quantity !== ONE || isRepriced(line);

function quantityAndPrice(line: ReceiptLine, { words, language }: ReceiptStyle): string {
  const unit = line.unit === "kg" ? "\u00a0kg" : "";
  const price = (amount: Minor): string => formatAmount(amount, language, { symbol: false });
  const list = isRepriced(line) ? ` (${words.listPrice}\u00a0${price(line.listPrice ?? line.unitPrice)})` : "";
  return `${formatQuantity(line.quantity, language)}${unit} × ${price(line.unitPrice)}${list}`;
}

/** A reason in letters that the printer lacks is left out: a row of question marks says nothing. */
export function discountLabel(head: string, discount: LineDiscount | null | undefined, style: ReceiptStyle): string {
  if (discount === null || discount === undefined) return head;
  const percent = discount.kind === "percent" ? ` ${formatPercent(discount.percent, style.language)}` : "";
  const reason = printable(discount.reason, style);
  return head + percent + (reason === "" ? "" : ` (${reason})`);
}

/** What of typed words can be printed; "" when none of it can. */
const printable = (words: string, { language, pictured }: ReceiptStyle): string =>
  printableName({ en: words }, language, "", pictured);
