/**
 * What an order.query answer proves about one order (gateways.md 0.2, B.3, B.5). That a request was delivered, and any
 * `code` but 0, proves nothing: only `trans_status` does, of our number, kind and currency.
 */
import type { Capture } from "../../core/attempt/attempt.ts";
import { type Minor, minor, ZERO } from "../../core/money/money.ts";
import { agreedTip } from "../../core/tip/tip.ts";
import type { NothingWhy, Reading } from "../../core/attempt/reading.ts";
import type { TakeOrder } from "../port.ts";
import { toMinor } from "./amount.ts";
import type { CodepayAnswer, CodepayOrder } from "./answer.ts";
import { cardOf, words } from "./card.ts";
import { saysCancelled, saysClosed, statusMeaning, type TransType } from "./codes.ts";
import type { Waiting } from "./waiting.ts";

export interface QueryContext {
  readonly transType: TransType;
  /** How long this run has seen orders wait. */
  readonly waiting: Waiting;
}

/** Whether an answer is about this very order; what it says is then read from its status. */
export function checkedOrder(
  { code, msg, order }: CodepayAnswer,
  asked: { readonly reference: string; readonly currency: string; readonly transType: TransType },
): { readonly kind: "order"; readonly order: CodepayOrder } | Extract<Reading, { kind: "nothing" }> {
  if (code !== "0") return nothing("gatewayFailure", `${code} ${msg}`);
  if (order === null) return nothing("notUnderstood", "no order");
  if (order.merchant_order_no === null) return nothing("notUnderstood", "no order number");
  if (order.merchant_order_no !== asked.reference) return nothing("otherOrder");
  if (order.price_currency === null) return nothing("notUnderstood", "no currency");
  if (order.price_currency !== asked.currency) return nothing("otherCurrency", order.price_currency.slice(0, 8));
  if (order.trans_type === null) return nothing("notUnderstood", "no trans_type");
  if (order.trans_type !== String(asked.transType)) return nothing("otherKind", order.trans_type.slice(0, 8));
  if (order.trans_status === null) return nothing("notUnderstood", "no trans_status");
  return { kind: "order", order };
}

/** @param asked amounts in minor units; its tip on top of its amount */
export function readQuery(answer: CodepayAnswer, asked: TakeOrder, context: QueryContext): Reading {
  const checked = checkedOrder(answer, { ...asked, transType: context.transType });
  if (checked.kind === "nothing") return checked;
  const { order } = checked;
  const gatewayRef = words(order.trans_no, 64);
  return { ...readStatus(order, asked, context), ...(gatewayRef === "" ? {} : { gatewayRef }) };
}

function readStatus(order: CodepayOrder, asked: TakeOrder, context: QueryContext): Reading {
  const hostText = words(`${order.trans_error_code ?? ""} ${order.trans_error_msg ?? ""}`);
  const status = order.trans_status ?? "";
  // With its reason an end is one; a bare status has to be said again for a while, as one that changed has been seen.
  const final = hostText === "" ? {} : ({ final: true } as const);
  const ended = { kind: "notCaptured", hostText, card: cardOf(order, hostText, ZERO), ...final } as const;
  const meaning = statusMeaning(status);
  const isOver = context.waiting.isOver(asked.reference, meaning);
  switch (meaning) {
    case "queued":
      return isOver ? { ...ended, cause: "cancelledBySystem" } : { kind: "pending", phase: "queued" };
    case "running":
      return { kind: "pending", phase: "card" };
    case "failed":
      if (hostText === "" || saysClosed(hostText)) return { ...ended, cause: "cancelledBySystem" };
      return { ...ended, cause: saysCancelled(hostText) ? "cancelledOnTerminal" : "declined" };
    case "cancelled":
      return { ...ended, cause: saysCancelled(hostText) ? "cancelledOnTerminal" : "cancelledBySystem" };
    case "done": {
      const capture = captureOf(order, asked);
      return { kind: "captured", capture, hostText, card: cardOf(order, hostText, capture.cashback) };
    }
    case "unlisted":
      return nothing("unlistedStatus", status);
  }
}

/**
 * What was charged: `order_amount` without tip and cashback, `trans_amount` their sum (gateways.md 0.1). A total that its
 * parts do not explain is kept and flagged, never bent to what was asked (INV-6); where no amount can be read, what was
 * asked counts, flagged.
 */
function captureOf(order: CodepayOrder, asked: TakeOrder): Capture {
  const goods = positive(order.order_amount);
  const total = positive(order.trans_amount);
  const said = positive(order.tip_amount) ?? ZERO;
  const cashback = positive(order.cashback_amount) ?? ZERO;
  const extras = said + cashback;
  const { tip, differs } = agreedTip(asked, said);
  const sum = goods === null ? null : goods + extras;
  const explained = sum === null ? total === null || total > extras : total === null || total === sum;
  const charged = total ?? sum ?? asked.amount + asked.tip;
  const share = explained && charged > extras;
  return {
    captured: minor(charged),
    tip: share ? tip : minor(Math.min(tip, charged)),
    cashback: share ? cashback : ZERO,
    surcharge: ZERO,
    differs: !share || differs || (goods === null && total === null) || charged - extras > asked.amount,
    gatewayRef: words(order.trans_no, 64),
  };
}

function positive(said: string | null): Minor | null {
  const amount = toMinor(said);
  return amount === null || amount === 0 ? null : amount;
}

export const nothing = (why: NothingWhy, text = ""): Extract<Reading, { kind: "nothing" }> => ({
  kind: "nothing",
  why,
  text: words(text),
});
