/** A small IOT Pay client for the simulator's own tests: signs, posts, and tells what came back, broken or not. */

import { vi } from "vitest";
import { startSimulator, trainingMerchant } from "./index.ts";
import type { Simulator, SimulatorOptions } from "./index.ts";
import { sign } from "./iotpay/signature.ts";

type Fields = Record<string, string | number>;

/** The parameters of a purchase, unsigned; `more` replaces or adds, in minor units where they are amounts. */
export function purchase(mchOrderNo: string, amount: number, more: Fields = {}): Fields {
  return {
    mchId: trainingMerchant.mchId,
    mchOrderNo,
    channelId: "CC_PAX",
    currency: "CAD",
    amount,
    clientIp: "127.0.0.1",
    notifyUrl: "http://localhost",
    subject: "Sale",
    body: "Sale",
    extra: "CC_API",
    jobNo: trainingMerchant.jobNo,
    ...more,
  };
}

/** The same with the signature of the training merchant. */
export function signed(fields: Fields, key: string = trainingMerchant.key): Fields {
  const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  return { ...fields, sign: sign(texts, key) };
}

/** Posts as `params=<JSON>`; rejects when the connection drops. */
export async function post(simulator: Simulator, call: string, fields: Fields): Promise<Response> {
  const body = new URLSearchParams({ params: JSON.stringify(fields) });
  return fetch(`${simulator.url}/v1/${call}`, { method: "POST", body });
}

/** create_order, signed; resolves with the answer's text, or `dropped` when the connection broke before its end. */
export async function create(
  simulator: Simulator,
  mchOrderNo: string,
  amount: number,
  more: Fields = {},
): Promise<string> {
  return read(post(simulator, "create_order", signed(purchase(mchOrderNo, amount, more))));
}

/** query_order by order number, as `create`. */
export async function look(simulator: Simulator, mchOrderNo: string): Promise<string> {
  return read(post(simulator, "query_order", signed({ mchId: trainingMerchant.mchId, mchOrderNo })));
}

async function read(answer: Promise<Response>): Promise<string> {
  try {
    return await (await answer).text();
  } catch {
    return "dropped";
  }
}

export interface AnswerFields {
  readonly retCode: string;
  readonly resCode: string;
  readonly retMsg?: string;
  readonly errCode?: string;
  readonly mchOrderNo: string;
  readonly amount: number;
  readonly status: number;
  readonly extra: string;
  readonly sign?: string;
  readonly payOrder: {
    status: number;
    amount: number;
    tip: number;
    extra: string;
    mchOrderNo: string;
    payOrderId: string;
  };
}

/** The answer's text as fields; throws when it is not JSON. */
export function fieldsOf(text: string): AnswerFields {
  return JSON.parse(text) as AnswerFields;
}

/** Starts with quick hands; tests close it themselves. */
export function quick(options: SimulatorOptions = {}): Promise<Simulator> {
  return startSimulator({ handlingMs: 0, ...options });
}

/** Waits until an order with this number is on the simulator's books. */
export async function shown(simulator: Simulator, mchOrderNo: string, count = 1): Promise<void> {
  await vi.waitUntil(() => simulator.orders().filter((order) => order.mchOrderNo === mchOrderNo).length >= count, {
    timeout: 60_000,
    interval: 5,
  });
}

/** Waits until the ledger holds this many captures. */
export async function captured(simulator: Simulator, count: number): Promise<void> {
  await vi.waitUntil(() => simulator.ledger().length >= count, { timeout: 60_000, interval: 5 });
}
