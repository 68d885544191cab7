/**
 * Taxes of a sale. Each tax is computed once, on the sum of its lines, rounded half away from zero, then shared back to
 * the lines by largest remainder, so that refunds by line add up to the sale.
 *
 * Included taxes come first: a line that holds included taxes of r1, r2, … has the exact base net ÷ (1 + r1 + r2 + …),
 * and each included tax is its own rate of that base, summed over its lines before it is rounded.
 * An added tax is computed on the net without the included taxes of the line, in whole cents as they were shared to it,
 * so that the base printed on a receipt times the rate always gives the tax beside it.
 */
import { allocateQuotas } from "./allocate.ts";
import { divideRounded, minor, type Minor } from "./money.ts";
import { percentOf, WHOLE } from "./percent.ts";

export interface TaxRule {
  readonly name: string;
  /** Percent as decimal text, up to six decimals: "5", "9.975". */
  readonly rate: string;
  /** Whether prices hold this tax already. */
  readonly included: boolean;
  /** The shop's registration number for this tax, printed on receipts. */
  readonly number?: string | undefined;
}

/** What a line is taxed on: its net after all discounts (with any included tax) and the names of its taxes. */
export interface TaxedLine {
  readonly net: Minor;
  readonly taxes: readonly string[];
}

/** One tax of a sale, before and after rounding. */
export interface ComputedTax {
  readonly rule: TaxRule;
  /** Sum of its lines' net without included taxes, in minor units. */
  readonly base: Minor;
  /** The unrounded tax in minor units, as a fraction. */
  readonly exact: { readonly numerator: bigint; readonly denominator: bigint };
  readonly amount: Minor;
  /** Share of each line, in the order of the lines; null for a line without this tax. */
  readonly shares: readonly (Minor | null)[];
}

/** Computes every tax that at least one line carries, in the order of the rules. Names without a rule are skipped; `checkLines` refuses them. */
export function computeTaxes(lines: readonly TaxedLine[], rules: readonly TaxRule[]): readonly ComputedTax[] {
  const used = rules.filter((rule) => lines.some((line) => line.taxes.includes(rule.name)));
  const included = used.filter((rule) => rule.included).map((rule) => includedTax(lines, rule, used));
  const bases = lines.map((line, i) => included.reduce<number>((base, tax) => base - (tax.shares[i] ?? 0), line.net));
  const sumOfBases = (rule: TaxRule): number =>
    lines.reduce((sum, line, i) => (line.taxes.includes(rule.name) ? sum + (bases[i] ?? 0) : sum), 0);
  return used.map((rule) => {
    const found = included.find((tax) => tax.rule === rule);
    if (found !== undefined) return { ...found, base: minor(sumOfBases(rule)) };
    const quotas = lines.map((line, i) =>
      line.taxes.includes(rule.name) ? BigInt(bases[i] ?? 0) * percentOf(rule.rate) : null,
    );
    return { ...roundAndShare(rule, quotas, WHOLE), base: minor(sumOfBases(rule)) };
  });
}

type Shared = Omit<ComputedTax, "base">;

function includedTax(lines: readonly TaxedLine[], rule: TaxRule, rules: readonly TaxRule[]): Shared {
  const rate = percentOf(rule.rate);
  const divisors = lines.map((line) => WHOLE + includedRates(line, rules));
  const mine = divisors.filter((_, i) => lines[i]?.taxes.includes(rule.name));
  const denominator = [...new Set(mine)].reduce((product, divisor) => product * divisor, 1n);
  const quotas = lines.map((line, i) =>
    line.taxes.includes(rule.name) ? BigInt(line.net) * rate * (denominator / (divisors[i] ?? 1n)) : null,
  );
  return roundAndShare(rule, quotas, denominator);
}

function includedRates(line: TaxedLine, rules: readonly TaxRule[]): bigint {
  return rules
    .filter((rule) => rule.included && line.taxes.includes(rule.name))
    .reduce((sum, rule) => sum + percentOf(rule.rate), 0n);
}

function roundAndShare(rule: TaxRule, quotas: readonly (bigint | null)[], denominator: bigint): Shared {
  const numerator = quotas.reduce<bigint>((sum, quota) => sum + (quota ?? 0n), 0n);
  const amount = divideRounded(numerator, denominator);
  const shares = allocateQuotas(
    amount,
    quotas.map((quota) => quota ?? 0n),
    denominator,
  );
  return {
    rule,
    exact: { numerator, denominator },
    amount: minor(Number(amount)),
    shares: quotas.map((quota, i) => (quota === null ? null : minor(Number(shares[i] ?? 0n)))),
  };
}
