/** What the answers to cancel and refund prove (gateways.md 0.2, C.3, C.6; seed 000). Pure. */
import type { CancelReading } from "../../core/attempt/cancel.ts";
import { MAX_AMOUNT, minor } from "../../core/money/money.ts";
import type { RefundAdvice, RefundReading } from "../../core/refund/refundReading.ts";
import type { KnownOfPayment, RefundOrder } from "../port.ts";
import type { CitconAnswer } from "./answer.ts";
import { classOf, type CodeClass } from "./codes.ts";
import { hostTextOf, nothing, walletOf } from "./reading.ts";

/**
 * `00`, "cancelled before" (E4) and "refunded" (E5) prove that no money stays with the shop. A refusal for a known reason
 * is told as such; every other answer leaves open whether the cancel was carried out.
 */
export function readCancel(
  answer: CitconAnswer,
  known: Pick<KnownOfPayment, "gatewayRef" | "wallet">,
): Exclude<CancelReading, { kind: "delivered" | "tooLate" }> {
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

/**
 * A cancel that gives a payment back whole. "Not in the window" (E3) is said of a settled payment too, and proves nothing
 * by itself: look-ups have to agree before it is given back in another way.
 */
export function readUndo(answer: CitconAnswer, order: RefundOrder): RefundReading {
  const { amount, original } = order;
  const said = readCancel(answer, original.shown ? { ...original, gatewayRef: "" } : original);
  switch (said.kind) {
    case "cancelled":
      return { kind: "refunded", amount, gatewayRef: "", hostText: said.text };
    case "tooEarly":
    case "notPossible":
    case "notFound":
      return { kind: "refused", text: said.text, advice: "refundInstead" };
    case "nothing":
      return said;
  }
}

/** A refund is made by `success` and `00` for the amount asked; another amount, or another payment's, proves nothing. */
export function readRefund(answer: CitconAnswer, order: RefundOrder): RefundReading {
  const { result, total } = answer;
  const text = hostTextOf(answer);
  const { original } = order;
  const names = answer.originalId !== "" && original.gatewayRef !== "" && !original.shown;
  if (names && answer.originalId !== original.gatewayRef) return nothing("otherOrder");
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
    case "amount":
      return { kind: "notRefunded", hostText: text, advice: adviceFor(classed.class, answer.code) };
    case "duplicate":
      return answer.code === "A5" || answer.code === "19"
        ? { kind: "madeBefore", text }
        : nothing("gatewayFailure", text);
    case "wait":
    case "notFound":
      return { kind: "refused", text, advice: adviceFor(classed.class, answer.code) };
    case "pending":
    case "unknown":
    case "notPossible":
      return nothing("gatewayFailure", text);
  }
}

/** What there is to do, in the words of C.6: some of Citcon's own codes say more than their class. */
function adviceFor(kind: CodeClass, code: string): RefundAdvice {
  switch (code) {
    case "A7":
      return "holdTime";
    case "A8":
      return "otherTerminal";
    case "A9":
    case "A10":
      return "portal";
    case "A2":
    case "A3":
      return "openBalance";
  }
  switch (kind) {
    case "amount":
      return "checkAmount";
    case "configuration":
      return "askProvider";
    case "notFound":
      return "portal";
    default:
      return "tryAgain";
  }
}
