/** Citcon's books: payments opened by a scanned code or a shown QR, captured into the ledger, given back by refund or cancel. */

import { createHash } from "node:crypto";
import type { Fault } from "../faults.ts";
import type { Wallet } from "../phone/wallets.ts";
import type { World } from "../world.ts";
import { shifted } from "./localTime.ts";

export const TERMINAL_ID = "00000011";
export const OTHER_TILL = "other till";

export type PaymentState =
  | { readonly kind: "waiting" }
  | { readonly kind: "paid"; readonly at: number }
  | { readonly kind: "failed"; readonly code: string }
  /** By cancel, or by the wallet's time limit; `paidAt` of money that was taken and given back. */
  | { readonly kind: "closed"; readonly by: "cancel" | "limit"; readonly paidAt: number | undefined };

/** Amounts in minor units, instants in milliseconds since 1970. */
export interface Payment {
  readonly transactionId: string;
  /** The `q` of a shown QR; empty for scanned codes. */
  readonly q: string;
  /** The shop's number; empty when it gave none. */
  readonly reference: string;
  /** False when Citcon forgot the reference: no call by reference finds the payment. */
  readonly referenceKept: boolean;
  readonly by: "code" | "qr";
  /** Undefined until a wallet scanned the shown QR. */
  readonly wallet: Wallet | undefined;
  /** With the tip. Differs from `asked` under the fault `otherAmount`. */
  readonly total: number;
  readonly asked: number;
  readonly tip: number;
  readonly currency: string;
  readonly localTime: string;
  readonly createdAt: number;
  readonly device: string;
  readonly state: PaymentState;
  /** What goes wrong in every look-up of this payment. */
  readonly lookupFault: Fault | undefined;
}

/** Money given back. */
export interface Return {
  readonly transactionId: string;
  readonly payment: Payment;
  readonly kind: "refund" | "cancel";
  /** The refund's own reference; empty when it has none. */
  readonly reference: string;
  readonly total: number;
  readonly localTime: string;
  readonly at: number;
}

export interface NewPayment {
  readonly by: "code" | "qr";
  readonly barcode: string;
  readonly wallet: Wallet | undefined;
  readonly reference: string;
  readonly referenceKept: boolean;
  readonly total: number;
  readonly asked: number;
  readonly tip: number;
  readonly currency: string;
  readonly localTime: string;
  readonly device: string;
  readonly lookupFault: Fault | undefined;
}

export interface Payments {
  all(): readonly Payment[];
  returns(): readonly Return[];
  /** By transaction id, or by a QR's `q`. */
  byId(id: string): Payment | undefined;
  byReference(reference: string): readonly Payment[];
  refunded(payment: Payment): number;
  /** Opens a payment and asks the phone. */
  open(details: NewPayment): Payment;
  /** A payment of another till on the same token, paid at once or left waiting on the phone. */
  foreign(details: NewPayment, paid: boolean): Payment;
  /** A payment that failed before any wallet was asked. */
  fail(details: NewPayment, code: string): Payment;
  /** Resolves with true when the payment is no longer waiting, with false when its connections are to be dropped. */
  settled(transactionId: string): Promise<boolean>;
  giveBack(payment: Payment, kind: Return["kind"], total: number, localTime: string, reference: string): Return;
  /** Closes an unpaid payment, or gives all that is left of a paid one back. */
  cancel(payment: Payment, localTime: string): void;
  reset(): void;
}

/** No payments yet; the first transaction id is 1000000525, as in the documented samples. */
export function createPayments(world: World): Payments {
  const payments = new Map<string, Payment>();
  const waiting = new Map<string, { readonly promise: Promise<boolean>; readonly resolve: (ended: boolean) => void }>();
  let given: readonly Return[] = [];
  let last = 1_000_000_524;

  const nextId = (): string => String((last += 1));

  const change = (transactionId: string, next: Partial<Payment>): Payment | undefined => {
    const payment = payments.get(transactionId);
    if (!payment) return undefined;
    const changed = { ...payment, ...next };
    payments.set(transactionId, changed);
    if (changed.state.kind !== "waiting") waiting.get(transactionId)?.resolve(true);
    return changed;
  };

  const capture = (transactionId: string, wallet: Wallet | undefined): void => {
    const payment = payments.get(transactionId);
    if (payment?.state.kind !== "waiting") return;
    world.ledger.add({
      at: world.now(),
      gateway: "citcon",
      kind: "capture",
      reference: payment.reference,
      transactionId,
      amount: payment.total - payment.tip,
      tip: payment.tip,
      currency: payment.currency,
      cardLast4: "",
      device: payment.device,
    });
    change(transactionId, { wallet, state: { kind: "paid", at: world.now() } });
  };

  const enter = (details: NewPayment, state: PaymentState): Payment => {
    const transactionId = nextId();
    const { barcode: _barcode, ...kept } = details;
    const q = details.by === "qr" ? createHash("md5").update(`${transactionId} ${world.now()}`).digest("hex") : "";
    const payment: Payment = { ...kept, transactionId, q, createdAt: world.now(), state };
    payments.set(transactionId, payment);
    waiting.set(transactionId, Promise.withResolvers<boolean>());
    if (state.kind !== "waiting") waiting.get(transactionId)?.resolve(true);
    return payment;
  };

  const open = (details: NewPayment): Payment => {
    const payment = enter(details, { kind: "waiting" });
    const { transactionId } = payment;
    world.phone.ask(
      {
        transactionId,
        reference: payment.reference,
        total: payment.total,
        asked: payment.asked,
        currency: payment.currency,
        wallet: payment.wallet,
        onApprove: (wallet) => capture(transactionId, wallet),
        onRefuse: (wallet, code) => {
          change(transactionId, { wallet, state: { kind: "failed", code } });
        },
      },
      details.barcode,
    );
    const { walletLimitMs } = world.settings();
    const close = (): void => {
      if (payments.get(transactionId)?.state.kind !== "waiting") return;
      change(transactionId, { state: { kind: "closed", by: "limit", paidAt: undefined } });
      world.phone.withdraw(transactionId);
    };
    if (walletLimitMs > 0) world.timers.after(walletLimitMs, close);
    return payments.get(transactionId) ?? payment;
  };

  const refunded = (payment: Payment): number =>
    given
      .filter((each) => each.payment.transactionId === payment.transactionId)
      .reduce((sum, each) => sum + each.total, 0);

  const giveBack: Payments["giveBack"] = (payment, kind, total, localTime, reference) => {
    const at = world.now();
    const entry: Return = { transactionId: nextId(), payment, kind, reference, total, localTime, at };
    given = [...given, entry];
    world.ledger.add({
      at,
      gateway: "citcon",
      kind,
      reference: payment.reference,
      transactionId: payment.transactionId,
      amount: total,
      tip: 0,
      currency: payment.currency,
      cardLast4: "",
      device: payment.device,
    });
    return entry;
  };

  return {
    all: () => [...payments.values()],
    returns: () => given,
    byId: (id) => payments.get(id) ?? [...payments.values()].find(({ q }) => q !== "" && q === id),
    byReference: (reference) =>
      [...payments.values()].filter((each) => each.referenceKept && each.reference === reference),
    refunded,
    open,
    foreign: (details, paid) => {
      if (!paid) return open(details);
      const payment = enter(details, { kind: "waiting" });
      capture(payment.transactionId, details.wallet);
      return payments.get(payment.transactionId) ?? payment;
    },
    fail: (details, code) => enter(details, { kind: "failed", code }),
    settled: (transactionId) => waiting.get(transactionId)?.promise ?? Promise.resolve(false),
    giveBack,
    cancel: (payment, localTime) => {
      const paidAt = payment.state.kind === "paid" ? payment.state.at : undefined;
      change(payment.transactionId, { state: { kind: "closed", by: "cancel", paidAt } });
      world.phone.withdraw(payment.transactionId);
      if (paidAt !== undefined) {
        giveBack(
          payment,
          "cancel",
          payment.total - refunded(payment),
          localTime || shifted(payment.localTime, world.now() - payment.createdAt),
          "",
        );
      }
    },
    reset: () => {
      for (const { resolve } of waiting.values()) resolve(false);
      payments.clear();
      waiting.clear();
      given = [];
      last = 1_000_000_524;
    },
  };
}
