/**
 * A report on a day, a week or a month on the receipt printer: the same figures as on the screen, its chart as bars of
 * text. Amounts of the input in minor units, times in ms.
 */
import type { NamedSale } from "../core/day/closing.ts";
import { minor, type Currency } from "../core/money/money.ts";
import type { Report } from "../core/report/report.ts";
import type { Days, Span } from "../core/report/reportPeriod.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { BLANK, centred, field, finished, mark, row, text } from "./document.ts";
import type { Block, PaperDocument } from "./document.ts";
import {
  drawersBlocks,
  goodsBlocks,
  matchBlocks,
  peopleBlocks,
  periodStyle,
  type PeriodStyle,
  speedBlocks,
  takingsBlocks,
} from "./periodBlocks.ts";
import { COPY_MARK } from "./receiptWords.ts";
import { backBlocks, moneyBlocks, salesBlocks, taxBlocks, unsettledBlocks } from "./reportFigures.ts";

export interface PeriodReportInput extends Days {
  readonly span: Span;
  /** When it was asked for: what came later is none of it. */
  readonly at: number;
  /** The time was not over then. */
  readonly running: boolean;
  readonly currency: Currency;
  /** Operators by name. */
  readonly report: Report;
  readonly named: readonly NamedSale[];
}

/** Sales that are listed by number: paper is no place for hundreds, the screen has all of them. */
export const NAMED_ON_PAPER = 20;

export function periodReport(input: PeriodReportInput, context: CustomerPaperContext): PaperDocument {
  const style = periodStyle(input.currency, context);
  const { report, span } = input;
  const { figures } = report;
  const unsettled = figures.unsettled.slice(0, NAMED_ON_PAPER);
  const unnamed = figures.unsettled.length - unsettled.length;
  const blocks: readonly Block[] = [
    ...(context.copy > 0 ? [mark(`${COPY_MARK} ${String(context.copy)}`)] : []),
    ...head(input, context, style),
    ...takingsBlocks(report, span, style),
    ...salesBlocks(figures, style),
    ...taxBlocks(figures, style),
    ...moneyBlocks(figures, style),
    ...backBlocks(figures, style),
    ...goodsBlocks(report, style),
    ...peopleBlocks(report, style),
    ...speedBlocks(report, style),
    ...drawersBlocks(report, style),
    ...matchBlocks(report, style),
    ...unsettledBlocks({ ...figures, unsettled }, input.named, style),
    ...(unnamed === 0 ? [] : [text(style.period.more(unnamed), { indent: 2 })]),
    ...(input.running ? [BLANK, mark(style.period.running)] : []),
  ];
  return {
    kind: "report",
    number: span,
    language: style.language,
    blocks: finished(blocks, context.training, style.language),
  };
}

function head(
  { at, first, last, report, running, span }: PeriodReportInput,
  { store }: CustomerPaperContext,
  { amount, amountInFull, moment, period, words }: PeriodStyle,
): readonly Block[] {
  const { returns, sales } = report.figures;
  return [
    mark(period.title[span]),
    centred(first === last ? first : `${first} – ${last}`, { bold: true }),
    ...(running ? [mark(period.running)] : []),
    text(store.name, { align: "center", bold: true }),
    ...[...store.address, store.phone].filter((line) => line.trim() !== "").map((line) => centred(line)),
    BLANK,
    row(`${words.register} ${store.register}`, ""),
    field(period.asOf, moment(at)),
    BLANK,
    row(period.taken, amountInFull(minor(sales.total - returns.total)), { bold: true, size: "tall" }),
    ...(sales.count === 0 ? [] : [row(period.average, amount(minor(Math.round(sales.total / sales.count))))]),
  ];
}
