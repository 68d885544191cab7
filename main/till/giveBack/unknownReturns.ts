/** Goods that come back without their sale: somebody who may answers for it, and no card gets money back. */
import type { Catalog } from "../../catalog/catalog.ts";
import { cashRounding } from "../../core/money/cash.ts";
import { type Currency, type Minor, ZERO } from "../../core/money/money.ts";
import { ok } from "../../core/result.ts";
import type { ReturnBody, ReturnPart } from "../../core/refund/returns.ts";
import type { TaxRule } from "../../core/money/tax.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import { cashEntries, type OutsideTender, returnEntry } from "./returnEntries.ts";
import { priceGoods } from "./returnGoods.ts";
import type { ReturnPapers } from "./returnPapers.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface UnknownReturnsDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly papers: ReturnPapers;
  readonly catalog: Pick<Catalog, "product">;
  readonly random: Random;
  readonly currency: Currency;
  readonly taxRules: readonly TaxRule[];
  /** The smallest coin, minor units. */
  readonly cashUnit: number;
  readonly outside: OutsideTender;
  nextNumber(): number;
  openDrawer(): void;
}

export interface UnknownReturns {
  readonly commands: Pick<CommandHandlers, "return.withoutSale">;
  readonly queries: Pick<QueryHandlers, "return.price">;
}

export function createUnknownReturns(deps: UnknownReturnsDeps): UnknownReturns {
  const { books, session, outside, nextNumber } = deps;
  return {
    commands: {
      "return.withoutSale": async ({ approval, as, goods, name, number, reason, seen }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (reason === "") return refuse("reasonMissing");
        const priced = priceGoods(
          goods,
          deps.taxRules,
          (sku) => deps.catalog.product(sku),
          () => deps.random.id(),
        );
        if (!priced.ok) return refuse(priced.error);
        if (priced.value.total !== seen) return refuse("returnChanged");
        const named = as === "other" ? outside(name, number) : null;
        if (named?.ok === false) return named;
        const who = await answerable(session, "returnWithoutSale", approval);
        if (!who.ok) return who;
        const { total } = priced.value;
        const id = deps.random.id();
        const part: ReturnPart = { id: deps.random.id(), tender: "", attempt: null, way: as, amount: total, tip: ZERO };
        const body: ReturnBody = {
          ...priced.value,
          id,
          number: nextNumber(),
          sale: null,
          scope: "noSale",
          currency: deps.currency,
          parts: [part],
          reason,
          approver: who.value,
        };
        const scope = { return: id, part: part.id, amount: total, approver: who.value };
        const { rounding, toPay: given } = cashRounding(total, deps.cashUnit);
        const more =
          named?.ok === true
            ? [returnEntry({ kind: "return.otherGiven", body: { ...scope, ...named.value } }, null)]
            : cashEntries(body, { kind: "return.cashGiven", body: { ...scope, given, rounding } });
        const committed = books.commit([
          returnEntry({ kind: "return.decided", body }, null),
          ...more,
          ...deps.papers.receipt(body),
        ]);
        if (!committed.ok) return sick(committed.error);
        if (as === "cash") deps.openDrawer();
        return ok({ return: id });
      },
    },
    queries: {
      "return.price": ({ goods }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const ids = goods.keys();
        const priced = priceGoods(
          goods,
          deps.taxRules,
          (sku) => deps.catalog.product(sku),
          () => String(ids.next().value),
        );
        if (!priced.ok) return refuse(priced.error);
        const { goods: lines, pieces, taxes, total } = priced.value;
        const { rounding, toPay: given } = cashRounding(total, deps.cashUnit);
        return ok({
          goods: lines.map(({ names }, i) => ({
            names,
            quantity: pieces[i]?.quantity ?? 0,
            amount: pieces[i]?.amount ?? (0 as Minor),
          })),
          taxes,
          total,
          cash: { given, rounding },
        });
      },
    },
  };
}
