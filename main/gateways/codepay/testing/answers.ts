/** CodePay's orders and answers for tests, in the shape of seed 003's samples. */
import { minor } from "../../../core/money/money.ts";
import type { TakeOrder } from "../../port.ts";

export const ORDER: TakeOrder = {
  reference: "1D261121T031500000S00010ABC",
  amount: minor(1148),
  tip: minor(0),
  currency: "CAD",
};

/** What order.query says of that order, paid by card. */
export const order = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  trans_no: "50210004102306140000003",
  trans_type: 1,
  trans_status: 2,
  merchant_order_no: ORDER.reference,
  price_currency: "CAD",
  order_amount: "11.48",
  trans_amount: "11.48",
  tip_amount: "0",
  trans_fee_c: "0",
  pay_scenario: "SWIPE_CARD",
  pay_method_id: "Visa",
  pay_user_account_id: "411111******1111",
  ref_no: "000001000061",
  auth_code: "01046Z",
  terminal_sn: "WPYB002248000865",
  trans_end_time: "2026-11-21 03:15:20",
  ...more,
});

export const answer = (data: unknown, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ code: "0", msg: "success", psn: "08290344008038160280", data, ...more });
