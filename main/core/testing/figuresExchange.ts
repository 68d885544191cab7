/** A sale that returned goods had paid on is given up: told to the journal, and written in the second books. */
import { creditsOn } from "../sale/exchange.ts";
import type { Sale } from "../sale/sale.ts";
import { type Shop, tellReturn, write } from "./figuresShop.ts";

/** What the goods had paid is owed by their returns again. @param bought as it was before it was given up */
export function oweAgain(shop: Shop, bought: Sale): void {
  for (const { credit } of creditsOn(bought)) {
    const one = shop.returns.get(credit);
    for (const { amount, attempt, given, id } of one?.parts ?? []) {
      if (one === undefined || given?.kind !== "credit" || given.sale !== bought.id) continue;
      const way = attempt === null ? "cash" : "carried";
      const body = { return: one.id, part: id, amount, sale: bought.id, way, attempt } as const;
      tellReturn(shop, one.operator, one.sale, { kind: "return.creditUndone", body });
      write(shop, one.sale ?? one.id, { money: amount });
      write(shop, bought.id, { money: -amount, credits: -amount });
    }
  }
}
