/**
 * What some rows of the ledger come to in a report. Parts of one stretch put together are the whole of it, so that a month
 * can be added up between two scans, and a day that has not changed is not added up again. Pure.
 */
import { newFigureSums } from "./figures.ts";
import { sumFigures } from "./figuresSum.ts";
import type { LedgerRow } from "./ledger.ts";
import { type Minor, ZERO } from "../money/money.ts";
import { type DayFigure, type HourFigure, type OperatorFigure, type Report, takingsOf } from "./report.ts";
import type { ClockHour } from "./reportPeriod.ts";

/** Of a part every hour by the moment when it began. */
export interface ReportPart extends Pick<Report, "figures" | "hours" | "days" | "operators"> {
  /** The facts that moved money through a gateway. */
  readonly gatewayFacts: readonly number[];
}

export interface ReportSums {
  /** Adds some rows of the part: each row once, in any order. */
  add(rows: readonly LedgerRow[]): void;
  part(): ReportPart;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** @param tell which hour of the shop's clock a moment lies in */
export function newReportSums(tell: (at: number) => ClockHour): ReportSums {
  const figures = newFigureSums();
  const byHour = new Map<number, Growing<HourFigure>>();
  const byDay = new Map<string, Growing<DayFigure>>();
  const byOperator = new Map<string, Growing<OperatorFigure>>();

  const hourAt = (at: number): Growing<HourFigure> => {
    const { hour, start } = tell(at);
    return grow(byHour, start, () => ({ hour, start, count: 0, amount: ZERO }));
  };
  const dayOf = (day: string): Growing<DayFigure> => grow(byDay, day, () => ({ day, count: 0, amount: ZERO }));
  const operatorOf = (operator: string): Growing<OperatorFigure> =>
    grow(byOperator, operator, () => ({
      ...{ operator, sales: 0, total: ZERO, discounts: ZERO, tips: ZERO, returns: 0, returned: ZERO },
    }));

  const gatewayFacts: number[] = [];

  const addRow = (row: LedgerRow): void => {
    figures.add(row);
    const { at, businessDay, doc, operator, tip } = row;
    if (row.gateway !== "") gatewayFacts.push(row.seq);
    const takings = takingsOf(row);
    if (takings !== null)
      for (const figure of [hourAt(at), dayOf(businessDay)]) {
        figure.count += takings.count;
        figure.amount = plus(figure.amount, takings.amount);
      }
    if (doc?.kind === "sale") {
      const person = operatorOf(operator);
      person.sales += 1;
      person.total = plus(person.total, doc.total);
      person.discounts = plus(person.discounts, plus(doc.lineDiscounts, doc.saleDiscount));
    }
    if (row.kind === "payment" && tip !== 0) {
      const person = operatorOf(operator);
      person.tips = plus(person.tips, tip);
    }
    if (doc?.kind === "return") {
      const person = operatorOf(operator);
      const sign = doc.withdrawn ? -1 : 1;
      person.returns += sign;
      person.returned = (person.returned + sign * doc.total) as Minor;
    }
  };

  return {
    add(rows) {
      rows.forEach(addRow);
    },
    part: () => ({
      figures: figures.result(),
      hours: copied(byHour),
      days: copied(byDay),
      operators: copied(byOperator),
      gatewayFacts: [...gatewayFacts],
    }),
  };
}

/**
 * The parts of a stretch as one.
 * @param hours the hours that are shown at least: those of one day; empty where hours of several days are put together
 * @param days the days that are shown at least
 */
export function reportOfParts(
  parts: readonly ReportPart[],
  hours: readonly ClockHour[],
  days: readonly string[],
): ReportPart {
  const oneDay = hours.length > 0;
  const byHour = new Map<number, Growing<HourFigure>>();
  const byDay = new Map<string, Growing<DayFigure>>(days.map((day) => [day, { day, count: 0, amount: ZERO }]));
  const byOperator = new Map<string, Growing<OperatorFigure>>();
  for (const part of parts) {
    for (const { amount, count, hour, start } of part.hours) {
      const key = oneDay ? (start ?? hour) : hour;
      const figure = grow(byHour, key, () => ({ hour, start: oneDay ? start : null, count: 0, amount: ZERO }));
      figure.count += count;
      figure.amount = plus(figure.amount, amount);
    }
    for (const { amount, count, day } of part.days) {
      const figure = grow(byDay, day, () => ({ day, count: 0, amount: ZERO }));
      figure.count += count;
      figure.amount = plus(figure.amount, amount);
    }
    for (const more of part.operators) {
      const person = byOperator.get(more.operator);
      byOperator.set(more.operator, person === undefined ? { ...more } : added(person, more));
    }
  }
  return {
    figures: sumFigures(newFigureSums().result(), ...parts.map(({ figures }) => figures)),
    hours: oneDay ? withGaps(hours, byHour) : [...byHour.values()].sort((a, b) => a.hour - b.hour),
    days: [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    operators: [...byOperator.values()].sort((a, b) => b.total - a.total || (a.operator < b.operator ? -1 : 1)),
    gatewayFacts: parts.flatMap((part) => part.gatewayFacts),
  };
}

function grow<K, V>(all: Map<K, V>, key: K, begin: () => V): V {
  const known = all.get(key);
  if (known !== undefined) return known;
  const first = begin();
  all.set(key, first);
  return first;
}

const copied = <V extends object>(all: ReadonlyMap<unknown, V>): readonly V[] =>
  [...all.values()].map((each) => ({ ...each }));

const plus = (a: Minor, b: Minor): Minor => (a + b) as Minor;

const added = (a: OperatorFigure, b: OperatorFigure): OperatorFigure => ({
  operator: a.operator,
  sales: a.sales + b.sales,
  total: plus(a.total, b.total),
  discounts: plus(a.discounts, b.discounts),
  tips: plus(a.tips, b.tips),
  returns: a.returns + b.returns,
  returned: plus(a.returned, b.returned),
});

/** The day's hours from the first that has something to the last; hours without anything between them stay. */
function withGaps(hours: readonly ClockHour[], found: ReadonlyMap<number, HourFigure>): readonly HourFigure[] {
  const shown = new Map<number, HourFigure>(
    hours.map(({ hour, start }) => [start, { hour, start, count: 0, amount: ZERO }]),
  );
  for (const [start, figure] of found) shown.set(start, figure);
  const all = [...shown.values()].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const first = all.findIndex(({ start }) => start !== null && found.has(start));
  const last = all.findLastIndex(({ start }) => start !== null && found.has(start));
  return first === -1 ? [] : all.slice(first, last + 1);
}
