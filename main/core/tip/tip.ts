/**
 * Tips: money on top of what is due, for whoever served. Never taxed and never part of a sale's total; a tip belongs to the
 * payment it came with. Pure; amounts in minor units, percents as decimal text.
 */
import { divideRounded, MAX_AMOUNT, type Minor, minor } from "../money/money.ts";
import { percentOf, WHOLE } from "../money/percent.ts";
import { err, ok, type Result } from "../result.ts";
import type { SaleTotals } from "../money/totals.ts";

/** `percent` = one of the shop's presets; `amount` = as keyed, minor units. */
export type TipChoice =
  { readonly kind: "percent"; readonly percent: string } | { readonly kind: "amount"; readonly amount: number };

/** Up to here a tip may be more than what it comes on top of: two dollars on a coffee. Beyond, a finger slipped. */
const SMALL_TIP: Minor = minor(2_000);

/** What is paid for goods before tax, against the total with it, minor units: what a preset is a percent of. */
export interface TipBasis {
  readonly total: Minor;
  readonly beforeTax: Minor;
}

/** Taxes that are in the price are taken out of it: a tip is thanks for the service, not for the tax. */
export const tipBasisOf = ({ addedTax, includedTax, total }: SaleTotals): TipBasis => ({
  total,
  beforeTax: minor(total - addedTax - includedTax),
});

/**
 * What a percent comes to on a payment of `amount`: of that payment's share of the total before tax, rounded once, half
 * away from zero.
 * @param percent decimal text, checked before: throws RangeError when it is none
 */
export function percentTip(amount: Minor, percent: string, { beforeTax, total }: TipBasis): Minor {
  if (total <= 0 || beforeTax <= 0) return minor(0);
  const share = BigInt(amount) * BigInt(beforeTax) * percentOf(percent);
  return minor(Number(divideRounded(share, BigInt(total) * WHOLE)));
}

/**
 * The tip that was chosen for a payment of `amount`.
 * @param choice null = none
 * @param presets the shop's: no other percent is taken
 */
export function tipOf(
  amount: Minor,
  choice: TipChoice | null,
  presets: readonly string[],
  basis: TipBasis,
): Result<Minor, "tipOutOfRange"> {
  if (choice === null) return ok(minor(0));
  if (choice.kind === "percent" && !presets.includes(choice.percent)) return err("tipOutOfRange");
  const tip = choice.kind === "percent" ? percentTip(amount, choice.percent, basis) : choice.amount;
  return isPossibleTip(amount, tip) ? ok(minor(tip)) : err("tipOutOfRange");
}

/** No more than the payment itself or SMALL_TIP, whichever is more; 0 is none. */
export const isPossibleTip = (amount: Minor, tip: number): boolean =>
  Number.isSafeInteger(tip) && tip >= 0 && tip <= Math.max(amount, SMALL_TIP) && amount + tip <= MAX_AMOUNT;

/**
 * How much of a tip that an answer names was agreed to: what the till asked for, or whatever the customer chose where the
 * terminal asked. What is more is no tip: it is left to count as captured beyond what was asked (INV-6).
 */
export function agreedTip(
  order: { readonly tip: Minor; readonly askTip?: true | undefined },
  said: number,
): { readonly tip: Minor; readonly differs: boolean } {
  // Where the till asked for none, the customer chose it at the terminal: the answer names it (gateways.md 0.2).
  if (order.askTip === true || order.tip === 0) return { tip: minor(said), differs: false };
  return { tip: minor(Math.min(said, order.tip)), differs: said !== order.tip };
}
