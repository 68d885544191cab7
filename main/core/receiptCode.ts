/**
 * The code on the till's own receipts, `TL1:<register>:<sale number>`, printed as QR and scanned again to find the sale.
 * It carries no amount and no secret: what the sale was, only the journal says.
 */
const PREFIX = "TL1:";
const SHAPE = /^TL1:([^:]{1,64}):([0-9A-Za-z-]{1,32})$/;

export interface ReceiptCode {
  readonly register: string;
  readonly saleNumber: string;
}

/** @returns ASCII text; other characters of the register's name are percent-encoded */
export function formatReceiptCode({ register, saleNumber }: ReceiptCode): string {
  return `${PREFIX}${encodeURIComponent(register)}:${saleNumber}`;
}

/** Whether a scan is meant as a receipt, even where the rest of it is damaged. */
export function looksLikeReceiptCode(scan: string): boolean {
  return scan.startsWith(PREFIX);
}

/** @returns undefined when the text is no receipt code of this till's format */
export function parseReceiptCode(scan: string): ReceiptCode | undefined {
  const [, register, saleNumber] = SHAPE.exec(scan) ?? [];
  if (register === undefined || saleNumber === undefined) return undefined;
  try {
    return { register: decodeURIComponent(register), saleNumber };
  } catch {
    return undefined;
  }
}
