import { expect, test } from "vitest";
import type { Fact } from "../../core/facts.ts";
import { minor, type Minor } from "../../core/money/money.ts";
import { quantity } from "../../core/money/quantity.ts";
import { newGoodsSums } from "../../core/report/goodsSums.ts";
import type { ReturnBody, ReturnedPiece } from "../../core/refund/returns.ts";
import type { SaleLine } from "../../core/sale/sale.ts";
import type { NewFact } from "../fact.ts";
import type { Journal } from "../journal.ts";
import { dumpProjections } from "../projections.ts";
import { sampleFact } from "../testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../testing/samples.ts";
import { attemptsProjector } from "./attempts.ts";
import { backupsProjector } from "./backups.ts";
import { closingsProjector } from "./closings.ts";
import { goodsByDayProjector, readGoodsOfDay, readGoodsOfZ, type StoredGoods } from "./goodsByDay.ts";
import { refundsProjector } from "./refunds.ts";
import { returnsProjector } from "./returns.ts";
import { salesProjector } from "./sales.ts";

const PROJECTORS = [
  attemptsProjector,
  refundsProjector,
  returnsProjector,
  salesProjector,
  closingsProjector,
  backupsProjector,
  goodsByDayProjector,
];

const line = (id: string, sku: string, cents: number, more: Partial<SaleLine> = {}): SaleLine => ({
  id,
  sku,
  names: { en: `${sku} of ${id}` },
  unit: "each",
  quantity: quantity(2_000),
  unitPrice: minor(cents),
  taxes: [],
  ...more,
});

const GOODS = [
  line("l1", "MILK", 300),
  line("l2", "MILK", 300, {
    quantity: quantity(1_000),
    discount: { kind: "amount", amount: minor(50), reason: "old" },
  }),
  line("l3", "DEPOSIT", 10, { feeOf: "l1" }),
  line("l4", "", 500, { names: { en: "Flowers" } }),
];

const piece = (of: string, pieces: number, net: number): ReturnedPiece => ({
  line: of,
  quantity: quantity(pieces),
  gross: minor(net),
  net: minor(net),
  taxes: {},
  amount: minor(net),
});

const returned = (id: string, number: number, pieces: readonly ReturnedPiece[], sale: string | null): ReturnBody => ({
  id,
  number,
  sale,
  scope: sale === null ? "noSale" : "lines",
  currency: "CAD",
  pieces,
  goods:
    sale === null ? [{ id: "u1", sku: "TEA", names: { en: "Tea" }, unit: "kg", unitPrice: minor(700), taxes: [] }] : [],
  taxes: [],
  total: minor(0),
  parts: [],
  reason: "",
  approver: "lee",
});

function tell(journal: Journal, facts: readonly Fact[], more: Partial<NewFact> = {}): void {
  appendAll(
    journal,
    facts.map(({ kind, body }) => sampleFact({ kind, body, sale: null, businessDay: "2026-11-20", ...more })),
  );
}

const sale = (id: string, number: number): readonly Fact[] => [
  { kind: "sale.started", body: { id, number, currency: "CAD", taxRules: [] } },
  ...GOODS.map((each) => ({ kind: "sale.lineAdded", body: { line: each, by: "hand" } }) as const),
  { kind: "sale.completed", body: { total: minor(0), rounding: minor(0) } },
];

test("what was sold less what came back, by day and by Z; fees are no goods, and a rebuild gives the same", () => {
  const journal = openSample(freshFolder(), { projectors: PROJECTORS });
  const sums = (of: "day" | "z", which: string | number): Readonly<Record<string, readonly [number, Minor]>> => {
    const rows =
      of === "day" ? readGoodsOfDay(journal.reader, String(which)) : readGoodsOfZ(journal.reader, Number(which));
    const goods = newGoodsSums<StoredGoods>();
    goods.add(rows);
    return Object.fromEntries(goods.top(9).map(({ amount, goods, quantity: q }) => [goods, [q, amount]]));
  };
  tell(journal, sale("s1", 1), { sale: "s1" });
  expect(sums("day", "2026-11-20")).toEqual({ MILK: [3_000, 850], Flowers: [2_000, 1_000] });

  const back = [piece("l1", 1_000, 300), piece("l3", 1_000, 10)];
  tell(journal, [{ kind: "return.decided", body: returned("r1", 1, back, "s1") }], { businessDay: "2026-11-21" });
  expect(sums("day", "2026-11-21")).toEqual({ MILK: [-1_000, -300] });
  expect(sums("z", 1)).toEqual({ MILK: [2_000, 550], Flowers: [2_000, 1_000] });

  tell(journal, [{ kind: "return.withdrawn", body: { return: "r1", approver: "lee", reason: "kept" } }]);
  tell(journal, [{ kind: "return.decided", body: returned("r2", 2, [piece("u1", 500, 350)], null) }]);
  expect(sums("z", 1)).toEqual({ MILK: [3_000, 850], Flowers: [2_000, 1_000], TEA: [-500, -350] });

  tell(journal, [{ kind: "day.closed", body: { number: 1, upTo: journal.reader.head().seq } as never }]);
  tell(journal, sale("s2", 2), { sale: "s2" });
  expect(sums("z", 2)).toEqual({ MILK: [3_000, 850], Flowers: [2_000, 1_000] });
  expect(sums("z", 1)).toMatchObject({ TEA: [-500, -350] });

  const live = dumpProjections(journal.reader);
  journal.rebuildProjections();
  expect(dumpProjections(journal.reader)).toBe(live);
});
