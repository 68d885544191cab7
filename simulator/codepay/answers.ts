/** The `data` CodePay's look-ups answer with, field by field as documented, in its mixture of texts and numbers. */

import { lastFour } from "../pax/cards.ts";
import type { Brand } from "../pax/cards.ts";
import type { Settings } from "../settings.ts";
import { majorOf } from "./amounts.ts";
import type { Twist } from "./faulting.ts";
import type { CounterOrder } from "./order.ts";
import { wholeOf } from "./order.ts";

const brandNames: Readonly<Record<Brand, string>> = {
  visa: "Visa",
  mastercard: "MasterCard",
  amex: "Amex",
  interac: "Interac",
};

/** What CodePay calls the card or wallet that paid; empty before one did. */
export function payMethodOf(order: CounterOrder): string {
  if (!order.card) return "";
  return order.scenario === "SWIPE_CARD" ? brandNames[order.card.brand] : "Alipay+";
}

/** The masked card, or the wallet's user; empty before one paid. */
export function accountOf(order: CounterOrder): string {
  if (!order.card) return "";
  return order.scenario === "SWIPE_CARD" ? `************${lastFour[order.card.brand]}` : "21022090000008589";
}

/** `YYYY-MM-DD HH:mm:ss` in GMT. */
export function gmt(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** Twelve digits that differ from order to order. */
export const refNoOf = (order: CounterOrder): string => order.transNo.slice(-12);

function typed(data: Record<string, string | number>, numbers: Settings["numbers"]): Record<string, string | number> {
  if (numbers === "mixed") return data;
  const entries = Object.entries(data).map(([name, value]): [string, string | number] => {
    if (numbers === "strings") return [name, String(value)];
    return [name, /_amount$/.test(name) ? Number(value) : value];
  });
  return Object.fromEntries(entries);
}

/** The data of `order.query`, as the cloud believes the order to be. */
export function orderData(order: CounterOrder, twist: Twist, settings: Settings): object {
  const by = twist.amountBy ?? 0;
  const status = twist.status ?? order.status;
  const known = order.status === 2 || order.status === 3;
  const told = known && order.truth === 2;
  const tip = told || order.tip > 0 ? { tip_amount: majorOf(order.tip) } : {};
  const failed =
    (status === 1 || status === 3) && order.error
      ? { trans_error_code: order.error.code, trans_error_msg: order.error.says }
      : {};
  const ended =
    order.endedAt !== undefined && order.status !== 9 && order.status !== 0
      ? { trans_end_time: gmt(order.endedAt) }
      : {};
  const paid = told
    ? {
        pay_user_account_id: accountOf(order),
        pay_method_id: payMethodOf(order),
        pay_channel_trans_no: `${order.transNo}C`,
        pay_platform_trans_no: `${order.transNo}P`,
        ref_no: refNoOf(order),
        paid_amount: majorOf(wholeOf(order) + by),
      }
    : {};
  return typed(
    {
      trans_no: order.transNo,
      trans_type: order.transType,
      trans_status: status,
      merchant_order_no: twist.otherOrder ? "9999999999999" : order.merchantOrderNo,
      ...(order.origNo === "" ? {} : { orig_merchant_order_no: order.origNo }),
      price_currency: order.currency,
      order_amount: majorOf((told ? order.amount : order.asked) + by),
      ...tip,
      ...(order.cashback > 0 ? { cashback_amount: majorOf(order.cashback) } : {}),
      trans_amount: majorOf((told ? wholeOf(order) : order.asked + order.tip + order.cashback) + by),
      trans_fee_c: "0",
      ...(order.attach === "" ? {} : { attach: order.attach }),
      ...(order.storeNo === "" ? {} : { store_no: order.storeNo }),
      terminal_sn: order.terminalSn,
      pay_scenario: order.scenario,
      vat_amount: "0",
      discount_bmopc: "0",
      discount_bpc: "0",
      ...ended,
      ...paid,
      ...failed,
    },
    settings.numbers,
  );
}
