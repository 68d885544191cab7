/**
 * The totals of a tax-exempt sale: taxes drop off by the very shares that were computed for its lines, so that exempt and
 * taxed sales agree to the cent. An added tax is not added; an included tax is taken out of the price. Pure.
 */
import { add, type Minor, minor, sub, ZERO } from "./money.ts";
import type { SaleTotals, TaxTotal } from "./totals.ts";

/** The same totals without these taxes. @param totals with all of them */
export function withoutTaxes(totals: SaleTotals, names: readonly string[]): SaleTotals {
  const isFree = ({ name }: Pick<TaxTotal, "name">): boolean => names.includes(name);
  const free = totals.taxes.filter(isFree);
  const owed = totals.taxes.filter((tax) => !isFree(tax));
  const included = free.filter((tax) => tax.included);
  const sumOf = (taxes: readonly TaxTotal[]): Minor => add(...taxes.map((tax) => tax.amount));
  return {
    ...totals,
    lines: totals.lines.map((line) => ({
      ...line,
      net: sub(line.net, add(...included.map(({ name }) => line.taxShares[name] ?? ZERO))),
      taxShares: Object.fromEntries(Object.entries(line.taxShares).filter(([name]) => !isFree({ name }))),
    })),
    taxes: owed,
    addedTax: sumOf(owed.filter((tax) => !tax.included)),
    includedTax: sumOf(owed.filter((tax) => tax.included)),
    freeOf: { added: sumOf(free.filter((tax) => !tax.included)), included: sumOf(included) },
    total: minor(totals.total - sumOf(free)),
  };
}
