/** Giving money back. The page asks for intents; how much, which way and under which number is main's business (INV-8, INV-11). */
import * as v from "valibot";
import type { Minor } from "../../main/core/money/money.ts";
import type { RefundState, RefundWay } from "../../main/core/refund/refund.ts";
import type { RefundAdvice } from "../../main/core/refund/refundReading.ts";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";

export interface RefundView {
  readonly refund: string;
  /** Short and sayable, e.g. `R-8M4`. */
  readonly ref: string;
  readonly way: RefundWay;
  readonly state: RefundState;
  readonly amount: Minor;
  readonly askedAt: number;
  readonly endedAt: number | null;
  readonly unknownSince: number | null;
  /** From when on a manager may decide, ms; null while the outcome is not unknown. */
  readonly managerAt: number | null;
  /** The gateway said "made before": it counts as made until its list shows that it is not. */
  readonly presumed: boolean;
  /** What there is to do, when the gateway's code says so. */
  readonly advice: RefundAdvice | null;
  /** The gateway's own words, for the details. */
  readonly hostText: string;
  /** The gateway's own number of it, or the one written down; "" while nobody knows. */
  readonly number: string;
  readonly lookUps: number;
  readonly lastHeardAt: number | null;
  readonly unreachable: boolean;
}

/** A capture of which something is to be given back, is on its way back, or went back more than once. */
export interface GivingBackView {
  readonly attempt: string;
  readonly sale: string;
  readonly saleNumber: number;
  /** The payment's, short and sayable. */
  readonly ref: string;
  readonly gateway: string;
  readonly captured: Minor;
  /** What nobody needs, and nobody has given back or kept yet. */
  readonly due: Minor;
  /** The first choice; by hand stays possible. */
  readonly by: RefundWay;
  /** Why the sale does not need it: captured late, more than was asked, the sale was given up, or one card paid twice. */
  readonly why: "late" | "differs" | "givenUp" | "goods" | "twice";
  /** Oldest first. */
  readonly refunds: readonly RefundView[];
  /** By how much more went back than was captured: proofs that came after somebody had given back otherwise. */
  readonly tooMuch: Minor;
}

export const refundCommands = {
  /**
   * Gives back what was captured and is not needed: all of it, or the surplus, as the sale says. `hand`: it was done on
   * the terminal or in the gateway's portal, and `number` is its number there. `seen` is what the person saw to be due (minor
   * units): when it is another by now nothing is done, and the answer is `amountChanged`.
   */
  "refund.notNeeded": channel<{ readonly refund: string }>()({
    attempt: id,
    how: v.picklist(["gateway", "hand"]),
    seen: keyedAmount,
    approver: id,
    pin,
    reason: words(200),
    number: words(40),
  }),
  /** A manager says what became of a refund that nobody can prove, having seen the portal. */
  "refund.decide": channel<null>()({
    refund: id,
    made: v.boolean(),
    approver: id,
    pin,
    reason: words(200),
    number: words(40),
  }),
  "refund.checkAgain": channel<null>()({ refund: id }),
  /** A manager has seen that more went back than was captured. */
  "refund.seenTooMuch": channel<null>()({ attempt: id, approver: id, pin, reason: words(200) }),
};
