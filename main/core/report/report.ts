/**
 * A report on a stretch: the ledger's figures with what they look like by hour, by day, by person and by goods, how long
 * customers waited for an approval, and where counted and expected differ. Grown a few rows at a time, so that a month can
 * be added up between two scans. Pure. Amounts in minor units, times in ms.
 */
import type { MatchFigure } from "./differenceFigures.ts";
import type { Figures } from "./figures.ts";
import type { LedgerRow, TenderKind } from "./ledger.ts";
import type { Minor } from "../money/money.ts";
import type { Names } from "../sale/sale.ts";

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
  readonly match: MatchFigure;
}

/** What one row adds to the takings; null for a row of another kind. */
export function takingsOf({ doc, kind }: Pick<LedgerRow, "doc" | "kind">): Takings | null {
  if (kind === "sale" && doc?.kind === "sale") return { count: 1, amount: doc.total };
  if (kind === "return" && doc?.kind === "return")
    return { count: 0, amount: (doc.withdrawn ? doc.total : -doc.total) as Minor };
  return null;
}

/** @param waits how long each approval took, ms, in any order; null when there was none */
export function speedOf(tender: SpeedFigure["tender"], waits: readonly number[]): SpeedFigure | null {
  if (waits.length === 0) return null;
  const sorted = Float64Array.from(waits).sort();
  // The nearest rank: a wait that somebody had, never one between two.
  const rank = (part: number): number => sorted[Math.max(Math.ceil(part * sorted.length) - 1, 0)] ?? 0;
  return { tender, count: sorted.length, median: rank(0.5), p95: rank(0.95) };
}

/** What each kind of tender came to, less what went back by it: most first. */
export function mixOf({ tenders }: Figures): readonly { readonly tender: TenderKind; readonly amount: Minor }[] {
  const all = new Map<TenderKind, Minor>();
  for (const { tender, taken, back } of tenders)
    all.set(tender, (((all.get(tender) ?? 0) as number) + taken - back) as Minor);
  return [...all].map(([tender, amount]) => ({ tender, amount })).sort((a, b) => b.amount - a.amount);
}
