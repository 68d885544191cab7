/** From the till's own records to paper: the receipt of a sale and the slip of an attempt. */
import type { Attempt } from "../core/attempt/attempt.ts";
import type { Pictured } from "../core/paper/codePage.ts";
import type { Sale, Tender } from "../core/sale/sale.ts";
import { totalsOfSale } from "../core/sale/sale.ts";
import { taxesPaid } from "../core/money/taxExempt.ts";
import type { PaperDocument, PaperLanguage, PaperStore } from "./document.ts";
import { cardSlip } from "./cardSlip.ts";
import type { SlipCopy, SlipOutcome } from "./cardSlip.ts";
import { giftReceipt } from "./giftReceipt.ts";
import { saleReceipt } from "./saleReceipt.ts";
import type { ReceiptTender } from "./saleReceipt.ts";

/** What the till knows beyond the sale itself. */
export interface PaperContext {
  readonly store: PaperStore;
  readonly timeZone: string;
  /** That of the one who gets the paper: the shop's, or the customer's (`customerLanguage`). */
  readonly language: PaperLanguage;
  readonly footer: string;
  readonly training: boolean;
  /** Tips are put on cards after their payment: the merchant's slip has lines for one. */
  readonly tipLines?: boolean;
  /** 0 = the original; 1 and up = copies. */
  readonly copy: number;
  /** Letters that the printer lacks and that can be printed as pictures; without it, none. */
  readonly pictured?: Pictured | undefined;
}

/** @param at ms, printed while the sale is not completed; @param operator the name on the receipt */
export function receiptOfSale(sale: Sale, operator: string, at: number, context: PaperContext): PaperDocument {
  return saleReceipt({
    ...context,
    saleNumber: String(sale.number),
    at: sale.completedAt ?? at,
    operator,
    currency: sale.currency,
    lines: sale.lines.map((line) => ({ ...line, taxes: taxesPaid(sale, line) })),
    totals: totalsOfSale(sale),
    saleDiscount: sale.discount,
    exemptNumber: sale.taxExempt?.number ?? null,
    tenders: sale.tenders.flatMap(receiptTender),
    notComplete: sale.state !== "completed",
  });
}

/** The same sale without its prices. @param at ms, printed while the sale is not completed */
export function giftOfSale(sale: Sale, at: number, context: PaperContext): PaperDocument {
  return giftReceipt({
    ...context,
    saleNumber: String(sale.number),
    at: sale.completedAt ?? at,
    currency: sale.currency,
    lines: sale.lines,
  });
}

function receiptTender(tender: Tender): ReceiptTender[] {
  if (tender.kind === "cash") return tender.state === "taken" ? [tender] : [];
  if (tender.kind === "other")
    return tender.state === "taken"
      ? [{ kind: "other", name: tender.name, reference: tender.reference, amount: tender.applied }]
      : [];
  if (tender.state !== "approved" || tender.capture === null) return [];
  const { label, last4, asked } = tender;
  return [{ kind: "card", label, last4, asked, ...tender.capture }];
}

/**
 * How an attempt's slip reads; undefined when it has none: its outcome is not known, nothing ever reached the terminal,
 * or people decided that nothing was paid.
 */
export function slipOutcome(attempt: Attempt): SlipOutcome | undefined {
  // A wallet's payment is on the customer's phone; only a card terminal's needs a slip (gateways.md A.11).
  if (attempt.wallet !== null) return undefined;
  // A person's word that it was paid is no bank's approval: the slip waits for the gateway's proof.
  if (attempt.state === "approved") return attempt.decision !== null && attempt.card === null ? undefined : "approved";
  switch (attempt.cause) {
    case "declined":
      return attempt.card !== null && attempt.card.last4 === "" ? "notCompleted" : "declined";
    case "cancelledOnTerminal":
      return "cancelled";
    case "cancelledBySystem":
      return "notCompleted";
    case "cancelledByTill":
    case "refusedByGateway":
    case "notSent":
    case "notFound":
    case "decidedNotPaid":
    case null:
      return undefined;
  }
}

/** @returns undefined when the attempt has no slip (`slipOutcome`) */
export function slipOfAttempt(
  attempt: Attempt,
  saleNumber: number,
  copy: SlipCopy,
  context: PaperContext,
): PaperDocument | undefined {
  const outcome = slipOutcome(attempt);
  if (outcome === undefined) return undefined;
  return cardSlip(
    {
      store: context.store,
      saleNumber: String(saleNumber),
      transaction: "purchase",
      outcome,
      at: attempt.endedAt ?? attempt.intendedAt,
      timeZone: context.timeZone,
      currency: attempt.currency,
      asked: attempt.amount,
      capture: attempt.capture,
      details: attempt.card,
      language: context.language,
      copyNumber: context.copy,
      training: context.training,
      tipLines: context.tipLines,
    },
    copy,
  );
}
