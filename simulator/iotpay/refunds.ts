/**
 * IOT Pay's refunds: `refund_order` as its documents have it for wallets, taken for cards too, and `query_refund`, of which the
 * documents name the page alone. What a shop may get back is counted per payment; a refund number serves once.
 */

import { carry } from "../carry.ts";
import { jsonText } from "../reply.ts";
import type { Received, Reply, Routes } from "../reply.ts";
import type { World } from "../world.ts";
import { failAnswer } from "./answers.ts";
import { isErrorCode } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import type { Order, Orders } from "./orders.ts";
import { parametersOf, readRequest } from "./request.ts";
import type { Fault } from "../faults.ts";
import { rewritingOf, rewritten } from "../rewriting.ts";
import type { Merchant } from "./request.ts";
import { queryRefundRules, refundOrderRules } from "./rules.ts";
import { signedJson } from "./signature.ts";

interface Refund {
  readonly mchRefundNo: string;
  readonly payOrderId: string;
  readonly amount: number;
  /** 2 made, as for payments. */
  readonly status: 2;
}

/** The two routes, on the orders and the ledger of one merchant. */
export function createRefundRoutes(world: World, orders: Orders, merchant: Merchant): Routes {
  let refunds: readonly Refund[] = [];
  world.onReset(() => {
    refunds = [];
  });

  const fail = (code: ErrorCode, detail = ""): string =>
    failAnswer("query_order", code, detail, merchant, world.settings());

  const say = (refund: Refund, fault: Fault | undefined): string =>
    signedJson(
      rewritten(rewritingOf(fault), {
        resCode: "SUCCESS",
        retCode: "SUCCESS",
        retMsg: "",
        mchId: merchant.mchId,
        mchRefundNo: refund.mchRefundNo,
        refundOrderId: `RF${refund.payOrderId.slice(2)}${String(refunds.indexOf(refund) + 1)}`,
        payOrderId: refund.payOrderId,
        refundAmount: refund.amount,
        status: refund.status,
      }),
      merchant.key,
    );

  const note = (received: Received): void => {
    const given = parametersOf(received.body);
    world.requests.add({
      time: world.now(),
      path: received.path,
      mchOrderNo: given?.["mchRefundNo"] ?? "",
      amount: /^\d+$/.test(given?.["refundAmount"] ?? "") ? Number(given?.["refundAmount"]) : null,
      bodyBytes: Buffer.byteLength(received.body),
    });
  };

  const leftOf = (order: Order): number =>
    order.amount +
    order.tip -
    refunds.reduce((sum, refund) => sum + (refund.payOrderId === order.payOrderId ? refund.amount : 0), 0);

  const make = (order: Order, mchRefundNo: string, amount: number): Refund => {
    const refund: Refund = { mchRefundNo, payOrderId: order.payOrderId, amount, status: 2 };
    refunds = [...refunds, refund];
    world.ledger.add({
      at: world.now(),
      gateway: "iotpay",
      kind: "refund",
      reference: order.mchOrderNo,
      transactionId: order.payOrderId,
      amount,
      tip: 0,
      currency: order.request["currency"] ?? "",
      cardLast4: "",
      device: order.device,
    });
    return refund;
  };

  const refundOrder = (received: Received): Reply => {
    note(received);
    const read = readRequest(received, merchant, refundOrderRules(merchant.jobNo));
    if (!read.ok) return jsonText(fail(read.error.code, read.error.detail));
    const { currency, mchRefundNo = "", payOrderId = "", refundAmount } = read.value;
    const fault = world.faults.take("refund_order", mchRefundNo, payOrderId);
    if (fault?.kind === "dropBefore") return { kind: "drop" };
    if (fault?.kind === "fail" && isErrorCode(fault.code)) return jsonText(fail(fault.code));
    const order = orders.byId(payOrderId);
    const amount = Number(refundAmount);
    if (order?.status !== 2 || order.request["currency"] !== currency) return jsonText(fail("0112"));
    if (refunds.some((each) => each.mchRefundNo === mchRefundNo))
      return jsonText(fail("0014", "mchRefundNo was used before"));
    if (amount > leftOf(order)) return jsonText(fail("0014", "refundAmount is more than is left"));
    return carry(fault, say(make(order, mchRefundNo, amount), fault));
  };

  const queryRefund = (received: Received): Reply => {
    note(received);
    const read = readRequest(received, merchant, queryRefundRules);
    if (!read.ok) return jsonText(fail(read.error.code, read.error.detail));
    const { mchRefundNo = "" } = read.value;
    const fault = world.faults.take("query_refund", mchRefundNo);
    if (fault?.kind === "dropBefore") return { kind: "drop" };
    const refund = refunds.find((each) => each.mchRefundNo === mchRefundNo);
    return carry(fault, refund === undefined ? fail("0112") : say(refund, fault));
  };

  return new Map([
    ["/v1/refund_order", refundOrder],
    ["/v1/query_refund", queryRefund],
  ]);
}
