/**
 * Orders beyond a plain sale (seed 003; gateways.md B.3, E.3): pre-authorisation and what follows it, and cashback. No
 * screen reaches them (docs/codepay.md says why). Whoever calls one has committed its intent before (INV-1). None ever
 * rejects, and none is sent twice.
 */
import type { Minor } from "../../core/money/money.ts";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
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

export interface CodepayOperations {
  /** Holds an amount on the card. */
  preAuthorise(order: TakeOrder, onSent: () => void): Promise<Delivery>;
  /** Lets a held amount go. @param reference its own, new */
  cancelPreAuth(order: TakeOrder, original: string, onSent: () => void): Promise<Delivery>;
  /** Takes of a held amount what is due. */
  completePreAuth(order: TakeOrder, original: string, onSent: () => void): Promise<Delivery>;
  /** A sale with cash paid out on top, minor units. */
  sellWithCashback(order: TakeOrder, cashback: Minor, onSent: () => void): Promise<Delivery>;
  /** What became of an order of another kind than a sale. Moves no money. */
  lookUp(order: TakeOrder, transType: TransType): Promise<Reading>;
}

export interface OperationsDeps {
  readonly call: Call;
  readonly counter: Counter;
  lookUp(order: TakeOrder, transType: TransType): Promise<Reading>;
}

export function createOperations(deps: OperationsDeps): CodepayOperations {
  const { call, counter } = deps;

  const send = async (ask: OrderAsk, onSent: () => void): Promise<Delivery> =>
    deliveryOf(await call("wisehub.cloud.pay.order", orderFields(counter, ask), { onSent }));

  return {
    preAuthorise: (order, onSent) => send({ ...order, transType: TRANS.preAuth }, onSent),
    cancelPreAuth: (order, original, onSent) => send({ ...order, transType: TRANS.preAuthCancel, original }, onSent),
    completePreAuth: (order, original, onSent) =>
      send({ ...order, transType: TRANS.preAuthCompletion, original }, onSent),
    sellWithCashback: (order, cashback, onSent) =>
      send({ ...order, transType: TRANS.cashback, cashback: minor(cashback) }, onSent),
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
