/** What travels on the shop's own network: an envelope with a topic, and in it the order or what became of it. */

import { rewritten } from "../../rewriting.ts";
import type { Rewriting } from "../../rewriting.ts";
import type { Settings } from "../../settings.ts";
import { majorOf } from "../amounts.ts";
import { accountOf, gmt, payMethodOf, refNoOf } from "../answers.ts";
import type { Twist } from "../faulting.ts";
import type { CounterOrder } from "../order.ts";
import type { Fields } from "../request.ts";

export interface Envelope {
  readonly topic: string;
  readonly requestId: string;
  readonly appId: string;
  /** The texts of `biz_data`. */
  readonly fields: Fields;
}

export type ReadEnvelope =
  { readonly ok: true; readonly value: Envelope } | { readonly ok: false; readonly error: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The envelope in a text; the error is a sentence. Amounts travel as texts here, so a number in their place is refused. */
export function readEnvelope(text: string): ReadEnvelope {
  const no = (error: string): ReadEnvelope => ({ ok: false, error });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no("The message must be JSON");
  }
  if (!isObject(value)) return no("The message must be a JSON object");
  const { topic, request_id: requestId, app_id: appId, version, biz_data: bizData = {} } = value;
  if (typeof topic !== "string" || typeof requestId !== "string" || requestId === "") {
    return no("topic and request_id must be texts");
  }
  if (version !== "2.0") return no("version must be 2.0");
  if (!isObject(bizData)) return no("biz_data must be an object");
  const fields: Record<string, string> = {};
  for (const [name, each] of Object.entries(bizData)) {
    if (each === null || each === "") continue;
    if (/_amount$/.test(name) && typeof each !== "string") return no(`${name} must be a text such as "2.15"`);
    if (typeof each !== "string" && typeof each !== "number" && typeof each !== "boolean") {
      return no(`${name} must be a text`);
    }
    fields[name] = String(each);
  }
  return { ok: true, value: { topic, requestId, appId: typeof appId === "string" ? appId : "", fields } };
}

/** What an answer says; no data is an empty text on this network. */
export interface LanSaid {
  readonly code: string;
  readonly msg: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** The JSON text of an answer to `asked` (`now` in milliseconds since 1970). */
export function answerText(
  asked: Omit<Envelope, "fields">,
  said: LanSaid,
  settings: Settings,
  now: number,
  how?: Rewriting,
): string {
  const answer = rewritten(
    how,
    {
      topic: asked.topic,
      request_id: asked.requestId,
      app_id: asked.appId,
      timestamp: String(now),
      version: "2.0",
      response_code: said.code,
      response_msg: said.msg,
      biz_data: said.data ?? "",
    },
    "biz_data",
  );
  const data = answer["biz_data"];
  const inText = settings.lanBizData === "text" && isObject(data);
  return JSON.stringify(inText ? { ...answer, biz_data: JSON.stringify(data) } : answer);
}

/** An order as its terminal knows it: the truth, every value a text. */
export function lanData(order: CounterOrder, twist: Twist): Readonly<Record<string, string>> {
  const status = twist.status ?? order.truth;
  const paid =
    order.truth === 2
      ? {
          card_no: accountOf(order),
          pay_method_id: payMethodOf(order),
          auth_code: order.transNo.slice(-6),
          ref_no: refNoOf(order),
        }
      : {};
  return {
    trans_no: order.transNo,
    trans_status: String(status),
    trans_type: String(order.transType),
    merchant_order_no: twist.otherOrder ? "9999999999999" : order.merchantOrderNo,
    order_amount: majorOf((order.truth === 2 ? order.amount : order.asked) + (twist.amountBy ?? 0)),
    ...(order.tip > 0 ? { tip_amount: majorOf(order.tip) } : {}),
    ...(order.cashback > 0 ? { cashback_amount: majorOf(order.cashback) } : {}),
    ...(order.origNo === "" ? {} : { orig_merchant_order_no: order.origNo }),
    price_currency: order.currency,
    pay_scenario: order.scenario,
    ...(order.endedAt === undefined ? {} : { trans_end_time: gmt(order.endedAt) }),
    ...paid,
  };
}
