/** Payments of another till on the same token, which no look-up of this till can tell from its own. */

import type { Wallet } from "../phone/wallets.ts";
import { localTimeAt } from "./localTime.ts";
import { OTHER_TILL } from "./payments.ts";
import type { Payment, Payments } from "./payments.ts";

export interface ForeignPayment {
  /** Minor units, tip included. */
  readonly total: number;
  /** Minor units; default 0. */
  readonly tip?: number;
  /** Default `wechat`. */
  readonly wallet?: Wallet;
  /** Default: none. The same reference as one of this till's makes calls by reference ambiguous (E7). */
  readonly reference?: string;
  /** Paid at once (the default), or left waiting on the phone. */
  readonly state?: "paid" | "waiting";
  /** The other till's wall clock; default the simulator's, in UTC. */
  readonly localTime?: string;
}

/** Enters it in the books and, when paid, in the ledger as money of `other till`. */
export function enterForeign(payments: Payments, currency: string, now: number, foreign: ForeignPayment): Payment {
  const { total, tip = 0, wallet = "wechat", reference = "", state = "paid", localTime = localTimeAt(now) } = foreign;
  return payments.foreign(
    {
      by: "code",
      barcode: "",
      wallet,
      reference,
      referenceKept: true,
      total,
      asked: total,
      tip,
      currency,
      localTime,
      device: OTHER_TILL,
      lookupFault: undefined,
    },
    state === "paid",
  );
}
