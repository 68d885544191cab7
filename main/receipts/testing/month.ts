/** Reports on a day, a week and a month with something in every part of them: for golden papers and pictures. */
import { minor } from "../../core/money/money.ts";
import type { Report } from "../../core/report/report.ts";
import { addDays, listDays } from "../../core/report/reportPeriod.ts";
import type { PeriodReportInput } from "../periodReport.ts";
import { EVENING } from "./evening.ts";

const evening = (hour: number, minute: number): number => Date.UTC(2026, 10, 21, hour + 7, minute);
const TAKEN_BY_HOUR = [8_120, 31_455, 40_210, 96_400, 122_075, 60_990, 44_130, 71_905, 98_300, 21_815, 0, -200];

const REPORT: Report = {
  figures: EVENING.figures,
  hours: TAKEN_BY_HOUR.map((amount, place) => ({
    hour: 9 + place,
    start: evening(9 + place, 0),
    count: Math.max(0, Math.round(amount / 3_200)),
    amount: minor(amount),
  })),
  days: [{ day: "2026-11-21", count: 184, amount: minor(595_200) }],
  operators: [
    {
      ...{ operator: "Alex", sales: 120, total: minor(402_310), discounts: minor(3_620), tips: minor(5_210) },
      ...{ returns: 1, returned: minor(1_299) },
    },
    {
      ...{ operator: "Claude-Étienne", sales: 64, total: minor(195_664), discounts: minor(2_000), tips: minor(3_070) },
      ...{ returns: 1, returned: minor(1_475) },
    },
  ],
  goods: [
    {
      ...{ goods: "BOOK-A5", names: { en: "Ruled notebook, A5", fr: "Cahier ligné, A5", zh: "横线笔记本（A5）" } },
      ...{ unit: "each", quantity: 212_000, amount: minor(105_788) },
    },
    {
      ...{ goods: "VEG-CARROT", names: { en: "Carrots", fr: "Carottes", zh: "胡萝卜" } },
      ...{ unit: "kg", quantity: 31_245, amount: minor(12_342) },
    },
    {
      ...{ goods: "-2L", names: { en: "Milk 2 L" }, unit: "each", quantity: -1_000, amount: minor(-429) },
    },
  ],
  speed: [
    { tender: "card", count: 121, median: 6_400, p95: 11_800 },
    { tender: "wallet", count: 19, median: 9_150, p95: 21_000 },
  ],
  drawers: [
    { shift: "s0", closedAt: evening(15, 2), expected: minor(40_000), counted: minor(40_000), explanation: "" },
    { shift: "s1", closedAt: evening(21, 10), expected: minor(115_642), counted: minor(115_427), explanation: "" },
  ],
  match: {
    at: evening(21, 4),
    unmatched: 3,
    differences: [
      { class: "missingThere", count: 1, open: 1, amount: minor(2_500) },
      { class: "tipDiffers", count: 2, open: 0, amount: minor(150) },
    ],
  },
};

export const DAY_REPORT: PeriodReportInput = {
  ...{ span: "day", first: "2026-11-21", last: "2026-11-21", at: evening(21, 14), running: true, currency: "CAD" },
  report: REPORT,
  named: EVENING.named,
};

const longer = (span: "week" | "month", first: string, last: string): PeriodReportInput => ({
  ...{ span, first, last, at: evening(21, 14), running: false, currency: "CAD" },
  report: {
    ...REPORT,
    drawers: REPORT.drawers.slice(0, 1),
    match: { at: evening(21, 4), unmatched: 0, differences: [] },
    figures: { ...EVENING.figures, unsettled: [] },
    days: listDays({ first, last }).map((day, place) => ({
      day,
      count: (place * 7) % 5,
      amount: minor(((place * 37) % 11) * 15_015),
    })),
  },
  named: [],
});

export const WEEK_REPORT = longer("week", "2026-11-16", addDays("2026-11-16", 6));
export const MONTH_REPORT = longer("month", "2026-11-01", "2026-11-30");
