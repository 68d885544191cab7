/**
 * What somebody who looks for a sale may mean by what they typed or scanned: the code of a receipt, an amount as any of the
 * shop's languages writes it, the last four of a card, a sale's number, a reference of the till or of a gateway. Pure.
 */
import type { Minor } from "../money/money.ts";
import { MAX_AMOUNT } from "../money/money.ts";
import { parseReceiptCode, parseReturnCode } from "./receiptCode.ts";

export interface SaleSearch {
  /** The sale's number; `register` where a receipt's code named one, else null. */
  readonly number: number | null;
  readonly register: string | null;
  /** The number of a return, where the code of its receipt was read; the sale is the one whose goods came back. */
  readonly returned: number | null;
  /** Minor units; null when the text is no amount. */
  readonly amount: Minor | null;
  readonly last4: string | null;
  /** A reference without its marks, in capitals; null when the text is too short for one. */
  readonly reference: string | null;
}

/** Shorter ones are no reference of anybody's. */
const SHORTEST_REFERENCE = 5;

const NOTHING: SaleSearch = {
  number: null,
  register: null,
  returned: null,
  amount: null,
  last4: null,
  reference: null,
};

/** @returns null when nothing is asked for */
export function saleSearch(typed: string): SaleSearch | null {
  const text = typed.trim();
  if (text === "") return null;
  const receipt = parseReceiptCode(text);
  if (receipt !== undefined) return { ...NOTHING, number: receipt.saleNumber, register: receipt.register };
  const returned = parseReturnCode(text);
  if (returned !== undefined) return { ...NOTHING, returned: returned.number, register: returned.register };
  return {
    ...NOTHING,
    number: numberIn(text),
    amount: amountIn(text),
    last4: /^[·.*x\s]*(\d{4})$/i.exec(text)?.[1] ?? null,
    reference: referenceIn(text),
  };
}

/** "1041", "#1041", "Sale 1041", "销售单 1041". */
function numberIn(text: string): number | null {
  const digits = /^(?:#|№|\p{L}+\s*#?)?\s*(\d{1,12})$/u.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/**
 * "42.18", "42,18 $", "$1,266.86", "1 266,86 $", "1.266,86", "42": the last mark before one or two figures is the decimal
 * one; marks before three figures part thousands.
 */
function amountIn(text: string): Minor | null {
  const bare = text
    .replace(/\p{Sc}|CAD|USD|CA|US|元/giu, "")
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^[-−]/, "");
  const [, whole, fraction = ""] =
    /^(\d+|\d{1,3}(?:,\d{3})+(?!,)|\d{1,3}(?:\.\d{3})+(?!\.))(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  if (whole === undefined) return null;
  const amount = Number(whole.replace(/[.,]/g, "")) * 100 + Number(fraction.padEnd(2, "0"));
  return amount > 0 && amount <= MAX_AMOUNT ? (amount as Minor) : null;
}

const referenceIn = (text: string): string | null => {
  const plain = plainReference(text);
  return plain.length < SHORTEST_REFERENCE ? null : plain;
};

/** A reference as it is searched for: letters and figures alone, in capitals. */
export const plainReference = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
