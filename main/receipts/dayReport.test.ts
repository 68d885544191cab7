import { describe, expect, test } from "vitest";
import type { Figures } from "../core/report/figures.ts";
import { minor } from "../core/money/money.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { dayReport, type DayReportInput } from "./dayReport.ts";
import { EVENING } from "./testing/evening.ts";
import { CONTEXT, paperText } from "./testing/paper.ts";

const [drawer] = EVENING.drawers;
const x: Partial<DayReportInput> = {
  closed: null,
  drawers: [],
  skipped: [],
  batches: [],
  open: [
    {
      shift: "s1",
      openedAt: drawer?.openedAt ?? 0,
      float: minor(20_000),
      moved: minor(-4_500),
      tipsOut: minor(1_250),
      expected: minor(46_735),
    },
  ],
};
const settled: Partial<Figures> = { unsettled: [], tenders: EVENING.figures.tenders.slice(0, 1) };
const quiet: Partial<DayReportInput> = { figures: { ...EVENING.figures, ...settled } };

function report(change: Partial<DayReportInput> = {}, here: Partial<CustomerPaperContext> = {}, columns = 42): string {
  return paperText(dayReport({ ...EVENING, ...change }, { ...CONTEXT, ...here }), columns);
}

test.each(["en", "fr", "zh"] as const)("in %s", async (language) => {
  for (const columns of [42, 32]) {
    const all = [
      report({}, { language }, columns),
      report({ ...quiet, ...x }, { language, training: true }, columns),
      report(quiet, { language, copy: 1 }, columns),
    ];
    await expect(all.join("\n")).toMatchFileSnapshot(`golden/report-${language}-${String(columns)}.txt`);
  }
});

describe("what it must say", () => {
  test("an X says twice that it closes nothing, and has no number and no head", () => {
    const paper = report(x);
    expect(paper.match(/X · NOT A CLOSE/g)).toHaveLength(2);
    expect(paper).not.toMatch(/Z REPORT|Head of the journal|Closed by/);
  });

  test("a Z bears its number and the head; a reprint is marked", () => {
    expect(report()).toMatch(/Z REPORT 12[\s\S]*Head of the journal\n\s+0123456789abcdef\n$/);
    expect(report()).not.toMatch(/COPY/);
    expect(report({}, { copy: 2 })).toMatch(/^\s+COPY \/ COPIE 2\n\s+Z REPORT 12/);
  });

  test("what is not settled is named by the number people know, and nothing is netted", () => {
    expect(report()).toMatch(/NOT SETTLED\nSale 1042 +1\.50\nReturn 7 +−?-?3\.00/);
    expect(report(quiet)).toMatch(/All sales are settled/);
  });

  test("two gateways with cards of one name are told apart", () => {
    const [visa] = EVENING.figures.tenders;
    if (visa === undefined) return expect.unreachable();
    const tenders = [visa, { ...visa, gateway: "codepay" }];
    expect(report({ figures: { ...EVENING.figures, tenders } })).toMatch(/Visa \(iotpay\)[\s\S]*Visa \(codepay\)/);
  });

  test("a close of a batch that nobody confirmed says so; a person's word is marked as theirs", () => {
    const [batch] = EVENING.batches;
    if (batch === undefined) return expect.unreachable();
    const said = (more: object): string => report({ batches: [{ ...batch, ...more }] });
    expect(said({ state: "unknown" })).toMatch(/sent, not confirmed/);
    expect(said({ state: "decided", saidClosed: true })).toMatch(/closed, says who read the slip/);
    expect(said({ state: "decided", saidClosed: false })).toMatch(/not closed, says who read/);
    expect(said({ state: "notSent" })).toMatch(/ {2}not closed\n/);
  });

  test("a drawer that is short says so; an explanation that cannot be printed is left out", () => {
    expect(report()).toMatch(/Short +[−-]2\.15\n {2}Wrong change given/);
    const drawers = EVENING.drawers.map((each) => ({ ...each, explanation: "☃☃" }));
    expect(report({ drawers })).not.toMatch(/\?/);
  });
});
