/** Whether a payment may be refunded or cancelled, and the documented code that says why not. */

import type { Settings } from "../settings.ts";
import type { World } from "../world.ts";
import type { Payment, Payments } from "./payments.ts";
import type { Fields } from "./request.ts";

export type Found = { readonly ok: true; readonly payment: Payment } | { readonly ok: false; readonly code: string };

/**
 * The payment a refund or cancel names. I2: neither number, or an id that is none · `unknown`: no payment has that id ·
 * E6: no payment has that reference · E7: several have.
 */
export function findNamed(fields: Fields, payments: Payments, unknown: "A2" | "12"): Found {
  const { transaction_id: id = "", transaction_reference: reference = "" } = fields;
  if (id !== "") {
    const payment = payments.byId(id);
    if (payment) return { ok: true, payment };
    return { ok: false, code: /^\d{1,20}$/.test(id) ? unknown : "I2" };
  }
  if (reference === "") return { ok: false, code: "I2" };
  const [payment, second] = payments.byReference(reference);
  if (!payment) return { ok: false, code: "E6" };
  return second ? { ok: false, code: "E7" } : { ok: true, payment };
}

const DAY_MS = 86_400_000;

/** Minor units captured less those given back since midnight UTC. */
function openBalance(world: World): number {
  const day = Math.floor(world.now() / DAY_MS);
  return world.ledger
    .entries()
    .filter((entry) => entry.gateway === "citcon" && Math.floor(entry.at / DAY_MS) === day)
    .reduce((sum, entry) => sum + (entry.kind === "capture" ? entry.amount + entry.tip : -entry.amount), 0);
}

/** Why `amount` (minor units) cannot be refunded: A2 A3 A10 A7 A1, tested in this order; undefined when it can. */
export function refundRefused(payment: Payment, amount: number, payments: Payments, world: World): string | undefined {
  const settings = world.settings();
  if (payment.state.kind === "closed") return "A2";
  if (payment.state.kind !== "paid") return "A3";
  if (payment.by === "qr" && settings.qrRefunds === "refused") return "A10";
  if (world.now() - payment.createdAt < settings.refundHoldMs) return "A7";
  if (payments.refunded(payment) + amount > payment.total) return "A1";
  if (settings.openBalance && amount > openBalance(world)) return "A3";
  return undefined;
}

/** Why a payment cannot be cancelled: E4 E5 E1 E3, tested in this order; undefined when it can. */
export function cancelRefused(
  payment: Payment,
  payments: Payments,
  settings: Settings,
  now: number,
): string | undefined {
  if (payment.state.kind === "closed" && payment.state.by === "cancel") return "E4";
  if (payments.refunded(payment) > 0) return "E5";
  if (payment.wallet === "unionpay") return "E1";
  const age = now - payment.createdAt;
  return age < settings.cancelAfterMs || age >= settings.settledAfterMs ? "E3" : undefined;
}
