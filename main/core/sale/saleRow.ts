/** A sale as the list of transactions has it: one row, made of the sale and of what became of its payments. Pure. */
import { type Attempt, isOpen } from "../attempt/attempt.ts";
import { plainReference } from "./findSale.ts";
import { shortRef } from "../ids.ts";
import type { Minor } from "../money/money.ts";
import { isOpenRefund, type Refund } from "../refund/refund.ts";
import { isCarried, type Sale, type Tender, totalsOfSale } from "./sale.ts";

/** `notProven`: of a payment or a refund of it nobody knows yet whether money moved. */
export type SaleRowState = "open" | "paid" | "givenUp" | "notProven" | "partReturned" | "returned";

/** What it was paid with, or what was tried last. */
export interface PaidWith {
  readonly kind: Tender["kind"];
  /** `Visa`, `Alipay`, the name of an other tender; "" when not known. */
  readonly label: string;
  readonly last4: string;
}

export interface SaleRowFacts {
  readonly total: Minor;
  readonly state: SaleRowState;
  readonly paidWith: readonly PaidWith[];
  /** Bits of `TENDER_BITS`. */
  readonly tenders: number;
  /** By what else than its number and total it is found: `A` + minor units, `L` + last four, `R` + plain reference. */
  readonly words: readonly string[];
}

const TENDER_BITS: Readonly<Record<Tender["kind"], number>> = { card: 1, wallet: 2, cash: 4, other: 8 };

/** Whether money stands, stood, or may stand on it: until then it is nobody's transaction. */
export const isTransaction = (sale: Sale): boolean =>
  sale.state !== "open" || sale.tenders.some((tender) => isCarried(tender) || tender.state === "taken");

/**
 * @param attempts of this sale, oldest first
 * @param refunds of this sale
 * @param returned what came back of its goods, minor units
 */
export function saleRow(
  sale: Sale,
  attempts: readonly Attempt[],
  refunds: readonly Refund[],
  returned: number,
): SaleRowFacts {
  const { total } = totalsOfSale(sale);
  const paying = sale.tenders.filter(counts);
  const shown = paying.length > 0 ? paying : sale.tenders.slice(-1);
  const unproven = attempts.some((each) => isOpen(each) || each.state === "setAside") || refunds.some(isOpenRefund);
  return {
    total,
    state: unproven ? "notProven" : endState(sale, total, returned),
    paidWith: distinct(shown.map(paidWith)),
    tenders: paying.reduce((bits, { kind }) => bits | TENDER_BITS[kind], 0),
    words: [
      ...new Set([...paying.flatMap(tenderWords), ...attempts.flatMap(attemptWords), ...refunds.flatMap(refundWords)]),
    ]
      .filter((word) => word.length > 1 && word !== `A${String(total)}`)
      .sort(),
  };
}

function endState(sale: Sale, total: Minor, returned: number): SaleRowState {
  if (sale.state === "abandoned") return "givenUp";
  if (sale.state === "open") return "open";
  if (returned === 0) return "paid";
  return returned < total ? "partReturned" : "returned";
}

const counts = (tender: Tender): boolean => (isCarried(tender) ? tender.applied !== 0 : tender.state === "taken");

const paidWith = (tender: Tender): PaidWith => {
  if (isCarried(tender)) return { kind: tender.kind, label: tender.label, last4: tender.last4 };
  return { kind: tender.kind, label: tender.kind === "other" ? tender.name : "", last4: "" };
};

function distinct(list: readonly PaidWith[]): readonly PaidWith[] {
  const seen = new Map(list.map((each) => [`${each.kind} ${each.label} ${each.last4}`, each]));
  return [...seen.values()];
}

const amountWord = (amount: number): string => `A${String(amount)}`;
const referenceWord = (reference: string): string => `R${plainReference(reference)}`;

function tenderWords(tender: Tender): readonly string[] {
  if (tender.kind === "cash") return [amountWord(tender.applied), amountWord(tender.applied + tender.rounding)];
  if (tender.kind === "other") return [amountWord(tender.applied), referenceWord(tender.reference)];
  return [];
}

function attemptWords({ reference, gatewayRef, card, wallet, capture, amount }: Attempt): readonly string[] {
  const last4 = card?.last4 ?? wallet?.codeLast4 ?? "";
  return [
    amountWord(capture?.captured ?? amount),
    ...(last4 === "" ? [] : [`L${last4}`]),
    referenceWord(reference),
    referenceWord(shortRef(reference)),
    referenceWord(gatewayRef),
    referenceWord(card?.auth ?? ""),
  ];
}

const refundWords = ({ amount, gatewayRef, reference }: Refund): readonly string[] => [
  amountWord(amount),
  referenceWord(reference),
  referenceWord(shortRef(reference)),
  referenceWord(gatewayRef),
];
