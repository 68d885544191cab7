/** What the answers to cancel and refund prove (gateways.md 0.2, C.3, C.6; seed 000). Pure. */
import type { CancelReading } from "../../core/cancel.ts";
import { MAX_AMOUNT, minor } from "../../core/money.ts";
import type { KnownOfPayment, RefundOrder, RefundReading } from "../port.ts";
import type { CitconAnswer } from "./answer.ts";
import { adviceOf, classOf } from "./codes.ts";
import { hostTextOf, nothing, walletOf } from "./reading.ts";

/**
 * `00`, "cancelled before" (E4) and "refunded" (E5) prove that no money stays with the shop. A refusal for a known reason
 * is told as such; every other answer leaves open whether the cancel was carried out.
 */
export function readCancel(answer: CitconAnswer, known: Pick<KnownOfPayment, "gatewayRef" | "wallet">): CancelReading {
  const { code, result } = answer;
  const text = hostTextOf(answer);
  if (answer.originalId !== "" && known.gatewayRef !== "" && answer.originalId !== known.gatewayRef) {
    return nothing("otherOrder");
  }
  if (code === "00") return result === "success" ? { kind: "cancelled", text } : nothing("notUnderstood", text);
  if (result !== "fail") return nothing("notUnderstood", text);
  if (code === "E4" || code === "E5") return { kind: "cancelled", text };
  if (code === "E3") return { kind: "tooEarly", text };
  if (code === "E1" || code === "E7") return { kind: "notPossible", text };
  const classed = classOf("cancel", walletOf(answer, known.wallet), code, answer.message);
  if (classed === null) return nothing("unlistedCode", text);
  return classed.class === "notFound" ? { kind: "notFound", text } : nothing("gatewayFailure", text);
}

/** A refund is made by `success` and `00` for the amount asked; another amount, or another payment's, proves nothing. */
export function readRefund(answer: CitconAnswer, order: RefundOrder): RefundReading {
  const { result, total } = answer;
  const text = hostTextOf(answer);
  const { original } = order;
  if (answer.originalId !== "" && original.gatewayRef !== "" && answer.originalId !== original.gatewayRef) {
    return nothing("otherOrder");
  }
  if (answer.originalReference !== "" && answer.originalReference !== original.reference) return nothing("otherOrder");
  if (answer.currency !== "" && answer.currency.toUpperCase() !== order.currency) return nothing("otherCurrency");
  const classed = classOf("refund", walletOf(answer, original.wallet), answer.code, answer.message);
  if (classed === null) return nothing("unlistedCode", text);
  if (classed.class === "ok") {
    // The seed prints a refund's total once as 1 and once, in the history, as -1.
    const back = Math.abs(total ?? order.amount);
    if (result !== "success" || back !== order.amount || back > MAX_AMOUNT) return nothing("notUnderstood", text);
    return { kind: "refunded", amount: minor(back), gatewayRef: answer.transactionId, hostText: text };
  }
  if (classed.class === "pending" && result !== "other") return { kind: "pending" };
  if (result !== "fail") return nothing("notUnderstood", text);
  switch (classed.class) {
    case "rescan":
    case "failed":
    case "customer":
    case "configuration":
    case "amount": {
      const advice = adviceOf(classed.class);
      return advice === null ? nothing("gatewayFailure", text) : { kind: "notRefunded", hostText: text, advice };
    }
    case "duplicate":
      return answer.code === "A5" || answer.code === "19"
        ? { kind: "madeBefore", text }
        : nothing("gatewayFailure", text);
    case "wait":
      return { kind: "wait", text };
    case "notFound":
      return { kind: "notFound", text };
    case "pending":
    case "unknown":
    case "notPossible":
      return nothing("gatewayFailure", text);
  }
}
