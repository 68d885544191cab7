/** Reports at the whole till: what they say is what was sold and taken, every figure opens to its rows, for those who may. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { QueryArgs, QueryResult } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import type { LedgerRowView, ReportView } from "../../../preload/contract/report.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";

const MORNING = Date.parse("2026-10-31T16:20:00Z");
const HOUR = 3_600_000;

let counter: Counter;
let now = MORNING;
beforeEach(async () => {
  now = MORNING;
  counter = await openCounter({
    between: { clock: { now: () => now, after: setAfter } },
    settings: { day: { timeZone: "America/Toronto", cutOff: "04:00" } },
  });
});
afterEach(async () => {
  await counter.close();
});
function setAfter(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
}

type Asked = QueryArgs<"report.period">["period"];
const DAY: Asked = { kind: "days", span: "day", day: null };

async function ask<N extends "report.period" | "report.waits" | "ledger.rows">(
  name: N,
  args: QueryArgs<N>,
): Promise<QueryResult<N>> {
  const answer = (await counter.till().port.query({ name, args })) as Outcome<QueryResult<N>>;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
async function reportOf(period: Asked = DAY): Promise<ReportView> {
  const report = await ask("report.period", { period });
  if (report === null) throw new Error("no such report");
  return report;
}
/** All pages of the rows behind a figure. */
async function rowsOf(figure: QueryArgs<"ledger.rows">["figure"], period: Asked = DAY): Promise<LedgerRowView[]> {
  const rows: LedgerRowView[] = [];
  for (let before: number | null = null; ;) {
    const page: QueryResult<"ledger.rows"> = await ask("ledger.rows", { period, figure, before });
    rows.push(...page.rows);
    before = page.next;
    if (before === null) return rows;
  }
}
const sum = (rows: readonly LedgerRowView[]): number => rows.reduce((all, { amount }) => all + amount, 0);
const asManager = (): Promise<unknown> =>
  counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });

async function sellForCash(): Promise<{ readonly total: number; readonly sale: string }> {
  const sale = await counter.ring();
  const { due = 0, cash } = counter.view().sale ?? {};
  await counter.must("cash.take", { sale, given: cash?.toPay ?? 0 });
  await counter.must("sale.next", {});
  return { sale, total: due };
}

test("sales at their hours, the tenders, the goods and the person; every page of rows adds up to its figure", async () => {
  const first = await sellForCash();
  now += 3 * HOUR;
  for (let more = 0; more < 54; more += 1) await sellForCash();
  const { total } = first;
  await asManager();
  const report = await reportOf();
  expect(report.figures.sales).toMatchObject({ count: 55, total: 55 * total });
  expect(report.hours.map(({ count, hour }) => [hour, count])).toEqual([
    [12, 1],
    [13, 0],
    [14, 0],
    [15, 54],
  ]);
  expect(report.period).toMatchObject({ first: "2026-10-31", last: "2026-10-31", before: null, running: true });
  expect(report.operators).toMatchObject([{ name: "Cashier 1", sales: 55, total: 55 * total }]);
  expect(report.goods).toMatchObject([{ goods: "BAKE-BAGUETTE", quantity: 55_000 }]);
  expect(report.figures.unsettled).toEqual([]);
  expect(report.speed).toEqual([]);

  const sales = await rowsOf({ figure: "sales" });
  expect([sales.length, sum(sales), new Set(sales.map(({ pos }) => pos)).size]).toEqual([55, 55 * total, 55]);
  expect(sales.map(({ saleNumber }) => saleNumber)).toEqual(Array.from({ length: 55 }, (_, place) => 55 - place));
  const [cash] = report.figures.tenders;
  const taken = await rowsOf({ figure: "tender", tender: "cash", label: null, gateway: null });
  expect(sum(taken)).toBe((cash?.taken ?? 0) - (cash?.back ?? 0));
  const goods = await rowsOf({ figure: "goods", goods: "BAKE-BAGUETTE" });
  expect([goods.length, sum(goods)]).toEqual([55, report.goods[0]?.amount]);
  const [noon] = report.hours;
  const atNoon = await rowsOf({ figure: "hour", hour: 12, start: noon?.start ?? 0 });
  expect(atNoon).toMatchObject([{ sale: first.sale, amount: total, kind: "sale", operator: "Cashier 1" }]);
});

test("the day of 25 hours has both its hours, and belongs to one week and one month", async () => {
  // 01:20 twice: the clock of Toronto goes back at two.
  now = Date.parse("2026-11-01T05:20:00Z");
  const { total } = await sellForCash();
  now += HOUR;
  await sellForCash();
  now = Date.parse("2026-11-02T15:00:00Z");
  await sellForCash();
  await asManager();
  const day = await reportOf({ kind: "days", span: "day", day: "2026-10-31" });
  expect(day.hours.map(({ amount, hour }) => [hour, amount])).toEqual([
    [1, total],
    [1, total],
  ]);
  expect(day.period).toMatchObject({ running: false, after: "2026-11-01" });
  const october = await reportOf({ kind: "days", span: "month", day: "2026-10-05" });
  expect([october.days.length, october.figures.sales.count]).toEqual([31, 2]);
  expect(october.hours).toMatchObject([{ hour: 1, start: null, count: 2 }]);
  const week = await reportOf({ kind: "days", span: "week", day: "2026-10-31" });
  expect(week.figures.sales.count).toBe(2);
  const next = await reportOf({ kind: "days", span: "week", day: null });
  expect([next.period, next.figures.sales.count]).toEqual([
    expect.objectContaining({ first: "2026-11-02", last: "2026-11-08", before: "2026-11-01", after: null }),
    1,
  ]);
});

test("a card's wait for its approval is in the report, from the key to the proof", async () => {
  const sale = await counter.ring();
  const due = counter.view().sale?.due ?? 0;
  await counter.must("payment.card", { sale });
  await counter.until("asked", () => counter.simulator.orders().length === 1);
  now += 6_400;
  counter.simulator.control.pax({ action: "tap" });
  await counter.until("an end", ({ payment }) => payment?.screen === "approved");
  await counter.must("sale.next", {});
  await asManager();
  const report = await reportOf();
  expect(report.speed).toEqual([{ tender: "card", count: 1, median: 6_400, p95: 6_400 }]);
  const waits = { period: DAY, tender: "card", from: 0 } as const;
  expect(await ask("report.waits", waits)).toMatchObject({
    waits: [{ tender: "card", ms: 6_400, amount: due, saleNumber: 1 }],
    more: false,
  });
  expect(await ask("report.waits", { ...waits, tender: "wallet" })).toEqual({ waits: [], more: false });
  const card = await rowsOf({ figure: "tender", tender: "card", label: null, gateway: null });
  expect(card).toMatchObject([{ amount: due, kind: "payment", saleNumber: 1 }]);
});

test("what a Z report covers is a report too: the same goods and money, whatever is sold after it", async () => {
  const { total } = await sellForCash();
  await asManager();
  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: 0 }, explanation: "lost a note" });
  await counter.must("shift.close", { left: 0, bag: "", approval: null });
  await counter.must("closing.close", { seen: 1, approval: null });
  await sellForCash();
  const z = await reportOf({ kind: "z", number: 1 });
  expect(z.figures.sales).toMatchObject({ count: 1, total });
  expect(z.goods).toMatchObject([{ goods: "BAKE-BAGUETTE", quantity: 1_000 }]);
  expect(z.drawers).toMatchObject([{ expected, counted: 0, explanation: "lost a note" }]);
  expect(z.period).toMatchObject({ kind: "z", number: 1, before: null, after: null });
  const drawer = { figure: "drawer", shift: z.drawers[0]?.shift ?? "" } as const;
  expect(sum(await rowsOf(drawer, { kind: "z", number: 1 }))).toBe(expected);
  expect((await reportOf()).figures.sales.count).toBe(2);
  expect((await reportOf()).drawers).toEqual(z.drawers);
  expect(await ask("report.period", { period: { kind: "z", number: 2 } })).toBeNull();
});

test("no cashier reads figures, nor the rows behind them; days that there are none of are refused", async () => {
  const query = (name: string, args: unknown): Promise<unknown> => counter.till().port.query({ name, args });
  const rows = { period: DAY, figure: { figure: "all" }, before: null };
  expect(await query("report.period", { period: DAY })).toMatchObject({ error: { code: "notAllowed" } });
  expect(await query("ledger.rows", rows)).toMatchObject({ error: { code: "notAllowed" } });
  expect(await query("report.waits", { period: DAY, tender: "card", from: 0 })).toMatchObject({
    error: { code: "notAllowed" },
  });
  await asManager();
  expect(await query("report.period", { period: { ...DAY, day: "2026-02-30" } })).toMatchObject({
    error: { code: "badRequest" },
  });
  expect(await query("ledger.rows", { ...rows, before: 99_999 })).toMatchObject({ ok: true, value: { rows: [] } });
});
