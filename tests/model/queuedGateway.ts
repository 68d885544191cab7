/**
 * A card gateway as CodePay's cloud is: a payment is delivered to its terminal at once and looked up by the till's own
 * number; what still waits there can be closed, what is not known may be anything.
 */
import type { CancelReading, CancelResult } from "../../main/core/attempt/cancel.ts";
import type { Reading, TakeResult } from "../../main/core/attempt/reading.ts";
import type { CardGateway, TakeOrder } from "../../main/gateways/port.ts";
import { readingOf } from "./cardGateway.ts";
import type { Around, GatewayModel } from "./gateway.ts";
import { keepOrders, type Order, type Status } from "./orders.ts";
import { type Asker, carry } from "./wire.ts";

const CLOSE_AGAIN_MS = 5_000;
const NOT_FOUND = "41002";
const UNKNOWN: Reading = { kind: "nothing", why: "gatewayFailure", text: NOT_FOUND };

export function openQueuedGateway(around: Around): GatewayModel {
  const { clock, bank } = around;
  const orders = keepOrders(clock, bank);
  let takes = 0;
  let closes = 0;

  const lookUp = async (asker: Asker, { reference }: TakeOrder): Promise<Reading> => {
    const look = around.look();
    const serve = (): Promise<Reading> => {
      const known = orders.byReference(reference);
      const status = known === undefined ? null : orders.statusBefore(known, look.oldMs);
      if (known === undefined || status === null || look.blind) return Promise.resolve(UNKNOWN);
      return Promise.resolve(look.garbled ? { kind: "nothing", why: "notJson", text: "" } : said(known, status));
    };
    const exchange = await carry(clock, asker, "look-up", look.fault, serve);
    if (exchange.kind === "answer") return exchange.value;
    return { kind: "nothing", why: exchange.kind === "notSent" ? "unreachable" : "lost", text: "" };
  };

  const close = async (asker: Asker, { amount, reference, tip }: TakeOrder): Promise<CancelResult> => {
    const fault = around.cancelFault(closes);
    closes += 1;
    around.leaves({ kind: "cancel", reference, amount: amount + tip });
    const serve = (): Promise<CancelReading> => {
      const known = orders.byReference(reference);
      if (known?.status !== "waiting" || known.closed) return Promise.resolve({ kind: "tooLate", text: "41004" });
      orders.undo(known);
      return Promise.resolve({ kind: "delivered", text: "0" });
    };
    const exchange = await carry(clock, asker, "cancel", fault, serve);
    return exchange.kind === "answer" ? { kind: "answered", reading: exchange.value } : { ...exchange, why: "wire" };
  };

  return {
    means: { kind: "card" },
    notFoundText: NOT_FOUND,
    idOf: (reference) => orders.byReference(reference)?.id ?? null,
    isWaiting: (reference) => orders.byReference(reference)?.status === "waiting",
    showsAmount: (reference) => orders.byReference(reference)?.status === "waiting",
    listed: () => null,
    connect: (asker): CardGateway => ({
      id: "codepay",
      name: "Queued card gateway",
      terminal: "WPYB1",
      lookUpBy: "reference",
      cancel: {
        kind: "request",
        notBeforeMs: 0,
        againMs: CLOSE_AGAIN_MS,
        send: (order) => close(asker, order),
      },
      giveBack: { kind: "byHand" },
      take(order, onSent) {
        const outcome = around.outcome(takes);
        takes += 1;
        const amount = order.amount + order.tip;
        around.leaves({ kind: "take", reference: order.reference, amount });
        const { promise: released, resolve } = Promise.withResolvers<TakeResult>();
        const serve = (): Promise<TakeResult> => {
          const { id } = orders.accept(order.reference, amount, outcome);
          return Promise.resolve({ kind: "accepted", gatewayRef: id, phase: "queued" });
        };
        const asked = carry(clock, asker, "take", outcome.take, serve, onSent);
        const answered = asked.then((exchange): TakeResult =>
          exchange.kind === "answer" ? exchange.value : { kind: exchange.kind, why: "wire" },
        );
        return {
          result: Promise.race([answered, released]),
          release: () => {
            resolve({ kind: "lost", why: "released" });
          },
        };
      },
      lookUp: (order) => lookUp(asker, order),
      onNotice: () => undefined,
      close: () => undefined,
    }),
  };
}

/** It waits in the queue, or has ended with its reason. */
function said(order: Order, status: Status): Reading {
  const reading = readingOf(order, status);
  const gatewayRef = order.id;
  if (reading.kind === "pending") return { ...reading, phase: "queued", gatewayRef };
  return reading.kind === "notCaptured" ? { ...reading, final: true, gatewayRef } : { ...reading, gatewayRef };
}
