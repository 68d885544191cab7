/** What the papers for a customer share: the shop at their head, the payment they are about, whom to ask. */
import type { Pictured } from "../core/paper/codePage.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import type { CustomerTender, CustomerWords } from "./customerWords.ts";
import { amountWithCurrency, centred, field, localDateTime, mark, row, RULE, text } from "./document.ts";
import type { Block, PaperLanguage, PaperStore } from "./document.ts";
import { COPY_MARK } from "./receiptWords.ts";

/** A payment as its customer may be told of it; nothing here can hold a card number. */
export interface CustomerPayment {
  readonly saleNumber: string;
  /** When the payment was asked for, ms. */
  readonly at: number;
  readonly tender: CustomerTender;
  /** For example `Mastercard ··1166` or `Alipay`; "" while nobody knows, or where it is not to be said. */
  readonly tenderName: string;
  readonly terminal: string;
  readonly currency: Currency;
  /** Minor units: asked while nobody knows, captured once that is proved. */
  readonly amount: Minor;
  /** Short and sayable, e.g. `R-8M4K`. */
  readonly ref: string;
  /** The order number as the gateway knows it. */
  readonly reference: string;
}

/** Where and how a paper for a customer is printed. */
export interface CustomerPaperContext {
  readonly store: PaperStore;
  readonly timeZone: string;
  readonly language: PaperLanguage;
  readonly training: boolean;
  /** 0 = the original; 1 and up = copies, marked so. */
  readonly copy: number;
  /** Letters that the printer lacks and that can be printed as pictures; without it, none. */
  readonly pictured?: Pictured | undefined;
}

/** Copy mark, heading and shop. */
export function customerHead(heading: string, { copy, store }: CustomerPaperContext): readonly Block[] {
  return [
    ...(copy > 0 ? [mark(`${COPY_MARK} ${String(copy)}`)] : []),
    mark(heading),
    text(store.name, { align: "center", bold: true }),
    ...[...store.address, store.phone].filter((line) => line.trim() !== "").map((line) => centred(line)),
    RULE,
  ];
}

/** The payment, by every name under which somebody may look for it. */
export function paymentFields(
  payment: CustomerPayment,
  words: CustomerWords,
  language: PaperLanguage,
  timeZone: string,
): readonly Block[] {
  const { tender, tenderName } = payment;
  return [
    row(words.amount, amountWithCurrency(payment.amount, payment.currency, language), { bold: true, size: "tall" }),
    field(words.date, localDateTime(payment.at, timeZone)),
    field(words.sale, payment.saleNumber),
    field(words.paidBy, tenderName === "" ? words.tender[tender] : `${words.tender[tender]} · ${tenderName}`),
    ...(payment.terminal === "" ? [] : [field(words.terminal, payment.terminal)]),
    field(words.payment, payment.ref),
    field(words.order, payment.reference),
  ];
}

/** Whom to ask. */
export function customerFoot(words: CustomerWords, { phone }: PaperStore): Block {
  return centred(phone.trim() === "" ? words.questionsHere : words.questions(phone.trim()));
}
