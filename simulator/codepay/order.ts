/** One order on CodePay's books. Amounts in minor units, instants in milliseconds since 1970. */

import type { Fault } from "../faults.ts";
import type { PresentedCard } from "../pax/cards.ts";
import type { TransType } from "./kinds.ts";

/** CodePay's trans_status: 9 waiting, 0 being carried out, 1 failed or closed, 2 done, 3 cancelled. */
export type TransStatus = 9 | 0 | 1 | 2 | 3;

export type Scenario = "SWIPE_CARD" | "SCANQR_PAY" | "BSCANQR_PAY";

/** What a request for an order says. */
export interface NewOrder {
  readonly merchantOrderNo: string;
  readonly transType: TransType;
  readonly scenario: Scenario;
  readonly terminalSn: string;
  readonly storeNo: string;
  readonly currency: string;
  /** The `order_amount` asked for. */
  readonly asked: number;
  /** What the customer is really asked for; differs from `asked` under the fault `otherAmount`. */
  readonly amount: number;
  readonly tip: number;
  readonly cashback: number;
  readonly asksTip: boolean;
  readonly confirms: boolean;
  readonly first: boolean;
  /** The shop's number of the order this one undoes or completes; empty for none. */
  readonly origNo: string;
  readonly attach: string;
  readonly expiresMs: number;
  /** `lan` orders come over the shop's network: the cloud hears of them when they are done. */
  readonly by: "cloud" | "lan" | "refund";
  readonly arrives: boolean;
  /** What goes wrong in every look-up of this order. */
  readonly lookupFault: Fault | undefined;
}

export interface CounterOrder extends NewOrder {
  readonly transNo: string;
  readonly createdAt: number;
  /** What really is, whatever the cloud has heard. */
  readonly truth: TransStatus;
  /** What the cloud says; behind the truth while the terminal's link is down. */
  readonly status: TransStatus;
  /** False while a `lan` order is unknown to the cloud. */
  readonly inCloud: boolean;
  readonly card: PresentedCard | undefined;
  readonly endedAt: number | undefined;
  readonly error: { readonly code: string; readonly says: string } | undefined;
  /** Its batch is closed: it can be refunded, no longer voided. */
  readonly settled: boolean;
  /** A void, a revocation or an authorisation's cancel took it back as a whole. */
  readonly undone: boolean;
}

/** True while the order may still move money. */
export function isOpen(order: CounterOrder): boolean {
  return order.truth === 9 || order.truth === 0;
}

/** All the customer paid, tip and cash in hand included. */
export function wholeOf(order: CounterOrder): number {
  return order.amount + order.tip + order.cashback;
}
