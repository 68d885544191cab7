/** Which faults a call of CodePay meets, and what they make of its words. */

import { codepayFaultForAmount } from "../codepay-faults-by-amount.ts";
import { speaksInLookUps } from "../faults.ts";
import type { Fault, FaultPoint } from "../faults.ts";
import type { World } from "../world.ts";
import { minorOf } from "./amounts.ts";
import type { CounterOrder } from "./order.ts";
import type { Fields } from "./request.ts";

export interface Faults {
  /** Of this answer. */
  readonly now: Fault | undefined;
  /** Of the new order's look-ups. */
  readonly later: Fault | undefined;
}

/** The answer to an order names neither its status nor its number: these lies are told by the look-ups. */
const told = (fault: Fault): boolean =>
  speaksInLookUps(fault) || fault.kind === "status" || fault.kind === "otherOrderNo";

const opens: readonly FaultPoint[] = ["pay.order", "ecrhub.pay.order"];
const looksUp: readonly FaultPoint[] = ["order.query", "order.refund.query", "ecrhub.pay.query"];

/** Queued faults go before those that stayed with the order, and these before the ones a new order's amount brings. */
export function faultsFor(point: FaultPoint, fields: Fields, order: CounterOrder | undefined, world: World): Faults {
  const { merchant_order_no: number = "", trans_no: id = "", terminal_sn: sn = "" } = fields;
  const queued = world.faults.take(point, number, id, order?.merchantOrderNo ?? "", sn);
  if (queued && (point === "pay.order" ? told(queued) : opens.includes(point) && speaksInLookUps(queued))) {
    return { now: undefined, later: queued };
  }
  if (queued) return { now: queued, later: undefined };
  if (looksUp.includes(point)) return { now: order?.lookupFault, later: undefined };
  if (!opens.includes(point) || !world.settings().faultsByAmount) return { now: undefined, later: undefined };
  const row = codepayFaultForAmount(minorOf(fields["order_amount"]));
  return { now: row?.order, later: row?.lookup };
}

/** How one answer may lie about an order that is itself intact. */
export interface Twist {
  readonly status?: number;
  readonly amountBy?: number;
  readonly otherOrder?: boolean;
  readonly code?: string;
}

/**
 * What a look-up of an order says under a fault, those that end with its age included (`now` in milliseconds since 1970);
 * undefined: it is not found yet.
 */
export function lookUpTwist(order: CounterOrder, fault: Fault | undefined, now: number): Twist | undefined {
  const age = now - order.createdAt;
  switch (fault?.kind) {
    case "notFoundFor":
      return age < fault.ms ? undefined : {};
    case "statusFor":
      return age < fault.ms ? { status: fault.status } : {};
    case "saysFor":
      return age < fault.ms ? { code: fault.code } : {};
    case "status":
      return { status: fault.status };
    case "otherAmount":
      return { amountBy: fault.by };
    case "otherOrderNo":
      return { otherOrder: true };
    case "says":
      return { code: fault.code };
    default:
      return {};
  }
}

/** The change a fault makes to a finished signature. */
export function spoilerOf(fault: Fault | undefined): ((signature: string) => string) | undefined {
  if (fault?.kind === "noSignature") return () => "";
  if (fault?.kind === "wrongSignature") return (right) => `${right.startsWith("A") ? "B" : "A"}${right.slice(1)}`;
  return undefined;
}
