/** The sales as they stand: one row each, folded by `core/sale`. Reads the attempts' table, so it is applied after it. */
import { applySaleFact, type Sale, type SaleFact, startedSale, withAttempt } from "../../core/sale/sale.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { readAttempt } from "./attempts.ts";

export const salesProjector: Projector = {
  name: "sales",
  version: 4,
  tables: `
    CREATE TABLE sales (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      state TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      completed_at INTEGER,
      business_day TEXT NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sales_by_state ON sales (state, number);
  `,
  drop: ["sales"],
  apply(db, stored) {
    if (stored.sale === null) return;
    if (stored.kind.startsWith("attempt.")) {
      const attempt = stored.attempt === null ? undefined : readAttempt(db, stored.attempt);
      const sale = readSale(db, stored.sale);
      if (attempt !== undefined && sale !== undefined) write(db, withAttempt(sale, attempt));
      return;
    }
    if (!stored.kind.startsWith("sale.")) return;
    const fact = { kind: stored.kind, body: stored.body } as SaleFact;
    if (fact.kind === "sale.started") {
      const sale = startedSale(fact.body, stored.at);
      db.run(sql`INSERT INTO sales (id, number, state, started_at, completed_at, business_day, doc)
        VALUES (${sale.id}, ${sale.number}, ${sale.state}, ${sale.startedAt}, ${null}, ${stored.businessDay}, ${canonicalJson(sale)})`);
      return;
    }
    const before = readSale(db, stored.sale);
    if (before !== undefined) write(db, applySaleFact(before, fact, stored.at));
  },
};

function write(db: ProjectionDb, sale: Sale): void {
  // A sale put aside is open to the rules and yet none that a restart may bring to the screen.
  const state = sale.state === "open" && sale.held !== undefined ? "held" : sale.state;
  db.run(
    sql`UPDATE sales SET state = ${state}, completed_at = ${sale.completedAt}, doc = ${canonicalJson(sale)} WHERE id = ${sale.id}`,
  );
}

type Row = { readonly doc: string };
const parse = (row: Row): Sale => JSON.parse(row.doc) as Sale;

export function readSale(db: Queries, id: string): Sale | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM sales WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** The sale that is being rung, after a restart too. */
export function readOpenSale(db: Queries): Sale | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM sales WHERE state = 'open' ORDER BY number DESC LIMIT 1`);
  return row === undefined ? undefined : parse(row);
}

export function readLastCompleted(db: Queries): Sale | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM sales WHERE state = 'completed' ORDER BY number DESC LIMIT 1`);
  return row === undefined ? undefined : parse(row);
}

export const lastSaleNumber = (db: Queries): number =>
  db.get<{ n: number | null }>(sql`SELECT max(number) AS n FROM sales`)?.n ?? 0;

/** Sales that were put aside, oldest first. */
export const readHeldSales = (db: Queries): readonly Sale[] =>
  db.all<Row>(sql`SELECT doc FROM sales WHERE state = 'held' ORDER BY number`).map(parse);

/** Sales that are not done: the one on the screen, and those that wait in the background or were put aside. */
export const readOpenSales = (db: Queries): readonly Sale[] =>
  db.all<Row>(sql`SELECT doc FROM sales WHERE state IN ('open', 'held') ORDER BY number`).map(parse);
