/** Amounts, quantities and percents in the words of a locale. Written by hand, so that every machine prints the same bytes. */
import { CURRENCIES, type Currency, type Minor } from "./money.ts";
import type { Quantity } from "./quantity.ts";

export type Locale = "en" | "fr" | "zh";

/** Kept together with its number at the end of a line. */
const NBSP = "\u00a0";
const MINUS = "\u2212";

const MARKS: Readonly<Record<Locale, { readonly decimal: string; readonly group: string; readonly percent: string }>> =
  {
    en: { decimal: ".", group: ",", percent: `${NBSP}%` },
    fr: { decimal: ",", group: NBSP, percent: `${NBSP}%` },
    zh: { decimal: ".", group: ",", percent: "%" },
  };

/** How an amount is shown: with the currency's sign (default) or bare; the till's currency (default CAD). */
export interface AmountStyle {
  readonly symbol?: boolean;
  readonly currency?: Currency;
}

/** An amount in minor units: en "$1,266.86", fr "1 266,86 $" (no-break spaces), zh "$1,266.86"; minus is "−". */
export function formatAmount(amount: Minor, locale: Locale, style: AmountStyle = {}): string {
  const { decimal, group } = MARKS[locale];
  const digits = String(Math.abs(amount)).padStart(3, "0");
  const number = grouped(digits.slice(0, -2), group) + decimal + digits.slice(-2);
  const sign = amount < 0 ? MINUS : "";
  if (style.symbol === false) return sign + number;
  const { symbol } = CURRENCIES[style.currency ?? "CAD"];
  return locale === "fr" ? `${sign}${number}${NBSP}${symbol}` : `${sign}${symbol}${number}`;
}

/** A quantity in thousandths: "3", "1.245", in French "1,245"; zeros at the end are left out. */
export function formatQuantity(q: Quantity, locale: Locale): string {
  const { decimal, group } = MARKS[locale];
  const fraction = String(q % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return grouped(String(Math.floor(q / 1000)), group) + (fraction === "" ? "" : decimal + fraction);
}

/** How many there are of something, in whole numbers of any size: en "100,000", fr "100 000". */
export function formatCount(n: number, locale: Locale): string {
  return grouped(String(n), MARKS[locale].group);
}

/** A percent kept as decimal text: en "9.975 %", fr "9,975 %", zh "9.975%"; the space does not break. */
export function formatPercent(rate: string, locale: Locale): string {
  const { decimal, percent } = MARKS[locale];
  const [whole = "0", fraction = ""] = rate.trim().split(/[.,]/);
  const shown = fraction.replace(/0+$/, "");
  return whole + (shown === "" ? "" : decimal + shown) + percent;
}

function grouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, mark);
}
