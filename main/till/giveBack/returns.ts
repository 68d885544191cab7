/** Everything that has to do with goods that come back: the desk, and the papers that follow its refunds. */
import type { Settings } from "../../settings/resolve.ts";
import type { Papers } from "../paper/papers.ts";
import { createReturnDesk, type ReturnDesk, type ReturnDeskDeps } from "./returnDesk.ts";
import { createReturnPapers, type ReturnPapers } from "./returnPapers.ts";

export interface ReturnsDeps extends Pick<
  ReturnDeskDeps,
  "books" | "session" | "refunds" | "catalog" | "clock" | "random" | "operatorName"
> {
  readonly paper: Pick<Papers, "customers" | "openDrawer" | "hasPrinter" | "receiptOf">;
  readonly settings: Pick<Settings, "currency" | "taxes" | "cashRounding" | "otherTenders" | "receipts" | "locale">;
}

export interface Returns extends ReturnDesk {
  /** What to commit together with news of a refund of goods. */
  readonly follow: ReturnPapers["follow"];
}

export function createReturns({ paper, settings, ...deps }: ReturnsDeps): Returns {
  const { hasPrinter } = paper;
  const papers = createReturnPapers({
    ...deps,
    hasPrinter,
    slipsByTerminal: settings.receipts.slipBy === "terminal",
    customers: paper.customers,
  });
  const desk = createReturnDesk({
    ...deps,
    papers,
    hasPrinter,
    currency: settings.currency,
    taxRules: settings.taxes,
    cashUnit: settings.cashRounding,
    otherTenders: settings.otherTenders,
    language: settings.locale,
    receiptOf: (sale) => paper.receiptOf(sale),
    openDrawer() {
      paper.openDrawer();
    },
  });
  return { ...desk, follow: (after, attempt) => papers.follow(after, attempt) };
}
