/** CodePay's cloud: one entry, eight methods. An order's answer says that it was taken; only a look-up says what became of it. */

import { carry } from "../carry.ts";
import type { Fault, FaultPoint } from "../faults.ts";
import { jsonText, refuse } from "../reply.ts";
import type { Received, Reply, Routes } from "../reply.ts";
import { rewritingOf, rewritten } from "../rewriting.ts";
import type { World } from "../world.ts";
import { majorOf, minorOf } from "./amounts.ts";
import { orderData } from "./answers.ts";
import { refusals } from "./errors.ts";
import type { Refusal } from "./errors.ts";
import { faultsFor, lookUpTwist, spoilerOf } from "./faulting.ts";
import type { Faults } from "./faulting.ts";
import { needsOriginal } from "./kinds.ts";
import { readOrder } from "./newOrder.ts";
import type { CounterOrder } from "./order.ts";
import type { Orders } from "./orders.ts";
import { rawFieldsOf } from "./rawFields.ts";
import { readCall, textsOf } from "./request.ts";
import type { CloudMerchant, Fields } from "./request.ts";
import type { Method } from "./rules.ts";
import { signedAnswer } from "./signature.ts";
import type { CounterTerminals } from "./terminals.ts";
import { leftOf, revokeRefused, tipRefused, undoRefused } from "./undo.ts";

/** One terminal's batch as it was closed; the total in minor units is what its sales took less what was given back of them. */
export interface ClosedBatch {
  readonly at: number;
  readonly terminalSn: string;
  readonly count: number;
  readonly total: number;
  readonly by: "merchant" | "host";
}

export interface Cloud {
  readonly routes: Routes;
  /** Settles a terminal's orders, as `batch.close` does and as the host does by itself. */
  settle(terminalSn: string, by: ClosedBatch["by"]): ClosedBatch;
  batches(): readonly ClosedBatch[];
}

/** Sales, refunds, completions and cashback are settled; what undoes one before that leaves nothing to settle. */
const inBatch: ReadonlySet<number> = new Set([1, 3, 6, 11]);

/** What a method says once it acted. */
interface Said {
  readonly code: string;
  readonly msg: string;
  readonly data?: object;
}

const said = (data: object): Said => ({ code: "0", msg: "success", data });
const no = (refusal: Refusal, detail = ""): Said => {
  const { code, says } = refusals[refusal];
  return { code, msg: detail === "" ? says : `${says}: ${detail}` };
};
const looksUp = (method: Method): boolean => method === "order.query" || method === "order.refund.query";
const pointOf = (method: Method): FaultPoint => method.replace("wisehub.cloud.", "") as FaultPoint;

/** The cloud for one merchant, on these books and terminals. */
export function createCloud(world: World, merchant: CloudMerchant, orders: Orders, terminals: CounterTerminals): Cloud {
  let closed: readonly ClosedBatch[] = [];
  let serial = 0;
  world.onReset(() => {
    closed = [];
  });

  const note = (received: Received): void => {
    const raw = rawFieldsOf(received.body);
    const fields: Fields = raw ? textsOf(raw) : {};
    const amount = fields["order_amount"] ?? fields["tip_adjustment_amount"];
    world.requests.add({
      time: world.now(),
      path: received.path,
      method: fields["method"] ?? "",
      mchOrderNo: fields["merchant_order_no"] ?? fields["trans_no"] ?? "",
      amount: amount === undefined ? null : minorOf(amount),
      bodyBytes: Buffer.byteLength(received.body),
    });
  };

  const text = (answer: Said, signed: boolean, fault?: Fault): string => {
    serial += 1;
    const psn = new Date(world.now()).toISOString().replace(/\D/g, "").slice(4, 14) + String(serial).padStart(10, "0");
    const { code, msg, data } = answer;
    const body = rewritten(
      rewritingOf(fault),
      data === undefined ? { code, msg, psn } : { code, msg, psn, data },
      "data",
    );
    return signed ? signedAnswer(body, merchant.gatewayPrivateKey(), spoilerOf(fault)) : JSON.stringify(body);
  };

  /** By `trans_no` before the shop's own number; lan orders the cloud has not heard of are not here. */
  const find = (fields: Fields): CounterOrder | undefined => {
    const id = fields["trans_no"];
    const order = id === undefined ? orders.byNumber(fields["merchant_order_no"] ?? "") : orders.byId(id);
    return order?.inCloud ? order : undefined;
  };

  const messageOf = (order: CounterOrder): object => ({
    message_id: `M${order.transNo}`,
    trans_no: order.transNo,
  });

  const payOrder = (fields: Fields, faults: Faults): Said => {
    const read = readOrder(fields, faults, "cloud");
    if (!read.ok) return no("field", read.error);
    const byCode = read.value.transType === 1 && world.settings().counterShows === "code";
    const order = byCode ? { ...read.value, scenario: "SCANQR_PAY" as const } : read.value;
    if (orders.byNumber(order.merchantOrderNo)) return no("numberUsed");
    if (needsOriginal(order.transType)) {
      const refusal = undoRefused({ ...order, transNo: "" }, find({ merchant_order_no: order.origNo }), orders.all());
      if (refusal) return no(refusal);
    }
    const stale = world.settings().onlineStatus === "stale";
    const online = stale || terminals.of(order.terminalSn).online();
    if (!online && fields["reject_trade_when_terminal_offline"] === "true") return no("offline");
    const opened = orders.open(order);
    return said({ ...messageOf(opened), terminal_online_status: online ? "online" : "offline" });
  };

  const close = (fields: Fields, faults: Faults): Said => {
    const order = find(fields);
    if (!order || order.terminalSn !== fields["terminal_sn"]) return no("notFound");
    if (order.status !== 9) return no("state");
    if (faults.now?.kind !== "pretends") orders.close(order.transNo);
    return said(messageOf(order));
  };

  const query = (fields: Fields, faults: Faults, refundsAlone: boolean): Said => {
    const order = find(fields);
    const twist = order && lookUpTwist(order, faults.now, world.now());
    if (!order || !twist || (refundsAlone && order.transType !== 3)) return no("notFound");
    const data = orderData(order, twist, world.settings());
    return said(refundsAlone ? { ...data, orig_trans_no: orders.byNumber(order.origNo)?.transNo ?? "" } : data);
  };

  const revoke = (fields: Fields, faults: Faults): Said => {
    const order = find(fields);
    const refusal = revokeRefused(order, orders.all());
    if (!order || refusal) return no(refusal ?? "notFound");
    if (faults.now?.kind !== "pretends") orders.revoke(order.transNo);
    return said(messageOf(order));
  };

  const submitRefund = (fields: Fields, faults: Faults): Said => {
    const { orig_merchant_order_no: origNo, orig_trans_no: origId } = fields;
    if (origNo === undefined && origId === undefined) return no("field", "orig_merchant_order_no is missing");
    const original = find(origId === undefined ? { merchant_order_no: origNo ?? "" } : { trans_no: origId });
    if (!original) return no("originalNotFound");
    const read = readOrder(
      { ...fields, trans_type: "3", orig_merchant_order_no: original.merchantOrderNo, pay_scenario: original.scenario },
      faults,
      "cloud",
    );
    if (!read.ok) return no("field", read.error);
    const refund = read.value;
    if (orders.byNumber(refund.merchantOrderNo)) return no("numberUsed");
    const refusal = undoRefused({ ...refund, transNo: "" }, original, orders.all());
    if (refusal) return no(refusal);
    const amounts = { trans_amount: (refund.asked / 100).toFixed(2), trans_fee_c: "0", vat_amount: "0" };
    if (faults.now?.kind === "pretends") return said({ trans_no: "519018719199919", ...amounts });
    const opened = orders.open({ ...refund, by: "refund", terminalSn: original.terminalSn });
    return said({ trans_no: opened.transNo, ...amounts });
  };

  const adjustTip = (fields: Fields, faults: Faults): Said => {
    const order = find(fields);
    const refusal = tipRefused(order, orders.all());
    if (!order || refusal) return no(refusal ?? "notFound");
    if (faults.now?.kind !== "pretends") orders.adjustTip(order.transNo, minorOf(fields["tip_adjustment_amount"]));
    return said({});
  };

  const settle: Cloud["settle"] = (terminalSn, by) => {
    const settled = orders.settle(terminalSn).filter(({ transType }) => inBatch.has(transType));
    const total = settled
      .filter(({ transType }) => transType === 1 || transType === 6 || transType === 11)
      .reduce((sum, order) => sum + leftOf(order, orders.all()), 0);
    const batch = { at: world.now(), terminalSn, count: settled.length, total, by };
    closed = [...closed, batch];
    return batch;
  };

  const closeBatch = (fields: Fields, faults: Faults): Said => {
    if (faults.now?.kind === "pretends") return said({});
    const { count, total } = settle(fields["terminal_sn"] ?? "", "merchant");
    return said(world.settings().batchAnswer === "sums" ? { count, total_amount: majorOf(total) } : {});
  };

  const act = (method: Method, fields: Fields, faults: Faults): Said => {
    switch (method) {
      case "wisehub.cloud.pay.order":
        return payOrder(fields, faults);
      case "wisehub.cloud.pay.close":
        return close(fields, faults);
      case "order.query":
        return query(fields, faults, false);
      case "order.refund.query":
        return query(fields, faults, true);
      case "order.revoker":
        return revoke(fields, faults);
      case "order.refund.submit":
        return submitRefund(fields, faults);
      case "tip.adjustment":
        return adjustTip(fields, faults);
      case "batch.close":
        return closeBatch(fields, faults);
    }
  };

  const serve = async (received: Received): Promise<Reply> => {
    if (received.method !== "POST") return refuse(405, "Use POST here.");
    if (!/^application\/json\b/i.test(received.contentType))
      return refuse(415, "Content-Type must be application/json.");
    note(received);
    const read = readCall(received, merchant, world.now());
    if (!read.ok) return jsonText(text(no(read.error.refusal, read.error.detail), true));
    const { method, fields, signed } = read.value;
    const faults = faultsFor(pointOf(method), fields, find(fields), world);
    const fault = faults.now;
    if (fault?.kind === "dropBefore") return { kind: "drop" };
    if ((fault?.kind === "serverError" || fault?.kind === "html") && fault.before) return carry(fault, "");
    const wait = (fault?.kind === "delay" ? fault.ms : 0) + (looksUp(method) ? world.settings().lateMs : 0);
    if (looksUp(method) && wait > 0) await world.timers.wait(wait);
    if (fault?.kind === "fail") return jsonText(text({ code: fault.code, msg: "Failed" }, signed));
    const answer = act(method, fields, faults);
    if (!looksUp(method) && wait > 0) await world.timers.wait(wait);
    const code = codeUnder(faults, find(fields), world.now());
    const told: Said = code === undefined ? answer : { ...answer, code, msg: "Failed" };
    return carry(fault, text(told, signed, fault));
  };

  return { routes: new Map([["/api/entry", serve]]), settle, batches: () => closed };
}

/** The code an answer lies with; undefined when it says what is. */
function codeUnder({ now: fault }: Faults, order: CounterOrder | undefined, at: number): string | undefined {
  if (fault?.kind === "failThenPaid" || fault?.kind === "says") return fault.code;
  if (fault?.kind === "saysFor" && order) return lookUpTwist(order, fault, at)?.code;
  return undefined;
}
