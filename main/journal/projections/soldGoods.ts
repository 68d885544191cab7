/** How often each product was sold: what the tiles of favourites are filled from. */
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { readSale } from "./sales.ts";

export const soldGoodsProjector: Projector = {
  name: "soldGoods",
  version: 1,
  tables: `
    CREATE TABLE sold_goods (sku TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT;
    CREATE INDEX sold_goods_by_times ON sold_goods (times);
  `,
  drop: ["sold_goods"],
  apply(db, stored) {
    if (stored.kind !== "sale.completed" || stored.sale === null) return;
    const lines = readSale(db, stored.sale)?.lines ?? [];
    for (const line of lines) {
      if (line.sku === "" || line.feeOf !== undefined) continue;
      db.run(
        sql`INSERT INTO sold_goods (sku, times) VALUES (${line.sku}, ${1}) ON CONFLICT (sku) DO UPDATE SET times = times + 1`,
      );
    }
  },
};

/** The SKUs that sold in most sales, most first. */
export const readBestSellers = (db: Queries, limit: number): readonly string[] =>
  db
    .all<{ sku: string }>(sql`SELECT sku FROM sold_goods ORDER BY times DESC, sku LIMIT ${limit}`)
    .map((row) => row.sku);
