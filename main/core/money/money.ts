/** Money is an integer of minor units (cents); the currencies a till can run in are data. */
import { err, ok, type Result } from "../result.ts";

declare const minorBrand: unique symbol;

/** An amount in minor units. May be negative; never a fraction. */
export type Minor = number & { readonly [minorBrand]: "minor" };

export type Currency = "CAD" | "USD";

export interface CurrencyFacts {
  readonly code: Currency;
  readonly symbol: string;
  readonly decimals: 2;
  /** The smallest cash step by default, in minor units. */
  readonly cashUnit: number;
  /** Notes and coins in use, in minor units, descending. */
  readonly denominations: readonly number[];
  /** The notes among them, descending. */
  readonly notes: readonly number[];
}

/** Every currency a till may be set to. Canada withdrew its cent in 2013, so cash there goes in steps of five. */
export const CURRENCIES: Readonly<Record<Currency, CurrencyFacts>> = {
  CAD: {
    code: "CAD",
    symbol: "$",
    decimals: 2,
    cashUnit: 5,
    denominations: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5],
    notes: [10_000, 5_000, 2_000, 1_000, 500],
  },
  USD: {
    code: "USD",
    symbol: "$",
    decimals: 2,
    cashUnit: 1,
    denominations: [10_000, 5_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1],
    notes: [10_000, 5_000, 2_000, 1_000, 500, 100],
  },
};

/** Why a typed or imported amount was not taken. */
export type MoneyError =
  | { readonly kind: "notANumber" }
  | { readonly kind: "negative" }
  | { readonly kind: "tooManyDecimals" }
  | { readonly kind: "tooLarge" };

/** Marks an integer as minor units. Throws RangeError on anything else: by then it is a bug, not an input. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in minor units: ${String(value)}`);
  // −0 would print a minus sign and fail strict comparison.
  return (value === 0 ? 0 : value) as Minor;
}

export const ZERO: Minor = minor(0);

/** The largest amount taken from outside: 999,999.99. */
export const MAX_AMOUNT: Minor = minor(99_999_999);

/** Sum of amounts in minor units. Throws RangeError on overflow. */
export function add(...amounts: readonly Minor[]): Minor {
  return amounts.reduce((sum, amount) => minor(sum + amount), ZERO);
}

/** a − b in minor units. Throws RangeError on overflow. */
export function sub(a: Minor, b: Minor): Minor {
  return minor(a - b);
}

/** −a in minor units. */
export function neg(a: Minor): Minor {
  return minor(-a);
}

const MAJOR_TEXT = /^(\d*)(?:[.,](\d+))?$/;

/**
 * Reads a typed or imported amount in major units ("12.34", "12,34", "0.5", ".5") as minor units, 0 to MAX_AMOUNT.
 * Grouping is refused, never guessed: "1,234" has three decimals here.
 */
export function parseMajor(text: string, decimals: 2 = 2): Result<Minor, MoneyError> {
  const trimmed = text.trim();
  const unsigned = trimmed.replace(/^[-−]/, "");
  const match = MAJOR_TEXT.exec(unsigned);
  if (unsigned === "" || match === null) return err({ kind: "notANumber" });
  if (unsigned !== trimmed) return err({ kind: "negative" });
  const fraction = match[2] ?? "";
  if (fraction.length > decimals) return err({ kind: "tooManyDecimals" });
  const value = BigInt((match[1] ?? "") + fraction.padEnd(decimals, "0"));
  return value > BigInt(MAX_AMOUNT) ? err({ kind: "tooLarge" }) : ok(minor(Number(value)));
}

/** Minor units as major units for wires and CSV: "12.34", "-0.05". Never grouped, always a point. */
export function toMajorText(amount: Minor): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** numerator ÷ denominator to the nearest integer, a half going away from zero. Throws RangeError on a zero denominator. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const magnitude = (2n * n + d) / (2n * d);
  return negative ? -magnitude : magnitude;
}
