/**
 * What the answer to an order proves that its terminal was asked for directly (gateways.md 0.2, CodePay LAN). It comes when
 * the customer is done. Pure but for what it hears of waiting orders.
 */
import type { Reading } from "../../../core/attempt/reading.ts";
import type { TakeOrder } from "../../port.ts";
import type { CodepayAnswer } from "../answer.ts";
import { words } from "../card.ts";
import { nothing, type QueryContext, readQuery } from "../reading.ts";
import { saysCancelledThere, saysDeclined, saysTimedOut } from "./codes.ts";

/** @param asked amounts in minor units; its tip on top of its amount */
export function readOrderAnswer(answer: CodepayAnswer, asked: TakeOrder, context: QueryContext): Reading {
  const { code, msg, order } = answer;
  if (code === "0") {
    // Success without saying of what: the terminal is asked for the order by its number.
    return order === null ? nothing("notUnderstood", "no biz_data") : readQuery(answer, asked, context);
  }
  const hostText = words(`${code} ${msg}`);
  const cause = causeOf(code, msg);
  return cause === null
    ? nothing("gatewayFailure", hostText)
    : { kind: "notCaptured", cause, hostText, card: null, final: true };
}

/** Why nothing was captured, where the answer says so; null where it may have been. */
function causeOf(code: string, msg: string): "declined" | "cancelledOnTerminal" | "cancelledBySystem" | null {
  // The terminal took nothing up: the application's id is not one of its own.
  if (code === "106") return "cancelledBySystem";
  if (code !== "110" || saysTimedOut(msg)) return null;
  if (saysCancelledThere(msg)) return "cancelledOnTerminal";
  return saysDeclined(msg) ? "declined" : null;
}
