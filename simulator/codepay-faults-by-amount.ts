/** Faults a cashier in training can call up by the price of a CodePay order: the same last two digits as on the other terminal. */

import type { Fault } from "./faults.ts";

export interface CodepayAmountFault {
  /** The last two digits of `order_amount` in minor units. */
  readonly cents: number;
  readonly says: string;
  /** Of the answer to the order, which tells only that it was taken. */
  readonly order?: Fault;
  /** Of every look-up of the order. */
  readonly lookup?: Fault;
}

export const codepayFaultsByAmount: readonly CodepayAmountFault[] = [
  { cents: 80, says: "The order is taken and never shows on the terminal", order: { kind: "neverArrives" } },
  { cents: 81, says: "The connection drops before CodePay hears of the order", order: { kind: "dropBefore" } },
  { cents: 82, says: "The order is taken, then the answer is lost", order: { kind: "dropAfter" } },
  { cents: 83, says: "The answer comes 8 s late", order: { kind: "delay", ms: 8000 } },
  {
    cents: 84,
    says: "The order is taken, then CodePay answers 502",
    order: { kind: "serverError", status: 502, before: false },
  },
  { cents: 85, says: "The order is taken, then the answer is an HTML page", order: { kind: "html", before: false } },
  { cents: 86, says: "The order is taken, then the answer is cut short", order: { kind: "truncated" } },
  { cents: 87, says: "The answer is doubled", order: { kind: "doubled" } },
  { cents: 88, says: "One dollar less than asked is captured", order: { kind: "otherAmount", by: -100 } },
  { cents: 89, says: "One dollar more than asked is captured", order: { kind: "otherAmount", by: 100 } },
  { cents: 90, says: "Look-ups name another order number", lookup: { kind: "otherOrderNo" } },
  { cents: 91, says: "The answer's signature is wrong", order: { kind: "wrongSignature" } },
  {
    cents: 92,
    says: "CodePay refuses with code 50001 at once; the customer can still pay",
    order: { kind: "failThenPaid", code: "50001" },
  },
  { cents: 93, says: "CodePay never answers; the customer can pay", order: { kind: "neverAnswers" } },
  { cents: 94, says: "Look-ups say not found for the first 20 s", lookup: { kind: "notFoundFor", ms: 20_000 } },
  {
    cents: 95,
    says: "Look-ups say cancelled (3) for the first 6 s, then the truth",
    lookup: { kind: "statusFor", status: 3, ms: 6000 },
  },
  {
    cents: 96,
    says: "The answer is lost and look-ups never know the order",
    order: { kind: "dropAfter" },
    lookup: { kind: "fail", code: "41002" },
  },
  {
    cents: 97,
    says: "The answer is lost and look-ups answer 8 s late",
    order: { kind: "dropAfter" },
    lookup: { kind: "delay", ms: 8000 },
  },
  { cents: 98, says: "Look-ups have the undocumented status 6", lookup: { kind: "status", status: 6 } },
];

/** The row for an amount in minor units, or undefined when its last two digits stand for no fault. */
export function codepayFaultForAmount(amount: number): CodepayAmountFault | undefined {
  return codepayFaultsByAmount.find((row) => row.cents === amount % 100);
}
