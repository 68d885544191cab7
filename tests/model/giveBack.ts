/**
 * How the modelled wallet gateway gives back: a cancel undoes a whole payment of the same day, a refund gives back a part
 * under a number of its own, and the list shows each as a row that names no payment.
 */
import type { Minor } from "../../main/core/money/money.ts";
import type { RefundReading, RefundResult } from "../../main/core/refund/refundReading.ts";
import { matchRefund, refundsListed } from "../../main/gateways/citcon/refundMatch.ts";
import type { GiveBack, ListedPayment, RefundOrder } from "../../main/gateways/port.ts";
import type { Around } from "./gateway.ts";
import type { Order, Orders } from "./orders.ts";
import { type Asker, carry } from "./wire.ts";

const SAME_DAY_MS = 12 * 3_600_000;

/** How the gateway takes a request to give back. */
export type RefundMood =
  /** Gives back at once. */
  | "gives"
  /** Refuses, whatever it is asked. */
  | "refuses"
  /** Takes no cancel any more; a refund it makes. */
  | "refundOnly"
  /** Says that it was made before, and it never was. */
  | "claimsBefore";

export interface GiveBackWorld {
  readonly mood: RefundMood;
  readonly tokenAlone: boolean;
}

export function openGiveBack(around: Around, orders: Orders, world: GiveBackWorld) {
  const { bank, clock } = around;
  const rows: ListedPayment[] = [];
  let sends = 0;

  const give = (order: RefundOrder, found: Order): RefundReading => {
    const rest = bank.held(found.reference);
    if (order.amount > rest) return { kind: "notRefunded", hostText: "A9", advice: "checkAmount" };
    const gatewayRef = `R${String(100 + rows.length)}`;
    bank.move({
      reference: found.reference,
      amount: -order.amount,
      at: clock.now(),
      refund: order.reference,
      number: gatewayRef,
    });
    rows.push({ type: "refund", gatewayRef, total: -order.amount, tip: 0, method: "wallet", at: "" });
    return { kind: "refunded", amount: order.amount, gatewayRef, hostText: "00" };
  };

  const serve = (order: RefundOrder): RefundReading => {
    const { original, way } = order;
    const found = orders.all.find(
      ({ id, reference }) => id === original.gatewayRef || reference === original.reference,
    );
    if (found === undefined) return { kind: "refused", text: "12", advice: "askProvider" };
    if (world.mood === "refuses") return { kind: "notRefunded", hostText: "A10", advice: "portal" };
    if (world.mood === "claimsBefore") return { kind: "madeBefore", text: "A5" };
    if (way !== "refund" && world.mood === "refundOnly")
      return { kind: "notRefunded", hostText: "E7", advice: "refundInstead" };
    return give(order, found);
  };

  /** @param rowsOfPayments what the same list shows of payments */
  const connect = (
    asker: Asker,
    rowsOfPayments: () => readonly ListedPayment[],
  ): Extract<GiveBack, { kind: "request" }> => ({
    kind: "request",
    wayFor: ({ refusedBefore, takenAt, whole }, now) =>
      whole && !refusedBefore && now - takenAt < SAME_DAY_MS ? "cancel" : "refund",
    listed: (amount: Minor) => Promise.resolve(refundsListed(rows, amount)),
    async send(order, onSent): Promise<RefundResult> {
      const fault = around.refundFault(sends);
      sends += 1;
      around.leaves({ kind: "refund", reference: order.reference, amount: order.amount });
      const exchange = await carry(clock, asker, "refund", fault, () => Promise.resolve(serve(order)), onSent);
      return exchange.kind === "answer" ? { kind: "answered", reading: exchange.value } : { ...exchange, why: "wire" };
    },
    async lookUp(order, known): Promise<RefundReading> {
      const look = around.look();
      const search = (): RefundReading => {
        if (look.garbled) return { kind: "nothing", why: "notUnderstood", text: "" };
        const listing = look.blind ? [] : [...rowsOfPayments(), ...rows];
        const { amount, original } = order;
        const { tokenAlone } = world;
        const match = matchRefund(listing, { ...known, amount, original: original.gatewayRef, tokenAlone });
        if (match.kind === "absent") return { kind: "notListed", text: "not in the history" };
        if (match.kind === "unclear") return { kind: "nothing", why: "severalFit", text: "" };
        return { kind: "refunded", amount, gatewayRef: match.gatewayRef, hostText: "in the history" };
      };
      const exchange = await carry(clock, asker, "look-up", look.fault, () => Promise.resolve(search()));
      if (exchange.kind === "answer") return exchange.value;
      return { kind: "nothing", why: exchange.kind === "notSent" ? "unreachable" : "lost", text: "" };
    },
  });

  return { connect };
}
