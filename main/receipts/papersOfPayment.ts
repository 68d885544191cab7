/** From an attempt and its refunds to the papers that its customer may need while, and after, its outcome was in doubt. */
import type { Attempt, GatewayId } from "../core/attempt/attempt.ts";
import { brandName } from "../core/attempt/cardDetails.ts";
import { shortRef } from "../core/ids.ts";
import type { Refund } from "../core/refund/refund.ts";
import { dueOf, type Sale } from "../core/sale/sale.ts";
import { walletName } from "../core/attempt/wallet.ts";
import type { CustomerPayment } from "./customerPaper.ts";
import type { ProofStanding } from "./customerWords.ts";
import type { PaperDocument } from "./document.ts";
import { type LateOutcome, lateSlip } from "./lateSlip.ts";
import type { PaperContext } from "./paperOfSale.ts";
import { proofSlip } from "./proofSlip.ts";
import { refundSlip } from "./refundSlip.ts";
import type { RefundSlipOutcome } from "./refundWords.ts";

/** How a payment stands that no gateway has proved; null when one has, or while the customer is still asked. */
export function proofStanding(attempt: Attempt): ProofStanding | null {
  if (attempt.state === "checking" || attempt.state === "setAside") return "unknown";
  if (attempt.decision === null) return null;
  if (attempt.state === "approved") return attempt.proved ? null : "takenAsPaid";
  return attempt.cause === "decidedNotPaid" ? "takenAsNotPaid" : null;
}

/**
 * What became of a late approval; null when the payment is none, or its money was kept by somebody who may.
 * @param refunds of this attempt
 */
export function lateOutcome(attempt: Attempt, sale: Sale, refunds: readonly Refund[] = []): LateOutcome | null {
  if (!attempt.late || attempt.capture === null) return null;
  if (attempt.excess !== null) {
    if (attempt.excess.how === "kept") return null;
    // Given back through the gateway, the number there says more to the customer's bank than the shop's own.
    const { reference } = attempt.excess;
    const refund = refunds.find((each) => each.reference === reference);
    return { standing: "givenBack", by: gatewayName(attempt.gateway), number: refund?.gatewayRef || reference };
  }
  return { standing: sale.state !== "abandoned" && dueOf(sale) >= 0 ? "counted" : "owed" };
}

/** @returns undefined when there is nothing to prove (`proofStanding`) */
export function proofSlipOf(attempt: Attempt, sale: Sale, context: PaperContext): PaperDocument | undefined {
  const standing = proofStanding(attempt);
  if (standing === null) return undefined;
  const tenderName = attempt.wallet === null ? "" : walletName(attempt.wallet.brand);
  return proofSlip({ ...paymentOf(attempt, sale), tenderName, amount: attempt.amount }, standing, context);
}

/** @returns undefined when nothing came late (`lateOutcome`) */
export function lateSlipOf(
  attempt: Attempt,
  sale: Sale,
  refunds: readonly Refund[],
  context: PaperContext,
): PaperDocument | undefined {
  const outcome = lateOutcome(attempt, sale, refunds);
  if (outcome === null) return undefined;
  return lateSlip(paymentOf(attempt, sale), outcome, context);
}

/** How a refund's slip reads; null when it has none: nothing went back, as far as anybody has proved or decided. */
export function refundOutcome(refund: Refund): RefundSlipOutcome | null {
  switch (refund.state) {
    case "made":
      return "made";
    case "decided":
      return refund.decision?.made === true ? "made" : null;
    case "sent":
    case "pending":
    case "checking":
      return "checking";
    case "new":
    case "notMade":
      return null;
  }
}

/** @returns undefined when the refund has no slip (`refundOutcome`) */
export function refundSlipOf(
  refund: Refund,
  attempt: Attempt,
  sale: Sale,
  copy: "merchant" | "cardholder",
  context: PaperContext,
): PaperDocument | undefined {
  const outcome = refundOutcome(refund);
  if (outcome === null) return undefined;
  const { card, wallet } = attempt;
  const number = card === null || card.last4 === "" ? "" : `${"*".repeat(12)}${card.last4}`;
  return refundSlip(
    {
      saleNumber: String(sale.number),
      transaction: refund.way === "void" ? "void" : "refund",
      outcome,
      at: refund.endedAt ?? refund.intendedAt,
      tender: wallet === null ? "card" : "wallet",
      tenderName:
        card === null ? walletName(wallet?.brand ?? null) : `${brandName(card).toUpperCase()} ${number}`.trim(),
      terminal: card?.terminalId || attempt.terminal,
      currency: refund.currency,
      amount: refund.amount,
      payment: shortRef(attempt.reference),
      ref: shortRef(refund.reference),
      reference: refund.reference,
      number: refund.gatewayRef,
    },
    copy,
    context,
  );
}

/** @param attempt its amount is the captured one where there is a capture */
function paymentOf(attempt: Attempt, sale: Sale): CustomerPayment {
  const { card, wallet } = attempt;
  const name = card === null ? walletName(wallet?.brand ?? null) : brandName(card);
  const last4 = card?.last4 ?? "";
  return {
    saleNumber: String(sale.number),
    at: attempt.intendedAt,
    tender: wallet === null ? "card" : "wallet",
    tenderName: last4 === "" ? name : `${name} ··${last4}`.trim(),
    terminal: attempt.terminal,
    currency: attempt.currency,
    amount: attempt.capture?.captured ?? attempt.amount,
    ref: shortRef(attempt.reference),
    reference: attempt.reference,
  };
}

/** The gateway by the name its customers know. */
export function gatewayName(gateway: GatewayId): string {
  switch (gateway) {
    case "iotpay":
      return "IOT Pay";
    case "citcon":
      return "Citcon";
    case "codepay":
      return "CodePay";
  }
}
