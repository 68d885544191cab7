/** Cash at the counter: rounding to what coins can pay, the notes a customer may hand over, and the change. */
import { CURRENCIES, divideRounded, MAX_AMOUNT, minor, sub, ZERO, type Currency, type Minor } from "./money.ts";

/**
 * What is to be paid when cash pays all of `due` (or gives it back, when negative), in minor units; `unit` is the
 * smallest cash step (1 = no rounding). rounding = toPay − due, with steps of five −2 to +2; a half goes away from zero.
 */
export function cashRounding(due: Minor, unit: number): { readonly toPay: Minor; readonly rounding: Minor } {
  const toPay = minor(Number(divideRounded(BigInt(due), BigInt(unit))) * unit);
  return { toPay, rounding: sub(toPay, due) };
}

/** What a customer's cash does to an amount due. In all amounts, minor units. */
export type CashDecision =
  /** Paid: applied = due, given = applied + rounding + change. */
  | { readonly kind: "full"; readonly applied: Minor; readonly rounding: Minor; readonly change: Minor }
  /** Part paid, unrounded: given = applied + change; rest = due − applied stays due. */
  | { readonly kind: "part"; readonly applied: Minor; readonly change: Minor; readonly rest: Minor }
  | { readonly kind: "refused"; readonly why: CashRefusal };

/** `notPayable`: no coins make this amount (not a multiple of the unit). `nothingDue`: there is nothing to pay. */
export type CashRefusal = "nothingDue" | "negative" | "zero" | "tooLarge" | "notPayable";

/**
 * Decides what `given` cash does to `due`. Rounding applies only when cash pays all that is due. An amount that coins
 * cannot make is refused, for a part (the customer cannot have handed it over) as for the whole (its change could not
 * be given). Nothing given is right only where the due rounds to nothing.
 * @param part what of `due` this cash is to pay, as coins make it (`partInCash`); all of it when left out
 */
export function decideCash(due: Minor, given: Minor, unit: number, part: Minor = due): CashDecision {
  if (due <= 0) return { kind: "refused", why: "nothingDue" };
  if (given < 0) return { kind: "refused", why: "negative" };
  if (given > MAX_AMOUNT) return { kind: "refused", why: "tooLarge" };
  const { toPay, rounding } = cashRounding(due, unit);
  if (given === 0 && toPay > 0) return { kind: "refused", why: "zero" };
  if (given % unit !== 0) return { kind: "refused", why: "notPayable" };
  if (part >= due && given >= toPay) return { kind: "full", applied: due, rounding, change: sub(given, toPay) };
  const applied = given < part ? given : part;
  return { kind: "part", applied, change: sub(given, applied), rest: sub(due, applied) };
}

/** As many as fit beside the exact amount. */
const MOST_KEYS = 4;
const FEWEST_KEYS = 3;
/** Below this, people pay with single dollars too. */
const SMALL = 500;

/** The next three or four amounts above `toPay` that people hand over: 66.85 → 70, 80, 100. Ascending, minor units. */
export function quickAmounts(toPay: Minor, currency: Currency): readonly Minor[] {
  const { denominations } = CURRENCIES[currency];
  const steps = denominations.filter((piece) => piece >= SMALL || (toPay < SMALL && piece >= 100));
  const nextAbove = (amount: number, step: number): number => (Math.floor(amount / step) + 1) * step;
  const amounts = new Set(steps.map((step) => nextAbove(toPay, step)));
  if (amounts.size < FEWEST_KEYS) {
    const highest = Math.max(...amounts);
    for (const note of [2_000, 5_000, 10_000]) amounts.add(nextAbove(highest, note));
  }
  return [...amounts]
    .sort((a, b) => a - b)
    .filter((amount) => amount <= MAX_AMOUNT)
    .slice(0, MOST_KEYS)
    .map(minor);
}

/**
 * The fewest notes and coins that make `change` (minor units, a multiple of `unit`), largest first. Pieces that are no
 * multiple of the unit are not used; the unit itself counts as a piece (the Canadian cent is still legal tender).
 */
export function changePieces(
  change: Minor,
  currency: Currency,
  unit: number,
): readonly { readonly piece: Minor; readonly count: number }[] {
  const pieces = new Set([...CURRENCIES[currency].denominations.filter((piece) => piece % unit === 0), unit]);
  let left: Minor = change > 0 ? change : ZERO;
  return [...pieces]
    .sort((a, b) => b - a)
    .flatMap((piece) => {
      const count = Math.floor(left / piece);
      left = sub(left, minor(count * piece));
      return count === 0 ? [] : [{ piece: minor(piece), count }];
    });
}
