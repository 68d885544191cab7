/**
 * The receipt of a return: what came back, its taxes, and how its money was given. Amounts stand negative, as on a sale's
 * receipt turned round. Amounts of the input in minor units, positive.
 */
import { canDraw } from "../core/paper/codePage.ts";
import { formatAmount, formatPercent, formatQuantity } from "../core/money/format.ts";
import { add, type Currency, minor, type Minor } from "../core/money/money.ts";
import type { Quantity } from "../core/money/quantity.ts";
import { formatReturnCode } from "../core/sale/receiptCode.ts";
import type { ReturnTax } from "../core/refund/returns.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { BLANK, centred, finished, localDateTime, mark, row, RULE, text } from "./document.ts";
import type { Block, PaperDocument } from "./document.ts";
import { printableName, type PaperNames } from "./printableName.ts";
import { COPY_MARK } from "./receiptWords.ts";
import { receiptStyle, type ReceiptStyle } from "./receiptStyle.ts";
import { legend } from "./saleReceipt.ts";
import { type PartStanding, RETURN_WORDS, type ReturnWords } from "./returnWords.ts";

export interface ReturnReceiptPiece {
  readonly names: PaperNames;
  readonly unit: "each" | "kg";
  readonly quantity: Quantity;
  readonly unitPrice: Minor;
  readonly gross: Minor;
  readonly net: Minor;
  readonly taxes: readonly string[];
}

export interface ReturnReceiptPart {
  readonly kind: "card" | "cash" | "other" | "credit";
  /** `Visa`, `Alipay`, or the other tender's name; "" when not known. */
  readonly label: string;
  readonly last4: string;
  /** What the customer gets, in cash rounded; tip among it. */
  readonly amount: Minor;
  readonly rounding: Minor;
  readonly tip: Minor;
  /** What its payment was counted for and never took. */
  readonly short: Minor;
  readonly standing: PartStanding;
  /** The number written down for it; "" where there is none. */
  readonly reference: string;
}

export interface ReturnReceiptInput {
  readonly number: number;
  /** Null for goods that came back without their sale. */
  readonly saleNumber: string | null;
  readonly at: number;
  readonly operator: string;
  readonly approver: string;
  readonly reason: string;
  readonly currency: Currency;
  readonly pieces: readonly ReturnReceiptPiece[];
  /** An amount without goods: its pieces are not shown. */
  readonly adjustment: boolean;
  readonly taxes: readonly ReturnTax[];
  readonly total: Minor;
  readonly parts: readonly ReturnReceiptPart[];
  readonly withdrawn: boolean;
}

/** @returns the receipt; its QR code finds the return again */
export function returnReceipt(input: ReturnReceiptInput, context: CustomerPaperContext): PaperDocument {
  const style = receiptStyle(context.language, input.currency, input.pieces, context.pictured);
  const own = RETURN_WORDS[style.language];
  const complete = input.parts.every(({ standing }) => standing === "given");
  const { store } = context;
  const blocks: readonly Block[] = [
    ...(context.copy > 0 ? [mark(`${COPY_MARK} ${String(context.copy)}`)] : []),
    mark(own.heading),
    ...(input.withdrawn ? [mark(own.withdrawn)] : complete ? [] : [mark(own.notConfirmed)]),
    text(store.name, { align: "center", bold: true, size: "double" }),
    ...[...store.address, store.phone].filter((line) => line.trim() !== "").map((line) => centred(line)),
    BLANK,
    row(`${own.number} ${String(input.number)}`, localDateTime(input.at, context.timeZone).slice(0, 16)),
    row(`${style.words.register} ${store.register}`, ""),
    input.saleNumber === null ? text(own.noSale, { bold: true }) : row(`${own.original} ${input.saleNumber}`, ""),
    ...(input.operator === "" ? [] : [text(`${style.words.servedBy} ${input.operator}`)]),
    text(`${own.approvedBy} ${input.approver}`),
    ...reason(input, own, style),
    RULE,
    ...goods(input, own, style),
    RULE,
    ...sums(input, own, style),
    ...input.parts.flatMap((part) => partBlocks(part, own, style)),
    ...legend(input.taxes, style.letters),
    BLANK,
    centred(own.keep),
    BLANK,
    { kind: "qr", data: formatReturnCode(store.register, input.number) },
    centred(`${own.number} ${String(input.number)}`),
  ];
  return {
    kind: "sale",
    number: `R${String(input.number)}`,
    language: style.language,
    blocks: finished(blocks, context.training, style.language),
  };
}

const back = (amount: Minor): Minor => minor(0 - amount);

/** A reason in letters that the printer lacks is left out: a row of question marks says nothing. */
const reason = ({ reason: why }: ReturnReceiptInput, own: ReturnWords, { pictured }: ReceiptStyle): Block[] =>
  why !== "" && canDraw(why, "cp858", pictured) ? [text(`${own.reason} ${why}`)] : [];

function goods(input: ReturnReceiptInput, own: ReturnWords, style: ReceiptStyle): Block[] {
  if (input.adjustment) return [row(own.adjustment, style.amount(back(add(...input.pieces.map(({ net }) => net)))))];
  return input.pieces.flatMap((piece) => {
    const name = printableName(piece.names, style.language, style.words.item, style.pictured);
    const less = minor(piece.gross - piece.net);
    const many = `${formatQuantity(piece.quantity, style.language)}${piece.unit === "kg" ? "\u00a0kg" : ""}`;
    const price = formatAmount(piece.unitPrice, style.language, { symbol: false });
    return [
      row(name, style.amount(back(piece.gross), style.letters.of(piece.taxes))),
      text(`${many} × ${price}`, { indent: 2 }),
      ...(less === 0 ? [] : [row(style.words.discount, style.amount(less), { indent: 2 })]),
    ];
  });
}

function sums({ pieces, taxes, total }: ReturnReceiptInput, own: ReturnWords, style: ReceiptStyle): Block[] {
  const { language, words } = style;
  return [
    row(words.subtotal, style.amount(back(add(...pieces.map(({ net }) => net))))),
    ...taxes.map((tax) =>
      row(
        `${tax.name} ${formatPercent(tax.rate, language)}${tax.included ? ` ${words.included}` : ""}`,
        style.amount(back(tax.amount)),
      ),
    ),
    RULE,
    row(own.total, style.amountInFull(back(total)), { bold: true, size: "tall" }),
  ];
}

function partBlocks(part: ReturnReceiptPart, own: ReturnWords, style: ReceiptStyle): Block[] {
  const { words } = style;
  const digits = part.last4 === "" ? "" : ` ··${part.last4}`;
  const name = {
    card: (part.label.toUpperCase() || words.card) + digits,
    cash: words.cash,
    other: part.label,
    credit: own.credit,
  }[part.kind];
  const says = own.standing[part.standing];
  return [
    ...(part.rounding === 0 ? [] : [row(words.rounding, style.amount(back(part.rounding)))]),
    row(name, style.amountInFull(back(part.amount))),
    ...(part.tip === 0 ? [] : [row(own.tip, style.amount(back(part.tip)), { indent: 2 })]),
    ...(part.short === 0 ? [] : [text(`${own.neverTaken} ${style.amountInFull(part.short)}`, { indent: 2 })]),
    ...(part.reference === "" ? [] : [text(`${own.no} ${part.reference}`, { indent: 2 })]),
    ...(says === null ? [] : [text(says, { indent: 2, bold: true })]),
  ];
}
