/**
 * The money rules once more, written another way: every figure is a reduced fraction, cents appear only where a rule
 * rounds, and left-over cents are handed out one at a time. With it, random sales to try both on.
 */
import { minor } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import type { TaxRule } from "../money/tax.ts";
import type { LineDiscount, PricedLine, SaleTotals } from "../money/totals.ts";

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const frac = (n: bigint, d: bigint): Fraction => {
  const by = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / by, d: -d / by } : { n: n / by, d: d / by };
};
const whole = (n: number | bigint): Fraction => ({ n: BigInt(n), d: 1n });
const plus = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
const times = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.d, a.d * b.n);
const isMore = (a: Fraction, b: Fraction): boolean => a.n * b.d > b.n * a.d;
const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, whole(0));

/** Reads "9.975" by its point, and takes a hundredth of it. */
function rateOf(text: string): Fraction {
  const [units = "0", decimals = ""] = text.split(".");
  return over(frac(BigInt(units + decimals), 10n ** BigInt(decimals.length)), whole(100));
}

/** The greatest integer not above a. */
function below(a: Fraction): bigint {
  const towardsZero = a.n / a.d;
  return a.n < 0n && towardsZero * a.d !== a.n ? towardsZero - 1n : towardsZero;
}

/** Nearest integer: compares the distances to both neighbours; equal distances go away from zero. */
function nearest(a: Fraction): bigint {
  const low = below(a);
  const toLow = minus(a, whole(low));
  const toHigh = minus(whole(low + 1n), a);
  if (isMore(toLow, toHigh)) return low + 1n;
  if (isMore(toHigh, toLow)) return low;
  return a.n < 0n ? low : low + 1n;
}

/** Hands out what the floors leave, a cent at a time, to the line that is furthest below its due. */
function handOut(total: bigint, dues: readonly Fraction[]): bigint[] {
  const shares = dues.map(below);
  for (let left = total - shares.reduce((a, b) => a + b, 0n); left > 0n; left--) {
    let best = -1;
    let most = whole(0);
    dues.forEach((due, i) => {
      const lacks = minus(due, whole(shares[i] ?? 0n));
      if (isMore(lacks, most)) [best, most] = [i, lacks];
    });
    shares[best] = (shares[best] ?? 0n) + 1n;
  }
  return shares;
}

function discountOf(amount: bigint, discount: LineDiscount | undefined): bigint {
  if (discount === undefined || amount <= 0n) return 0n;
  const asked =
    discount.kind === "amount" ? BigInt(discount.amount) : nearest(times(whole(amount), rateOf(discount.percent)));
  return asked < amount ? asked : amount;
}

/** Every figure of a sale as plain text, in the shape of `figures`. @param free names of taxes that nobody pays */
export function oracle(
  lines: readonly PricedLine[],
  rules: readonly TaxRule[],
  saleDiscount?: LineDiscount,
  free: readonly string[] = [],
): object {
  const gross = lines.map((line) => nearest(times(whole(line.unitPrice), frac(BigInt(line.quantity), 1000n))));
  const own = gross.map((amount, i) => discountOf(amount, lines[i]?.discount));
  const after = gross.map((amount, i) => amount - (own[i] ?? 0n));
  const subtotal = after.reduce((a, b) => a + b, 0n);
  const off = discountOf(subtotal, saleDiscount);
  const positive = after.map((amount) => whole(amount > 0n ? amount : 0n));
  const all = sumOf(positive);
  const shared =
    off === 0n
      ? after.map(() => 0n)
      : handOut(
          off,
          positive.map((w) => over(times(whole(off), w), all)),
        );
  const nets = after.map((amount, i) => amount - (shared[i] ?? 0n));

  const has = (i: number, rule: TaxRule): boolean => lines[i]?.taxes.includes(rule.name) === true;
  const held = nets.map((_, i) =>
    sumOf(rules.filter((rule) => rule.included && has(i, rule)).map((rule) => rateOf(rule.rate))),
  );
  const shares = new Map<string, bigint[]>();
  const amounts = new Map<string, bigint>();
  const taxOn = (rule: TaxRule, bases: readonly Fraction[]): void => {
    const dues = bases.map((base, i) => (has(i, rule) ? times(base, rateOf(rule.rate)) : whole(0)));
    const amount = nearest(sumOf(dues));
    amounts.set(rule.name, amount);
    shares.set(rule.name, handOut(amount, dues));
  };
  const exactBases = nets.map((net, i) => over(whole(net), plus(whole(1), held[i] ?? whole(0))));
  for (const rule of rules.filter((each) => each.included)) taxOn(rule, exactBases);
  const without = nets.map((net, i) => [...shares.values()].reduce((left, share) => left - (share[i] ?? 0n), net));
  for (const rule of rules.filter((each) => !each.included)) taxOn(rule, without.map(whole));

  const carried = rules.filter((rule) => lines.some((_, i) => has(i, rule)));
  const used = carried.filter((rule) => !free.includes(rule.name));
  const paid = nets.map((net, i) =>
    carried
      .filter((rule) => rule.included && free.includes(rule.name) && has(i, rule))
      .reduce((left, rule) => left - (shares.get(rule.name)?.[i] ?? 0n), net),
  );
  const added = used.filter((rule) => !rule.included).reduce((sum, rule) => sum + (amounts.get(rule.name) ?? 0n), 0n);
  return {
    lines: lines.map((line, i) => [line.id, gross[i], own[i], shared[i], paid[i]].map(String)),
    shares: lines.map((_, i) =>
      used.filter((rule) => has(i, rule)).map((rule) => `${rule.name} ${String(shares.get(rule.name)?.[i])}`),
    ),
    taxes: used.map((rule) => {
      const base = without.filter((_, i) => has(i, rule)).reduce((a, b) => a + b, 0n);
      return `${rule.name} ${String(base)} ${String(amounts.get(rule.name))}`;
    }),
    sums: [subtotal, off, added, paid.reduce((a, b) => a + b, 0n) + added].map(String),
  };
}

/** What the till computed, in the same shape. */
export function figures(sale: SaleTotals): object {
  return {
    lines: sale.lines.map((line) => [line.id, line.gross, line.discount, line.saleDiscount, line.net].map(String)),
    shares: sale.lines.map((line) => Object.entries(line.taxShares).map(([name, share]) => `${name} ${String(share)}`)),
    taxes: sale.taxes.map((tax) => `${tax.name} ${String(tax.base)} ${String(tax.amount)}`),
    sums: [sale.subtotal, sale.saleDiscount, sale.addedTax, sale.total].map(String),
  };
}

/** Marsaglia's xorshift, 32 bits: the same sales on every machine. Answers integers from 0 to below `limit`. */
export function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const RATES = ["5", "7", "9.975", "13", "20", "0", "0.000001", "100", "33.333333", "8.875", "2.5"];

export interface RandomSale {
  readonly lines: PricedLine[];
  readonly rules: TaxRule[];
  readonly saleDiscount: LineDiscount | undefined;
}

/** A sale of any goods, taxes and discounts. @param roll `dice` */
export function randomSale(roll: (limit: number) => number): RandomSale {
  const rules = Array.from({ length: roll(4) }, (_, i) => ({
    name: `T${String(i)}`,
    rate: RATES[roll(RATES.length)] ?? "5",
    included: roll(3) === 0,
  }));
  const discount = (top: number): LineDiscount | undefined => {
    if (roll(3) > 0) return undefined;
    if (roll(2) === 0) return { kind: "amount", amount: minor(roll(top)), reason: "" };
    return { kind: "percent", percent: `${String(roll(100))}.${String(roll(1000))}`, reason: "" };
  };
  const lines = Array.from({ length: 1 + roll(6) }, (_, i) => ({
    id: String(i),
    quantity: quantity(roll(2) === 0 ? 1000 * (1 + roll(9)) : 1 + roll(5000)),
    unitPrice: minor(roll(12) === 0 ? -roll(300) : roll(roll(2) === 0 ? 100 : 20_000)),
    taxes: rules.filter(() => roll(3) > 0).map((rule) => rule.name),
    discount: discount(2000),
  }));
  return { lines, rules, saleDiscount: discount(5000) };
}
