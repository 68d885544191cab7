/** Tells a customer that a payment went through after all, and what became of the money. */
import {
  customerFoot,
  customerHead,
  type CustomerPaperContext,
  type CustomerPayment,
  paymentFields,
} from "./customerPaper.ts";
import { customerWords, type LateStanding } from "./customerWords.ts";
import { amountWithCurrency, BLANK, field, finished, RULE, text } from "./document.ts";
import type { PaperDocument } from "./document.ts";

export type LateOutcome =
  | { readonly standing: Exclude<LateStanding, "givenBack"> }
  /** `by` carried it back, under `number` (as its portal or the terminal's slip names it). */
  | { readonly standing: "givenBack"; readonly by: string; readonly number: string };

/** @param payment its `amount` is what was captured */
export function lateSlip(payment: CustomerPayment, outcome: LateOutcome, context: CustomerPaperContext): PaperDocument {
  const { language, words } = customerWords(context.language, context.pictured);
  const amount = amountWithCurrency(payment.amount, payment.currency, language);
  const back =
    outcome.standing === "givenBack"
      ? [field(words.givenBackBy, outcome.by), ...(outcome.number === "" ? [] : [field(words.number, outcome.number)])]
      : [];
  const blocks = [
    ...customerHead(words.late.heading, context),
    text(words.late.says(outcome.standing, amount, payment.saleNumber), { bold: true }),
    BLANK,
    ...paymentFields(payment, words, language, context.timeZone),
    ...back,
    RULE,
    text(words.late.keep[outcome.standing]),
    BLANK,
    customerFoot(words, context.store),
  ];
  return {
    kind: "slip",
    number: `${payment.saleNumber}-L`,
    language,
    blocks: finished(blocks, context.training, language),
  };
}
