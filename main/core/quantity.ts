/** Quantities are integer thousandths: one piece is 1000, 1.245 kg is 1245. */
import { err, ok, type Result } from "./result.ts";

declare const quantityBrand: unique symbol;

/** Thousandths of a piece or of a unit of weight; zero or more. */
export type Quantity = number & { readonly [quantityBrand]: "thousandths" };

/** Why a typed or imported quantity was not taken. */
export type QuantityError =
  | { readonly kind: "notANumber" }
  | { readonly kind: "notPositive" }
  | { readonly kind: "tooManyDecimals" }
  | { readonly kind: "tooLarge" };

/** The largest quantity of one line, in thousandths: 99,999 pieces. */
export const MAX_QUANTITY = 99_999_000;

/** Marks an integer as thousandths. Throws RangeError when negative, fractional or over MAX_QUANTITY: by then it is a bug. */
export function quantity(thousandths: number): Quantity {
  if (!Number.isSafeInteger(thousandths) || thousandths < 0 || thousandths > MAX_QUANTITY) {
    throw new RangeError(`not a quantity in thousandths: ${String(thousandths)}`);
  }
  return (thousandths === 0 ? 0 : thousandths) as Quantity;
}

/** One piece. */
export const ONE: Quantity = quantity(1000);

/** Reads "3", "1.245" or "1,245" (a decimal comma): positive, at most three decimals, at most 99,999. */
export function parseQuantity(text: string): Result<Quantity, QuantityError> {
  const trimmed = text.trim();
  const unsigned = trimmed.replace(/^[-−]/, "");
  const match = /^(\d*)(?:[.,](\d+))?$/.exec(unsigned);
  if (unsigned === "" || match === null) return err({ kind: "notANumber" });
  if (unsigned !== trimmed) return err({ kind: "notPositive" });
  const fraction = match[2] ?? "";
  if (fraction.length > 3) return err({ kind: "tooManyDecimals" });
  const value = BigInt((match[1] ?? "") + fraction.padEnd(3, "0"));
  if (value === 0n) return err({ kind: "notPositive" });
  return value > BigInt(MAX_QUANTITY) ? err({ kind: "tooLarge" }) : ok(quantity(Number(value)));
}

/** Whether the quantity counts whole pieces. */
export function isWhole(q: Quantity): boolean {
  return q % 1000 === 0;
}
