/**
 * What a Citcon POS answer proves about one wallet payment (gateways.md 0.2, C.3, C.6; seeds 000, 001). Pure. A payment is
 * captured by `success` and `00` with a total; it is not captured by a wallet's `fail` of a class that says so; anything
 * unlisted, and a `result` that its own `code` contradicts, proves nothing.
 */
import type { Capture } from "../../core/attempt/attempt.ts";
import { MAX_AMOUNT, minor } from "../../core/money/money.ts";
import type { NothingWhy, Reading } from "../../core/attempt/reading.ts";
import type { WalletBrand } from "../../core/attempt/wallet.ts";
import type { WalletWhy } from "../../core/attempt/walletWhy.ts";
import type { KnownOfPayment, TakeOrder } from "../port.ts";
import type { CitconAnswer } from "./answer.ts";
import { adviceOf, type Classed, classOf, walletOfMethod } from "./codes.ts";
import { safeText } from "../safeText.ts";
import { meaningOf } from "./meanings.ts";

/**
 * @param operation `pay` answers about itself; `inquire` about a payment, so its own refusals say nothing of that
 * @param known what is known of the payment: the wallet by its code's form, and its transaction id
 */
export function readPayment(
  answer: CitconAnswer,
  operation: "pay" | "inquire",
  order: TakeOrder,
  known: Pick<KnownOfPayment, "gatewayRef" | "wallet">,
): Reading {
  const other = notOurs(answer, order, known.gatewayRef);
  if (other !== null) return nothing(other);
  const id = answer.transactionId;
  const said = readCode(answer, operation, order, walletOf(answer, known.wallet), known.gatewayRef || id);
  return id === "" ? said : { ...said, gatewayRef: id };
}

function readCode(
  answer: CitconAnswer,
  operation: "pay" | "inquire",
  order: TakeOrder,
  wallet: WalletBrand | null,
  gatewayRef: string,
): Reading {
  const { code } = answer;
  const hostText = hostTextOf(answer);
  const classed = classOf(operation, wallet, code, answer.message);
  if (classed === null) return nothing("unlistedCode", hostText);
  switch (classed.class) {
    case "ok":
      return answer.result === "success" ? readCapture(answer, order, gatewayRef) : nothing("notUnderstood", hostText);
    case "pending":
      return answer.result === "other" ? nothing("notUnderstood", hostText) : { kind: "pending", phase: "phone" };
    case "notFound":
      return operation === "inquire" && answer.result === "fail"
        ? { kind: "notFound", text: hostText }
        : nothing("gatewayFailure", hostText);
    case "rescan":
    case "failed":
    case "customer":
    case "configuration":
    case "amount":
      return readFailure(answer, operation, classed, meaningOf(operation, wallet, code, answer.message));
    case "unknown":
    case "wait":
    case "duplicate":
    case "notPossible":
      return nothing("gatewayFailure", hostText);
  }
}

function readFailure(
  answer: CitconAnswer,
  operation: "pay" | "inquire",
  classed: Classed,
  why: WalletWhy | null,
): Reading {
  const hostText = hostTextOf(answer);
  const advice = adviceOf(classed.class);
  if (answer.result !== "fail" || advice === null) return nothing("notUnderstood", hostText);
  // Citcon's refusal of the question (wrong token, wrong terminal) is no answer about the payment.
  if (operation === "inquire" && classed.by === "citcon") return nothing("gatewayFailure", hostText);
  return { kind: "notCaptured", cause: "declined", hostText, card: null, advice, ...(why === null ? {} : { why }) };
}

/** The total contains the tip (seed 001). More or less than asked is kept as it was said, and flagged when it is more. */
function readCapture(answer: CitconAnswer, order: TakeOrder, gatewayRef: string): Reading {
  const { total } = answer;
  if (total === null || !(total > 0) || total > MAX_AMOUNT) return nothing("notUnderstood", "no total");
  const tipSaid = answer.tip ?? order.tip;
  const sensible = tipSaid >= 0 && tipSaid < total;
  // What nobody agreed to is no tip: it is over, and goes back.
  const tip = !sensible ? 0 : order.tip === 0 ? tipSaid : Math.min(tipSaid, order.tip);
  const capture: Capture = {
    captured: minor(total),
    tip: minor(tip),
    cashback: minor(0),
    surcharge: minor(0),
    differs: total > order.amount + order.tip || tipSaid !== order.tip || !sensible,
    gatewayRef,
  };
  return { kind: "captured", capture, hostText: safeText(answer.method), card: null };
}

/** Another payment's answer, another currency's, or one about a refund; null when nothing in it says so. */
function notOurs(answer: CitconAnswer, order: TakeOrder, gatewayRef: string): NothingWhy | null {
  if (answer.transactionId !== "" && gatewayRef !== "" && answer.transactionId !== gatewayRef) return "otherOrder";
  if (answer.reference !== "" && answer.reference !== order.reference) return "otherOrder";
  if (answer.currency !== "" && answer.currency.toUpperCase() !== order.currency) return "otherCurrency";
  return /refund/i.test(answer.method) ? "otherKind" : null;
}

/** The answer's own word on the wallet comes before what its code looked like. */
export const walletOf = (answer: CitconAnswer, known: WalletBrand | null): WalletBrand | null =>
  walletOfMethod(answer.method) ?? known;

/** Code and message for screen and journal: `A message (A-62)` is kept as it came, with its code in front. */
export const hostTextOf = ({ code, message }: CitconAnswer): string => safeText(`${code} ${message}`);

export const nothing = (why: NothingWhy, text = ""): { kind: "nothing"; why: NothingWhy; text: string } => ({
  kind: "nothing",
  why,
  text: safeText(text),
});
