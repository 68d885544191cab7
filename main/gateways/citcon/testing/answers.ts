/** Answers of Citcon for tests, in the shape of seed 001's samples. */
import { minor } from "../../../core/money/money.ts";
import type { TakeOrder } from "../../port.ts";

export const ORDER: TakeOrder = {
  reference: "1D261121T031500000S00010ABC",
  amount: minor(1148),
  tip: minor(0),
  currency: "CAD",
};

export const ID = "1000000525";

type Fields = Record<string, unknown>;

const about: Fields = {
  total: "1148",
  tip: "0",
  subtotal: "1148",
  merchant_id: "634100700040000",
  terminal_id: "00000011",
  method: "WeChat",
  pos_local_time: "2026-11-21 09:15:00",
};

const text = (fields: Fields): string => JSON.stringify(fields);

/** pay's answer to a payment that went through. */
export const paid = (more: Fields = {}): string =>
  text({ transaction_id: ID, code: "00", result: "success", error_message: "SUCCESS", ...about, ...more });

/** inquire's: the id null, the message null, the subtotal a number (seed 001). */
export const inquired = (more: Fields = {}): string =>
  paid({ transaction_id: null, error_message: null, subtotal: 1148, ...more });

export const pending = (more: Fields = {}): string =>
  paid({ code: "09", result: "fail", error_message: "Wait for Customer Action (09)", ...more });

export const failed = (code: string, more: Fields = {}): string =>
  paid({ code, result: "fail", error_message: `Payment Failed (${code})`, ...more });

/** An answer of cancel, and refund's refusals: the codes alone. */
export const bare = (result: string, code: string, message = ""): string =>
  text({ result, code, error_message: message });

export const refunded = (more: Fields = {}): string =>
  text({
    transaction_id: 1000000526,
    code: "00",
    error_message: "SUCCESS",
    method: "WeChat Refund",
    total: "1148",
    merchant_id: "634100700040000",
    terminal_id: "00000011",
    original_transaction_id: ID,
    result: "success",
    pos_local_time: "2026-11-21 09:20:00",
    ...more,
  });

/** get_history's answer as seed 001 prints it, shortened. */
export const HISTORY = {
  code: "00",
  result: "success",
  error_message: "SUCCESS",
  history_json: [
    {
      total: 0,
      tip: 0,
      date: "2017-01-26",
      transactions: [
        {
          type: "refund",
          tip: "0",
          total: -1,
          subtotal: -1,
          trans_id: "1000000526",
          method: "WXP",
          pos_local_time: "2017-01-26 09:40:07",
        },
        {
          type: "pos_payment",
          tip: "0",
          total: "1",
          subtotal: 1,
          trans_id: "1000000525",
          method: "WXP",
          pos_local_time: "2017-01-26 09:39:44",
        },
      ],
    },
    {
      total: 20,
      tip: 5,
      date: "2017-01-25",
      transactions: [
        {
          type: "pos_payment",
          tip: "2",
          total: "7",
          subtotal: 5,
          trans_id: "1000000523",
          method: "WXP",
          pos_local_time: "2017-01-25 11:35:14",
        },
        {
          type: "pos_payment",
          tip: "1",
          total: "4",
          subtotal: 3,
          trans_id: "1000000522",
          method: "QR",
          pos_local_time: "2017-01-25 11:05:08",
        },
      ],
    },
  ],
};
