/** Faults a cashier in training can call up by the price: the last two digits of the amount choose one. Prices like .49 or .99 stay clean. */

import type { Fault } from "./faults.ts";

export interface AmountFault {
  /** The last two digits of the amount in minor units. */
  readonly cents: number;
  /** What happens, for the table in the documents and on the training page. */
  readonly says: string;
  readonly create?: Fault;
  readonly lookup?: Fault;
}

export const faultsByAmount: readonly AmountFault[] = [
  { cents: 81, says: "The connection drops before the terminal hears of the payment", create: { kind: "dropBefore" } },
  { cents: 82, says: "The customer acts, then the answer is lost", create: { kind: "dropAfter" } },
  { cents: 83, says: "The answer comes 8 s late", create: { kind: "delay", ms: 8000 } },
  {
    cents: 84,
    says: "The customer acts, then the gateway answers 502",
    create: { kind: "serverError", status: 502, before: false },
  },
  { cents: 85, says: "The customer acts, then the answer is an HTML page", create: { kind: "html", before: false } },
  { cents: 86, says: "The customer acts, then the answer is cut short", create: { kind: "truncated" } },
  { cents: 87, says: "The answer is doubled", create: { kind: "doubled" } },
  { cents: 88, says: "One dollar less than asked is captured", create: { kind: "otherAmount", by: -100 } },
  { cents: 89, says: "One dollar more than asked is captured", create: { kind: "otherAmount", by: 100 } },
  { cents: 90, says: "The answer names another order number", create: { kind: "otherOrderNo" } },
  { cents: 91, says: "The answer's signature is wrong", create: { kind: "wrongSignature" } },
  {
    cents: 92,
    says: "The gateway says 0110 (third-party time-out) at once; the customer can still pay",
    create: { kind: "failThenPaid", code: "0110" },
  },
  { cents: 93, says: "The gateway never answers; the customer can pay", create: { kind: "neverAnswers" } },
  { cents: 94, says: "Look-ups say not found for the first 20 s", lookup: { kind: "notFoundFor", ms: 20_000 } },
  {
    cents: 95,
    says: "Look-ups say cancelled (9) for the first 6 s, then the truth",
    lookup: { kind: "statusFor", status: 9, ms: 6000 },
  },
  {
    cents: 96,
    says: "The answer is lost and look-ups never know the order",
    create: { kind: "dropAfter" },
    lookup: { kind: "fail", code: "0112" },
  },
  {
    cents: 97,
    says: "The answer is lost and look-ups answer 8 s late",
    create: { kind: "dropAfter" },
    lookup: { kind: "delay", ms: 8000 },
  },
  { cents: 98, says: "The answer has the undocumented status 6", create: { kind: "status", status: 6 } },
];

/** The row for an amount in minor units, or undefined when its last two digits stand for no fault. */
export function faultForAmount(amount: number): AmountFault | undefined {
  return faultsByAmount.find((row) => row.cents === amount % 100);
}
