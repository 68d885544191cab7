/** A sale paid in parts, payments outside the till, and giving up a sale on which money stands. */
import * as v from "valibot";
import { MOST_SHARES } from "../../main/core/money/parts.ts";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";

/**
 * What of the due is paid now: one of so many equal parts, or an amount that the cashier keyed. What it comes to is decided
 * by the till, and it is never more than what is due (INV-11). Left out or null = all that is due.
 */
export const part = v.nullish(
  v.variant("kind", [
    v.strictObject({
      kind: v.literal("share"),
      of: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_SHARES)),
    }),
    v.strictObject({ kind: v.literal("amount"), amount: keyedAmount }),
  ]),
);

/** Another way to pay, outside the till (setting `otherTenders`). */
export interface OtherTenderView {
  readonly name: string;
  readonly askReference: boolean;
}

export const splitCommands = {
  /** Writes down a payment outside the till: its name is one of the settings, `number` its number there. */
  "other.take": channel<null>()({ sale: id, name: words(40), number: words(40), part }),
  /** It was given back where it was paid, while the sale is open. */
  "other.takeBack": channel<null>()({ sale: id, tender: id }),
  /**
   * Gives up a sale on which money stands: cash and what was paid outside go back at the counter, cards and wallets
   * through their gateways; what cannot stays in the tray. `approval` null when whoever is signed in may alone.
   */
  "split.giveUp": channel<null>()({
    sale: id,
    reason: words(200),
    approval: v.nullable(v.strictObject({ approver: id, pin })),
  }),
};
