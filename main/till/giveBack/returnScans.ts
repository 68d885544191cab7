/**
 * Goods that are scanned while goods of a sale come back choose their line there, whichever scanner read them, and are not
 * sold. The page says which sale it is at, and says so again: a page that is gone must not keep scans from the sale.
 */
import type { Clock } from "../../core/clock.ts";
import { ok } from "../../core/result.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Books } from "../books.ts";
import { refuse } from "../base/problem.ts";
import type { ScannedGoods } from "../scan/scannedGoods.ts";
import type { ScanNews } from "../scan/scanNews.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface ReturnScans {
  readonly commands: Pick<CommandHandlers, "return.scanning">;
  /** @returns whether these goods are of the sale whose goods come back; then the page has been told */
  takes(goods: ScannedGoods): boolean;
}

/** What a page said holds for so long, ms; it says it again every few seconds. */
const HOLDS_MS = 15_000;

export function createReturnScans(deps: {
  readonly books: Pick<Books, "saleById">;
  readonly session: Pick<SessionDesk, "operator">;
  readonly news: ScanNews;
  readonly clock: Pick<Clock, "now" | "steady">;
}): ReturnScans {
  const { books, clock, news, session } = deps;
  const steady = (): number => clock.steady?.() ?? clock.now();
  let at: { readonly sale: string; readonly operator: string; readonly since: number } | null = null;

  return {
    commands: {
      "return.scanning": ({ sale }) => {
        const operator = session.operator();
        at = null;
        // Said by itself, and so by a page that has just been locked: nothing to refuse.
        if (sale === null || operator === null) return ok(null);
        if (books.saleById(sale)?.state !== "completed") return refuse("notReturnable");
        at = { sale, operator: operator.id, since: steady() };
        return ok(null);
      },
    },
    takes({ product: { names, sku }, shown }) {
      if (at === null || steady() - at.since > HOLDS_MS || session.operator()?.id !== at.operator) return false;
      const lines = books.saleById(at.sale)?.lines ?? [];
      if (!lines.some((line) => line.sku === sku && line.feeOf === undefined)) return false;
      news.pick(sku, { code: shown, names });
      return true;
    },
  };
}
