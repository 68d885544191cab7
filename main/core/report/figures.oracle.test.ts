/**
 * Random days against a second set of books that is kept another way: by what changed hands, event by event. Every column
 * of every shift, of every Z report and of all of them together must agree to the cent.
 * `FIGURES_DAYS=100000 npx vitest run --project unit main/core/report/figures.oracle.test.ts` tries as many.
 */
import { afterAll, expect, test } from "vitest";
import { drawerProjector, readExpectedCash } from "../../journal/projections/drawer.ts";
import { attemptsProjector } from "../../journal/projections/attempts.ts";
import { ledgerProjector, readLedgerBetween, readLedgerOfShift } from "../../journal/projections/ledger.ts";
import { refundsProjector } from "../../journal/projections/refunds.ts";
import { returnsProjector } from "../../journal/projections/returns.ts";
import { salesProjector } from "../../journal/projections/sales.ts";
import { shiftsProjector } from "../../journal/projections/shifts.ts";
import { Connection } from "../../journal/sqlite.ts";
import { type Figures, figuresOf } from "./figures.ts";
import * as back from "../testing/figuresGivingBack.ts";
import * as paying from "../testing/figuresPaying.ts";
import { type BookLine, openShop, type Shop } from "../testing/figuresShop.ts";
import { dice } from "../testing/totalsOracle.ts";

const DAYS = Number(process.env["FIGURES_DAYS"] ?? 300);
const DAYS_OF_A_SHOP = 5;
const EVENTS_OF_A_DAY = 60;

const PROJECTORS = [
  ...[attemptsProjector, refundsProjector, returnsProjector, salesProjector],
  ...[shiftsProjector, drawerProjector, ledgerProjector],
];

/** What may happen, the usual more often than the rest. */
const EVENTS: readonly ((shop: Shop) => void)[] = [
  ...[paying.ring, paying.ring, paying.ring, paying.ring],
  ...[paying.payCash, paying.payCash, paying.payCash, paying.payCarried, paying.payCarried, paying.payCarried],
  ...[paying.payOther, paying.cashBack, paying.giveUp, paying.approveLate, paying.changeTip, paying.cancelGaveBack],
  ...[back.giveBackNeedless, back.takeGoodsBack, back.takeGoodsBack, back.learn, back.mendReturn],
  ...[back.takeUnknownGoods, back.moveDrawer, back.giveBackByHand],
];

/** The figures as sums by name, without those that are nothing. */
function flat(figures: Figures): Record<string, number> {
  const { credits, money, owed, rounding, taxes, tenders, tips, unsettled, ...groups } = figures;
  const sums: Record<string, number> = { credits, money, owed, rounding, tips };
  for (const [group, each] of Object.entries(groups))
    for (const [name, sum] of Object.entries(each)) sums[`${group}.${name}`] = sum;
  for (const { amount, back: given, included, name, rate } of taxes) {
    sums[paying.taxKey(name, rate, included)] = amount;
    sums[`back ${paying.taxKey(name, rate, included)}`] = given;
  }
  for (const { gateway, label, tender, ...rest } of tenders)
    for (const [name, sum] of Object.entries(rest)) sums[`${paying.tenderKey(tender, label, gateway)} ${name}`] = sum;
  for (const { amount, sale } of unsettled) sums[`unsettled ${sale}`] = amount;
  return cleaned(sums);
}

/** The same by the second books. */
function told(lines: readonly BookLine[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { sale, sums: each } of lines) {
    for (const [name, sum] of Object.entries(each)) if (name !== "drawer") sums[name] = (sums[name] ?? 0) + sum;
    const name = `unsettled ${sale}`;
    sums[name] = (sums[name] ?? 0) + (each["money"] ?? 0) - (each["owed"] ?? 0);
  }
  return cleaned(sums);
}

const cleaned = (sums: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(sums)
      .filter(([, sum]) => sum !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const seen: Record<string, number> = {};
const db = new Connection(":memory:");
for (const { tables } of PROJECTORS) db.exec(tables);

/** @returns the numbers of the last facts of each day */
function live(shop: Shop, days: number): readonly number[] {
  const ends: number[] = [];
  for (let day = 0; day < days; day++) {
    for (let event = 0; event < EVENTS_OF_A_DAY; event++) {
      if (shop.roll(40) === 0) back.endShift(shop);
      else EVENTS[shop.roll(EVENTS.length)]?.(shop);
    }
    // Now and then a day goes over into the next drawer, and a Z covers two days.
    if (shop.roll(4) > 0) back.endShift(shop);
    if (shop.roll(5) > 0) ends.push(shop.seq);
    shop.day += 1;
  }
  return ends.at(-1) === shop.seq ? ends : [...ends, shop.seq];
}

/** ms for each day: many days on a busy machine are slow, not wrong. */
const PATIENCE = { timeout: 60_000 + DAYS * 200 };

test("every column of every shift and every Z agrees with what changed hands", PATIENCE, () => {
  const first = Number(process.env["FIGURES_SEED"] ?? 20_261_121);
  for (let n = 0; n < DAYS / DAYS_OF_A_SHOP; n++) {
    const shop = openShop(dice(first + n * 7919));
    const ends = live(shop, DAYS_OF_A_SHOP);
    db.exec("BEGIN");
    for (const fact of shop.facts) for (const projector of PROJECTORS) projector.apply(db, fact);
    const where = (what: string): string => `shop ${String(n)}, ${what}`;
    ends.forEach((upTo, i) => {
      const after = ends[i - 1] ?? 0;
      const lines = shop.lines.filter(({ seq }) => seq > after && seq <= upTo);
      agree(where(`Z ${String(i + 1)}`), readLedgerBetween(db, after, upTo), lines);
    });
    const shifts = new Set(shop.lines.map(({ shift }) => shift));
    for (const shift of shifts) {
      const lines = shop.lines.filter((line) => line.shift === shift);
      agree(where(shift), readLedgerOfShift(db, shift), lines);
      const cash = lines.reduce((sum, { sums }) => sum + (sums["drawer"] ?? 0), 0);
      expect([where(shift), readExpectedCash(db, shift)]).toEqual([where(shift), cash]);
    }
    const all = readLedgerBetween(db, 0, shop.seq);
    const once = ends.flatMap((upTo, i) => readLedgerBetween(db, ends[i - 1] ?? 0, upTo));
    expect(once).toEqual(all);
    for (const { kind } of shop.facts) seen[kind] = (seen[kind] ?? 0) + 1;
    db.exec("ROLLBACK");
  }
});

function agree(where: string, rows: ReturnType<typeof readLedgerBetween>, lines: readonly BookLine[]): void {
  const [ours, theirs] = [flat(figuresOf(rows)), told(lines)];
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect({ where, ...ours }).toEqual({ where, ...theirs });
}

test("everything that can happen did", () => {
  const kinds = [
    ...["sale.completed", "sale.abandoned", "sale.taxExempted", "sale.cashTakenBack", "sale.creditTaken"],
    ...["attempt.lateApproval", "attempt.returned", "attempt.tipSet", "attempt.shortfallSettled", "refund.decided"],
    "attempt.excessSettled",
    ...[
      "refund.made",
      "refund.notMade",
      "return.cashGiven",
      "return.otherGiven",
      "return.credited",
      "return.creditUndone",
      "return.withdrawn",
    ],
    ...["cash.moved", "shift.closed"],
  ];
  for (const kind of kinds) expect([kind, (seen[kind] ?? 0) > 0]).toEqual([kind, true]);
});

afterAll(() => {
  db.close();
});
