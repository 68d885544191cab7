/** A small CodePay client for the simulator's own tests: signs, posts to the one entry, and tells what came back, broken or not. */

import { trainingCounter } from "../index.ts";
import type { Simulator } from "../index.ts";
import { rawFieldsOf } from "./rawFields.ts";
import { RECEIVER } from "./rules.ts";
import { signedText, signRsa2, verifyRsa2 } from "./signature.ts";

export type Values = Readonly<Record<string, string | number | boolean | null>>;

/** The fields of a call, unsigned; `now` in milliseconds since 1970. */
export function call(method: string, more: Values, now = Date.now()): Values {
  return {
    app_id: trainingCounter.appId,
    format: "JSON",
    charset: "UTF-8",
    sign_type: "RSA2",
    version: "1.0",
    timestamp: now,
    method,
    merchant_no: trainingCounter.merchantNo,
    ...more,
  };
}

/** The fields of pay.order; `amount` in major units. */
export function order(number: string, amount: number, more: Values = {}): Values {
  return {
    terminal_sn: trainingCounter.terminalSn,
    message_receiving_application: RECEIVER,
    price_currency: "CAD",
    order_amount: amount,
    trans_type: 1,
    merchant_order_no: number,
    description: "Sale",
    expires: 180,
    api_version: "2.0",
    ...more,
  };
}

/** The fields of pay.close. */
export function closing(number: string): Values {
  return {
    terminal_sn: trainingCounter.terminalSn,
    message_receiving_application: RECEIVER,
    merchant_order_no: number,
  };
}

/** The JSON text of the fields with the signature of the simulator's own shop. */
export function signedBody(simulator: Simulator, fields: Values): string {
  const sign = signRsa2(
    signedText(rawFieldsOf(JSON.stringify(fields)) ?? new Map()),
    simulator.counter.keys().privateKey,
  );
  return JSON.stringify({ ...fields, sign });
}

/** Posts a body; the answer's text, or `dropped` when the connection broke before its end. */
export async function post(simulator: Simulator, body: string, headers: Record<string, string> = {}): Promise<string> {
  try {
    const response = await fetch(`${simulator.url}/api/entry`, {
      method: "POST",
      headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
      body,
    });
    return await response.text();
  } catch {
    return "dropped";
  }
}

/** Signs and posts a call. */
export function send(simulator: Simulator, method: string, more: Values, now?: number): Promise<string> {
  return post(simulator, signedBody(simulator, call(method, more, now)));
}

export interface Answer {
  readonly code: string;
  readonly msg: string;
  readonly psn: string;
  readonly sign?: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** The answer's fields; throws when it is not JSON. */
export async function ask(simulator: Simulator, method: string, more: Values, now?: number): Promise<Answer> {
  return JSON.parse(await send(simulator, method, more, now)) as Answer;
}

/** True when the answer's text carries the gateway's own signature. */
export function signatureFits(simulator: Simulator, text: string): boolean {
  const fields = rawFieldsOf(text);
  const sign = fields?.get("sign")?.value;
  return (
    typeof sign === "string" &&
    verifyRsa2(signedText(fields ?? new Map()), sign, simulator.counter.keys().gatewayPublicKey)
  );
}

/** pay.order of that many major units. */
export function pay(simulator: Simulator, number: string, amount: number, more: Values = {}): Promise<Answer> {
  return ask(simulator, "wisehub.cloud.pay.order", order(number, amount, more));
}

/** What order.query says of the order, or its code when it knows none. */
export async function look(simulator: Simulator, number: string): Promise<Readonly<Record<string, string | number>>> {
  const { code, data } = await ask(simulator, "order.query", { merchant_order_no: number });
  return data ?? { code };
}
