/** Hold and recall: the sale on the screen is put aside and brought back, and every sale put aside stays counted. */
import { hold, makeWay, recall } from "../../core/sale/heldSales.ts";
import { may } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import { type Sale, type SaleFact, totalsOfSale } from "../../core/sale/sale.ts";
import { readHeldSales } from "../../journal/projections/sales.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { HeldView } from "../../../preload/contract/hold.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Operator, SessionDesk } from "../people/sessionDesk.ts";
import { itemsOf } from "../page/views/saleView.ts";

export interface HoldDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `hold.${string}`>>;
  /** Oldest first. */
  views(): readonly HeldView[];
}

/** So many goods tell one sale from another. */
const SHOWN_GOODS = 3;

export function createHoldDesk(deps: {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator">;
  operatorName(id: string): string;
}): HoldDesk {
  const { books, session } = deps;
  const { reader } = books.journal;

  /** Part of every picture of the till: read once a change. */
  let known: readonly HeldView[] | null = null;
  books.onChange(() => {
    known = null;
  });

  const seller = (): Result<Operator, Problem> => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    return may(operator.role, "sell") ? ok(operator) : refuse("notAllowed");
  };
  const entries = (sale: Sale | null, facts: readonly SaleFact[]): readonly Entry[] =>
    facts.map((fact) => ({ fact, ...(sale === null ? {} : { sale: sale.id }) }));

  const view = (sale: Sale): HeldView => ({
    sale: sale.id,
    number: sale.number,
    name: sale.held?.name ?? "",
    heldAt: sale.held?.at ?? sale.startedAt,
    operator: deps.operatorName(sale.held?.operator ?? ""),
    total: totalsOfSale(sale).total,
    items: itemsOf(sale),
    goods: sale.lines
      .filter((line) => line.feeOf === undefined)
      .slice(0, SHOWN_GOODS)
      .map((line) => line.names),
  });

  return {
    views: () => (known ??= readHeldSales(reader).map(view)),
    commands: {
      "hold.put": ({ sale: id, name }) => {
        const operator = seller();
        if (!operator.ok) return operator;
        const sale = books.sale();
        if (sale === null) return refuse("noOpenSale");
        if (sale.id !== id) return refuse("otherSale");
        const facts = hold(sale, name, operator.value.id);
        if (!facts.ok) return refuse(facts.error);
        const committed = books.commit(entries(sale, facts.value));
        if (!committed.ok) return sick(committed.error);
        books.leaveSale();
        return ok(null);
      },
      "hold.recall": ({ sale: id }) => {
        const operator = seller();
        if (!operator.ok) return operator;
        const sale = books.saleById(id);
        const back = sale === undefined ? null : recall(sale);
        if (sale === undefined || back?.ok !== true) return refuse("notHeld");
        const current = books.sale();
        const way = makeWay(current, operator.value.id);
        if (!way.ok) return refuse(way.error);
        const committed = books.commit([...entries(current, way.value), ...entries(sale, back.value)]);
        if (!committed.ok) return sick(committed.error);
        books.bringBack(id);
        return ok(null);
      },
    },
  };
}
