/** What can go wrong with an answer, and the queue of faults that tests put in line for the next matching requests. */

import type { Rewriting } from "./rewriting.ts";

/**
 * Faults of an answer come after the customer acted, so the money has moved when the order was paid; only `dropBefore`,
 * `fail` and those with `before` keep the order from opening. `notFoundFor` and `statusFor` are counted from the order's
 * opening; on create_order they stay with the order and speak in its look-ups. `says` and `saysFor` are their like for
 * Citcon, whose answers carry a result and a code in place of a status; `pretends` is a refund or cancel that says it was made
 * and was not. CodePay's answers carry signatures, statuses and codes; an order of its that `neverArrives` is taken by the cloud and
 * never shown. Citcon knows neither signatures nor statuses. `rewritten` and `grown` change what an answer
 * says before it is signed; `packed`, `chunked`, `empty` and `redirected` how it travels; `chatter` comes
 * before a terminal's answer on the shop's own network.
 */
export type Fault =
  | Rewriting
  | { readonly kind: "packed" }
  | { readonly kind: "chunked" }
  | { readonly kind: "empty" }
  | { readonly kind: "redirected" }
  | { readonly kind: "chatter" }
  | { readonly kind: "dropBefore" }
  | { readonly kind: "dropWhileOpen" }
  | { readonly kind: "dropAfter" }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "serverError"; readonly status: number; readonly before: boolean }
  | { readonly kind: "html"; readonly before: boolean }
  | { readonly kind: "truncated" }
  | { readonly kind: "cut" }
  | { readonly kind: "doubled" }
  | { readonly kind: "answeredTwice" }
  | { readonly kind: "otherAmount"; readonly by: number }
  | { readonly kind: "otherOrderNo" }
  | { readonly kind: "wrongSignature" }
  | { readonly kind: "noSignature" }
  | { readonly kind: "fail"; readonly code: string }
  | { readonly kind: "failThenPaid"; readonly code: string }
  | { readonly kind: "neverAnswers" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "notFoundFor"; readonly ms: number }
  | { readonly kind: "statusFor"; readonly status: number; readonly ms: number }
  | { readonly kind: "says"; readonly result: "success" | "fail"; readonly code: string }
  | { readonly kind: "pretends" }
  | { readonly kind: "neverArrives" }
  | { readonly kind: "saysFor"; readonly code: string; readonly ms: number };

/** IOT Pay's four calls, Citcon's seven, CodePay's eight, then the topics of its terminals on the shop's network. */
export const faultPoints = [
  "create_order",
  "query_order",
  "refund_order",
  "query_refund",
  "initialize",
  "pay",
  "gen_payment_qr",
  "inquire",
  "cancel",
  "refund",
  "get_history",
  "pay.order",
  "pay.close",
  "order.query",
  "order.revoker",
  "order.refund.submit",
  "order.refund.query",
  "tip.adjustment",
  "batch.close",
  "ecrhub.pay.order",
  "ecrhub.pay.query",
  "ecrhub.pay.close",
  "ecrhub.pay.tip.adjustment",
  "ecrhub.pay.batch.close",
] as const;
export type FaultPoint = (typeof faultPoints)[number];

export interface QueuedFault {
  readonly on: FaultPoint;
  /** Only requests for this order number, reference or transaction id; every request when left out. */
  readonly mchOrderNo?: string;
  /** How many matching requests get it; 1 when left out. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface FaultQueue {
  add(fault: QueuedFault): void;
  /** The first queued fault for a request that goes by these numbers, used up by one; undefined when none is in line. */
  take(on: FaultPoint, ...numbers: readonly string[]): Fault | undefined;
  reset(): void;
}

/** True for faults that belong to an order's look-ups rather than to one answer. */
export function speaksInLookUps(fault: Fault): boolean {
  return fault.kind === "notFoundFor" || fault.kind === "statusFor" || fault.kind === "saysFor";
}

/** An empty queue. */
export function createFaultQueue(): FaultQueue {
  let queue: { readonly entry: QueuedFault; left: number }[] = [];
  return {
    add: (entry) => {
      queue.push({ entry, left: entry.times ?? 1 });
    },
    take: (on, ...numbers) => {
      const found = queue.find(
        ({ entry }) => entry.on === on && (entry.mchOrderNo === undefined || numbers.includes(entry.mchOrderNo)),
      );
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) queue = queue.filter((each) => each !== found);
      return found.entry.fault;
    },
    reset: () => {
      queue = [];
    },
  };
}
