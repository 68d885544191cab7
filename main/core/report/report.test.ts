import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf } from "./figures.ts";
import { sumFigures } from "./figuresSum.ts";
import type { LedgerRow } from "./ledger.ts";
import type { Minor } from "../money/money.ts";
import { newGoodsSums } from "./goodsSums.ts";
import { mixOf, speedOf } from "./report.ts";
import { newReportSums, reportOfParts, type ReportPart } from "./reportSums.ts";
import { hoursOfDay, hourTeller } from "./reportPeriod.ts";
import { addsTo, type RowFigure } from "./reportRows.ts";

const ZONE = "America/Toronto";
const DAY = "2026-10-31";
const tell = hourTeller(ZONE);
const hours = hoursOfDay(DAY, ZONE, "04:00");

const money = fc.integer({ min: -50_000, max: 50_000 }).map((amount) => amount as Minor);
const plus = fc.nat(50_000).map((amount) => amount as Minor);
const tax = fc.record({
  name: fc.constantFrom("GST", "PST"),
  rate: fc.constantFrom("5", "7"),
  included: fc.boolean(),
  base: plus,
  amount: plus,
});
const place = {
  seq: fc.nat(10_000),
  at: fc.integer({ min: hours[0]?.start ?? 0, max: (hours.at(-1)?.start ?? 0) + 3_599_999 }),
  businessDay: fc.constantFrom(DAY, "2026-11-01"),
  shift: fc.constantFrom("s1", "s2"),
  operator: fc.constantFrom("kim", "lee", ""),
  sale: fc.constantFrom("a", "b", "c", "d"),
  ref: fc.constantFrom("x", "y"),
  tender: fc.constantFrom("card" as const, "wallet" as const, "cash" as const, "other" as const),
  label: fc.constantFrom("Visa", "Alipay", ""),
  gateway: fc.constantFrom("iotpay", "codepay", ""),
  money,
  owed: money,
  tip: money,
};
const who = fc.constantFrom("kim", "lee");
const rowOf = fc.oneof(
  fc.record({
    ...place,
    kind: fc.constant("sale" as const),
    tender: fc.constant("" as const),
    money: fc.constant(0 as Minor),
    doc: fc.record({
      kind: fc.constant("sale" as const),
      lines: fc.nat(9),
      gross: plus,
      lineDiscounts: plus,
      saleDiscount: plus,
      taxes: fc.array(tax, { maxLength: 2 }),
      total: plus,
      rounding: fc.integer({ min: -2, max: 2 }).map((amount) => amount as Minor),
      exempt: fc.boolean(),
    }),
  }),
  fc.record({
    ...place,
    kind: fc.constant("return" as const),
    tender: fc.constant("" as const),
    money: fc.constant(0 as Minor),
    doc: fc.record({
      kind: fc.constant("return" as const),
      taxes: fc.array(tax, { maxLength: 2 }),
      total: plus,
      tip: plus,
      approver: who,
      withdrawn: fc.boolean(),
    }),
  }),
  fc.record({
    ...place,
    kind: fc.constant("refund" as const),
    doc: fc.record({
      kind: fc.constant("refund" as const),
      way: fc.constantFrom("void" as const, "cancel" as const, "refund" as const, "byHand" as const),
      purpose: fc.constantFrom("notNeeded" as const, "goods" as const),
      approver: who,
    }),
  }),
  fc.record({
    ...place,
    kind: fc.constantFrom("payment" as const, "cash" as const, "other" as const, "credit" as const, "givenUp" as const),
    doc: fc.constant(null),
  }),
);
const rowsOf: fc.Arbitrary<readonly LedgerRow[]> = fc.array(rowOf, { maxLength: 40 });

function partOf(rows: readonly LedgerRow[]): ReportPart {
  const sums = newReportSums(tell);
  sums.add(rows);
  return sums.part();
}

const inOrder = (figures: ReturnType<typeof figuresOf>) => ({
  ...figures,
  taxes: figures.taxes.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  tenders: figures.tenders.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  unsettled: figures.unsettled.toSorted((a, b) => (a.sale < b.sale ? -1 : 1)),
});

test("whichever way rows are cut, their parts' figures together are the figures of all", () => {
  fc.assert(
    fc.property(rowsOf, fc.array(fc.nat(40), { maxLength: 5 }), (rows, cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), rows.length];
      const parts = at.slice(1).map((end, part) => figuresOf(rows.slice(at[part], end)));
      expect(inOrder(sumFigures(figuresOf([]), ...parts))).toEqual(inOrder(figuresOf(rows)));
    }),
    { numRuns: 500 },
  );
});

test("the parts of a stretch, day by day or cut anywhere, are one report on all of it", () => {
  fc.assert(
    fc.property(rowsOf, fc.nat(40), fc.boolean(), (rows, cut, oneDay) => {
      const shown = oneDay ? hours : [];
      const told = (parts: readonly (readonly LedgerRow[])[]) => {
        const { figures, gatewayFacts, ...rest } = reportOfParts(parts.map(partOf), shown, [DAY]);
        return { figures: inOrder(figures), gatewayFacts: gatewayFacts.toSorted((a, b) => a - b), ...rest };
      };
      const whole = told([rows]);
      expect(told([rows.slice(0, cut), rows.slice(cut)])).toEqual(whole);
      expect(told([...Map.groupBy(rows, ({ businessDay }) => businessDay).values()])).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test("every figure is the sum of the rows it opens to", () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const { days, figures, hours: byHour, operators } = reportOfParts([partOf(rows)], hours, [DAY]);
      const behind = (figure: RowFigure): number =>
        rows.reduce(
          (sum, row) => sum + (addsTo(figure, row, { hourOf: tell, goodsIn: () => null, isMatched: () => true }) ?? 0),
          0,
        );
      const shown: readonly (readonly [RowFigure, number])[] = [
        [{ figure: "sales" }, figures.sales.total],
        [{ figure: "discounts" }, figures.sales.lineDiscounts + figures.sales.saleDiscount],
        [{ figure: "takings" }, figures.sales.total - figures.returns.total],
        [{ figure: "tips" }, figures.tips],
        [{ figure: "rounding" }, figures.rounding],
        [{ figure: "returns" }, figures.returns.total],
        [{ figure: "voids" }, figures.voids.amount],
        [{ figure: "refunds" }, figures.refunds.amount],
        [{ figure: "byHand" }, figures.byHand.amount],
        [{ figure: "notNeeded" }, figures.notNeeded.amount],
        [{ figure: "own" }, figures.own.amount],
        [{ figure: "credits" }, figures.credits],
        [{ figure: "money" }, figures.money],
        ...figures.tenders.map(
          ({ back, gateway, label, taken, tender }) =>
            [{ figure: "tender", tender, label, gateway }, taken - back] as const,
        ),
        ...mixOf(figures).map(
          ({ amount, tender }) => [{ figure: "tender", tender, label: null, gateway: null }, amount] as const,
        ),
        ...figures.taxes.map(
          ({ amount, back, included, name, rate }) => [{ figure: "tax", name, rate, included }, amount - back] as const,
        ),
        ...figures.unsettled.map(({ amount, sale }) => [{ figure: "sale", sale }, amount] as const),
        ...byHour.map(({ amount, hour, start }) => [{ figure: "hour", hour, start }, amount] as const),
        ...days.map(({ amount, day }) => [{ figure: "day", day }, amount] as const),
        ...operators.map(({ operator, total }) => [{ figure: "operator", operator }, total] as const),
      ];
      for (const [figure, amount] of shown) expect([figure, behind(figure)]).toEqual([figure, amount]);
      const takings = figures.sales.total - figures.returns.total;
      for (const list of [byHour, days]) expect(list.reduce((sum, { amount }) => sum + amount, 0)).toBe(takings);
    }),
    { numRuns: 300 },
  );
});

test("an hour that comes twice is two figures in the report on its day, and one in a longer one", () => {
  const sale = (at: string): LedgerRow => ({
    seq: 1,
    at: Date.parse(at),
    businessDay: DAY,
    shift: "s",
    operator: "kim",
    kind: "sale",
    sale: at,
    ref: at,
    tender: "",
    label: "",
    gateway: "",
    money: 0 as Minor,
    owed: 100 as Minor,
    tip: 0 as Minor,
    doc: {
      kind: "sale",
      lines: 1,
      gross: 100 as Minor,
      lineDiscounts: 0 as Minor,
      saleDiscount: 0 as Minor,
      taxes: [],
      total: 100 as Minor,
      rounding: 0 as Minor,
      exempt: false,
    },
  });
  const rows = [sale("2026-11-01T05:20:00Z"), sale("2026-11-01T06:20:00Z"), sale("2026-11-01T02:20:00Z")];
  const shownBy = (of: typeof hours) =>
    reportOfParts([partOf(rows)], of, []).hours.map(({ count, hour }) => [hour, count]);
  expect(shownBy(hours)).toEqual([
    [22, 1],
    [23, 0],
    [0, 0],
    [1, 1],
    [1, 1],
  ]);
  expect(shownBy([])).toEqual([
    [1, 2],
    [22, 1],
  ]);
});

test("the middle and the slowest of the waits are waits that somebody had", () => {
  expect(speedOf("card", [])).toBeNull();
  expect(speedOf("card", [9_000, 1_000, 10_000, 2_000])).toEqual({
    tender: "card",
    count: 4,
    median: 2_000,
    p95: 10_000,
  });
  const hundred = Array.from({ length: 100 }, (_, wait) => (wait + 1) * 10);
  expect(speedOf("wallet", hundred)).toMatchObject({ median: 500, p95: 950 });
});

test("goods of several days are one row each, what brought most first, without what is none of them", () => {
  const of = (goods: string, quantity: number, amount: number) =>
    ({ goods, names: { en: goods }, unit: "each", quantity, amount: amount as Minor }) as const;
  const sums = newGoodsSums<ReturnType<typeof of>>();
  sums.add([of("milk", 1_000, 300), of("bread", 2_000, 500)]);
  sums.add([of("milk", 3_000, 900), of("tea", 0, -5)]);
  sums.take([of("bread", 500, 125), of("coffee", 1, 1)]);
  expect(sums.top(2).map(({ amount, goods, quantity }) => [goods, quantity, amount])).toEqual([
    ["milk", 4_000, 1_200],
    ["bread", 1_500, 375],
  ]);
});
