/** The till's totals against an oracle that computes them another way: 100,000 random sales must agree to the cent. */
import { expect, it } from "vitest";
import { cashRounding, decideCash } from "./cash.ts";
import { checkLines } from "./check.ts";
import { minor } from "./money.ts";
import { dice, figures, oracle, randomSale } from "../testing/totalsOracle.ts";
import { totalsOf, type SaleTotals } from "./totals.ts";

it("agrees with the exact oracle on 100,000 sales, line by line and cent by cent", () => {
  const roll = dice(20_261_121);
  let withEverything = 0;
  for (let n = 0; n < 100_000; n++) {
    const { lines, rules, saleDiscount } = randomSale(roll);
    const sale = totalsOf(lines, rules, saleDiscount);
    const [ours, exact] = [figures(sale), oracle(lines, rules, saleDiscount)];
    // Compared as text first: a hundred thousand deep comparisons would take most of the time.
    if (JSON.stringify(ours) !== JSON.stringify(exact)) expect({ n, ...ours }).toEqual({ n, ...exact });
    const wrong = brokenLaw(sale, checkLines(lines, rules, saleDiscount).ok);
    if (wrong !== null) expect.fail(`sale ${String(n)}: ${wrong}`);
    if (sale.saleDiscount > 0 && sale.addedTax > 0 && sale.includedTax > 0) withEverything++;
  }
  expect(withEverything).toBeGreaterThan(5000);
});

/** What must hold of any sale, whatever the rules: shares add up, nothing has the wrong sign, cash is conserved. */
function brokenLaw(sale: SaleTotals, allowed: boolean): string | null {
  const { lines, taxes, subtotal, saleDiscount, addedTax, total } = sale;
  for (const { name, amount } of taxes) {
    const shared = lines.reduce((sum, line) => sum + (line.taxShares[name] ?? 0), 0);
    if (shared !== amount) return `${name} shares add up to ${String(shared)}, not ${String(amount)}`;
  }
  for (const line of lines) {
    if (line.net !== line.gross - line.discount - line.saleDiscount) return `line ${line.id} does not add up`;
    if (line.gross >= 0 && line.net < 0) return `line ${line.id} is discounted below nothing`;
    const turned = Object.values(line.taxShares).some((share) => share * line.net < 0);
    if (turned) return `line ${line.id} has a tax of the wrong sign`;
  }
  if (lines.reduce((sum, line) => sum + line.saleDiscount, 0) !== saleDiscount) return "sale discount is lost";
  if (total !== subtotal - saleDiscount + addedTax) return "the total does not add up";
  if (allowed !== total >= 0) return "checkLines disagrees";
  const { toPay, rounding } = cashRounding(total, 5);
  if (toPay % 5 !== 0 || Math.abs(rounding) > 2 || toPay !== total + rounding) return "cash is not rounded to five";
  if (total <= 0) return null;
  const paid = decideCash(total, minor(toPay + 2000), 5);
  if (paid.kind !== "full") return `cash is ${paid.kind}`;
  return paid.applied + paid.rounding + paid.change === toPay + 2000 ? null : "cash is not conserved";
}
