/** Refuses what the money rules cannot price, by name, before anything is computed. */
import { divideRounded, MAX_AMOUNT } from "./money.ts";
import { parsePercent } from "./percent.ts";
import { err, ok, type Result } from "../result.ts";
import type { TaxRule } from "./tax.ts";
import { totalsOf, type LineDiscount, type PricedLine } from "./totals.ts";

/** What is wrong with a sale's lines; `line` is the id of the line. */
export type LinesError =
  | { readonly kind: "unknownTax"; readonly line: string; readonly tax: string }
  | { readonly kind: "repeatedTax"; readonly line: string; readonly tax: string }
  | { readonly kind: "repeatedLine"; readonly line: string }
  | { readonly kind: "noQuantity"; readonly line: string }
  | { readonly kind: "lineTooLarge"; readonly line: string }
  | { readonly kind: "badDiscount"; readonly line: string }
  | { readonly kind: "badSaleDiscount" }
  | { readonly kind: "badRate"; readonly tax: string }
  | { readonly kind: "repeatedRule"; readonly tax: string }
  | { readonly kind: "totalNegative" }
  | { readonly kind: "totalTooLarge" };

/** Whether `totalsOf` may be called with these. Answers the first thing wrong, naming line and tax; totals over MAX_AMOUNT are refused. */
export function checkLines(
  lines: readonly PricedLine[],
  rules: readonly TaxRule[],
  saleDiscount?: LineDiscount,
): Result<null, LinesError> {
  const names = new Set<string>();
  for (const rule of rules) {
    if (names.has(rule.name)) return err({ kind: "repeatedRule", tax: rule.name });
    if (!parsePercent(rule.rate).ok) return err({ kind: "badRate", tax: rule.name });
    names.add(rule.name);
  }
  const ids = new Set<string>();
  for (const line of lines) {
    const wrong = ids.has(line.id) ? { kind: "repeatedLine" as const, line: line.id } : wrongWith(line, names);
    if (wrong !== null) return err(wrong);
    ids.add(line.id);
  }
  if (saleDiscount !== undefined && !isDiscount(saleDiscount)) return err({ kind: "badSaleDiscount" });
  const { total } = totalsOf(lines, rules, saleDiscount);
  if (total > MAX_AMOUNT) return err({ kind: "totalTooLarge" });
  return total < 0 ? err({ kind: "totalNegative" }) : ok(null);
}

function wrongWith(line: PricedLine, names: ReadonlySet<string>): LinesError | null {
  const unknown = line.taxes.find((tax) => !names.has(tax));
  if (unknown !== undefined) return { kind: "unknownTax", line: line.id, tax: unknown };
  const repeated = line.taxes.find((tax, i) => line.taxes.indexOf(tax) !== i);
  if (repeated !== undefined) return { kind: "repeatedTax", line: line.id, tax: repeated };
  if (!Number.isSafeInteger(line.quantity) || line.quantity <= 0) return { kind: "noQuantity", line: line.id };
  if (!Number.isSafeInteger(line.unitPrice) || grossIsTooLarge(line)) return { kind: "lineTooLarge", line: line.id };
  return line.discount === undefined || isDiscount(line.discount) ? null : { kind: "badDiscount", line: line.id };
}

function grossIsTooLarge(line: PricedLine): boolean {
  const gross = divideRounded(BigInt(line.unitPrice) * BigInt(line.quantity), 1000n);
  return gross > BigInt(MAX_AMOUNT) || gross < -BigInt(MAX_AMOUNT);
}

function isDiscount(discount: LineDiscount): boolean {
  switch (discount.kind) {
    case "percent":
      return parsePercent(discount.percent).ok;
    case "amount":
      return Number.isSafeInteger(discount.amount) && discount.amount >= 0;
  }
}
