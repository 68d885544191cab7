/** The terminal's own ear on the shop's network: an order's answer waits until the customer is done. */

import type { FaultPoint } from "../../faults.ts";
import { rewritingOf } from "../../rewriting.ts";
import type { Rewriting } from "../../rewriting.ts";
import type { World } from "../../world.ts";
import { minorOf } from "../amounts.ts";
import type { Codepay } from "../codepay.ts";
import { refusals } from "../errors.ts";
import type { Refusal } from "../errors.ts";
import { faultsFor, lookUpTwist } from "../faulting.ts";
import type { Faults } from "../faulting.ts";
import { needsOriginal } from "../kinds.ts";
import { readOrder } from "../newOrder.ts";
import type { CounterOrder } from "../order.ts";
import type { Fields } from "../request.ts";
import { broken } from "../rules.ts";
import type { Rule } from "../rules.ts";
import { tipRefused, undoRefused } from "../undo.ts";
import { answerText, lanData, readEnvelope } from "./envelope.ts";
import type { Envelope, LanSaid } from "./envelope.ts";
import { sendUnder } from "./sending.ts";
import type { TextSocket } from "./socket.ts";

/** How long an order waits for the customer when it does not say. */
const EXPIRES_S = "120";
const PART_BYTES = 48;

const must = (name: string, form: Rule["form"], max = 32): Rule => ({ name, required: true, form, max });
const may = (name: string, form: Rule["form"], max = 32): Rule => ({ name, required: false, form, max });
const number = must("merchant_order_no", "number");

const rulesOf: Readonly<Record<string, readonly Rule[]>> = {
  "ecrhub.pay.order": [
    number,
    must("trans_type", "integer", 2),
    must("order_amount", "amount", 16),
    must("price_currency", "currency", 8),
    may("tip_amount", "amount", 16),
    may("cashback_amount", "amount", 16),
    may("orig_merchant_order_no", "number"),
    may("on_screen_tip", "boolean", 5),
    may("expires", "integer", 8),
  ],
  "ecrhub.pay.query": [number],
  "ecrhub.pay.close": [number],
  "ecrhub.pay.tip.adjustment": [number, must("tip_adjustment_amount", "amount", 16)],
  "ecrhub.pay.batch.close": [],
};
/** Topics that say nothing of money. */
const small = ["ecrhub.init", "ecrhub.pay.init", "ecrhub.getInfo", "ecrhub.heartbeat", "ecrhub.pair", "ecrhub.unpair"];

const failed = (msg: string): LanSaid => ({ code: "110", msg });
const refused = (refusal: Refusal): LanSaid => failed(`[K${refusals[refusal].code}] ${refusals[refusal].says}`);

/** What the shop's terminal does with a text that comes over the network. */
export function createHub(world: World, codepay: Codepay): (text: string, socket: TextSocket) => void {
  const { orders, terminals, shop } = codepay;
  const ok = (data: Readonly<Record<string, string>>): LanSaid => ({
    code: world.settings().lanSuccess,
    msg: "success",
    data,
  });

  const note = (topic: string, fields: Fields, text: string): void => {
    const amount = fields["order_amount"] ?? fields["tip_adjustment_amount"];
    world.requests.add({
      time: world.now(),
      path: "lan",
      method: topic,
      mchOrderNo: fields["merchant_order_no"] ?? "",
      amount: amount === undefined || !/^[\d.]+$/.test(amount) ? null : minorOf(amount),
      bodyBytes: Buffer.byteLength(text),
    });
  };

  /** How an order ended, in the words of this network. */
  const told = (order: CounterOrder, faults: Faults): LanSaid => {
    const says = faults.now?.kind === "says" ? { code: faults.now.code } : {};
    if (order.truth === 2) return { ...ok(lanData(order, lookUpTwist(order, faults.now, world.now()) ?? {})), ...says };
    if (order.error?.code === "EXPIRED") return { code: "112", msg: "[K030] Transaction time-out" };
    return failed(`[${order.error?.code ?? "K001"}] ${order.error?.says ?? "Failed"}`);
  };

  const payOrder = async (fields: Fields, faults: Faults): Promise<LanSaid | undefined> => {
    const read = readOrder({ expires: EXPIRES_S, ...fields, terminal_sn: shop.terminalSn }, faults, "lan");
    if (!read.ok) return failed(`[K002] ${read.error}`);
    const order = read.value;
    if (orders.byNumber(order.merchantOrderNo)) return refused("numberUsed");
    if (needsOriginal(order.transType)) {
      const refusal = undoRefused({ ...order, transNo: "" }, orders.byNumber(order.origNo), orders.all());
      if (refusal) return refused(refusal);
    }
    const busy = ["waiting", "reading"].includes(terminals.of(shop.terminalSn).screen().kind);
    if (busy && world.settings().whenBusy === "refuse") return failed("[K020] The terminal is busy");
    const { transNo } = orders.open(order);
    if (faults.now?.kind === "failThenPaid") return { code: faults.now.code, msg: "Failed" };
    if (faults.now?.kind === "dropWhileOpen" || faults.now?.kind === "neverAnswers") return undefined;
    if (!(await orders.ended(transNo))) return undefined;
    const ended = orders.byId(transNo);
    return ended && told(ended, faults);
  };

  const act = (topic: string, fields: Fields, faults: Faults): Promise<LanSaid | undefined> | LanSaid => {
    const order = orders.byNumber(fields["merchant_order_no"] ?? "");
    switch (topic) {
      case "ecrhub.pay.order":
        return payOrder(fields, faults);
      case "ecrhub.pay.query": {
        const twist = order && lookUpTwist(order, faults.now, world.now());
        if (!order || !twist) return failed("[K031] The transaction does not exist");
        return { ...ok(lanData(order, twist)), ...(twist.code === undefined ? {} : { code: twist.code }) };
      }
      case "ecrhub.pay.close":
        if (!order) return failed("[K031] The transaction does not exist");
        if (order.truth !== 9) return failed("[K032] The transaction cannot be closed");
        if (faults.now?.kind !== "pretends") orders.close(order.transNo);
        return ok({ trans_no: order.transNo });
      case "ecrhub.pay.tip.adjustment": {
        const refusal = tipRefused(order, orders.all());
        if (!order || refusal) return refused(refusal ?? "notFound");
        if (faults.now?.kind !== "pretends") orders.adjustTip(order.transNo, minorOf(fields["tip_adjustment_amount"]));
        return ok({});
      }
      case "ecrhub.pay.batch.close":
        if (faults.now?.kind !== "pretends") codepay.cloud.settle(shop.terminalSn, "merchant");
        return ok({});
      default:
        return ok({ terminal_sn: shop.terminalSn });
    }
  };

  const serve = async (
    text: string,
    { topic, requestId, appId, fields }: Envelope,
    socket: TextSocket,
  ): Promise<void> => {
    const answer = (said: LanSaid, how?: Rewriting): string =>
      answerText({ topic, requestId, appId }, said, world.settings(), world.now(), how);
    const send = (said: LanSaid): void => socket.send(answer(said));
    note(topic, fields, text);
    if (appId !== shop.appId) return send({ code: "106", msg: "[M009] Invalid application" });
    const rules = rulesOf[topic];
    if (!rules)
      return send(small.includes(topic) ? ok({ terminal_sn: shop.terminalSn }) : failed("[K001] Unknown topic"));
    const sentence = rules.map((rule) => broken(rule, fields[rule.name] ?? "")).find((each) => each !== undefined);
    if (sentence !== undefined) return send(failed(`[K002] ${sentence}`));
    const faults = faultsFor(topic as FaultPoint, fields, orders.byNumber(fields["merchant_order_no"] ?? ""), world);
    const fault = faults.now;
    if (fault?.kind === "dropBefore") return socket.drop();
    if (fault?.kind === "fail") return send({ code: fault.code, msg: "Failed" });
    const said = await act(topic, fields, faults);
    if (fault?.kind === "dropWhileOpen") return socket.drop();
    if (!said) return;
    const late =
      (fault?.kind === "delay" ? fault.ms : 0) + (topic === "ecrhub.pay.query" ? world.settings().lateMs : 0);
    if (late > 0) await world.timers.wait(late);
    sendUnder(
      fault,
      answer(said, rewritingOf(fault)),
      socket,
      world.settings().lanFrames === "parts" ? PART_BYTES : undefined,
    );
  };

  return (text, socket) => {
    const read = readEnvelope(text);
    if (read.ok) return void serve(text, read.value, socket);
    const nobody = { topic: "", requestId: "", appId: "" };
    socket.send(answerText(nobody, failed(`[K002] ${read.error}`), world.settings(), world.now()));
  };
}
