/**
 * What travels between till and terminal in the shop's own network (gateways.md B.9): an envelope with a topic, amounts as
 * texts, and in answers `biz_data` as an object, as its JSON in a text, or empty.
 */
import * as v from "valibot";
import { type CodepayAnswer, readData } from "../answer.ts";
import type { Fields } from "../signature.ts";
import type { Method } from "../wire.ts";

/** What a terminal is asked directly; the rest only the cloud can do. */
export const TOPICS: Partial<Record<Method, string>> = {
  "wisehub.cloud.pay.order": "ecrhub.pay.order",
  "wisehub.cloud.pay.close": "ecrhub.pay.close",
  "order.query": "ecrhub.pay.query",
  "tip.adjustment": "ecrhub.pay.tip.adjustment",
  "batch.close": "ecrhub.pay.batch.close",
};

/** The fields of the cloud's calls that a terminal knows by the same name. */
const KNOWN = [
  "trans_type",
  "merchant_order_no",
  "order_amount",
  "price_currency",
  "pay_scenario",
  "tip_amount",
  "on_screen_tip",
  "cashback_amount",
  "orig_merchant_order_no",
  "tip_adjustment_amount",
] as const;

/** The text of a request. @param at ms */
export function requestText(topic: string, requestId: string, appId: string, fields: Fields, at: number): string {
  const bizData = Object.fromEntries(
    KNOWN.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, inText(name, value)]];
    }),
  );
  return JSON.stringify({
    topic,
    request_id: requestId,
    app_id: appId,
    timestamp: String(at),
    version: "2.0",
    biz_data: bizData,
  });
}

const inText = (name: string, value: string | number | boolean): string | boolean => {
  if (typeof value === "boolean") return value;
  return typeof value === "number" && name.endsWith("_amount") ? value.toFixed(2) : String(value);
};

const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
);
const maybe = v.fallback(v.optional(v.nullable(text), null), null);
const answerSchema = v.object({
  request_id: maybe,
  topic: maybe,
  response_code: text,
  response_msg: maybe,
  biz_data: v.optional(v.unknown(), null),
});

/**
 * Whether a text on the socket is the answer to this request, or none that can be read: nothing else will come then. An
 * object without a `response_code` answers nobody: a terminal says things by itself. One that repeats no `request_id`, as
 * its vendor's own samples send none, answers this socket's one request when it is of the same topic.
 */
export function answersTo(raw: string, requestId: string, topic: string): boolean {
  const said = parse(raw);
  if (isObject(said) && said["response_code"] === undefined) return false;
  const parsed = v.safeParse(answerSchema, said);
  if (!parsed.success) return true;
  const { request_id: id, topic: about } = parsed.output;
  return id === null || id === "" ? about === topic : id === requestId;
}

/** An answer in the form that the cloud's have. @returns null when it cannot be read */
export function readAnswer(raw: string): CodepayAnswer | null {
  const parsed = v.safeParse(answerSchema, parse(raw));
  if (!parsed.success) return null;
  const { biz_data: bizData, response_code: code, response_msg: msg } = parsed.output;
  const data = typeof bizData === "string" ? parse(bizData) : bizData;
  return { code, msg: msg ?? "", psn: "", ...readData(named(data)) };
}

/** Names that terminals have for what the cloud's answers call otherwise; the cloud's own counts where it says something. */
const OTHER_NAMES = [
  ["pay_user_account_id", "card_no"],
  ["pay_method_id", "card_brand"],
  ["trans_amount", "total_amount"],
] as const;

const named = (data: unknown): unknown =>
  isObject(data)
    ? {
        ...data,
        ...Object.fromEntries(OTHER_NAMES.map(([name, other]) => [name, said(data[name]) ?? data[other] ?? null])),
      }
    : data;

const said = (value: unknown): unknown => (value === "" ? null : value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null; // Empty, cut, or another thing than JSON: read as nothing.
  }
}
