/** What a stretch of the journal comes to, gathered from the projections: the same for the X report, the Z, and its paper. */
import type { Batch } from "../../core/day/batch.ts";
import type { BatchEnd, NamedSale, OpenDrawer, Stretch } from "../../core/day/closing.ts";
import { drawerEnd } from "../../core/day/drawerEnd.ts";
import { type Figures, figuresOf } from "../../core/report/figures.ts";
import { minor, type Minor } from "../../core/money/money.ts";
import { readBatchesBetween } from "../../journal/projections/batches.ts";
import { type DrawerSum, readDrawer } from "../../journal/projections/drawer.ts";
import { readLedgerBetween } from "../../journal/projections/ledger.ts";
import { readReturn } from "../../journal/projections/returns.ts";
import { readSale } from "../../journal/projections/sales.ts";
import { readShiftsClosedAfter, readShiftsOpenAt } from "../../journal/projections/shifts.ts";
import type { Queries } from "../../journal/projector.ts";

/** @param today the business day of a stretch in which no money moved */
export function stretchOf(db: Queries, after: number, upTo: number, today: string): Stretch {
  const rows = readLedgerBetween(db, after, upTo);
  const days = [...new Set(rows.map(({ businessDay }) => businessDay))].sort();
  const drawers = readShiftsClosedAfter(db, after, upTo).map(drawerEnd);
  const began = [...rows.slice(0, 1).map(({ at }) => at), ...drawers.map(({ openedAt }) => openedAt)];
  return {
    from: began.length === 0 ? null : Math.min(...began),
    days: days.length === 0 ? [today] : days,
    figures: figuresOf(rows),
    drawers,
    batches: readBatchesBetween(db, after, upTo).map(batchEnd),
  };
}

/** The drawers that stood open after fact `upTo`, with what they must have held then. */
export const openDrawersAt = (db: Queries, upTo: number): readonly OpenDrawer[] =>
  readShiftsOpenAt(db, upTo).map(({ id, openedAt, float }) => {
    const sums = readDrawer(db, id, upTo);
    const of = (which: DrawerSum["kind"]): Minor => sumOf(sums.filter(({ kind }) => kind === which));
    const tipsOut = minor(0 - of("tips"));
    return { shift: id, openedAt, float, moved: of("moved"), tipsOut, expected: sumOf(sums) };
  });

/** The numbers by which people know the sales that a report names by id. */
export const namedSales = (db: Queries, { unsettled }: Figures): readonly NamedSale[] =>
  unsettled.map(({ sale }) => {
    const known = readSale(db, sale);
    if (known !== undefined) return { sale, kind: "sale", number: known.number };
    return { sale, kind: "return", number: readReturn(db, sale)?.number ?? 0 };
  });

const sumOf = (sums: readonly DrawerSum[]): Minor => sums.reduce((sum, { amount }) => sum + amount, 0) as Minor;

const batchEnd = ({ decision, gateway, intendedAt, ours, state, terminal, theirs }: Batch): BatchEnd => ({
  gateway,
  terminal,
  state,
  saidClosed: decision?.closed ?? null,
  at: intendedAt,
  ours,
  theirs: decision?.slip ?? theirs,
});
