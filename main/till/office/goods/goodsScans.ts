/**
 * What is scanned while somebody looks at the goods is looked up there, whichever scanner read it, and is not sold. The page
 * says so, and says it again: a page that is gone must not keep scans from the sale.
 */
import type { Clock } from "../../../core/clock.ts";
import { ok } from "../../../core/result.ts";
import type { CommandHandlers } from "../../../../preload/contract.ts";
import type { ScannedGoods, ScanMiss } from "../../scan/scannedGoods.ts";
import type { ScanNews } from "../../scan/scanNews.ts";
import type { SessionDesk } from "../../people/sessionDesk.ts";

export interface GoodsScans {
  readonly commands: Pick<CommandHandlers, "catalog.scanning">;
  /** @returns whether the goods page takes it; then the page has been told */
  takes(found: ScannedGoods | ScanMiss): boolean;
}

/** What a page said holds for so long, ms; it says it again every few seconds. */
const HOLDS_MS = 15_000;

export function createGoodsScans(deps: {
  readonly session: Pick<SessionDesk, "operator">;
  readonly news: ScanNews;
  readonly clock: Pick<Clock, "now" | "steady">;
}): GoodsScans {
  const { clock, news, session } = deps;
  const steady = (): number => clock.steady?.() ?? clock.now();
  let held: { readonly operator: string; readonly since: number } | null = null;

  return {
    commands: {
      "catalog.scanning": ({ on }) => {
        const operator = session.operator();
        held = on && operator !== null ? { operator: operator.id, since: steady() } : null;
        return ok(null);
      },
    },
    takes(found) {
      if (held === null || steady() - held.since > HOLDS_MS || session.operator()?.id !== held.operator) return false;
      if (found.kind === "goods") news.pick(found.product.sku, { code: found.shown, names: found.product.names });
      // Codes of new goods; a card, a receipt or half a code is told as ever.
      else if (found.why === "unknownCode" && found.shown !== "") news.pick("", { code: found.shown, names: null });
      else return false;
      return true;
    },
  };
}
