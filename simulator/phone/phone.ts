/** The customer's phone: shows pay codes, asks to confirm payments, one screen at a time, and can act by itself. */

import { createHash } from "node:crypto";
import type { Settings } from "../settings.ts";
import type { Timers } from "../timers.ts";
import { payCode } from "./wallets.ts";
import type { PhoneWallet, Wallet } from "./wallets.ts";

/** A payment waiting for the customer. Amounts in minor units. */
export interface PhoneJob {
  readonly transactionId: string;
  readonly reference: string;
  /** What the customer is asked for, tip included. */
  readonly total: number;
  /** What the till asked for; differs from `total` only under a fault. */
  readonly asked: number;
  readonly currency: string;
  /** Undefined while a shown QR was not scanned: any wallet can pay it. */
  readonly wallet: Wallet | undefined;
  /** The customer agreed and the wallet takes the money now. */
  onApprove(wallet: Wallet): void;
  /** The wallet refuses, with its code. */
  onRefuse(wallet: Wallet, code: string): void;
}

/** `password`: the till hears 09 and the customer decides on the phone. The other two decide at the scan. */
export const confirmations = ["password", "instant", "refuse"] as const;
export type Confirmation = (typeof confirmations)[number];

export type PhoneEnd = "approved" | "refused" | "closed";

export type PhoneScreen =
  | { readonly kind: "idle" }
  | { readonly kind: "code"; readonly code: string; readonly wallet: PhoneWallet }
  | { readonly kind: "waiting" | "paying"; readonly job: PhoneJob }
  | { readonly kind: "ended"; readonly end: PhoneEnd; readonly job: PhoneJob };

export type PhoneAct =
  | { readonly kind: "approve"; readonly wallet?: Wallet }
  | { readonly kind: "refuse"; readonly wallet?: Wallet; readonly code: string };

/** What the automatic customer does, `after` milliseconds from being asked; `instant` lets the till wait for it. */
export interface AutoWallet {
  readonly after: number;
  readonly act: PhoneAct;
  readonly confirm: "password" | "instant";
}

export interface Phone {
  screen(): PhoneScreen;
  /** Payments that wait behind the one on the screen. */
  others(): number;
  /** A fresh pay code on the screen; `refuse` is answered with `code` at the scan. */
  showCode(wallet: PhoneWallet, confirm: Confirmation, code: string): string;
  hideCode(): void;
  /** True when `barcode` (empty for a shown QR) is decided without a 09, so that the till's request waits for the end. */
  decidesAtScan(barcode: string): boolean;
  ask(job: PhoneJob, barcode: string): void;
  /** The payment was closed at the gateway. */
  withdraw(transactionId: string): void;
  /** On the payment of that id or reference, else the newest one. Undefined when done, else a sentence saying why not. */
  act(act: PhoneAct, payment?: string): string | undefined;
  auto(customer: AutoWallet | null): void;
  /** Calls back at every change; returns the function that stops it. */
  watch(changed: () => void): () => void;
  /** Idle, with nothing waiting and nobody acting by himself. */
  reset(): void;
}

interface Asked {
  readonly job: PhoneJob;
  paying: boolean;
}

const RESULT_STAYS_MS = 4000;

/** An idle phone. */
export function createPhone(parts: {
  readonly now: () => number;
  readonly timers: Timers;
  readonly settings: () => Settings;
}): Phone {
  let asked: Asked[] = [];
  let shown: Exclude<PhoneScreen, { kind: "waiting" | "paying" }> = { kind: "idle" };
  let codes = new Map<string, { readonly confirm: Confirmation; readonly code: string }>();
  let customer: AutoWallet | null = null;
  let serial = 0;
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };

  const leave = (each: Asked, end: PhoneEnd): void => {
    asked = asked.filter((other) => other !== each);
    const ended: PhoneScreen = { kind: "ended", end, job: each.job };
    shown = ended;
    tell();
    parts.timers.after(RESULT_STAYS_MS, () => {
      if (shown !== ended) return;
      shown = { kind: "idle" };
      tell();
    });
  };

  const decide = (each: Asked, act: PhoneAct, handlingMs: number): void => {
    const wallet = each.job.wallet ?? act.wallet ?? "wechat";
    each.paying = true;
    tell();
    const end = (): void => {
      if (!asked.includes(each)) return;
      if (act.kind === "approve") each.job.onApprove(wallet);
      else each.job.onRefuse(wallet, act.code);
      leave(each, act.kind === "approve" ? "approved" : "refused");
    };
    if (handlingMs === 0) end();
    else parts.timers.after(handlingMs, end);
  };

  const serve = (each: Asked): void => {
    if (customer === null) return;
    const { act, after } = customer;
    const serveNow = (): void => {
      if (asked.includes(each) && !each.paying) decide(each, act, 0);
    };
    parts.timers.after(after, serveNow);
  };

  return {
    screen: () => {
      const newest = asked.at(-1);
      if (!newest || shown.kind === "ended") return shown;
      return { kind: newest.paying ? "paying" : "waiting", job: newest.job };
    },
    others: () => Math.max(0, asked.length - (shown.kind === "ended" ? 0 : 1)),
    showCode: (wallet, confirm, code) => {
      serial += 1;
      const hash = createHash("md5").update(`${parts.now()} ${serial}`).digest("hex");
      const barcode = payCode(wallet, BigInt(`0x${hash}`).toString().slice(-16));
      codes.set(barcode, { confirm, code });
      shown = { kind: "code", code: barcode, wallet };
      tell();
      return barcode;
    },
    hideCode: () => {
      if (shown.kind === "code") shown = { kind: "idle" };
      tell();
    },
    decidesAtScan: (barcode) => {
      const known = codes.get(barcode);
      if (known) return known.confirm !== "password";
      return customer?.confirm === "instant" && barcode !== "";
    },
    ask: (job, barcode) => {
      const each: Asked = { job, paying: false };
      asked.push(each);
      shown = { kind: "idle" };
      tell();
      const known = codes.get(barcode);
      if (known === undefined || known.confirm === "password") serve(each);
      else {
        const act: PhoneAct = known.confirm === "instant" ? { kind: "approve" } : { kind: "refuse", code: known.code };
        decide(each, act, parts.settings().handlingMs);
      }
    },
    withdraw: (transactionId) => {
      const each = asked.find(({ job }) => job.transactionId === transactionId);
      if (each) leave(each, "closed");
    },
    act: (act, payment) => {
      const named = asked.filter(
        ({ job }) => payment === undefined || job.transactionId === payment || job.reference === payment,
      );
      const each = named.findLast(({ paying }) => !paying) ?? named.at(-1);
      if (!each) return "Nothing is waiting on the phone.";
      if (each.paying) return "The wallet is taking the money: wait for its answer.";
      decide(each, act, parts.settings().handlingMs);
      return undefined;
    },
    auto: (next) => {
      customer = next;
      for (const each of asked) serve(each);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    reset: () => {
      asked = [];
      shown = { kind: "idle" };
      codes = new Map();
      customer = null;
      tell();
    },
  };
}
