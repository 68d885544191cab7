/** Tips: chosen before a payment is sent, or added afterwards to one that was taken. */
import * as v from "valibot";
import type { Minor } from "../../main/core/money/money.ts";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";

/** One of the shop's presets, or an amount that was keyed, minor units. */
const choice = v.variant("kind", [
  v.strictObject({ kind: v.literal("percent"), percent: v.pipe(v.string(), v.regex(/^\d{1,3}([.,]\d{1,6})?$/)) }),
  v.strictObject({ kind: v.literal("amount"), amount: keyedAmount }),
]);

/** What the customer wants to add to the payment that is asked for now. Left out or null = nothing. */
export const tip = v.nullish(choice);

/** How customers are asked for a tip (settings `tips`); null where nobody asks. */
export interface TipsView {
  /** Before a payment by card is sent: here, or by its terminal. */
  readonly byCard: "till" | "terminal" | null;
  /** Before a payment by wallet is sent: always here. */
  readonly byWallet: "till" | null;
  /** Percents as decimal text. */
  readonly presets: readonly string[];
  /** Once a payment has been taken. */
  readonly after: boolean;
}

/** A payment that a tip can be added to, or whose tip was asked to be changed. */
export interface TippedPaymentView {
  readonly attempt: string;
  /** Short and sayable, e.g. `R-8M4`. */
  readonly ref: string;
  readonly label: string;
  readonly last4: string;
  /** What it paid for goods, minor units; the tip comes on top. */
  readonly amount: Minor;
  readonly tip: Minor;
  /** What each preset comes to, minor units. */
  readonly presets: readonly { readonly percent: string; readonly amount: Minor }[];
  /** A tip stands already: another one needs somebody who may. */
  readonly needsApproval: boolean;
  /** The change that was asked for last; null when none was. */
  readonly change: TipChangeView | null;
}

/**
 * `sending` and `checking`: the gateway was asked, and has not shown the new tip yet · `made`: it has · `notMade`: it has
 * not, and it will not · `closed`: nobody could prove it.
 */
export interface TipChangeView {
  readonly id: string;
  readonly state: "sending" | "checking" | "made" | "notMade" | "closed";
  readonly tip: Minor;
  /** The gateway's words; "" when it said nothing. */
  readonly text: string;
  readonly askedAt: number;
}

export const tipCommands = {
  /** Puts this tip on a payment that was taken, by its gateway. `approval` null when whoever is signed in may alone. */
  "tip.put": channel<{ readonly change: string }>()({
    attempt: id,
    tip: choice,
    approval: v.nullable(v.strictObject({ approver: id, pin })),
  }),
  /** Asks the gateway again what became of it. */
  "tip.checkAgain": channel<null>()({ change: id }),
  /** Closes one that nobody can prove: the payment counts as the gateway last proved it. Takes it out of the tray. */
  "tip.close": channel<null>()({ change: id, approver: id, pin, reason: words(200) }),
};

export const tipQueries = {
  /** The payments of a completed sale that a tip can be put on, or was asked to be. */
  "tip.payments": channel<readonly TippedPaymentView[]>()({ sale: id }),
};
