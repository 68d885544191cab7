/** Faults a cashier in training can call up by the price of a wallet payment: the same last two digits as for cards, in Citcon's words. */

import type { Fault } from "./faults.ts";

export interface WalletAmountFault {
  /** The last two digits of the total in minor units. */
  readonly cents: number;
  readonly says: string;
  /** `notFoundFor` and `saysFor` stay with the payment and speak in its look-ups. */
  readonly pay?: Fault;
  readonly lookup?: Fault;
}

const walletFaultsByAmount: readonly WalletAmountFault[] = [
  { cents: 81, says: "The connection drops before Citcon hears of the payment", pay: { kind: "dropBefore" } },
  { cents: 82, says: "Citcon asks the customer, then the answer is lost", pay: { kind: "dropAfter" } },
  { cents: 83, says: "The answer comes 8 s late", pay: { kind: "delay", ms: 8000 } },
  {
    cents: 84,
    says: "Citcon asks the customer, then answers 502",
    pay: { kind: "serverError", status: 502, before: false },
  },
  {
    cents: 85,
    says: "Citcon asks the customer, then the answer is an HTML page",
    pay: { kind: "html", before: false },
  },
  { cents: 86, says: "Citcon asks the customer, then the answer is cut short", pay: { kind: "truncated" } },
  { cents: 87, says: "The answer is doubled", pay: { kind: "doubled" } },
  { cents: 88, says: "The customer is asked for one dollar less", pay: { kind: "otherAmount", by: -100 } },
  { cents: 89, says: "The customer is asked for one dollar more", pay: { kind: "otherAmount", by: 100 } },
  { cents: 90, says: "The answer names another payment", pay: { kind: "otherOrderNo" } },
  { cents: 91, says: "The answer's result and code disagree", pay: { kind: "says", result: "success", code: "ZZ" } },
  {
    cents: 92,
    says: "Citcon says ZZ (payment failed) at once; the customer can still pay",
    pay: { kind: "failThenPaid", code: "ZZ" },
  },
  { cents: 93, says: "Citcon never answers; the customer can pay", pay: { kind: "neverAnswers" } },
  { cents: 94, says: "Look-ups say not found for the first 20 s", lookup: { kind: "notFoundFor", ms: 20_000 } },
  {
    cents: 95,
    says: "Look-ups say 63 (not enough funds) for the first 6 s, then the truth",
    lookup: { kind: "saysFor", code: "63", ms: 6000 },
  },
  {
    cents: 96,
    says: "The answer is lost and look-ups never know the payment",
    pay: { kind: "dropAfter" },
    lookup: { kind: "fail", code: "15" },
  },
  {
    cents: 97,
    says: "The answer is lost and look-ups answer 8 s late",
    pay: { kind: "dropAfter" },
    lookup: { kind: "delay", ms: 8000 },
  },
  { cents: 98, says: "The answer has the undocumented code 77", pay: { kind: "says", result: "fail", code: "77" } },
];

/** The row for a total in minor units, or undefined when its last two digits stand for no fault. */
export function walletFaultForAmount(total: number): WalletAmountFault | undefined {
  return walletFaultsByAmount.find((row) => row.cents === total % 100);
}
