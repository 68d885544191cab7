/**
 * The code on the till's own receipts, `TL1:<register>:<sale number>`, printed as QR and scanned again to find the sale.
 * It carries no amount and no secret: what the sale was, only the journal says. Each part has at most 12 characters, too
 * few for a card number.
 */
const SHAPE = /^TL1:([A-Za-z0-9_-]{1,12}):([1-9]\d{0,11})$/;

export interface ReceiptCode {
  readonly register: string;
  readonly saleNumber: number;
}

/** Throws RangeError for a register or number that could not be read back; the settings allow none. */
export function formatReceiptCode({ register, saleNumber }: ReceiptCode): string {
  const text = `TL1:${register}:${String(saleNumber)}`;
  if (!SHAPE.test(text)) throw new RangeError("a register or sale number that no receipt code can carry");
  return text;
}

/** @returns undefined when the text is no receipt code of this till's format */
export function parseReceiptCode(scan: string): ReceiptCode | undefined {
  const [, register, saleNumber] = SHAPE.exec(scan) ?? [];
  return register === undefined ? undefined : { register, saleNumber: Number(saleNumber) };
}

const RETURN_SHAPE = /^TLR1:([A-Za-z0-9_-]{1,12}):([1-9]\d{0,11})$/;

/** The code on the receipt of a return, `TLR1:<register>:<return number>`. Throws RangeError like `formatReceiptCode`. */
export function formatReturnCode(register: string, number: number): string {
  const text = `TLR1:${register}:${String(number)}`;
  if (!RETURN_SHAPE.test(text)) throw new RangeError("a register or return number that no receipt code can carry");
  return text;
}

/** @returns undefined when the text is no code of a return */
export function parseReturnCode(scan: string): { readonly register: string; readonly number: number } | undefined {
  const [, register, number] = RETURN_SHAPE.exec(scan) ?? [];
  return register === undefined ? undefined : { register, number: Number(number) };
}
