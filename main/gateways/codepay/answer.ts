/**
 * The shape of CodePay's answers (seed 003; gateways.md B.1, B.5), parsed at the border. Numbers come as texts and texts as
 * numbers, fields are missing, more are added; what does not fit is "not understood", which proves nothing.
 */
import * as v from "valibot";

const plain = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
);
/** Beside the point of the money: whatever odd thing stands there, the rest is still read. */
const text = v.fallback(v.optional(v.nullable(plain), null), null);
/** The point of the money: an odd thing here is no answer. */
const point = v.optional(v.nullable(plain), null);

const orderSchema = v.object({
  merchant_order_no: point,
  trans_no: point,
  trans_type: point,
  trans_status: point,
  price_currency: point,
  order_amount: point,
  trans_amount: point,
  tip_amount: point,
  cashback_amount: point,
  terminal_online_status: text,
  terminal_sn: text,
  pay_scenario: text,
  pay_method_id: text,
  pay_user_account_id: text,
  auth_code: text,
  auth_no: text,
  ref_no: text,
  batch_no: text,
  trans_end_time: text,
  trans_error_code: text,
  trans_error_msg: text,
});

/** Of a batch's close; the documented answer has neither. */
const batchSchema = v.object({ count: text, total_amount: text });

const answerSchema = v.object({
  code: plain,
  msg: text,
  psn: text,
  data: v.optional(v.unknown(), null),
});

/** What an answer says of one order; absent fields are null. */
export type CodepayOrder = v.InferOutput<typeof orderSchema>;

/** What the answer to a batch's close may say beside; absent fields are null. */
export type CodepayBatch = v.InferOutput<typeof batchSchema>;

export interface CodepayAnswer {
  /** "0" says that the request was taken, nothing about money. */
  readonly code: string;
  readonly msg: string;
  /** The gateway's number of this exchange, for its support. */
  readonly psn: string;
  /** Null when it names no order, or one that cannot be read. */
  readonly order: CodepayOrder | null;
  readonly batch: CodepayBatch | null;
}

/** Reads one answer's text. @returns null when it is not a JSON object of the documented shape */
export function parseAnswer(raw: string): CodepayAnswer | null {
  const parsed = v.safeParse(answerSchema, parseObject(raw));
  if (!parsed.success) return null;
  const { code, data, msg, psn } = parsed.output;
  return { code, msg: msg ?? "", psn: psn ?? "", ...readData(data) };
}

/** What the data of an answer name, as far as they can be read. */
export function readData(data: unknown): Pick<CodepayAnswer, "order" | "batch"> {
  const order = Array.isArray(data) ? null : v.safeParse(orderSchema, data);
  const batch = v.safeParse(batchSchema, data);
  return { order: order?.success === true ? order.output : null, batch: batch.success ? batch.output : null };
}

function parseObject(raw: string): unknown {
  try {
    const json: unknown = JSON.parse(raw);
    return Array.isArray(json) ? null : json;
  } catch {
    return null; // A page or a cut body. The caller reads null as "nothing learned".
  }
}
