/** From the journal to the paper of a report on days: read in turns, so that a month on paper holds nobody up. */
import { businessDay } from "../../core/day/businessDay.ts";
import type { PeriodOf } from "../../core/facts.ts";
import type { Currency } from "../../core/money/money.ts";
import type { PaperDocument } from "../../receipts/document.ts";
import type { PaperContext } from "../../receipts/paperOfSale.ts";
import { NAMED_ON_PAPER, periodReport } from "../../receipts/periodReport.ts";
import type { Books } from "../books.ts";
import type { GatherReport, ShopClock } from "./reportGather.ts";
import { namedSales } from "../day/stretch.ts";

export interface PeriodPaperDeps {
  readonly currency: Currency;
  readonly day: ShopClock;
  readonly gather: GatherReport;
}

/** @param name of an operator's id */
export async function paperOfPeriod(
  { journal: { reader } }: Books,
  { at, first, last, span, upTo }: PeriodOf,
  { currency, day, gather }: PeriodPaperDeps,
  name: (operator: string) => string,
  context: PaperContext,
): Promise<PaperDocument> {
  const report = await gather({ stretch: { kind: "days", first, last, upTo } });
  const { figures } = report;
  const operators = report.operators.map((each) => ({
    ...each,
    operator: each.operator === "" ? "" : name(each.operator),
  }));
  return periodReport(
    {
      ...{ at, first, last, span, currency },
      running: last >= businessDay(at, day.timeZone, day.cutOff),
      report: { ...report, operators },
      named: namedSales(reader, { ...figures, unsettled: figures.unsettled.slice(0, NAMED_ON_PAPER) }),
    },
    context,
  );
}
