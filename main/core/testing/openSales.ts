/** Open sales for tests of what may be done to them, at one tax. Amounts in minor units. */
import { minor } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import type { Result } from "../result.ts";
import { applySaleFact, type Sale, type SaleFact, type SaleLine, startedSale } from "../sale/sale.ts";
import { addGoods, type SaleRefusal } from "../sale/saleRules.ts";

const TAXES = [{ name: "GST", rate: "5", included: false }];
export const empty = (): Sale => startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: TAXES }, 0);
export const line = (id: string, more: Partial<SaleLine> = {}): SaleLine => ({
  id,
  sku: "A",
  names: { en: "A" },
  unit: "each",
  quantity: quantity(1000),
  unitPrice: minor(1000),
  taxes: [],
  ...more,
});
export const fold = (sale: Sale, facts: readonly SaleFact[]): Sale =>
  facts.reduce((s, fact) => applySaleFact(s, fact, 5), sale);
export function done(sale: Sale, facts: Result<readonly SaleFact[], SaleRefusal>): Sale {
  if (!facts.ok) throw new Error(facts.error);
  return fold(sale, facts.value);
}
export const why = (facts: Result<unknown, SaleRefusal>): string => (facts.ok ? "ok" : facts.error);
export const sold = (cents: number): Sale =>
  done(empty(), addGoods(empty(), line("l1", { unitPrice: minor(cents) }), "scan"));
