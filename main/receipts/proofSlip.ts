/**
 * The proof slip: what a customer takes home while nobody knows whether a payment went through. It must never pass for
 * a receipt: it says so first, and no card, no authorization and no word of success can stand on it.
 */
import {
  customerFoot,
  customerHead,
  type CustomerPaperContext,
  type CustomerPayment,
  paymentFields,
} from "./customerPaper.ts";
import { customerWords, type ProofStanding } from "./customerWords.ts";
import { BLANK, finished, RULE, text } from "./document.ts";
import type { PaperDocument } from "./document.ts";

/** @param payment its `tenderName` is a wallet's brand at most: a card is not named here */
export function proofSlip(
  payment: CustomerPayment,
  standing: ProofStanding,
  context: CustomerPaperContext,
): PaperDocument {
  const { language, words } = customerWords(context.language, context.pictured);
  const blocks = [
    ...customerHead(words.proof.heading, context),
    text(words.proof.says[standing]),
    BLANK,
    ...paymentFields(payment, words, language, context.timeZone),
    RULE,
    // Where the shop holds that nothing was paid, the customer does pay again.
    ...(standing === "takenAsNotPaid" ? [] : [text(words.proof.notAgain[payment.tender], { bold: true })]),
    text(words.proof.keep, { bold: true }),
    BLANK,
    customerFoot(words, context.store),
  ];
  return {
    kind: "slip",
    number: `${payment.saleNumber}-P`,
    language,
    blocks: finished(blocks, context.training, language),
  };
}
