/** Reads the order out of a checked request, by the rules that bind its fields to one another. */

import { minorOf } from "./amounts.ts";
import type { Faults } from "./faulting.ts";
import { isTransType, mayAskTip, needsOriginal } from "./kinds.ts";
import type { NewOrder, Scenario } from "./order.ts";
import type { Fields } from "./request.ts";

export type ReadOrder =
  { readonly ok: true; readonly value: NewOrder } | { readonly ok: false; readonly error: string };

const isTrue = (text: string | undefined): boolean => text === "true";

/** The order under its faults (`otherAmount` really asks the customer for that much); the error is a sentence. */
export function readOrder(fields: Fields, faults: Faults, by: "cloud" | "lan"): ReadOrder {
  const no = (error: string): ReadOrder => ({ ok: false, error });
  const transType = Number(fields["trans_type"]);
  if (!isTransType(transType)) return no(`trans_type ${transType} is not carried out here`);
  const origNo = fields["orig_merchant_order_no"] ?? "";
  if (needsOriginal(transType) && origNo === "") {
    return no(`orig_merchant_order_no is missing: trans_type ${transType} requires it`);
  }
  if (!needsOriginal(transType) && origNo !== "") {
    return no(`orig_merchant_order_no has no meaning for trans_type ${transType}`);
  }
  if (isTrue(fields["on_screen_tip"]) && !mayAskTip(transType)) return no("on_screen_tip is for trans_type 1, 3 and 4");
  const cashback = minorOf(fields["cashback_amount"]);
  if (cashback > 0 !== (transType === 11)) return no("cashback_amount belongs to trans_type 11, and to it alone");
  const asked = minorOf(fields["order_amount"]);
  if (asked === 0) return no("order_amount must be more than 0");
  const expires = Number(fields["expires"] ?? "180");
  if (expires === 0) return no("expires must be more than 0");
  const wrongBy = faults.now?.kind === "otherAmount" ? faults.now.by : 0;
  return {
    ok: true,
    value: {
      merchantOrderNo: fields["merchant_order_no"] ?? "",
      transType,
      scenario: (fields["pay_scenario"] ?? "SWIPE_CARD") as Scenario,
      terminalSn: fields["terminal_sn"] ?? "",
      storeNo: fields["store_no"] ?? "",
      currency: fields["price_currency"] ?? "",
      asked,
      amount: Math.max(1, asked + wrongBy),
      tip: minorOf(fields["tip_amount"]),
      cashback,
      asksTip: isTrue(fields["on_screen_tip"]) && transType !== 3,
      confirms: isTrue(fields["confirm_on_terminal"]) || isTrue(fields["required_terminal_authentication"]),
      first: fields["order_queue_mode"] === "FILO",
      origNo,
      attach: fields["attach"] ?? "",
      expiresMs: expires * 1000,
      by,
      arrives: faults.now?.kind !== "neverArrives",
      lookupFault: faults.later,
    },
  };
}
