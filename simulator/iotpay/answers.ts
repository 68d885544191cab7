/** The JSON texts IOT Pay answers with, signed, in the field order of the documented samples. */

import { rewritten } from "../rewriting.ts";
import type { Rewriting } from "../rewriting.ts";
import type { Settings } from "../settings.ts";
import { errorTexts } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import type { Order } from "./orders.ts";
import type { Merchant } from "./request.ts";
import { signedJson } from "./signature.ts";

/** How one answer may lie about an order that is itself intact. */
export interface Twist {
  readonly status?: number;
  readonly mchOrderNo?: string;
  readonly amountBy?: number;
  readonly signature?: "wrong" | "none";
  readonly rewriting?: Rewriting | undefined;
}

/** Which of the two calls is answered; look-ups always name their code, creations only by switch. */
export type Call = "create_order" | "query_order";

const spoilers = {
  right: (signature: string) => signature,
  wrong: (signature: string) => [...signature].reverse().join(""),
  none: () => "",
};

function twisted(order: Order, twist: Twist, settings: Settings): Order & { readonly shownStatus: number } {
  const shownStatus = twist.status ?? (order.status === 2 ? settings.paidStatus : order.status);
  return {
    ...order,
    mchOrderNo: twist.mchOrderNo ?? order.mchOrderNo,
    amount: Math.max(1, order.amount + (twist.amountBy ?? 0)),
    shownStatus,
  };
}

function payOrderOf(order: Order, twist: Twist, merchant: Merchant, settings: Settings): Record<string, unknown> {
  const shown = twisted(order, twist, settings);
  const paid = order.status === 2;
  const given = (name: string): string => order.request[name] ?? "";
  return {
    userName: merchant.jobNo,
    storeId: "training1",
    payOrderId: order.payOrderId,
    mchId: merchant.mchId,
    mchOrderNo: shown.mchOrderNo,
    transId: "",
    originalOrderId: "",
    channelId: given("channelId"),
    currency: given("currency"),
    amount: settings.iotpayTip === "inside" ? shown.amount + order.tip : shown.amount,
    tip: order.tip,
    rate: 0,
    payType: "pay",
    refundable: 1,
    clientIp: given("clientIp"),
    deviceId: given("device"),
    deviceType: "",
    notifyUrl: given("notifyUrl"),
    subject: given("subject"),
    body: given("body"),
    param1: "",
    param2: "",
    extra: order.extra === "" ? given("extra") : order.extra,
    channelOrderNo: "",
    status: shown.shownStatus,
    remarks: given("remarks"),
    rateValue: 0,
    trxAmount: paid ? shown.amount + order.tip : 0,
    costAmount: 0,
    currencyAmount: 0,
    paySuccTime: paid ? order.updatedAt : "",
    createDate: order.createdAt,
    updateDate: order.updatedAt,
  };
}

/** create_order's answer, also the look-up's in the setting `lookup: nested`. */
export function nestedAnswer(order: Order, twist: Twist, merchant: Merchant, settings: Settings): string {
  const payOrder = payOrderOf(order, twist, merchant, settings);
  const fields = {
    resCode: "SUCCESS",
    retCode: "SUCCESS",
    retParams: "",
    payOrderId: order.payOrderId,
    mchOrderNo: payOrder["mchOrderNo"],
    retDetail: "",
    payOrder,
  };
  return signedJson(rewritten(twist.rewriting, fields, "payOrder"), merchant.key, spoilers[twist.signature ?? "right"]);
}

/** query_order's documented answer: the order's fields flat beside the result codes. */
export function flatAnswer(order: Order, twist: Twist, merchant: Merchant, settings: Settings): string {
  const all = payOrderOf(order, twist, merchant, settings);
  const fields = {
    resCode: "SUCCESS",
    retCode: "SUCCESS",
    retMsg: "",
    mchId: all["mchId"],
    mchOrderNo: all["mchOrderNo"],
    payOrderId: all["payOrderId"],
    channelId: all["channelId"],
    currency: all["currency"],
    amount: all["amount"],
    tip: all["tip"],
    clientIp: all["clientIp"],
    device: all["deviceId"],
    notifyUrl: all["notifyUrl"],
    subject: all["subject"],
    body: all["body"],
    param1: "",
    param2: "",
    extra: all["extra"],
    paySuccTime: all["paySuccTime"],
    channelOrderNo: "",
    status: all["status"],
  };
  return signedJson(rewritten(twist.rewriting, fields), merchant.key, spoilers[twist.signature ?? "right"]);
}

/** A FAIL answer: `retMsg` begins with the code, `errCode` repeats it where the documents or the switch say so. */
export function failAnswer(
  call: Call,
  code: ErrorCode,
  detail: string,
  merchant: Merchant,
  settings: Settings,
  signature: keyof typeof spoilers = "right",
): string {
  const isPlain = settings.failWords === "plain";
  const named = !isPlain && (call === "query_order" || settings.errCodes);
  const fields = {
    retCode: "FAIL",
    resCode: "FAIL",
    ...(named ? { errCode: code, errCodeDes: errorTexts[code] } : {}),
    retMsg: `${isPlain ? "" : `${code} `}${errorTexts[code]}${detail === "" ? "" : `: ${detail}`}`,
  };
  return signedJson(fields, merchant.key, spoilers[signature]);
}
