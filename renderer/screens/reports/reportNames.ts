/** What periods, hours and amounts of reports are called in the till's language. */
import type { TenderKind } from "../../../main/core/report/ledger.ts";
import type { PeriodView } from "../../../preload/contract/report.ts";
import { useView } from "../../state/till.ts";
import { timeOfDay, useWords } from "../../state/words.ts";

export interface ReportNames {
  /** "Saturday, November 21", "Nov 16 – 22", "November 2026", "Z report 3". */
  readonly period: (period: PeriodView) => string;
  /** "Saturday, November 21" of "YYYY-MM-DD". */
  readonly day: (day: string) => string;
  /** What stands under a bar: the day of the month. */
  readonly dayMark: (day: string) => string;
  readonly hours: (hour: number) => string;
  /** "21:14". @param at ms */
  readonly time: (at: number) => string;
  /** "Nov 21, 21:14". @param at ms */
  readonly moment: (at: number) => string;
  /** Whole units of the currency, for the marks of a chart. @param amount minor units */
  readonly rough: (amount: number) => string;
  /** Seconds with one decimal. @param ms */
  readonly seconds: (ms: number) => string;
  readonly tender: (tender: TenderKind) => string;
}

export function useReportNames(): ReportNames {
  const { day: d, locale, reports: w } = useWords();
  const { tag } = locale;
  const comma = tag.startsWith("zh") ? " " : ", ";
  const zone = useView((view) => view.session.timeZone);
  const format = (day: string, style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag, { ...style, timeZone: "UTC" }).format(Date.parse(day));
  const time = (at: number): string => timeOfDay(at, zone);
  return {
    period(period) {
      if (period.kind === "z") return w.z(period.number);
      const { first, last, span } = period;
      if (span === "day") return format(first, { weekday: "long", month: "long", day: "numeric" });
      if (span === "month") return format(first, { month: "long", year: "numeric" });
      return new Intl.DateTimeFormat(tag, {
        month: tag.startsWith("zh") ? "long" : "short",
        day: "numeric",
        timeZone: "UTC",
      }).formatRange(Date.parse(first), Date.parse(last));
    },
    day: (day) => format(day, { weekday: "long", month: "long", day: "numeric" }),
    dayMark: (day) => String(Number(day.slice(8))),
    hours: (hour) => `${String(hour)}:00`,
    time,
    moment: (at) =>
      new Intl.DateTimeFormat(tag, { month: "short", day: "numeric", timeZone: zone }).format(at) + comma + time(at),
    rough: (amount) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }).format(amount / 100),
    seconds: (ms) =>
      w.seconds(new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000)),
    tender: (tender) => d.report.tender[tender === "" ? "other" : tender],
  };
}
