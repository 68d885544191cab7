/**
 * The shape of IOT Pay's answers (seed 004; gateways.md A.4, A.5), parsed at the border. Numbers may come as text, fields
 * may be missing, more may be added; whatever does not fit is "not understood", which proves nothing.
 */
import * as v from "valibot";

/** Beside the point of the money: whatever odd thing stands there, the rest is still read. */
const text = v.fallback(v.optional(v.nullable(v.union([v.string(), v.number()]))), null);
const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,15}$/))]),
  v.transform(Number),
  v.safeInteger(),
);

/** Flat in query_order, nested as `payOrder` in create_order; the names are the same. */
const orderSchema = v.looseObject({
  mchId: text,
  mchOrderNo: v.optional(v.nullable(v.union([v.string(), v.number()]))),
  payOrderId: text,
  currency: v.optional(v.nullable(v.string())),
  amount: v.optional(v.nullable(wholeNumber)),
  tip: v.optional(v.nullable(v.union([wholeNumber, v.literal("")]))),
  trxAmount: v.optional(v.nullable(v.union([wholeNumber, v.literal("")]))),
  payType: v.optional(v.nullable(v.string())),
  status: v.optional(v.nullable(wholeNumber)),
  deviceId: text,
  extra: v.fallback(v.optional(v.nullable(v.string())), null),
});

const answerSchema = v.looseObject({
  retCode: v.string(),
  mchId: text,
  resCode: v.optional(v.nullable(v.string())),
  retMsg: v.optional(v.nullable(v.string())),
  errCode: v.optional(v.nullable(v.union([v.string(), v.number()]))),
  errCodeDes: v.optional(v.nullable(v.string())),
  payOrder: v.optional(v.nullable(orderSchema)),
});

export type IotpayOrder = v.InferOutput<typeof orderSchema>;

export interface IotpayAnswer {
  /** Both layers say SUCCESS: retCode speaks of the communication, resCode of the business. */
  readonly success: boolean;
  /** The number of a failure, from `errCode` or the start of `retMsg`; "" when it gives none. */
  readonly failCode: string;
  /** As it came. */
  readonly failText: string;
  /** The merchant that it is about; "" when it names none. */
  readonly mchId: string;
  readonly order: IotpayOrder | null;
  /** Every top-level field as received. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads one answer's text. @returns null when it is not a JSON object of the documented shape */
export function parseAnswer(raw: string): IotpayAnswer | null {
  const json = parseObject(raw);
  if (json === null) return null;
  const parsed = v.safeParse(answerSchema, json);
  if (!parsed.success) return null;
  const answer = parsed.output;
  const order = answer.payOrder ?? flatOrder(json);
  return {
    success: answer.retCode === "SUCCESS" && answer.resCode === "SUCCESS",
    failCode: failCode(answer.errCode, answer.retMsg),
    failText: answer.errCodeDes ?? answer.retMsg ?? "",
    mchId: String(order?.mchId ?? answer.mchId ?? "").trim(),
    order,
    fields: json,
  };
}

function parseObject(raw: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(raw.replace(/^\uFEFF/, ""));
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null; // Not JSON: an HTML page or a cut body. The caller reads null as "nothing learned".
  }
}

function flatOrder(json: Record<string, unknown>): IotpayOrder | null {
  if (!("status" in json)) return null;
  const parsed = v.safeParse(orderSchema, json);
  return parsed.success ? parsed.output : null;
}

function failCode(errCode: string | number | null | undefined, retMsg: string | null | undefined): string {
  const given = errCode === null || errCode === undefined ? "" : String(errCode).trim();
  if (/^\d{4}$/.test(given)) return given;
  return /^\s*(\d{4})\b/.exec(retMsg ?? "")?.[1] ?? given.slice(0, 10);
}
