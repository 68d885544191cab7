/**
 * What was sold of each product, by business day and by the Z report that covers it, less what came back: what reports
 * name their top goods from. Reads sales, returns, closings and restores, so it is applied after them.
 */
import type { GoodsFigure } from "../../core/report/report.ts";
import type { Minor } from "../../core/money/money.ts";
import type { ReturnBody, ReturnFact } from "../../core/refund/returns.ts";
import { type SaleLine, totalsOfSale } from "../../core/sale/sale.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { nextZNumber } from "./backups.ts";
import { lastZNumber } from "./closings.ts";
import { readReturn } from "./returns.ts";
import { readSale } from "./sales.ts";

export const goodsByDayProjector: Projector = {
  name: "goodsByDay",
  version: 2,
  tables: `
    CREATE TABLE goods_by_day (
      business_day TEXT NOT NULL,
      z INTEGER NOT NULL,
      goods TEXT NOT NULL,
      names TEXT NOT NULL,
      unit TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (business_day, z, goods)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX goods_by_z ON goods_by_day (z);
  `,
  drop: ["goods_by_day"],
  apply(db, stored) {
    const isReturn = stored.kind.startsWith("return.");
    if (!isReturn && stored.kind !== "sale.completed" && stored.kind !== "journal.restored") return;
    const z = nextZNumber(db);
    // Numbers that a restore has left behind are passed over: what waits for its report moves on with them.
    if (stored.kind === "journal.restored") db.run(sql`UPDATE goods_by_day SET z = ${z} WHERE z > ${lastZNumber(db)}`);
    const day = stored.businessDay;
    if (stored.kind === "sale.completed" && stored.sale !== null) {
      for (const sold of goodsOfSale(db, stored.sale)) add(db, day, z, sold);
      return;
    }
    if (!isReturn) return;
    const fact = { kind: stored.kind, body: stored.body } as ReturnFact;
    if (fact.kind === "return.decided") for (const back of broughtBack(db, fact.body, -1)) add(db, day, z, back);
    if (fact.kind === "return.withdrawn")
      for (const again of goodsOfReturn(db, fact.body.return, true)) add(db, day, z, again);
  },
};

function add(db: ProjectionDb, day: string, z: number, { amount, goods, names, quantity, unit }: GoodsFigure): void {
  const called = canonicalJson(names);
  db.run(sql`INSERT INTO goods_by_day (business_day, z, goods, names, unit, quantity, amount)
    VALUES (${day}, ${z}, ${goods}, ${called}, ${unit}, ${quantity}, ${amount})
    ON CONFLICT (business_day, z, goods) DO UPDATE SET names = excluded.names, quantity = quantity + excluded.quantity, amount = amount + excluded.amount`);
}

/** Deposits and fees follow their goods and are none. */
const isGoods = ({ feeOf }: Pick<SaleLine, "feeOf">): boolean => feeOf === undefined;

/** Goods that the catalogue does not know are told apart by name. */
const goodsOf = ({ names, sku }: Pick<SaleLine, "names" | "sku">): string => (sku === "" ? names.en : sku);

/** What a sale holds of each product, line by line. */
export function goodsOfSale(db: Queries, id: string): readonly GoodsFigure[] {
  const sale = readSale(db, id);
  if (sale === undefined) return [];
  const totals = totalsOfSale(sale).lines;
  return sale.lines.flatMap((line, place) => {
    if (!isGoods(line)) return [];
    const { names, quantity, unit } = line;
    return [{ goods: goodsOf(line), names, unit, quantity, amount: totals[place]?.net ?? (0 as Minor) }];
  });
}

/** What came back by a return, line by line; with the other sign when it was withdrawn. */
export function goodsOfReturn(db: Queries, id: string, withdrawn: boolean): readonly GoodsFigure[] {
  const one = readReturn(db, id);
  return one === undefined ? [] : broughtBack(db, one, withdrawn ? 1 : -1);
}

/** @param sign −1 when the goods come back, 1 when that return is withdrawn */
function broughtBack(
  db: Queries,
  { goods: unknown, pieces, sale: id }: Pick<ReturnBody, "goods" | "pieces" | "sale">,
  sign: 1 | -1,
): readonly GoodsFigure[] {
  const lines: readonly Pick<SaleLine, "feeOf" | "id" | "names" | "sku" | "unit">[] =
    id === null ? unknown : (readSale(db, id)?.lines ?? []);
  return pieces.flatMap(({ line: of, net, quantity }) => {
    const line = lines.find((each) => each.id === of);
    if (line === undefined || !isGoods(line)) return [];
    const { names, unit } = line;
    return [{ goods: goodsOf(line), names, unit, quantity: sign * quantity, amount: (sign * net) as Minor }];
  });
}

/** As the table has it: what it is called is read when it is shown. */
export type StoredGoods = Omit<GoodsFigure, "names"> & { readonly names: string };

export const goodsFigure = (stored: StoredGoods): GoodsFigure => ({
  ...stored,
  names: JSON.parse(stored.names) as GoodsFigure["names"],
});

/** What was sold of each product on one business day; a product may stand there once for each Z report. */
export const readGoodsOfDay = (db: Queries, day: string): readonly StoredGoods[] =>
  db.all(sql`SELECT goods, names, unit, quantity, amount FROM goods_by_day WHERE business_day = ${day}`);

/** What was sold of each product in what Z report `z` covers; a product may stand there once for each day. */
export const readGoodsOfZ = (db: Queries, z: number): readonly StoredGoods[] =>
  db.all(sql`SELECT goods, names, unit, quantity, amount FROM goods_by_day WHERE z = ${z}`);
