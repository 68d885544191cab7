/** How a total came about, step by step, as data without words: the screen and the receipt say them in their language. */
import type { Minor } from "./money.ts";
import type { Quantity } from "./quantity.ts";
import type { ComputedTax, TaxRule } from "./tax.ts";
import { computeSale, type LineDiscount, type LineTotal, type PricedLine } from "./totals.ts";
import { withoutTaxes } from "./untaxed.ts";

/** One step; amounts in minor units, `line` and `id` are line ids. Each step's result can be checked by hand from what it carries. */
export type ExplainStep =
  | {
      readonly kind: "line";
      readonly id: string;
      readonly quantity: Quantity;
      readonly unitPrice: Minor;
      readonly gross: Minor;
    }
  | {
      readonly kind: "lineDiscount";
      readonly line: string;
      readonly discount: LineDiscount;
      readonly amount: Minor;
      readonly after: Minor;
    }
  | { readonly kind: "subtotal"; readonly amount: Minor }
  | { readonly kind: "saleDiscount"; readonly discount: LineDiscount; readonly amount: Minor }
  | { readonly kind: "saleDiscountShare"; readonly line: string; readonly amount: Minor; readonly net: Minor }
  | {
      readonly kind: "tax";
      readonly name: string;
      readonly rate: string;
      readonly included: boolean;
      readonly base: Minor;
      /** The tax before rounding, in major units: "4.7619047619…" (cut after ten decimals) or exact. */
      readonly exact: string;
      readonly amount: Minor;
      readonly shares: readonly { readonly line: string; readonly amount: Minor }[];
    }
  /** A tax that an exempt customer does not pay: not added, or taken out of the price again. */
  | { readonly kind: "taxFree"; readonly name: string; readonly amount: Minor }
  | { readonly kind: "total"; readonly amount: Minor };

/**
 * The steps from the lines to the total, in the order in which they are computed. Throws as `totalsOf` does.
 * @param free names of taxes that an exempt customer does not pay
 */
export function explainTotals(
  lines: readonly PricedLine[],
  rules: readonly TaxRule[],
  saleDiscount?: LineDiscount,
  free: readonly string[] = [],
): readonly ExplainStep[] {
  const { totals, taxes } = computeSale(lines, rules, saleDiscount);
  const { subtotal, saleDiscount: saleOff } = totals;
  const { total } = withoutTaxes(totals, free);
  const steps: ExplainStep[] = lines.flatMap((line, i) => lineSteps(line, totals.lines[i]));
  steps.push({ kind: "subtotal", amount: subtotal });
  if (saleDiscount !== undefined && saleOff > 0) {
    steps.push({ kind: "saleDiscount", discount: saleDiscount, amount: saleOff });
    for (const line of totals.lines.filter((each) => each.saleDiscount > 0)) {
      steps.push({ kind: "saleDiscountShare", line: line.id, amount: line.saleDiscount, net: line.net });
    }
  }
  const freed = taxes.filter(({ rule }) => free.includes(rule.name));
  return [
    ...steps,
    ...taxes.map((tax) => taxStep(tax, lines)),
    ...freed.map(({ rule, amount }): ExplainStep => ({ kind: "taxFree", name: rule.name, amount })),
    { kind: "total", amount: total },
  ];
}

function lineSteps(line: PricedLine, priced: LineTotal | undefined): readonly ExplainStep[] {
  if (priced === undefined) return [];
  const { id, quantity, unitPrice, discount } = line;
  const step: ExplainStep = { kind: "line", id, quantity, unitPrice, gross: priced.gross };
  if (discount === undefined || priced.discount === 0) return [step];
  const after = (priced.gross - priced.discount) as Minor;
  return [step, { kind: "lineDiscount", line: id, discount, amount: priced.discount, after }];
}

function taxStep({ rule, base, exact, amount, shares }: ComputedTax, lines: readonly PricedLine[]): ExplainStep {
  const { name, rate, included } = rule;
  const shared = lines.flatMap(({ id }, i) => {
    const share = shares[i] ?? null;
    return share === null ? [] : [{ line: id, amount: share }];
  });
  const text = decimalText(exact.numerator, exact.denominator * 100n);
  return { kind: "tax", name, rate, included, base, exact: text, amount, shares: shared };
}

const DECIMALS = 10;

/** A fraction as decimal text with at least two decimals; "…" stands for what ten decimals cannot show. */
function decimalText(numerator: bigint, denominator: bigint): string {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = magnitude * 10n ** BigInt(DECIMALS);
  const digits = String(scaled / denominator).padStart(DECIMALS + 1, "0");
  const whole = digits.slice(0, -DECIMALS);
  const fraction = digits.slice(-DECIMALS);
  const sign = numerator < 0n ? "-" : "";
  if (scaled % denominator !== 0n) return `${sign}${whole}.${fraction}…`;
  return `${sign}${whole}.${fraction.replace(/0{1,8}$/, "")}`;
}
