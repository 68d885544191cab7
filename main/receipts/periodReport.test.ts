import { describe, expect, test } from "vitest";
import type { Figures } from "../core/report/figures.ts";
import { minor } from "../core/money/money.ts";
import { plainText } from "../core/paper/paper.ts";
import { layOut } from "../core/paper/paperLayout.ts";
import { columnsOf } from "../core/paper/textColumns.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { NAMED_ON_PAPER, periodReport, type PeriodReportInput } from "./periodReport.ts";
import { DAY_REPORT, MONTH_REPORT, WEEK_REPORT } from "./testing/month.ts";

const pictured = (character: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(character);
const context: CustomerPaperContext = {
  store: { name: "Maple Market", address: ["123 Main St"], phone: "604 555 0100", register: "1" },
  timeZone: "America/Vancouver",
  language: "en",
  training: false,
  copy: 0,
  pictured,
};

function paper(input: PeriodReportInput, here: Partial<CustomerPaperContext> = {}, columns = 42): string {
  const document = periodReport(input, { ...context, ...here });
  const rows = plainText({ columns, lines: layOut(document, columns, "wpc1252", pictured) });
  for (const row of rows.split("\n")) expect(columnsOf(row), row).toBeLessThanOrEqual(columns);
  return rows;
}
const withFigures = (more: Partial<Figures>): PeriodReportInput => ({
  ...DAY_REPORT,
  report: { ...DAY_REPORT.report, figures: { ...DAY_REPORT.report.figures, ...more } },
});

test.each(["en", "fr", "zh"] as const)("in %s", async (language) => {
  for (const columns of [42, 32]) {
    const all = [
      paper(DAY_REPORT, { language }, columns),
      paper(WEEK_REPORT, { language, training: true }, columns),
      paper(MONTH_REPORT, { language, copy: 1 }, columns),
    ];
    await expect(all.join("\n")).toMatchFileSnapshot(`golden/period-${language}-${String(columns)}.txt`);
  }
});

describe("what it must say", () => {
  test("a time that is not over says so at both ends; one that is over does not", () => {
    expect(paper(DAY_REPORT).match(/NOT OVER YET/g)).toHaveLength(2);
    expect(paper(MONTH_REPORT)).not.toMatch(/NOT OVER YET/);
  });

  test("the longest bar is that of the most; what went back has none, and hours without anything stay", () => {
    const rows = paper(DAY_REPORT, {}, 32).split("\n");
    expect(rows).toContain("13:00 ============      1,220.75");
    expect(rows.find((row) => row.startsWith("20:00"))).toMatch(/^20:00 +-2\.00$/);
    expect(rows).toContain("19:00");
  });

  test("what is taken off has a minus; one person's own approval stands among what went back", () => {
    const rows = paper(DAY_REPORT);
    expect(rows).toMatch(
      /Alex 120 × +4,023\.10\n {2}Discounts +-36\.20\n {2}Tips +52\.10\n {2}Returned goods 1 × +-12\.99/,
    );
    expect(rows).toMatch(/Approved by who asked 1 × +12\.99/);
  });

  test("of hundreds of sales that are not settled the first are named, and the others counted", () => {
    const unsettled = Array.from({ length: 300 }, (_, place) => ({ sale: `s${String(place)}`, amount: minor(100) }));
    const rows = paper({ ...withFigures({ unsettled }), named: [] });
    expect(rows.match(/^s\d+ +1\.00$/gm)).toHaveLength(NAMED_ON_PAPER);
    expect(rows).toMatch(/and 280 more/);
  });

  test("a time with nothing in it is a paper too: no average, no bars", () => {
    const { report } = MONTH_REPORT;
    const none = {
      count: 0,
      gross: 0,
      lineDiscounts: 0,
      saleDiscount: 0,
      addedTax: 0,
      total: 0,
      exempt: 0,
      givenUp: 0,
    };
    const figures = {
      ...report.figures,
      sales: none as unknown as Figures["sales"],
      returns: { count: 0, total: minor(0), tips: minor(0) },
    };
    const days = report.days.map((each) => ({ ...each, count: 0, amount: minor(0) }));
    const rows = paper({
      ...MONTH_REPORT,
      report: { ...report, figures, days, operators: [], goods: [], speed: [], drawers: [] },
    });
    expect(rows).toMatch(/SALES LESS RETURNS +CAD 0\.00/);
    expect(rows).not.toMatch(/Average|BY DAY|TOP GOODS|OPERATORS|DRAWERS|NaN/);
  });
});
