/**
 * Reads a report from the journal, a slice at a time: between two slices the till goes on with whatever it has to do, and
 * sales that are made meanwhile are none of the report.
 */
import { type GoodsFigure, newReportSums, type Report, speedOf, topGoods } from "../core/report.ts";
import { type ClockHour, dayBegins, addDays, hoursOfDay, hourTeller, listDays } from "../core/reportPeriod.ts";
import { readApprovals, type Approval } from "../journal/projections/approvals.ts";
import { readDrawersClosedBy, readDrawersClosedWithin } from "../journal/projections/closedDrawers.ts";
import { readGoodsOfDay, readGoodsOfZ } from "../journal/projections/goodsByDay.ts";
import { type PlacedRow, readSliceAfter, type Stretch } from "../journal/projections/ledgerSlices.ts";
import type { Queries } from "../journal/projector.ts";

export interface ShopClock {
  readonly timeZone: string;
  readonly cutOff: string;
}

/** What is reported on. @property z the number of the Z report, where it is one */
export type Reported =
  | { readonly stretch: Extract<Stretch, { kind: "days" }> }
  | { readonly stretch: Extract<Stretch, { kind: "facts" }>; readonly z: number };

/** Rows of one slice: some milliseconds of work. */
export const SLICE_ROWS = 300;
const TOP_GOODS = 10;

/** @param turn lets everything else at the till have its turn */
export async function gatherReport(
  db: Queries,
  of: Reported,
  { cutOff, timeZone }: ShopClock,
  turn: () => Promise<void>,
): Promise<Report> {
  const { stretch } = of;
  const days = stretch.kind === "days" ? listDays(stretch) : [];
  const only = days.length === 1 ? days[0] : undefined;
  const hours: readonly ClockHour[] = only === undefined ? [] : hoursOfDay(only, timeZone, cutOff);
  const sums = newReportSums(hourTeller(timeZone), hours, days);
  for (let last: PlacedRow | null = null; ;) {
    const rows: readonly PlacedRow[] = readSliceAfter(db, stretch, last, SLICE_ROWS);
    sums.add(rows);
    last = rows.at(-1) ?? null;
    if (last === null || rows.length < SLICE_ROWS) break;
    await turn();
  }

  let goods: readonly GoodsFigure[] = [];
  const approvals: Approval[] = [];
  if ("z" in of) {
    goods = readGoodsOfZ(db, of.z);
    approvals.push(...readApprovals(db, stretch));
  } else
    for (const day of days) {
      await turn();
      goods = topGoods([...goods, ...readGoodsOfDay(db, day)], Infinity);
      approvals.push(...readApprovals(db, { ...of.stretch, first: day, last: day }));
    }
  await turn();
  const waits = (tender: Approval["tender"]) =>
    speedOf(
      tender,
      approvals.filter((each) => each.tender === tender).map(({ ms }) => ms),
    );
  return {
    ...sums.result(),
    goods: topGoods(goods, TOP_GOODS),
    speed: [waits("card"), waits("wallet")].filter((each) => each !== null),
    drawers:
      stretch.kind === "facts"
        ? readDrawersClosedBy(db, stretch.after, stretch.upTo)
        : readDrawersClosedWithin(
            db,
            dayBegins(stretch.first, timeZone, cutOff),
            dayBegins(addDays(stretch.last, 1), timeZone, cutOff),
          ),
  };
}
