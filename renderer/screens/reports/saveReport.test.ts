/** A report that went out as a file comes back as it was. */
import { expect, test } from "vitest";
import { figuresOf } from "../../../main/core/report/figures.ts";
import { minor } from "../../../main/core/money/money.ts";
import { linesOfReport, type ReportLine } from "../../../main/core/report/reportTable.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { reportFileName, reportText } from "./saveReport.ts";

const REPORT: ReportView = {
  period: {
    kind: "days",
    span: "week",
    first: "2026-11-16",
    last: "2026-11-22",
    before: null,
    after: null,
    running: true,
  },
  at: 1_795_000_000_000,
  upTo: 77,
  figures: {
    ...figuresOf([]),
    sales: { ...figuresOf([]).sales, count: 20_000, gross: minor(123_456_789), total: minor(120_000_005) },
    rounding: minor(-38),
    taxes: [{ name: "GST", rate: "5", included: true, amount: minor(28_734), back: minor(5) }],
    tenders: [
      {
        tender: "other",
        label: '=Cheque, "old"',
        gateway: "",
        count: 1,
        taken: minor(100),
        backCount: 0,
        back: minor(0),
        tips: minor(0),
      },
    ],
    unsettled: [{ sale: "s1", amount: minor(-150) }],
  },
  hours: [{ hour: 1, start: 1_793_509_200_000, count: 2, amount: minor(-1) }],
  days: [{ day: "2026-11-16", count: 2, amount: minor(7) }],
  operators: [
    {
      operator: "kim",
      name: "Kim",
      sales: 2,
      total: minor(7),
      discounts: minor(0),
      tips: minor(1),
      returns: 0,
      returned: minor(0),
    },
  ],
  goods: [
    { goods: "-2L", names: { en: "Milk\n2 L", zh: "牛奶" }, unit: "each", quantity: -1_000, amount: minor(-429) },
  ],
  speed: [{ tender: "card", count: 3, median: 6_400, p95: 11_800 }],
  drawers: [{ shift: "d1", closedAt: 1, expected: minor(1_000), counted: minor(785), explanation: "'+note lost" }],
  match: {
    at: 1_795_000_000_000,
    unmatched: 4,
    differences: [{ class: "tipDiffers", count: 2, open: 1, amount: minor(150) }],
  },
  saleNumbers: { s1: 12 },
};

/** As spreadsheets read it (RFC 4180); the sign that keeps a text from being a formula is taken off again. */
function cellsIn(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    const value = quoted?.replaceAll('""', '"') ?? plain;
    rows.at(-1)?.push(/^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("every line of the CSV reads back as it was: negative amounts, quotes, line breaks, and texts like formulas", () => {
  const [head, ...rows] = cellsIn(reportText(REPORT, "csv"));
  expect(head).toEqual(["section", "name", "detail", "count", "amount"]);
  const back = rows.map(([section, name, detail, count, amount]) => ({
    section,
    name,
    detail,
    count: count === "" ? null : Number(count),
    amount: amount === "" ? null : Math.round(Number(amount) * 100),
  }));
  expect(back).toEqual(linesOfReport(REPORT));
});

test("no figure of the report is missing in its lines", () => {
  const amounts = (lines: readonly ReportLine[]): number => lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const before = linesOfReport(REPORT);
  const { figures } = REPORT;
  for (const [name, value] of Object.entries(figures)) {
    if (typeof value !== "number") continue;
    const more = linesOfReport({ ...REPORT, figures: { ...figures, [name]: value + 1 } });
    expect([name, amounts(more) - amounts(before)]).toEqual([name, 1]);
  }
});

test("the JSON reads back as the report itself", () => {
  expect(JSON.parse(reportText(REPORT, "json"))).toEqual(REPORT);
});

test("a file is named after what it is about", () => {
  expect(reportFileName(REPORT, "csv")).toBe("report-2026-11-16-2026-11-22.csv");
  const day = {
    kind: "days",
    span: "day",
    first: "2026-11-16",
    last: "2026-11-16",
    before: null,
    after: null,
    running: false,
  } as const;
  expect(reportFileName({ period: day }, "json")).toBe("report-2026-11-16.json");
  const z = { kind: "z", number: 3, first: "2026-11-16", last: "2026-11-17", before: 2, after: null } as const;
  expect(reportFileName({ period: z }, "csv")).toBe("report-z3.csv");
});
