/** Which faults a call of Citcon meets, and what they make of its words. */

import { speaksInLookUps } from "../faults.ts";
import type { Fault } from "../faults.ts";
import type { World } from "../world.ts";
import type { Twist } from "./answers.ts";
import type { Operation } from "./codes.ts";
import { walletFaultForAmount } from "../wallet-faults-by-amount.ts";
import type { Payment, Payments } from "./payments.ts";
import type { Fields } from "./request.ts";

export interface Faults {
  /** Of this answer. */
  readonly now: Fault | undefined;
  /** Of the new payment's look-ups. */
  readonly later: Fault | undefined;
}

/** Queued faults go before those that stayed with the payment, and these before the ones a new payment's total brings. */
export function faultsFor(operation: Operation, fields: Fields, payments: Payments, world: World): Faults {
  const { reference = "", transaction_reference: named = "", transaction_id: id = "" } = fields;
  const payment = payments.byId(id);
  const queued = world.faults.take(operation, reference, named, id, payment?.reference ?? "");
  const opens = operation === "pay" || operation === "gen_payment_qr";
  if (queued && opens && speaksInLookUps(queued)) return { now: undefined, later: queued };
  if (queued) return { now: queued, later: undefined };
  if (operation === "inquire") return { now: payment?.lookupFault, later: undefined };
  const row = opens && world.settings().faultsByAmount ? walletFaultForAmount(Number(fields["total"])) : undefined;
  return { now: row?.pay, later: row?.lookup };
}

/** What an answer says under a fault. `otherAmount` on a new payment is really asked for, so only other answers are twisted by it. */
export function twistOf(fault: Fault | undefined, operation: Operation): Twist {
  switch (fault?.kind) {
    case "otherOrderNo":
      return { otherPayment: true };
    case "says":
      return { result: fault.result, code: fault.code };
    case "failThenPaid":
      return { result: "fail", code: fault.code };
    case "otherAmount":
      return operation === "pay" ? {} : { amountBy: fault.by };
    default:
      return {};
  }
}

/** What inquire says of a payment under a fault that ends with its age (`now` in milliseconds since 1970); undefined: unknown yet. */
export function inquiryTwist(payment: Payment, fault: Fault | undefined, now: number): Twist | undefined {
  const age = now - payment.createdAt;
  if (fault?.kind === "notFoundFor" && age < fault.ms) return undefined;
  if (fault?.kind === "saysFor" && age < fault.ms) return { result: "fail", code: fault.code };
  return twistOf(fault, "inquire");
}
