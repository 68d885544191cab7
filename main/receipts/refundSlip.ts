/**
 * The slip of money that goes back to a card or a wallet, for the shop and for the customer. What must stand on it:
 * gateways.md A.11, rules 15a, 21, 22 and 24.
 */
import type { Currency, Minor } from "../core/money/money.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import {
  amountWithCurrency,
  BLANK,
  centred,
  field,
  finished,
  localDateTime,
  mark,
  printedLanguage,
  row,
  RULE,
  text,
} from "./document.ts";
import type { Block, PaperDocument } from "./document.ts";
import { canDraw } from "../core/paper/codePage.ts";
import { REFUND_WORDS, type RefundSlipOutcome } from "./refundWords.ts";

export interface RefundSlipInput {
  /** The number of the sale whose payment is given back. */
  readonly saleNumber: string;
  /** A void undoes a payment before settlement; everything else is a refund. */
  readonly transaction: "refund" | "void";
  readonly outcome: RefundSlipOutcome;
  /** When it was made, or asked for while that is not known, ms. */
  readonly at: number;
  readonly tender: "card" | "wallet";
  /** `MASTERCARD ************1166`, `Alipay`; "" when not known. */
  readonly tenderName: string;
  readonly terminal: string;
  readonly currency: Currency;
  /** Given back, minor units. */
  readonly amount: Minor;
  /** The payment it gives back, as people say it: `R-8M4K`. */
  readonly payment: string;
  /** The refund itself, short and as the gateway knows it. */
  readonly ref: string;
  readonly reference: string;
  /** The gateway's own number of the refund, or the one written down by hand; "" while nobody knows. */
  readonly number: string;
}

/** @returns one copy; a copy printed again is marked as a duplicate */
export function refundSlip(
  input: RefundSlipInput,
  copy: "merchant" | "cardholder",
  context: CustomerPaperContext,
): PaperDocument {
  // Slips of cards have the two languages that the schemes know; those of wallets the shop's.
  const drawable = canDraw(REFUND_WORDS.zh.header + REFUND_WORDS.zh.retain, "cp858", context.pictured);
  const language =
    input.tender === "wallet" && context.language === "zh" && drawable ? "zh" : printedLanguage(context.language);
  const words = REFUND_WORDS[language];
  const blocks: readonly Block[] = [
    ...(context.copy > 0 ? [mark(words.duplicate)] : []),
    centred(words.header, { bold: true }),
    ...[context.store.name, ...context.store.address].map((line) => centred(line)),
    RULE,
    text(words.transaction[input.transaction], { bold: true }),
    text(localDateTime(input.at, context.timeZone)),
    field(words.original, input.saleNumber),
    field(words.payment, input.payment),
    ...(input.tenderName === "" ? [] : [field(words.tender[input.tender], input.tenderName)]),
    ...(input.terminal === "" ? [] : [field(words.terminal, input.terminal)]),
    field(words.refund, input.ref),
    field(words.reference, input.reference),
    ...(input.number === "" || input.number === input.reference ? [] : [field(words.number, input.number)]),
    row(words.total, amountWithCurrency(input.amount, input.currency, language), { bold: true }),
    centred(words.outcome[input.outcome], { bold: true }),
    ...(copy === "cardholder" && input.outcome === "made"
      ? [BLANK, BLANK, text(`X ${"_".repeat(28)}`), text(words.signature), BLANK]
      : []),
    centred(copy === "merchant" ? words.merchantCopy : words.customerCopy[input.tender], { bold: true }),
    ...(copy === "cardholder" ? [centred(words.retain)] : []),
  ];
  return {
    kind: "slip",
    number: `${input.saleNumber}-R${copy === "merchant" ? "M" : "C"}`,
    language,
    blocks: finished(blocks, context.training, language),
  };
}
