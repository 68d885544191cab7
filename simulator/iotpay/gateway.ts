/** IOT Pay's two calls for CC_PAX: create_order stays open until the customer is done, query_order tells what is known. */

import { carry } from "../carry.ts";
import { speaksInLookUps } from "../faults.ts";
import type { Fault } from "../faults.ts";
import { faultForAmount } from "../faults-by-amount.ts";
import { DEFAULT_DEVICE } from "../pax/terminals.ts";
import { jsonText } from "../reply.ts";
import type { Received, Reply, Routes } from "../reply.ts";
import type { World } from "../world.ts";
import { failAnswer, flatAnswer, nestedAnswer } from "./answers.ts";
import type { Call, Twist } from "./answers.ts";
import { twistOf } from "./disguise.ts";
import { isErrorCode } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import { createOrders } from "./orders.ts";
import type { Order, Orders } from "./orders.ts";
import { parametersOf, readRequest } from "./request.ts";
import type { Merchant, Parameters } from "./request.ts";
import { createRefundRoutes } from "./refunds.ts";
import { createOrderRules, queryOrderRules } from "./rules.ts";

export interface IotpayGateway {
  readonly routes: Routes;
  readonly orders: Orders;
}

/** The gateway for one merchant, on the world's terminals and ledger. */
export function createIotpay(world: World, merchant: Merchant): IotpayGateway {
  const orders = createOrders(world);
  world.onReset(() => orders.reset());

  const fail = (call: Call, code: ErrorCode, detail = "", twist: Twist = {}): Reply =>
    jsonText(failAnswer(call, code, detail, merchant, world.settings(), twist.signature ?? "right"));

  const note = (received: Received): void => {
    const parameters = parametersOf(received.body);
    const amount = parameters?.["amount"] ?? "";
    world.requests.add({
      time: world.now(),
      path: received.path,
      mchOrderNo: parameters?.["mchOrderNo"] ?? "",
      amount: /^\d+$/.test(amount) ? Number(amount) : null,
      bodyBytes: Buffer.byteLength(received.body),
    });
  };

  /** Queued faults go before the ones the amount brings. */
  const faultsFor = (request: Parameters): { create: Fault | undefined; lookup: Fault | undefined } => {
    const queued = world.faults.take("create_order", request["mchOrderNo"] ?? "");
    if (queued)
      return speaksInLookUps(queued) ? { create: undefined, lookup: queued } : { create: queued, lookup: undefined };
    const row = world.settings().faultsByAmount ? faultForAmount(Number(request["amount"])) : undefined;
    return { create: row?.create, lookup: row?.lookup };
  };

  /** Waits for the customer, then answers as the fault has it; a pulled cable swallows the answer. */
  const answerWhenSettled = async (payOrderId: string, fault: Fault | undefined): Promise<Reply> => {
    const ended = await orders.settled(payOrderId);
    if (fault?.kind === "delay") await world.timers.wait(fault.ms);
    const order = orders.byId(payOrderId);
    if (!ended || !order || !world.terminals.of(order.device).plugged()) return { kind: "drop" };
    return carry(fault, nestedAnswer(order, twistOf(fault, "create_order"), merchant, world.settings()));
  };

  const repeated = (earlier: Order): Promise<Reply> | Reply | undefined => {
    switch (world.settings().repeatedOrder) {
      case "firstAnswer":
        return answerWhenSettled(earlier.payOrderId, undefined);
      case "error":
        return earlier.status === 2
          ? fail("create_order", "0113")
          : fail("create_order", "0014", "mchOrderNo was used before");
      case "secondCharge":
        return undefined;
    }
  };

  const busy = (device: string): boolean =>
    world.settings().whenBusy === "refuse" && ["waiting", "reading"].includes(world.terminals.of(device).screen().kind);

  const createOrder = async (received: Received): Promise<Reply> => {
    note(received);
    const read = readRequest(received, merchant, createOrderRules(merchant.jobNo));
    if (!read.ok) return fail("create_order", read.error.code, read.error.detail);
    const request = read.value;
    const faults = faultsFor(request);
    const fault = faults.create;
    if (fault?.kind === "dropBefore") return { kind: "drop" };
    if (fault?.kind === "fail" && isErrorCode(fault.code)) return fail("create_order", fault.code);
    if ((fault?.kind === "serverError" || fault?.kind === "html") && fault.before) return carry(fault, "");
    const earlier = orders.byNumber(request["mchOrderNo"] ?? "");
    const answer = earlier ? repeated(earlier) : undefined;
    if (answer) return answer;
    if (busy(request["device"] || DEFAULT_DEVICE)) return fail("create_order", "0111", "terminal busy");
    const { payOrderId } = orders.open(request, faults);
    if (fault?.kind === "failThenPaid" && isErrorCode(fault.code)) return fail("create_order", fault.code);
    if (fault?.kind === "neverAnswers" || fault?.kind === "dropWhileOpen") return carry(fault, "");
    return answerWhenSettled(payOrderId, fault);
  };

  /** What a look-up says about a known order, its age-bound faults applied. */
  const tell = (order: Order, fault: Fault | undefined): Reply => {
    const age = world.now() - order.createdAt;
    if (fault?.kind === "notFoundFor" && age < fault.ms) return fail("query_order", "0112");
    const twist =
      fault?.kind === "statusFor" && age < fault.ms ? { status: fault.status } : twistOf(fault, "query_order");
    const shape = world.settings().lookup === "nested" ? nestedAnswer : flatAnswer;
    return carry(fault, shape(order, twist, merchant, world.settings()));
  };

  const queryOrder = async (received: Received): Promise<Reply> => {
    note(received);
    const read = readRequest(received, merchant, queryOrderRules);
    if (!read.ok) return fail("query_order", read.error.code, read.error.detail);
    const { mchOrderNo = "", payOrderId = "" } = read.value;
    if (mchOrderNo === "" && payOrderId === "")
      return fail("query_order", "0014", "mchOrderNo or payOrderId is missing");
    const find = (): Order | undefined => (payOrderId === "" ? orders.byNumber(mchOrderNo) : orders.byId(payOrderId));
    const fault = world.faults.take("query_order", find()?.mchOrderNo ?? mchOrderNo) ?? find()?.lookupFault;
    if (fault?.kind === "dropBefore") return { kind: "drop" };
    const late = world.settings().lateMs + (fault?.kind === "delay" ? fault.ms : 0);
    if (late > 0) await world.timers.wait(late);
    const order = find();
    if (order && !world.terminals.of(order.device).plugged()) return { kind: "drop" };
    if (fault?.kind === "fail" && isErrorCode(fault.code)) return fail("query_order", fault.code);
    const known = order !== undefined && world.settings().lookup !== "doesNotKnowCards";
    if (known) return tell(order, fault);
    return carry(fault, failAnswer("query_order", "0112", "", merchant, world.settings()));
  };

  return {
    routes: new Map([
      ["/v1/create_order", createOrder],
      ["/v1/query_order", queryOrder],
      ...createRefundRoutes(world, orders, merchant),
    ]),
    orders,
  };
}
