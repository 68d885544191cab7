/**
 * How IOT Pay gives back a card payment when it is asked to (gateways.md A.7, ASSUMED: `refund_order` with `CC_PAX`), behind
 * the setting `cardRefund: api`. Sent once; what became of one whose answer is lost, `query_refund` tells.
 */
import * as v from "valibot";
import { minor } from "../../core/money/money.ts";
import type { RefundReading, RefundResult } from "../../core/refund/refundReading.ts";
import type { GiveBack, RefundOrder } from "../port.ts";
import type { IotpayAnswer } from "./answer.ts";
import { failMeaning } from "./codes.ts";
import { safeText } from "../safeText.ts";

/** An answer whose signature counts, or what there was instead of one. */
export type Heard =
  | { readonly kind: "answer"; readonly answer: IotpayAnswer }
  | Extract<RefundReading, { kind: "nothing" }>
  | Extract<RefundResult, { kind: "lost" | "notSent" }>;

export interface RefundDeps {
  /** Sends one request, once. Never rejects. */
  ask(
    path: "v1/refund_order" | "v1/query_refund",
    params: Record<string, string | number>,
    onSent?: () => void,
  ): Promise<Heard>;
  /** Whether the payment itself is found at this moment. */
  isKnown(order: RefundOrder): Promise<boolean>;
  readonly mchId: string;
  readonly jobNo: string;
  readonly device: string;
  readonly clientIp: string;
}

const text = v.fallback(v.optional(v.nullable(v.union([v.string(), v.number()]))), null);
const refundSchema = v.looseObject({
  mchRefundNo: text,
  refundOrderId: text,
  payOrderId: text,
  refundAmount: text,
  status: text,
});

export function createRefund(deps: RefundDeps): Extract<GiveBack, { kind: "request" }> {
  return {
    kind: "request",
    // Only v3 knows a void, at another address (A.7).
    wayFor: () => "refund",
    // Every refund has its own number, and is asked for by it.
    listed: () => Promise.resolve(null),
    async send(order, onSent) {
      const heard = await deps.ask("v1/refund_order", refundOrder(deps, order), onSent);
      if (heard.kind === "lost" || heard.kind === "notSent") return heard;
      if (heard.kind === "nothing") return { kind: "answered", reading: heard };
      return { kind: "answered", reading: readRefund(heard.answer, order) };
    },
    async lookUp(order) {
      const heard = await deps.ask("v1/query_refund", { mchId: deps.mchId, mchRefundNo: order.reference });
      if (heard.kind === "nothing") return heard;
      if (heard.kind !== "answer")
        return { kind: "nothing", why: heard.kind === "notSent" ? "unreachable" : "lost", text: heard.why };
      const { answer } = heard;
      if (answer.success) return readRefund(answer, order);
      const said = saidBy(answer);
      // A number that is not known counts beside a payment that was found in the same breath.
      return failMeaning(answer.failCode) === "notFound" && (await deps.isKnown(order))
        ? { kind: "notListed", text: said }
        : { kind: "nothing", why: "gatewayFailure", text: said };
    },
  };
}

/** The request, field by field. Amounts in cents. */
const refundOrder = (deps: RefundDeps, order: RefundOrder): Record<string, string | number> => ({
  mchId: deps.mchId,
  mchRefundNo: order.reference,
  payOrderId: order.original.gatewayRef,
  channelId: "CC_PAX",
  currency: order.currency,
  refundAmount: order.amount,
  clientIp: deps.clientIp,
  device: deps.device,
  loginName: deps.jobNo,
});

/** What an answer says of a refund: made, when both layers say so of our number and amount. Pure. */
export function readRefund(answer: IotpayAnswer, order: Pick<RefundOrder, "reference" | "amount">): RefundReading {
  const hostText = saidBy(answer);
  if (!answer.success) return { kind: "refused", text: hostText, advice: "askProvider" };
  const { mchRefundNo, refundAmount, refundOrderId, status } = v.parse(refundSchema, answer.fields);
  if (String(mchRefundNo ?? "") !== order.reference) return { kind: "nothing", why: "otherOrder", text: "" };
  if (String(refundAmount ?? order.amount) !== String(order.amount))
    return { kind: "nothing", why: "notUnderstood", text: safeText(`other amount ${String(refundAmount)}`) };
  // No list of statuses is public; where one is given, anything but "done" has to be looked up again (ASSUMED as for payments).
  if (status !== null && status !== undefined && String(status) !== "2") return { kind: "pending" };
  return {
    kind: "refunded",
    amount: minor(order.amount),
    gatewayRef: safeText(String(refundOrderId ?? "")).slice(0, 64),
    hostText,
  };
}

const saidBy = ({ failCode, failText }: IotpayAnswer): string => safeText(`${failCode} ${failText}`);
