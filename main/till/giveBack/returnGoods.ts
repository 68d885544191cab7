/** Goods that come back without their sale: of the catalogue at today's price, or named with a price. Pure. */
import type { Product } from "../../catalog/catalog.ts";
import { add, type Minor, minor } from "../../core/money/money.ts";
import { isWhole, quantity } from "../../core/money/quantity.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { ReturnedPiece, ReturnTax, UnknownSaleLine } from "../../core/refund/returns.ts";
import { taxesOf } from "../../core/refund/returnable.ts";
import type { TaxRule } from "../../core/money/tax.ts";
import { totalsOf } from "../../core/money/totals.ts";
import { checkLines } from "../../core/money/check.ts";
import type { ProblemCode } from "../../../preload/contract/channel.ts";

export type AskedGoods =
  | { readonly kind: "product"; readonly sku: string; readonly quantity: number }
  | { readonly kind: "open"; readonly name: string; readonly price: number; readonly quantity: number };

export interface PricedGoods {
  readonly goods: readonly UnknownSaleLine[];
  readonly pieces: readonly ReturnedPiece[];
  readonly taxes: readonly ReturnTax[];
  readonly total: Minor;
}

/**
 * What the goods come to with today's taxes; goods named with a price carry none of their own, their price is what goes back.
 * @param newId names a line
 */
export function priceGoods(
  asked: readonly AskedGoods[],
  rules: readonly TaxRule[],
  product: (sku: string) => Product | undefined,
  newId: () => string,
): Result<PricedGoods, ProblemCode> {
  const goods: UnknownSaleLine[] = [];
  const many: number[] = [];
  for (const one of asked) {
    const found = one.kind === "product" ? product(one.sku) : undefined;
    if (one.kind === "product" && found === undefined) return err("productGone");
    if (one.kind === "open" && one.name === "") return err("nameMissing");
    const unit = found?.unit ?? "each";
    if (unit === "each" && !isWhole(quantity(one.quantity))) return err("quantityOutOfRange");
    const price = one.kind === "open" ? minor(one.price) : (found?.price ?? minor(0));
    const names = found?.names ?? { en: one.kind === "open" ? one.name : "" };
    const taxes = found?.taxes ?? [];
    const line = { id: newId(), sku: found?.sku ?? "", names, unit, unitPrice: price, taxes } as const;
    goods.push(line);
    many.push(one.quantity);
  }
  const lines = goods.map((line, i) => ({ ...line, quantity: quantity(many[i] ?? 0) }));
  if (!checkLines(lines, rules).ok) return err("amountOutOfRange");
  const totals = totalsOf(lines, rules);
  if (totals.total <= 0) return err("nothingToGiveBack");
  const included = new Set(rules.filter((rule) => rule.included).map(({ name }) => name));
  const pieces = totals.lines.map((total, i): ReturnedPiece => {
    const added = Object.entries(total.taxShares).filter(([name]) => !included.has(name));
    return {
      line: total.id,
      quantity: quantity(many[i] ?? 0),
      gross: total.gross,
      net: total.net,
      taxes: total.taxShares,
      amount: add(total.net, ...added.map(([, tax]) => tax)),
    };
  });
  return ok({ goods, pieces, taxes: taxesOf(pieces, rules), total: totals.total });
}
