/** A small Citcon client for the simulator's own tests: posts forms and tells what came back, broken or not. */

import { trainingWalletMerchant } from "../index.ts";
import type { Simulator } from "../index.ts";

export type Texts = Readonly<Record<string, string>>;

export const WECHAT_CODE = "130739221328899074";
export const ALIPAY_CODE = "281234567890123456";
export const UNIONPAY_CODE = "6212345678901234567";
const LOCAL_TIME = "2026-03-05 13:09:34";

/** What an answer of any call may carry. */
export interface Answer {
  readonly result: string;
  readonly code?: string;
  readonly error_message?: string | null;
  readonly transaction_id?: string | number | null;
  readonly original_transaction_id?: string | number;
  readonly total?: string | number;
  readonly tip?: string | number;
  readonly subtotal?: string | number;
  readonly method?: string;
  readonly pos_local_time?: string;
  readonly qr_code?: string;
  readonly reference?: string;
}

export interface Day {
  readonly date: string;
  readonly total: number | string;
  readonly tip: number | string;
  readonly transactions: readonly {
    readonly type: string;
    readonly trans_id: string | number;
    readonly total: number | string;
    readonly tip: string | number;
    readonly method: string;
    readonly pos_local_time: string;
  }[];
}

/** Posts a form with the training token; rejects when the connection drops. */
function send(simulator: Simulator, call: string, fields: Texts): Promise<Response> {
  const body = new URLSearchParams({ token: trainingWalletMerchant.storeCode, ...fields });
  return fetch(`${simulator.url}/posp/rest/${call}`, { method: "POST", body });
}

/** The answer's text, or `dropped` when the connection broke before its end. */
export async function raw(simulator: Simulator, call: string, fields: Texts): Promise<string> {
  try {
    return await (await send(simulator, call, fields)).text();
  } catch {
    return "dropped";
  }
}

/** The answer's fields; throws when it is not JSON. */
export async function ask(simulator: Simulator, call: string, fields: Texts): Promise<Answer> {
  return (await (await send(simulator, call, fields)).json()) as Answer;
}

/** The fields of a payment by WeChat code without a tip; `total` in cents. */
export function payment(total: number, more: Texts = {}): Texts {
  return {
    barcode: WECHAT_CODE,
    currency: "CAD",
    total: String(total),
    tip: "0",
    pos_local_time: LOCAL_TIME,
    ...more,
  };
}

/** inquire by transaction id. */
export function inquire(simulator: Simulator, transactionId: unknown): Promise<Answer> {
  return ask(simulator, "inquire", { transaction_id: String(transactionId), pos_local_time: LOCAL_TIME });
}

/** A paid WeChat payment; resolves with its transaction id. */
export async function paid(simulator: Simulator, total: number, more: Texts = {}): Promise<string> {
  const answer = await ask(simulator, "pay", payment(total, more));
  simulator.control.phone({ action: "approve", payment: String(answer.transaction_id) });
  return String(answer.transaction_id);
}

/** The fields of a refund of `amount` cents. */
export function refundOf(transactionId: string, amount: number, more: Texts = {}): Texts {
  return {
    transaction_id: transactionId,
    refund_amount: String(amount),
    pos_local_time: LOCAL_TIME,
    note: "Returned",
    ...more,
  };
}

/** The days of get_history, whichever way `history_json` came. */
export async function history(simulator: Simulator): Promise<readonly Day[]> {
  const answer = (await (await send(simulator, "get_history", {})).json()) as { history_json: string | readonly Day[] };
  const list = answer.history_json;
  return typeof list === "string" ? (JSON.parse(list) as readonly Day[]) : list;
}
