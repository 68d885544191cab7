/** What the elements of a GS1 code tell a till: which product, how much of it, and what is printed about the piece. */
import type { Element } from "./gs1.ts";

/** How much a label sells: a weight in grams, or an amount to pay in minor units of the till's currency. */
export type Measure =
  { readonly kind: "weight"; readonly grams: number } | { readonly kind: "price"; readonly amount: number };

export interface Attributes {
  readonly batch?: string;
  readonly serial?: string;
  /** Dates as `2027-03-31`, or `2027-03` where the day is left open. */
  readonly bestBefore?: string;
  readonly expiry?: string;
  readonly count?: number;
}

export interface Gs1Meaning {
  /** On 14 digits; undefined for codes of no product (a pallet, a place). */
  readonly gtin: string | undefined;
  readonly measure: Measure | undefined;
  readonly attributes: Attributes;
}

/** 1 lb in grams (international avoirdupois pound). */
const GRAMS_PER_POUND = 453.59237;
/** Net weight in kg (310n), pounds (320n); price (392n) — n is the number of decimals. */
const KILOGRAMS = /^310(\d)$/;
const POUNDS = /^320(\d)$/;
const PRICE = /^392(\d)$/;

/** @param decimals of the till's currency, for prices in the code */
export function meaningOf(elements: readonly Element[], decimals = 2): Gs1Meaning {
  const value = (ai: string): string | undefined => elements.find((element) => element.ai === ai)?.value;
  const count = value("30");
  const bestBefore = readDate(value("15"));
  const expiry = readDate(value("17"));
  const batch = value("10");
  const serial = value("21");
  return {
    gtin: value("01"),
    measure: elements.map((element) => measureOf(element, decimals)).find((measure) => measure !== undefined),
    attributes: {
      ...(batch === undefined ? {} : { batch }),
      ...(serial === undefined ? {} : { serial }),
      ...(bestBefore === undefined ? {} : { bestBefore }),
      ...(expiry === undefined ? {} : { expiry }),
      ...(count === undefined ? {} : { count: Number(count) }),
    },
  };
}

/** Undefined also for a price with parts of a cent, which nobody can pay. */
function measureOf({ ai, value }: Element, decimals: number): Measure | undefined {
  const kilograms = KILOGRAMS.exec(ai)?.[1];
  if (kilograms !== undefined)
    return { kind: "weight", grams: Math.round(Number(value) * 10 ** (3 - Number(kilograms))) };
  const pounds = POUNDS.exec(ai)?.[1];
  if (pounds !== undefined) {
    return { kind: "weight", grams: Math.round((Number(value) * GRAMS_PER_POUND) / 10 ** Number(pounds)) };
  }
  const places = PRICE.exec(ai)?.[1];
  if (places === undefined) return undefined;
  const amount = Number(value) * 10 ** (decimals - Number(places));
  return Number.isSafeInteger(amount) ? { kind: "price", amount } : undefined;
}

/** YYMMDD of this century; undefined when it is no date. */
function readDate(value: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(value ?? "") ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return day === "00" ? `20${year}-${month}` : `20${year}-${month}-${day}`;
}
