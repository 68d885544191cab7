/** What was sold of each product, put together part by part: what a report names its top goods from. Pure. */
import type { Minor } from "../money/money.ts";
import type { GoodsFigure } from "./report.ts";

type Counted = Pick<GoodsFigure, "goods" | "quantity" | "amount">;

/** Goods whose names may still be text: nobody reads them before they are shown. */
export interface NamedGoods extends Counted {
  readonly names: unknown;
}

export interface GoodsSums<T extends NamedGoods> {
  /** Of a product that is known already, what it is called now counts. */
  add(parts: readonly T[]): void;
  /** Takes off what is none of it. */
  take(parts: readonly Counted[]): void;
  /** What brought most, most first. */
  top(limit: number): readonly T[];
}

export function newGoodsSums<T extends NamedGoods>(): GoodsSums<T> {
  const all = new Map<string, { of: T; names: unknown; quantity: number; amount: number }>();
  return {
    add(parts) {
      for (const of of parts) {
        const { amount, goods, names, quantity } = of;
        const known = all.get(goods);
        if (known === undefined) all.set(goods, { of, names, quantity, amount });
        else {
          known.names = names;
          known.quantity += quantity;
          known.amount += amount;
        }
      }
    },
    take(parts) {
      for (const { amount, goods, quantity } of parts) {
        const known = all.get(goods);
        if (known === undefined) continue;
        known.quantity -= quantity;
        known.amount -= amount;
      }
    },
    top: (limit) =>
      [...all.values()]
        .sort((a, b) => b.amount - a.amount || b.quantity - a.quantity || (a.of.goods < b.of.goods ? -1 : 1))
        .slice(0, limit)
        .map(({ amount, names, of, quantity }) => ({ ...of, names, quantity, amount: amount as Minor })),
  };
}
