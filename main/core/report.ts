/**
 * A report on a stretch: the ledger's figures with what they look like by hour, by day, by person and by goods, how long
 * customers waited for an approval, and where counted and expected differ. Grown a few rows at a time, so that a month can
 * be added up between two scans. Pure. Amounts in minor units, times in ms.
 */
import { type Figures, figuresOf } from "./figures.ts";
import { sumFigures } from "./figuresSum.ts";
import type { LedgerRow, TenderKind } from "./ledger.ts";
import type { Minor } from "./money.ts";
import type { ClockHour } from "./reportPeriod.ts";
import type { Names } from "./sale.ts";

/** Sales less what came back. */
export interface Takings {
  /** Sales that were completed. */
  readonly count: number;
  readonly amount: Minor;
}

export interface HourFigure extends Takings {
  /** What the shop's clock shows, 0 to 23. */
  readonly hour: number;
  /** When it began; null where the same hour of several days is one figure. */
  readonly start: number | null;
}

export interface DayFigure extends Takings {
  readonly day: string;
}

export interface OperatorFigure {
  readonly operator: string;
  readonly sales: number;
  readonly total: Minor;
  readonly discounts: Minor;
  readonly tips: Minor;
  readonly returns: number;
  readonly returned: Minor;
}

/** Goods sold less those that came back. */
export interface GoodsFigure {
  /** The SKU, or the name of goods without one. */
  readonly goods: string;
  readonly names: Names;
  readonly unit: "each" | "kg";
  /** Thousandths; below nothing where more came back than was sold. */
  readonly quantity: number;
  /** After discounts, with included taxes. */
  readonly amount: Minor;
}

/** From the key to the proof, of payments that were approved while somebody waited. */
export interface SpeedFigure {
  readonly tender: "card" | "wallet";
  readonly count: number;
  readonly median: number;
  /** 19 of 20 took no longer. */
  readonly p95: number;
}

/** A drawer that was counted and closed. */
export interface DrawerFigure {
  readonly shift: string;
  readonly closedAt: number;
  readonly expected: Minor;
  readonly counted: Minor;
  readonly explanation: string;
}

export interface Report {
  readonly figures: Figures;
  readonly hours: readonly HourFigure[];
  readonly days: readonly DayFigure[];
  readonly operators: readonly OperatorFigure[];
  /** What brought most, most first. */
  readonly goods: readonly GoodsFigure[];
  readonly speed: readonly SpeedFigure[];
  readonly drawers: readonly DrawerFigure[];
}

/** What one row adds to the takings; null for a row of another kind. */
export function takingsOf({ doc, kind }: Pick<LedgerRow, "doc" | "kind">): Takings | null {
  if (kind === "sale" && doc?.kind === "sale") return { count: 1, amount: doc.total };
  if (kind === "return" && doc?.kind === "return")
    return { count: 0, amount: (doc.withdrawn ? doc.total : -doc.total) as Minor };
  return null;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

export interface ReportSums {
  /** Adds some rows of the stretch: each row once, in any order. */
  add(rows: readonly LedgerRow[]): void;
  result(): Pick<Report, "figures" | "hours" | "days" | "operators">;
}

/**
 * @param tell which hour of the shop's clock a moment lies in
 * @param hours the hours that are shown at least: those of one day; empty where hours of several days are put together
 * @param days the days that are shown at least
 */
export function newReportSums(
  tell: (at: number) => ClockHour,
  hours: readonly ClockHour[],
  days: readonly string[],
): ReportSums {
  let figures = figuresOf([]);
  const oneDay = hours.length > 0;
  const byHour = new Map<number, Growing<HourFigure>>();
  const byDay = new Map<string, Growing<DayFigure>>(days.map((day) => [day, { day, count: 0, amount: 0 as Minor }]));
  const byOperator = new Map<string, Growing<OperatorFigure>>();

  const hourAt = (at: number): Growing<HourFigure> => {
    const { hour, start } = tell(at);
    const key = oneDay ? start : hour;
    const known = byHour.get(key) ?? { hour, start: oneDay ? start : null, count: 0, amount: 0 as Minor };
    byHour.set(key, known);
    return known;
  };
  const dayOf = (day: string): Growing<DayFigure> => {
    const known = byDay.get(day) ?? { day, count: 0, amount: 0 as Minor };
    byDay.set(day, known);
    return known;
  };
  const operatorOf = (operator: string): Growing<OperatorFigure> => {
    const zero = 0 as Minor;
    const none = { operator, sales: 0, total: zero, discounts: zero, tips: zero, returns: 0, returned: zero };
    const known = byOperator.get(operator) ?? none;
    byOperator.set(operator, known);
    return known;
  };

  const addRow = (row: LedgerRow): void => {
    const { at, businessDay, doc, operator, tip } = row;
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
      if (rows.length === 0) return;
      figures = sumFigures(figures, figuresOf(rows));
      rows.forEach(addRow);
    },
    result: () => ({
      figures,
      hours: oneDay ? withGaps(hours, byHour) : [...byHour.values()].sort((a, b) => a.hour - b.hour),
      days: [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
      operators: [...byOperator.values()].sort((a, b) => b.total - a.total || (a.operator < b.operator ? -1 : 1)),
    }),
  };
}

const plus = (a: Minor, b: Minor): Minor => (a + b) as Minor;

/** The day's hours from the first that has something to the last; hours without anything between them stay. */
function withGaps(hours: readonly ClockHour[], found: ReadonlyMap<number, HourFigure>): readonly HourFigure[] {
  const shown = new Map<number, HourFigure>(
    hours.map(({ hour, start }) => [start, { hour, start, count: 0, amount: 0 as Minor }]),
  );
  for (const [start, figure] of found) shown.set(start, figure);
  const all = [...shown.values()].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const first = all.findIndex(({ start }) => start !== null && found.has(start));
  const last = all.findLastIndex(({ start }) => start !== null && found.has(start));
  return first === -1 ? [] : all.slice(first, last + 1);
}

/** @param waits how long each approval took, ms, in any order; null when there was none */
export function speedOf(tender: SpeedFigure["tender"], waits: readonly number[]): SpeedFigure | null {
  if (waits.length === 0) return null;
  const sorted = Float64Array.from(waits).sort();
  // The nearest rank: a wait that somebody had, never one between two.
  const rank = (part: number): number => sorted[Math.max(Math.ceil(part * sorted.length) - 1, 0)] ?? 0;
  return { tender, count: sorted.length, median: rank(0.5), p95: rank(0.95) };
}

/** Goods of several parts put together; the `limit` that brought most, most first. */
export function topGoods(parts: readonly GoodsFigure[], limit: number): readonly GoodsFigure[] {
  const all = new Map<string, Growing<GoodsFigure>>();
  for (const part of parts) {
    const known = all.get(part.goods);
    if (known === undefined) all.set(part.goods, { ...part });
    else {
      known.quantity += part.quantity;
      known.amount = plus(known.amount, part.amount);
      known.names = part.names;
    }
  }
  return [...all.values()]
    .sort((a, b) => b.amount - a.amount || b.quantity - a.quantity || (a.goods < b.goods ? -1 : 1))
    .slice(0, limit);
}

/** What each kind of tender came to, less what went back by it: most first. */
export function mixOf({ tenders }: Figures): readonly { readonly tender: TenderKind; readonly amount: Minor }[] {
  const all = new Map<TenderKind, Minor>();
  for (const { tender, taken, back } of tenders)
    all.set(tender, (((all.get(tender) ?? 0) as number) + taken - back) as Minor);
  return [...all].map(([tender, amount]) => ({ tender, amount })).sort((a, b) => b.amount - a.amount);
}
