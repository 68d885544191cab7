/** A card gateway as IOT Pay is: the request blocks until the customer is done, look-ups go by the till's own number, no cancel, no list. */
import type { Capture } from "../../main/core/attempt/attempt.ts";
import { minor } from "../../main/core/money/money.ts";
import type { Reading, TakeResult } from "../../main/core/attempt/reading.ts";
import type { CardGateway } from "../../main/gateways/port.ts";
import type { Around, GatewayModel } from "./gateway.ts";
import { keepOrders, type Order, type Status } from "./orders.ts";
import { carry } from "./wire.ts";

/** How long the gateway holds a request open, and the till waits for it, ms. */
const PATIENCE_MS = 180_000;

const NOT_FOUND = "0112";

export function openCardGateway(around: Around): GatewayModel {
  const { clock, bank } = around;
  const orders = keepOrders(clock, bank);
  let takes = 0;
  return {
    means: { kind: "card" },
    notFoundText: NOT_FOUND,
    idOf: (reference) => orders.byReference(reference)?.id ?? null,
    isWaiting: (reference) => orders.byReference(reference)?.status === "waiting",
    showsAmount: (reference) => orders.byReference(reference)?.status === "waiting",
    listed: () => null,
    connect(asker): CardGateway {
      return {
        id: "iotpay",
        name: "Card gateway",
        terminal: "V1",
        lookUpBy: "reference",
        cancel: { kind: "redKey" },
        giveBack: { kind: "byHand" },
        take(order, onSent) {
          const outcome = around.outcome(takes);
          takes += 1;
          const amount = order.amount + order.tip;
          around.leaves({ kind: "take", reference: order.reference, amount });
          const { promise: released, resolve: release } = Promise.withResolvers<TakeResult>();
          const serve = async (): Promise<Reading> => {
            const accepted = orders.accept(order.reference, amount, outcome);
            return readingOf(accepted, await orders.ended(accepted, PATIENCE_MS));
          };
          const asked = carry(clock, asker, "take", outcome.take, serve, onSent);
          const answered = asked.then((exchange): TakeResult => {
            if (exchange.kind === "answer") return { kind: "answered", reading: exchange.value };
            return { kind: exchange.kind, why: "wire" };
          });
          return {
            result: Promise.race([answered, released]),
            release: () => {
              release({ kind: "lost", why: "released" });
            },
          };
        },
        async lookUp(order) {
          const look = around.look();
          const serve = (): Promise<Reading> => {
            const known = orders.byReference(order.reference);
            const status = known === undefined ? null : orders.statusBefore(known, look.oldMs);
            if (known === undefined || status === null || look.blind)
              return Promise.resolve({ kind: "notFound", text: NOT_FOUND });
            return Promise.resolve(
              look.garbled ? { kind: "nothing", why: "notJson", text: "" } : readingOf(known, status),
            );
          };
          const exchange = await carry(clock, asker, "look-up", look.fault, serve);
          if (exchange.kind === "answer") return exchange.value;
          return { kind: "nothing", why: exchange.kind === "notSent" ? "unreachable" : "lost", text: "" };
        },
        onNotice: () => undefined,
        close: () => undefined,
      };
    },
  };
}

/** What an answer that shows this status proves. */
export function readingOf(order: Order, status: Status): Reading {
  switch (status) {
    case "waiting":
      return { kind: "pending", phase: "card" };
    case "paid":
      return { kind: "captured", capture: captureOf(order), hostText: "approved", card: null };
    case "declined":
      return { kind: "notCaptured", cause: "declined", hostText: "declined", card: null };
    case "cancelled":
      return { kind: "notCaptured", cause: "cancelledOnTerminal", hostText: "cancelled", card: null };
    case "timedOut":
    case "returned":
      return { kind: "notCaptured", cause: "cancelledBySystem", hostText: "closed", card: null };
  }
}

const captureOf = (order: Order): Capture => ({
  captured: minor(order.taken),
  tip: minor(0),
  cashback: minor(0),
  surcharge: minor(0),
  differs: order.taken > order.asked,
  gatewayRef: order.id,
});
