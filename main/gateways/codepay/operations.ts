/**
 * Orders beyond a plain sale (seed 003; gateways.md B.3, B.6, E.3): pre-authorisation and what follows it, cashback,
 * and the revoking of what was paid by a code. Whoever calls one that can move money has committed its intent before
 * (INV-1). None ever rejects, and none is sent twice.
 */
import type { Clock } from "../../core/clock.ts";
import type { Minor } from "../../core/money.ts";
import { minor } from "../../core/money.ts";
import type { Reading } from "../../core/reading.ts";
import type { TakeOrder } from "../port.ts";
import { TRANS, type TransType } from "./codes.ts";
import { saidBy, saysOffline } from "./giveBack.ts";
import { type Counter, type OrderAsk, orderFields } from "./orders.ts";
import type { Call, Heard } from "./wire.ts";

/** How a request came to its end; what it did, `lookUp` tells. */
export type Delivery =
  | { readonly kind: "delivered"; readonly terminalOffline: boolean }
  /** Refused, which proves nothing by itself. */
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "notSent"; readonly why: string };

/** After a revoke whose order's state stays unclear, it is sent again no sooner than this, ms (seed 003, Cancel Order). */
export const REVOKE_AGAIN_MS = 15_000;

export interface CodepayOperations {
  /** Holds an amount on the card. */
  preAuthorise(order: TakeOrder, onSent: () => void): Promise<Delivery>;
  /** Lets a held amount go. @param reference its own, new */
  cancelPreAuth(order: TakeOrder, original: string, onSent: () => void): Promise<Delivery>;
  /** Takes of a held amount what is due. */
  completePreAuth(order: TakeOrder, original: string, onSent: () => void): Promise<Delivery>;
  /** A sale with cash paid out on top, minor units. */
  sellWithCashback(order: TakeOrder, cashback: Minor, onSent: () => void): Promise<Delivery>;
  /** Closes what is unpaid and gives back what is paid, of codes and online orders alone. @returns null when too soon after the last one */
  revoke(reference: string, onSent: () => void): Promise<Delivery | null>;
  /** What became of an order of another kind than a sale. Moves no money. */
  lookUp(order: TakeOrder, transType: TransType): Promise<Reading>;
}

export interface OperationsDeps {
  readonly call: Call;
  readonly clock: Clock;
  readonly counter: Counter;
  lookUp(order: TakeOrder, transType: TransType): Promise<Reading>;
}

export function createOperations(deps: OperationsDeps): CodepayOperations {
  const { call, clock, counter } = deps;
  const revokedAt = new Map<string, number>();

  const send = async (ask: OrderAsk, onSent: () => void): Promise<Delivery> =>
    deliveryOf(await call("wisehub.cloud.pay.order", orderFields(counter, ask), { onSent }));

  return {
    preAuthorise: (order, onSent) => send({ ...order, transType: TRANS.preAuth }, onSent),
    cancelPreAuth: (order, original, onSent) => send({ ...order, transType: TRANS.preAuthCancel, original }, onSent),
    completePreAuth: (order, original, onSent) =>
      send({ ...order, transType: TRANS.preAuthCompletion, original }, onSent),
    sellWithCashback: (order, cashback, onSent) =>
      send({ ...order, transType: TRANS.cashback, cashback: minor(cashback) }, onSent),
    async revoke(reference, onSent) {
      const last = revokedAt.get(reference);
      if (last !== undefined && clock.now() - last < REVOKE_AGAIN_MS) return null;
      revokedAt.set(reference, clock.now());
      return deliveryOf(await call("order.revoker", { merchant_order_no: reference }, { onSent }));
    },
    lookUp: deps.lookUp,
  };
}

function deliveryOf(heard: Heard): Delivery {
  switch (heard.kind) {
    case "answer":
      return heard.answer.code === "0"
        ? { kind: "delivered", terminalOffline: saysOffline(heard.answer) }
        : { kind: "refused", text: saidBy(heard.answer) };
    case "nothing":
      return { kind: "lost", why: `${heard.why} ${heard.text}`.trim() };
    case "lost":
    case "notSent":
      return heard;
  }
}
