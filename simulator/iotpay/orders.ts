/** IOT Pay's orders: opened by create_order, carried through by the terminal, captured into the ledger. */

import { createHash } from "node:crypto";
import type { Fault } from "../faults.ts";
import { lastFour } from "../pax/cards.ts";
import type { PaxEnd } from "../pax/terminal.ts";
import { DEFAULT_DEVICE } from "../pax/terminals.ts";
import type { World } from "../world.ts";
import { extraOf } from "./extra.ts";
import type { Parameters } from "./request.ts";

export interface Order {
  readonly request: Parameters;
  readonly mchOrderNo: string;
  readonly payOrderId: string;
  readonly device: string;
  /** Minor units the customer is asked for; differs from the request's under the fault `otherAmount`. */
  readonly amount: number;
  readonly tip: number;
  /** 0 shown, 1 card read, 2 paid, 4 cancelled by the system, 9 declined or cancelled by the customer. */
  readonly status: 0 | 1 | 2 | 4 | 9;
  /** The PAX terminal's words once the payment ended; empty before. */
  readonly extra: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** What goes wrong in every look-up of this order. */
  readonly lookupFault: Fault | undefined;
}

export interface OpenOrder {
  readonly payOrderId: string;
  /** Resolves with true when the payment ended, with false when its connections are to be dropped. */
  readonly settled: Promise<boolean>;
}

export interface Orders {
  all(): readonly Order[];
  byNumber(mchOrderNo: string): Order | undefined;
  byId(payOrderId: string): Order | undefined;
  open(
    request: Parameters,
    faults: { readonly create: Fault | undefined; readonly lookup: Fault | undefined },
  ): OpenOrder;
  /** The same promise `open` gave. */
  settled(payOrderId: string): Promise<boolean>;
  reset(): void;
}

/** `CP`, the UTC instant to the millisecond, nine digits: the form of the documented sample. */
function payOrderIdAt(at: number, serial: number): string {
  const stamp = new Date(at).toISOString().replace(/\D/g, "");
  return `CP${stamp}${String(200_722_000 + serial)}`;
}

/** No orders yet; captures go to the world's ledger at the moment they happen. */
export function createOrders(world: World): Orders {
  const orders = new Map<string, Order>();
  const settlements = new Map<string, Promise<boolean>>();
  let serial = 0;

  const change = (payOrderId: string, next: Partial<Order>): void => {
    const order = orders.get(payOrderId);
    if (order) orders.set(payOrderId, { ...order, ...next, updatedAt: world.now() });
  };

  const finish = (order: Order, end: PaxEnd, count: number): void => {
    const cryptogram = createHash("md5").update(order.payOrderId).digest("hex").slice(0, 16).toUpperCase();
    const extra = extraOf(end, world.now(), count, cryptogram);
    const status = end.kind === "captured" ? 2 : end.kind === "cancelled" && end.by === "system" ? 4 : 9;
    change(order.payOrderId, { status, extra });
    if (end.kind !== "captured") return;
    world.ledger.add({
      at: world.now(),
      gateway: "iotpay",
      kind: "capture",
      reference: order.mchOrderNo,
      transactionId: order.payOrderId,
      amount: order.amount,
      tip: order.tip,
      currency: order.request["currency"] ?? "",
      cardLast4: lastFour[end.card.brand],
      device: order.device,
    });
  };

  return {
    all: () => [...orders.values()],
    byNumber: (mchOrderNo) => [...orders.values()].filter((order) => order.mchOrderNo === mchOrderNo).at(-1),
    byId: (payOrderId) => orders.get(payOrderId),
    settled: (payOrderId) => settlements.get(payOrderId) ?? Promise.resolve(false),
    open: (request, faults) => {
      serial += 1;
      const count = serial;
      const at = world.now();
      const tip = Number(request["tip"] || "0");
      const asked = Number(request["amount"]) - (world.settings().iotpayTip === "inside" ? tip : 0);
      const order: Order = {
        request,
        mchOrderNo: request["mchOrderNo"] ?? "",
        payOrderId: payOrderIdAt(at, count),
        device: request["device"] || DEFAULT_DEVICE,
        amount: faults.create?.kind === "otherAmount" ? Math.max(1, asked + faults.create.by) : asked,
        tip,
        status: 0,
        extra: "",
        createdAt: at,
        updatedAt: at,
        lookupFault: faults.lookup,
      };
      orders.set(order.payOrderId, order);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      settlements.set(order.payOrderId, promise);
      world.terminals.of(order.device).show({
        reference: order.mchOrderNo,
        amount: order.amount,
        tip: order.tip,
        currency: request["currency"] ?? "",
        onReading: () => change(order.payOrderId, { status: 1 }),
        onPulled: () => resolve(false),
        onEnd: (end) => {
          finish(order, end, count);
          resolve(true);
        },
      });
      return { payOrderId: order.payOrderId, settled: promise };
    },
    reset: () => {
      orders.clear();
      settlements.clear();
    },
  };
}
