/** Quantities are integer thousandths: one piece is 1000, 1.245 kg is 1245. */
declare const quantityBrand: unique symbol;

/** Thousandths of a piece or of a unit of weight; zero or more. */
export type Quantity = number & { readonly [quantityBrand]: "thousandths" };

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

/** Whether the quantity counts whole pieces. */
export function isWhole(q: Quantity): boolean {
  return q % 1000 === 0;
}
