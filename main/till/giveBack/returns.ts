/** Everything that has to do with goods that come back: the desk, and the papers that follow its refunds. */
import type { Settings } from "../../settings/resolve.ts";
import type { Papers } from "../paper/papers.ts";
import { createCreditBack, type CreditBack } from "./creditBack.ts";
import { createReturnBook } from "./returnBook.ts";
import { createReturnDesk, type ReturnDesk, type ReturnDeskDeps } from "./returnDesk.ts";
import { outsideOf } from "./returnEntries.ts";
import { createReturnPapers, type ReturnPapers } from "./returnPapers.ts";
import { createReturnTurns } from "./returnTurns.ts";

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
  /** Returned goods that had paid on a sale which is given up. */
  readonly credits: CreditBack;
}

export function createReturns({ paper, settings, ...deps }: ReturnsDeps): Returns {
  const { hasPrinter } = paper;
  const papers = createReturnPapers({
    ...deps,
    hasPrinter,
    slipsByTerminal: settings.receipts.slipBy === "terminal",
    customers: paper.customers,
  });
  const cashUnit = settings.cashRounding;
  const book = createReturnBook(deps.books.journal.reader, cashUnit);
  const turns = createReturnTurns(deps.books, book, deps.refunds.goods, deps.clock);
  const outside = outsideOf(() => settings.otherTenders);
  const desk = createReturnDesk({
    ...deps,
    ...{ papers, book, turns, outside, cashUnit },
    hasPrinter,
    currency: settings.currency,
    taxRules: settings.taxes,
    language: settings.locale,
    receiptOf: (sale) => paper.receiptOf(sale),
    openDrawer() {
      paper.openDrawer();
    },
  });
  const credits = createCreditBack({ ...deps, book, turns, outside, papers });
  return { ...desk, credits, follow: (after, attempt) => papers.follow(after, attempt) };
}
