/** A part of what is due, when several payments share a sale: how much it comes to. Pure; amounts in minor units. */
import { cashRounding } from "./cash.ts";
import { type Minor, minor } from "./money.ts";
import { err, ok, type Result } from "../result.ts";

/** `share` = one of so many equal parts of what is due now; `amount` = as keyed, minor units. */
export type Part =
  { readonly kind: "share"; readonly of: number } | { readonly kind: "amount"; readonly amount: number };

/** More people than this do not share one receipt. */
export const MOST_SHARES = 20;

/**
 * What a part of `due` comes to: more than nothing and at most all of it. Equal parts are asked for one after the other,
 * each time of what is left among those who are left, so that 10.00 by three is 3.34, 3.33 and 3.33.
 * @param part null = all that is due
 */
export function partOf(due: Minor, part: Part | null): Result<Minor, "partOutOfRange"> {
  if (part === null) return ok(due);
  const amount = part.kind === "amount" ? part.amount : shareOf(due, part.of);
  return Number.isSafeInteger(amount) && amount > 0 && amount <= due ? ok(minor(amount)) : err("partOutOfRange");
}

/** The first and largest of so many equal parts; NaN where there are no such parts. */
const shareOf = (due: Minor, of: number): number =>
  Number.isSafeInteger(of) && of >= 1 && of <= MOST_SHARES ? Math.floor((due + of - 1) / of) : Number.NaN;

/**
 * The same where the part is paid in cash: coins have to make it, so it is rounded to them and counts as rounded. All of
 * `due` is answered as it is, for then the rounding is a line of its own (design.md, Money).
 * @param unit the smallest coin, minor units
 */
export function partInCash(due: Minor, part: Part | null, unit: number): Result<Minor, "partOutOfRange"> {
  const exact = partOf(due, part);
  if (!exact.ok || exact.value === due) return exact;
  const coins = minor(Math.max(unit, cashRounding(exact.value, unit).toPay));
  return ok(coins >= cashRounding(due, unit).toPay ? due : coins);
}
