/** The orders of `wisehub.cloud.pay.order` and what is asked about them, field by field (seed 003; gateways.md B.4). */
import type { Minor } from "../../core/money/money.ts";
import { toMajor } from "./amount.ts";
import { TRANS, type TransType } from "./codes.ts";
import type { Fields } from "./signature.ts";

/** The application on the terminal that every order goes to. */
const APPLICATION = "CodePay Register";
const LONGEST_DESCRIPTION = 128;
const LONGEST_REFUND_DESCRIPTION = 64;

/** What is the same in every order of this till. */
export interface Counter {
  readonly terminalSn: string;
  readonly storeNo: string;
  /** How long an order may wait and run, seconds. */
  readonly expiresS: number;
  /** What the customer buys, in a few plain letters. */
  readonly description: string;
}

/** Amounts in minor units; the tip and the cashback come on top of the amount. */
export interface OrderAsk {
  readonly transType: TransType;
  readonly reference: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly tip?: Minor;
  /** The terminal asks for the tip. */
  readonly askTip?: true | undefined;
  readonly cashback?: Minor;
  /** The order that is undone, given back or completed. */
  readonly original?: string;
}

/** An order to a terminal. It waits there when the terminal is offline: `reject_trade_when_terminal_offline` is left out. */
export function orderFields(counter: Counter, ask: OrderAsk): Fields {
  return {
    ...addressed(counter, ask.reference),
    price_currency: ask.currency,
    order_amount: toMajor(ask.amount),
    trans_type: ask.transType,
    description: counter.description.slice(0, LONGEST_DESCRIPTION),
    expires: counter.expiresS,
    api_version: "2.0",
    ...(ask.transType === TRANS.sale ? { pay_scenario: "SWIPE_CARD" } : {}),
    ...(ask.tip === undefined || ask.tip === 0 ? {} : { tip_amount: toMajor(ask.tip) }),
    ...(ask.askTip === true ? { on_screen_tip: true } : {}),
    ...(ask.cashback === undefined ? {} : { cashback_amount: toMajor(ask.cashback) }),
    ...(ask.original === undefined ? {} : { orig_merchant_order_no: ask.original }),
  };
}

/** Takes an order that still waits out of the terminal's queue. */
export const closeFields = (counter: Counter, reference: string): Fields => addressed(counter, reference);

const addressed = (counter: Counter, reference: string): Fields => ({
  ...(counter.storeNo === "" ? {} : { store_no: counter.storeNo }),
  terminal_sn: counter.terminalSn,
  message_receiving_application: APPLICATION,
  merchant_order_no: reference,
});

/** Gives back without the terminal, for what was paid by a code or online. Minor units. */
export const refundSubmitFields = (ask: {
  readonly reference: string;
  readonly original: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly reason: string;
}): Fields => ({
  orig_merchant_order_no: ask.original,
  merchant_order_no: ask.reference,
  price_currency: ask.currency,
  order_amount: toMajor(ask.amount),
  description: plainText(ask.reason, "Refund").slice(0, LONGEST_REFUND_DESCRIPTION),
});

/** Only plain letters, and none in front that a vendor's own library leaves out of the signature (gateways.md B.2). */
export const plainText = (text: string, otherwise: string): string =>
  text
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/^[@\s]+/, "")
    .trim() || otherwise;
