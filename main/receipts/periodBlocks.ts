/** The parts of a period's report that the X and the Z do not have: its chart, goods, people, waits and drawers. */
import { formatQuantity } from "../core/money/format.ts";
import { type Currency, minor } from "../core/money/money.ts";
import type { Quantity } from "../core/money/quantity.ts";
import type { DrawerFigure, Report, Takings } from "../core/report/report.ts";
import type { Span } from "../core/report/reportPeriod.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { localDateTime, row, text } from "./document.ts";
import type { Block } from "./document.ts";
import { PERIOD_WORDS, type PeriodWords } from "./periodWords.ts";
import { printableName } from "./printableName.ts";
import { receiptStyle } from "./receiptStyle.ts";
import { part, type ReportStyle, some, times } from "./reportStyle.ts";
import { REPORT_WORDS } from "./reportWords.ts";

export interface PeriodStyle extends ReportStyle {
  readonly period: PeriodWords;
}

/** How a paper about days writes, for whom it is printed. */
export function periodStyle(currency: Currency, context: CustomerPaperContext): PeriodStyle {
  const receipt = receiptStyle(context.language, currency, [], context.pictured);
  return {
    ...receipt,
    own: REPORT_WORDS[receipt.language],
    period: PERIOD_WORDS[receipt.language],
    moment: (at) => localDateTime(at, context.timeZone).slice(0, 16),
  };
}

/** So long is the longest bar: beside it every amount has room on the narrowest paper. */
const BAR = 12;

/** The chart: hours of a day; of a longer time its days. */
export function takingsBlocks({ days, hours }: Report, span: Span, style: PeriodStyle): readonly Block[] {
  const { byDay, byHour, lessReturns } = style.period;
  if (span === "day")
    return bars(
      byHour,
      hours.map((each) => ({ ...each, name: `${String(each.hour).padStart(2, "0")}:00` })),
      style,
    );
  const named = days.map((each) => ({ ...each, name: each.day.slice(5) }));
  return bars(byDay, named, style, text(lessReturns));
}

function bars(
  title: string,
  rows: readonly (Takings & { readonly name: string })[],
  { amount: write }: PeriodStyle,
  ...lead: readonly Block[]
): readonly Block[] {
  const highest = Math.max(0, ...rows.map(({ amount }) => amount));
  if (rows.every(({ amount, count }) => amount === 0 && count === 0)) return [];
  const bar = (amount: number): string =>
    highest === 0 || amount <= 0 ? "" : "=".repeat(Math.max(1, Math.round((amount / highest) * BAR)));
  return part(title, [
    ...lead,
    ...rows.map(({ amount, name }) => row(`${name} ${bar(amount)}`.trimEnd(), amount === 0 ? "" : write(amount))),
  ]);
}

/** What brought most, by the shop's names for it. */
export function goodsBlocks(
  { goods }: Report,
  { amount: write, language, period, pictured }: PeriodStyle,
): readonly Block[] {
  if (goods.length === 0) return [];
  return part(
    period.goods,
    goods.map(({ amount, goods: code, names, quantity, unit }) => {
      const counted = `${quantity < 0 ? "\u2212" : ""}${formatQuantity(Math.abs(quantity) as Quantity, language)}`;
      const much = `${counted}\u00a0${unit === "kg" ? "kg" : "×"}`;
      return row(`${printableName(names, language, code, pictured)} ${much}`, write(amount));
    }),
  );
}

export function peopleBlocks({ operators }: Report, style: PeriodStyle): readonly Block[] {
  if (operators.length === 0) return [];
  const { amount, own, period } = style;
  return part(
    period.people,
    operators.flatMap(({ discounts, operator, returned, returns, sales, tips, total }) => [
      row(times(operator === "" ? "–" : operator, sales), amount(total)),
      ...some(period.discounts, minor(0 - discounts), style, 2),
      ...some(own.tips, tips, style, 2),
      ...some(times(own.returns, returns), minor(0 - returned), style, 2),
    ]),
  );
}

/** From the key to the proof. */
export function speedBlocks({ speed }: Report, { language, period }: PeriodStyle): readonly Block[] {
  const seconds = (ms: number): string => {
    const told = (ms / 1000).toFixed(1);
    return period.seconds(language === "fr" ? told.replace(".", ",") : told);
  };
  return speed.flatMap(({ count, median, p95, tender }) =>
    part(times(period.speed[tender], count), [row(period.median, seconds(median)), row(period.p95, seconds(p95))]),
  );
}

/** Drawers whose count was another than the books'. */
export function drawersBlocks(
  { drawers }: { readonly drawers: readonly Pick<DrawerFigure, "closedAt" | "counted" | "expected">[] },
  { amount, moment, own, period }: PeriodStyle,
): readonly Block[] {
  if (drawers.length === 0) return [];
  const wrong = drawers.filter(({ counted, expected }) => counted !== expected);
  if (wrong.length === 0) return part(period.drawers, [text(period.drawersAgree)]);
  return part(
    period.drawers,
    wrong.map(({ closedAt, counted, expected }) =>
      row(`${moment(closedAt)} ${counted > expected ? own.over : own.short}`, amount(minor(counted - expected))),
    ),
  );
}

/** How the gateways' own records differ, class by class; nothing where nothing went through a gateway. */
export function matchBlocks(
  { match }: Pick<Report, "match">,
  { amount: write, moment, period }: PeriodStyle,
): readonly Block[] {
  const { at, differences, unmatched } = match;
  if (at === null && unmatched === 0) return [];
  return part(period.match, [
    ...(at === null ? [] : [row(period.matchedAt, moment(at))]),
    ...(unmatched === 0 ? [] : [row(times(period.unmatched, unmatched), "")]),
    ...(at !== null && differences.length === 0 ? [text(period.agree)] : []),
    ...differences.map(({ amount, class: name, count }) => row(times(period.difference[name], count), write(amount))),
  ]);
}
