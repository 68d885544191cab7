/**
 * Reads a report from the journal, a slice at a time: between two slices the till goes on with whatever it has to do, and
 * sales that are made meanwhile are none of the report. A business day that has not changed since is not read again.
 */
import { newGoodsSums } from "../../core/report/goodsSums.ts";
import { type GoodsFigure, type Report, speedOf } from "../../core/report/report.ts";
import { newReportSums, reportOfParts, type ReportPart } from "../../core/report/reportSums.ts";
import {
  type ClockHour,
  dayBegins,
  addDays,
  hoursOfDay,
  hourTeller,
  listDays,
} from "../../core/report/reportPeriod.ts";
import { readApprovals, type Approval } from "../../journal/projections/approvals.ts";
import { readDrawersClosedBy, readDrawersClosedWithin } from "../../journal/projections/closedDrawers.ts";
import {
  goodsFigure,
  goodsOfReturn,
  goodsOfSale,
  readGoodsOfDay,
  readGoodsOfZ,
  type StoredGoods,
} from "../../journal/projections/goodsByDay.ts";
import {
  type DayMark,
  type PlacedRow,
  readDayMark,
  readGoodsRowsAfter,
  readSliceAfter,
  type Stretch,
} from "../../journal/projections/ledgerSlices.ts";
import type { Queries } from "../../journal/projector.ts";
import { keepLast } from "../base/keepLast.ts";
import { matchFigure } from "./periodMatch.ts";

export interface ShopClock {
  readonly timeZone: string;
  readonly cutOff: string;
}

/** What is reported on. @property z the number of the Z report, where it is one */
export type Reported =
  | { readonly stretch: Extract<Stretch, { kind: "days" }> }
  | { readonly stretch: Extract<Stretch, { kind: "facts" }>; readonly z: number };

export type GatherReport = (of: Reported) => Promise<Report>;

/** Rows of one slice: some milliseconds of work. */
export const SLICE_ROWS = 300;
const TOP_GOODS = 10;
/** So long is worked before everything else has its turn, ms; a slice may go over it. */
const TURN_MS = 4;
/** Days that are remembered: two months side by side, and some. */
const DAYS_KEPT = 100;

/** What was read of a stretch, or of one day of it. */
interface Gathered {
  readonly part: ReportPart;
  readonly waits: Readonly<Record<Approval["tender"], readonly number[]>>;
}

/** Numbers alone: days are remembered. */
const waitsOf = (approvals: readonly Approval[]): Gathered["waits"] => {
  const of = (tender: Approval["tender"]): readonly number[] =>
    approvals.flatMap((each) => (each.tender === tender ? [each.ms] : []));
  return { card: of("card"), wallet: of("wallet") };
};

/** @param turn lets everything else at the till have its turn */
export function createGatherer(db: Queries, clock: ShopClock, turn: () => Promise<void>): GatherReport {
  const { cutOff, timeZone } = clock;
  const tell = hourTeller(timeZone);
  const known = new Map<string, Gathered & { readonly mark: DayMark }>();

  const read = async (stretch: Stretch, rest: () => Promise<void>): Promise<Gathered> => {
    const sums = newReportSums(tell);
    for (let last: PlacedRow | null = null; ;) {
      const rows: readonly PlacedRow[] = readSliceAfter(db, stretch, last, SLICE_ROWS);
      sums.add(rows);
      await rest();
      last = rows.at(-1) ?? null;
      if (last === null || rows.length < SLICE_ROWS) break;
    }
    return { part: sums.part(), waits: waitsOf(readApprovals(db, stretch)) };
  };

  const readDay = async (day: string, upTo: number, rest: () => Promise<void>): Promise<Gathered> => {
    const mark = readDayMark(db, day, upTo);
    const before = known.get(day);
    if (before !== undefined && before.mark.rows === mark.rows && before.mark.approvals === mark.approvals)
      return before;
    const found = await read({ kind: "days", first: day, last: day, upTo }, rest);
    keepLast(known, day, { ...found, mark }, DAYS_KEPT);
    return found;
  };

  const goodsIn = ({ doc, kind, ref, sale }: PlacedRow): readonly GoodsFigure[] =>
    kind === "sale" ? goodsOfSale(db, sale) : goodsOfReturn(db, ref, doc?.kind === "return" && doc.withdrawn);

  return async (of) => {
    const { stretch } = of;
    const days = stretch.kind === "days" ? listDays(stretch) : [];
    const only = days.length === 1 ? days[0] : undefined;
    const hours: readonly ClockHour[] = only === undefined ? [] : hoursOfDay(only, timeZone, cutOff);
    let since = performance.now();
    const rest = async (): Promise<void> => {
      if (performance.now() - since < TURN_MS) return;
      await turn();
      since = performance.now();
    };

    const parts: Gathered[] = [];
    const goods = newGoodsSums<StoredGoods>();
    if ("z" in of) {
      parts.push(await read(stretch, rest));
      goods.add(readGoodsOfZ(db, of.z));
    } else
      for (const day of days) {
        parts.push(await readDay(day, stretch.upTo, rest));
        // Both as of this moment: what is sold while the later ones are taken off again is in neither.
        const later = readGoodsRowsAfter(db, day, stretch.upTo);
        goods.add(readGoodsOfDay(db, day));
        for (const row of later) {
          goods.take(goodsIn(row));
          await rest();
        }
        await rest();
      }
    const waited = (tender: Approval["tender"]) =>
      speedOf(
        tender,
        parts.flatMap(({ waits }) => waits[tender]),
      );
    const { gatewayFacts, ...sums } = reportOfParts(
      parts.map(({ part }) => part),
      hours,
      days,
    );
    await rest();
    return {
      ...sums,
      match: matchFigure(db, stretch, gatewayFacts),
      goods: goods.top(TOP_GOODS).map(goodsFigure),
      speed: [waited("card"), waited("wallet")].filter((each) => each !== null),
      drawers:
        stretch.kind === "facts"
          ? readDrawersClosedBy(db, stretch.after, stretch.upTo)
          : readDrawersClosedWithin(
              db,
              dayBegins(stretch.first, timeZone, cutOff),
              dayBegins(addDays(stretch.last, 1), timeZone, cutOff),
              stretch.upTo,
            ),
    };
  };
}
