/** The JSON Citcon answers with, field by field as in the documented samples, quirks included. */

import type { Settings } from "../settings.ts";
import type { Wallet } from "../phone/wallets.ts";
import { posTexts, terminalText } from "./codes.ts";
import type { Operation } from "./codes.ts";
import { shifted } from "./localTime.ts";
import { TERMINAL_ID } from "./payments.ts";
import type { Payment, PaymentState, Return } from "./payments.ts";
import { alipayTexts, wechatTexts } from "./walletCodes.ts";

const MERCHANT_ID = "634100700040000";

/** How one answer may lie about a payment that is itself intact. */
export interface Twist {
  readonly result?: "success" | "fail";
  readonly code?: string;
  readonly amountBy?: number;
  readonly otherPayment?: boolean;
}

/** What inquire or history call a wallet; `QR` while no wallet is known. */
export function methodOf(wallet: Wallet | undefined, where: "answer" | "history"): string {
  switch (wallet) {
    case "wechat":
      return where === "answer" ? "WeChat" : "WXP";
    case "alipay":
      return "ALP";
    case "unionpay":
      return "UnionPay";
    case undefined:
      return "QR";
  }
}

function walletText(code: string, wallet: Wallet | undefined): string | undefined {
  return wallet === "alipay" || wallet === "unionpay"
    ? (alipayTexts[code] ?? wechatTexts[code])
    : (wechatTexts[code] ?? alipayTexts[code]);
}

/** The documented words of a code for that call and wallet; unlisted codes get words of their own. */
export function textOf(operation: Operation, code: string, wallet?: Wallet): string {
  const byWallet = wallet === undefined ? undefined : walletText(code, wallet);
  return byWallet ?? posTexts[operation][code] ?? walletText(code, wallet) ?? `Payment Failed (${code})`;
}

interface Said {
  readonly result: "success" | "fail";
  readonly code: string;
}

/** What the state of a payment is called. A QR nobody scanned in time says W-13, the only code for an expired one. */
function said(payment: Payment, settings: Settings): Said {
  const fail = (code: string): Said => ({ result: "fail", code });
  const { state } = payment;
  switch (state.kind) {
    case "waiting":
      return fail("09");
    case "paid":
      return { result: "success", code: "00" };
    case "failed":
      return fail(state.code);
    case "closed":
      if (state.paidAt === undefined) return fail(state.by === "limit" && payment.by === "qr" ? "13" : "H3");
      if (settings.cancelledPaid === "paid") return { result: "success", code: "00" };
      return fail(payment.wallet === "wechat" ? "H4" : "H1");
  }
}

function paidAfter(state: PaymentState, createdAt: number): number {
  if (state.kind === "paid") return state.at - createdAt;
  return state.kind === "closed" && state.paidAt !== undefined ? state.paidAt - createdAt : 0;
}

/** The wall-clock time of the payment at the till. */
export function timeOf(payment: Payment): string {
  return shifted(payment.localTime, paidAfter(payment.state, payment.createdAt));
}

const numeric = new Set(["total", "tip", "subtotal", "transaction_id", "trans_id", "original_transaction_id"]);

/** Texts that are numbers, and numbers that are texts, as the setting `numbers` has it. */
function retyped(value: unknown, name: string, to: Settings["numbers"]): unknown {
  if (Array.isArray(value)) return value.map((each) => retyped(each, "", to));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, retyped(inner, key, to)]));
  }
  if (to === "mixed" || !numeric.has(name)) return value;
  if (to === "strings") return typeof value === "number" ? String(value) : value;
  return typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

/** The text of an answer under the quirks switched on. */
export function written(value: object, settings: Settings): string {
  return (settings.bom ? "\uFEFF" : "") + JSON.stringify(retyped(value, "", settings.numbers));
}

const others = { transaction_id: "9999999999", reference: "SOMEBODY-ELSES" };

/** The answer of pay and inquire. */
export function paymentAnswer(
  operation: "pay" | "inquire",
  payment: Payment,
  twist: Twist,
  settings: Settings,
): Record<string, unknown> {
  const truth = said(payment, settings);
  const code = twist.code ?? truth.code;
  const result = twist.result ?? truth.result;
  const total = Math.max(1, payment.total + (twist.amountBy ?? 0));
  const expired = payment.by === "qr" && payment.state.kind === "closed" && payment.state.by === "limit";
  const wallet = payment.wallet ?? (expired ? "wechat" : undefined);
  const inquiring = operation === "inquire";
  const paidText = inquiring ? null : "SUCCESS";
  return {
    transaction_id: inquiring && settings.inquireId === "null" ? null : payment.transactionId,
    code,
    result,
    error_message: code === "00" ? paidText : textOf(operation, code, wallet),
    total: String(total),
    tip: String(payment.tip),
    subtotal: inquiring ? total - payment.tip : String(total - payment.tip),
    merchant_id: MERCHANT_ID,
    terminal_id: TERMINAL_ID,
    method: methodOf(wallet, "answer"),
    pos_local_time: timeOf(payment),
    ...(twist.otherPayment === true ? others : {}),
  };
}

/** The answer of refund; its own number comes as a number, as in the documented sample. */
export function refundAnswer(refund: Return, twist: Twist): Record<string, unknown> {
  const code = twist.code ?? "00";
  return {
    transaction_id: Number(refund.transactionId),
    code,
    error_message: code === "00" ? "SUCCESS" : textOf("refund", code, refund.payment.wallet),
    method: `${methodOf(refund.payment.wallet, "answer")} Refund`,
    total: String(Math.max(1, refund.total + (twist.amountBy ?? 0))),
    merchant_id: MERCHANT_ID,
    terminal_id: TERMINAL_ID,
    original_transaction_id: refund.payment.transactionId,
    result: twist.result ?? "success",
    pos_local_time: refund.localTime,
    ...(refund.reference === "" ? {} : { reference: refund.reference, original_reference: refund.payment.reference }),
    ...(twist.otherPayment === true ? { ...others, original_transaction_id: others.transaction_id } : {}),
  };
}

/** A failure with no payment to speak of. `detail` is appended to the documented words. */
export function failAnswer(operation: Operation, code: string, detail: string, wallet?: Wallet): object {
  const missingToken = code === "I2" && detail.endsWith("token is missing");
  const words = missingToken ? terminalText : textOf(operation, code, wallet);
  return { code, error_message: detail === "" ? words : `${words}: ${detail}`, result: "fail" };
}
