/** The receipt of a sale: what was bought, how the total came about, how it was paid. Amounts in minor units. */
import type { Pictured } from "../core/paper/codePage.ts";
import { formatPercent } from "../core/money/format.ts";
import type { Currency } from "../core/money/money.ts";
import { minor } from "../core/money/money.ts";
import { formatReceiptCode } from "../core/sale/receiptCode.ts";
import type { LineDiscount, SaleTotals, TaxTotal } from "../core/money/totals.ts";
import { BLANK, centred, finished, localDateTime, mark, row, RULE, text } from "./document.ts";
import type { Block, PaperDocument, PaperLanguage, PaperStore } from "./document.ts";
import { COPY_MARK } from "./receiptWords.ts";
import type { ReceiptWords } from "./receiptWords.ts";
import { printableName } from "./printableName.ts";
import { discountLabel, receiptLines } from "./receiptLines.ts";
import type { ReceiptLine } from "./receiptLines.ts";
import { receiptStyle } from "./receiptStyle.ts";
import type { ReceiptStyle } from "./receiptStyle.ts";
import { tenderBlocks } from "./receiptTenders.ts";
import type { ReceiptTender } from "./receiptTenders.ts";
import type { TaxLetters } from "./taxLetters.ts";

export type { ReceiptLine, ReceiptTender };

export interface SaleReceiptInput {
  readonly store: PaperStore;
  readonly saleNumber: string;
  /** When the sale was completed, ms. */
  readonly at: number;
  readonly timeZone: string;
  readonly operator: string;
  readonly currency: Currency;
  readonly lines: readonly ReceiptLine[];
  /** Of exactly these lines, matched by line id. */
  readonly totals: SaleTotals;
  /** The discount of the whole sale, which `totals` holds. */
  readonly saleDiscount?: LineDiscount | null;
  /** The number by which the customer is free of taxes; `totals` are without them. */
  readonly exemptNumber?: string | null;
  /** Those that stand: approved cards, cash not taken back; in the order in which they paid. */
  readonly tenders: readonly ReceiptTender[];
  readonly footer: string;
  readonly language: PaperLanguage;
  readonly training: boolean;
  /** 0 for the original; 1 and up for reprints, marked so. */
  readonly copy: number;
  /** The sale is not paid in full yet. */
  readonly notComplete?: boolean;
  /** Letters that the printer lacks and that can be printed as pictures; without it, none. */
  readonly pictured?: Pictured | undefined;
}

/** @returns the whole receipt; its QR code finds the sale again when it is scanned */
export function saleReceipt(input: SaleReceiptInput): PaperDocument {
  const style = receiptStyle(input.language, input.currency, input.lines, input.pictured);
  const { words, language } = style;
  const blocks: readonly Block[] = [
    ...(input.copy > 0 ? [mark(`${COPY_MARK} ${String(input.copy)}`)] : []),
    ...(input.notComplete === true ? [mark(words.notComplete)] : []),
    ...receiptHead(input, words),
    ...receiptLines(input.lines, input.totals, input.language, style),
    RULE,
    ...sums(input, style),
    ...tenderBlocks(input.tenders, style),
    ...legend(input.totals.taxes, style.letters),
    BLANK,
    ...(input.footer.trim() === "" ? [] : input.footer.split("\n").map((line) => centred(line))),
    centred(words.thanks),
    BLANK,
    { kind: "qr", data: formatReceiptCode({ register: input.store.register, saleNumber: Number(input.saleNumber) }) },
    centred(input.saleNumber),
  ];
  return {
    kind: "sale",
    number: input.saleNumber,
    language: input.language,
    blocks: finished(blocks, input.training, language),
  };
}

/** Who sold it, when and at which till: the head of every receipt. */
export function receiptHead(
  input: Pick<SaleReceiptInput, "store" | "saleNumber" | "at" | "timeZone" | "operator" | "pictured">,
  words: ReceiptWords,
): Block[] {
  const { store } = input;
  const nameZh = printableName({ en: "", zh: store.nameZh }, "zh", "", input.pictured);
  return [
    text(store.name, { align: "center", bold: true, size: "double" }),
    ...(nameZh === "" || nameZh === store.name ? [] : [centred(nameZh)]),
    ...[...store.address, store.phone].filter((line) => line.trim() !== "").map((line) => centred(line)),
    BLANK,
    row(`${words.receipt} ${input.saleNumber}`, localDateTime(input.at, input.timeZone).slice(0, 16)),
    row(`${words.register} ${store.register}`, ""),
    ...(input.operator.trim() === "" ? [] : [text(`${words.servedBy} ${input.operator}`)]),
    RULE,
  ];
}

/** Included taxes leave the price, and the paper says by how much. */
function exemption(totals: SaleTotals, number: string | null, { words, amount }: ReceiptStyle): Block[] {
  if (number === null || totals.freeOf === undefined) return [];
  const { included } = totals.freeOf;
  return [
    text(`${words.taxExempt} ${number}`),
    ...(included === 0 ? [] : [row(words.includedOut, amount(minor(-included)))]),
  ];
}

function sums({ totals, saleDiscount: discount, exemptNumber = null }: SaleReceiptInput, style: ReceiptStyle): Block[] {
  const { words, amount, amountInFull } = style;
  return [
    row(words.subtotal, amount(totals.subtotal)),
    ...(totals.saleDiscount === 0
      ? []
      : [row(discountLabel(words.saleDiscount, discount, style), amount(minor(-totals.saleDiscount)))]),
    ...exemption(totals, exemptNumber, style),
    ...totals.taxes.map((tax) => row(taxLabel(tax, style), amount(tax.amount))),
    RULE,
    row(words.total, amountInFull(totals.total), { bold: true, size: "tall" }),
  ];
}

function taxLabel(tax: TaxTotal, { words, language }: ReceiptStyle): string {
  return `${tax.name} ${formatPercent(tax.rate, language)}${tax.included ? ` ${words.included}` : ""}`;
}

/** What the letters mean, and the shop's registration number of each tax. */
export function legend(taxes: readonly Pick<TaxTotal, "name" | "number">[], letters: TaxLetters): Block[] {
  const meanings = letters.legend.map(({ letter, taxes: names }) => `${letter}\u00a0${names.join("\u00a0+\u00a0")}`);
  const numbers = taxes.flatMap(({ name, number = "" }) => (number.trim() === "" ? [] : [text(`${name} ${number}`)]));
  return [...(meanings.length + numbers.length === 0 ? [] : [BLANK]), ...meaningBlocks(meanings), ...numbers];
}

function meaningBlocks(meanings: readonly string[]): Block[] {
  return meanings.length === 0 ? [] : [text(meanings.join("  "))];
}
