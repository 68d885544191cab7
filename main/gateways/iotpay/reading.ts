/**
 * What an IOT Pay answer proves about one `CC_PAX` payment (gateways.md 0.2, A.4–A.6; seed 004). Pure. The seed says that
 * anything but SUCCESS means "before sending to the bank"; the reference says why that is not taken as proof.
 */
import type { AnswerSource, Capture } from "../../core/attempt/attempt.ts";
import type { CardDetails } from "../../core/attempt/cardDetails.ts";
import { MAX_AMOUNT, minor } from "../../core/money/money.ts";
import type { NothingWhy, Reading } from "../../core/attempt/reading.ts";
import { agreedTip } from "../../core/tip/tip.ts";
import type { TakeOrder } from "../port.ts";
import { type IotpayAnswer, type IotpayOrder } from "./answer.ts";
import { parseCardExtra } from "./cardExtra.ts";
import { safeText } from "../safeText.ts";
import { failMeaning, statusMeaning } from "./codes.ts";

export type TipMode = "none" | "separate" | "included";

/** @param by a request of one's own (`take`) or a look-up: the same words weigh differently */
export function readAnswer(answer: IotpayAnswer, order: TakeOrder, by: AnswerSource, tipMode: TipMode): Reading {
  if (!answer.success) return readFailure(answer, by);
  const said = answer.order;
  if (said === null) return nothing("notUnderstood");
  const outer = answer.fields["mchOrderNo"];
  if (said.mchOrderNo === null || said.mchOrderNo === undefined) return nothing("notUnderstood", "no order number");
  if (String(said.mchOrderNo) !== order.reference) return nothing("otherOrder");
  if (typeof outer === "string" && outer !== order.reference) return nothing("otherOrder");
  if (said.currency === null || said.currency === undefined) return nothing("notUnderstood", "no currency");
  if (said.currency !== order.currency) return nothing("otherCurrency", said.currency.slice(0, 8));
  if (said.payType === "refund") return nothing("otherKind", "refund");
  if (said.status === null || said.status === undefined) return nothing("notUnderstood", "no status");
  return readStatus(said, said.status, order, tipMode);
}

function readStatus(said: IotpayOrder, status: number, order: TakeOrder, tipMode: TipMode): Reading {
  const card = parseCardExtra(said.extra ?? "") ?? null;
  const hostText = safeText(card?.hostText ?? "");
  switch (statusMeaning(status)) {
    case "created":
      return { kind: "pending", phase: "card" };
    case "paying":
      return { kind: "pending", phase: "bank" };
    case "paid":
      return { kind: "captured", capture: readCapture(said, order, card, tipMode), hostText, card };
    case "cancelledBySystem":
      return { kind: "notCaptured", cause: "cancelledBySystem", hostText, card };
    case "cancelledByUser":
      return {
        kind: "notCaptured",
        cause: CANCELLED.test(hostText) ? "cancelledOnTerminal" : "declined",
        hostText,
        card,
      };
    case "unlisted":
      return nothing("unlistedStatus", String(status));
  }
}

/** PayFacto's 266 "transaction cancelled", in either language (gateways.md A.14). */
const CANCELLED = /\b266\b|cancel|annul/i;

function readFailure(answer: IotpayAnswer, by: AnswerSource): Reading {
  const text = safeText(answer.failText);
  switch (failMeaning(answer.failCode)) {
    case "requestRefused":
      return { kind: "refused", code: answer.failCode, text };
    case "notFound":
      return by === "lookUp" ? { kind: "notFound", text } : nothing("gatewayFailure", `${answer.failCode} ${text}`);
    case "unknown":
      return nothing("gatewayFailure", `${answer.failCode} ${text}`.trim());
  }
}

/**
 * What was charged. Whether `amount` contains the tip is not documented (A.6): it does only in mode `included`.
 * A total that its own parts do not explain is kept and flagged, never bent to what was asked (INV-6). An amount that
 * cannot be one (none, zero, negative, beyond all bounds) counts as what was asked, and is flagged.
 */
function readCapture(said: IotpayOrder, order: TakeOrder, card: CardDetails | null, tipMode: TipMode): Capture {
  const tip = whole(said.tip);
  const agreed = agreedTip(order, tip);
  const cashback = card?.cashback ?? 0;
  const surcharge = card?.surcharge ?? 0;
  const amountSaid = isAmount(said.amount) ? said.amount : null;
  const goods = amountSaid === null ? order.amount : tipMode === "included" ? amountSaid - tip : amountSaid;
  const parts = [goods + tip, goods + tip + cashback + surcharge, goods + tip + surcharge, goods + tip + cashback];
  const total = whole(said.trxAmount);
  const explained = total === 0 || parts.includes(total);
  const charged = explained ? goods + tip + cashback + surcharge : total;
  const extras = explained ? tip + cashback + surcharge : Math.min(tip, charged);
  return {
    captured: minor(charged),
    tip: minor(explained ? agreed.tip : extras),
    cashback: minor(explained ? cashback : 0),
    surcharge: minor(explained ? surcharge : 0),
    differs: amountSaid === null || !explained || agreed.differs || goods > order.amount || goods <= 0,
    gatewayRef: safeText(String(said.payOrderId ?? "")).slice(0, 64),
  };
}

const whole = (value: number | "" | null | undefined): number => (isAmount(value) ? value : 0);

const isAmount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0 && value <= MAX_AMOUNT;

const nothing = (why: NothingWhy, text = ""): Reading => ({ kind: "nothing", why, text: safeText(text) });
