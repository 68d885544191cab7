/** From priced lines to the total of a sale, exactly as docs/design.md, "Money", says. Pure: same lines, same cents. */
import { allocateByWeight } from "./allocate.ts";
import { add, divideRounded, minor, sub, ZERO, type Minor } from "./money.ts";
import { percentOf, WHOLE } from "./percent.ts";
import type { Quantity } from "./quantity.ts";
import { computeTaxes, type ComputedTax, type TaxRule } from "./tax.ts";

/** A discount of a line or of the whole sale; amounts in minor units, percents as decimal text. */
export type LineDiscount =
  | { readonly kind: "percent"; readonly percent: string; readonly reason: string }
  | { readonly kind: "amount"; readonly amount: Minor; readonly reason: string };

/** One line before discounts and taxes. A negative price (a deposit given back) is allowed; it takes no discount. */
export interface PricedLine {
  readonly id: string;
  readonly quantity: Quantity;
  readonly unitPrice: Minor;
  /** Names of tax rules. */
  readonly taxes: readonly string[];
  readonly discount?: LineDiscount | undefined;
}

/** What became of one line, in minor units. */
export interface LineTotal {
  readonly id: string;
  /** Price × quantity. */
  readonly gross: Minor;
  /** The line's own discount, 0 or more. */
  readonly discount: Minor;
  /** The line's share of the sale discount, 0 or more. */
  readonly saleDiscount: Minor;
  /** Gross less both discounts; holds any included tax. */
  readonly net: Minor;
  /** Its share of each of its taxes, by tax name. */
  readonly taxShares: Readonly<Record<string, Minor>>;
}

/** One tax of the sale, in minor units. */
export interface TaxTotal {
  readonly name: string;
  readonly rate: string;
  readonly included: boolean;
  readonly number?: string | undefined;
  /** Sum of the taxed lines' net, without their included taxes. */
  readonly base: Minor;
  readonly amount: Minor;
}

/** Everything a sale adds up to, in minor units. */
export interface SaleTotals {
  readonly lines: readonly LineTotal[];
  /** After line discounts, before the sale discount. */
  readonly subtotal: Minor;
  readonly lineDiscounts: Minor;
  readonly saleDiscount: Minor;
  readonly taxes: readonly TaxTotal[];
  readonly addedTax: Minor;
  readonly includedTax: Minor;
  /** Taxes that an exempt customer does not pay: not added, and taken out of the price. Left out where nobody is exempt. */
  readonly freeOf?: { readonly added: Minor; readonly included: Minor };
  /** What the customer owes: subtotal − sale discount + added tax − included tax that an exempt customer is free of. */
  readonly total: Minor;
}

/** Price × quantity in minor units, rounded half away from zero. */
export function grossOf(line: PricedLine): Minor {
  return minor(Number(divideRounded(BigInt(line.unitPrice) * BigInt(line.quantity), 1000n)));
}

/** The totals of a sale. Throws RangeError on overflow and on text that is no percent: `checkLines` refuses both beforehand. */
export function totalsOf(
  lines: readonly PricedLine[],
  rules: readonly TaxRule[],
  saleDiscount?: LineDiscount,
): SaleTotals {
  return computeSale(lines, rules, saleDiscount).totals;
}

/** The same, with each tax as it was before rounding, for those who explain a total. */
export function computeSale(
  lines: readonly PricedLine[],
  rules: readonly TaxRule[],
  saleDiscount?: LineDiscount,
): { readonly totals: SaleTotals; readonly taxes: readonly ComputedTax[] } {
  const gross = lines.map(grossOf);
  const discounts = lines.map((line, i) => discountOn(gross[i] ?? ZERO, line.discount));
  const afterLine = gross.map((amount, i) => sub(amount, discounts[i] ?? ZERO));
  const subtotal = add(...afterLine);
  const saleOff = discountOn(subtotal, saleDiscount);
  const saleShares = allocateByWeight(
    BigInt(saleOff),
    afterLine.map((amount) => BigInt(Math.max(amount, 0))),
  ).map((share) => minor(Number(share)));
  const nets = afterLine.map((amount, i) => sub(amount, saleShares[i] ?? ZERO));
  const taxes = computeTaxes(
    lines.map((line, i) => ({ net: nets[i] ?? ZERO, taxes: line.taxes })),
    rules,
  );
  const sumOf = (included: boolean): Minor =>
    add(...taxes.filter((tax) => tax.rule.included === included).map((tax) => tax.amount));
  const addedTax = sumOf(false);
  const totals: SaleTotals = {
    lines: lines.map((line, i) => ({
      id: line.id,
      gross: gross[i] ?? ZERO,
      discount: discounts[i] ?? ZERO,
      saleDiscount: saleShares[i] ?? ZERO,
      net: nets[i] ?? ZERO,
      taxShares: sharesOf(i, taxes),
    })),
    subtotal,
    lineDiscounts: add(...discounts),
    saleDiscount: saleOff,
    taxes: taxes.map(({ rule, base, amount }) => ({ ...rule, base, amount })),
    addedTax,
    includedTax: sumOf(true),
    total: add(...nets, addedTax),
  };
  return { totals, taxes };
}

function discountOn(amount: Minor, discount: LineDiscount | undefined): Minor {
  if (discount === undefined || amount <= 0) return ZERO;
  const wanted =
    discount.kind === "amount"
      ? BigInt(discount.amount)
      : divideRounded(BigInt(amount) * percentOf(discount.percent), WHOLE);
  if (wanted < 0n) throw new RangeError("a discount is negative");
  return wanted > BigInt(amount) ? amount : minor(Number(wanted));
}

function sharesOf(line: number, taxes: readonly ComputedTax[]): Readonly<Record<string, Minor>> {
  return Object.fromEntries(
    taxes.flatMap((tax) => {
      const share = tax.shares[line] ?? null;
      return share === null ? [] : [[tax.rule.name, share] as const];
    }),
  );
}
