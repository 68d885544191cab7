/** The returns as they stand: one row each, folded by `core/returns`. Reads the refunds' table, so it is applied after it. */
import { type RefundFact, refundOf } from "../../core/refund/refund.ts";
import {
  applyReturnFact,
  decidedReturn,
  isUnsettled,
  type Return,
  type ReturnFact,
  returnOf,
} from "../../core/refund/returns.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { readRefund, readRefundsOfSale } from "./refunds.ts";

export const returnsProjector: Projector = {
  name: "returns",
  version: 2,
  tables: `
    CREATE TABLE returns (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      sale TEXT,
      decided_at INTEGER NOT NULL,
      unsettled INTEGER NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX returns_by_sale ON returns (sale, number);
    CREATE INDEX returns_unsettled ON returns (unsettled) WHERE unsettled = 1;
  `,
  drop: ["returns"],
  apply(db, stored) {
    if (stored.kind.startsWith("refund.")) {
      const refund = readRefund(db, refundOf({ kind: stored.kind, body: stored.body } as RefundFact));
      const one = refund?.purpose.kind === "goods" ? readReturn(db, refund.purpose.return) : undefined;
      if (one !== undefined) write(db, one);
      return;
    }
    if (!stored.kind.startsWith("return.")) return;
    const fact = { kind: stored.kind, body: stored.body } as ReturnFact;
    if (fact.kind === "return.decided") {
      const one = decidedReturn(fact.body, stored.at, stored.operator ?? "");
      db.run(sql`INSERT INTO returns (id, number, sale, decided_at, unsettled, doc)
        VALUES (${one.id}, ${one.number}, ${one.sale}, ${one.at}, ${1}, ${canonicalJson(one)})`);
      return;
    }
    const before = readReturn(db, returnOf(fact));
    if (before !== undefined) write(db, applyReturnFact(before, fact, stored.at));
  },
};

function write(db: ProjectionDb, one: Return): void {
  const refunds = one.sale === null ? [] : readRefundsOfSale(db, one.sale);
  db.run(sql`UPDATE returns SET unsettled = ${isUnsettled(one, refunds) ? 1 : 0}, doc = ${canonicalJson(one)}
    WHERE id = ${one.id}`);
}

type Row = { readonly doc: string };
const parse = (row: Row): Return => JSON.parse(row.doc) as Return;

export function readReturn(db: Queries, id: string): Return | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM returns WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** The return of this number, as its receipt's code names it. */
export function readReturnByNumber(db: Queries, number: number): Return | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM returns WHERE number = ${number}`);
  return row === undefined ? undefined : parse(row);
}

/** Returns of one sale, oldest first. */
export const readReturnsOfSale = (db: Queries, sale: string): readonly Return[] =>
  db.all<Row>(sql`SELECT doc FROM returns WHERE sale = ${sale} ORDER BY number`).map(parse);

/** Returns that somebody has to see to still, oldest first. */
export const readUnsettledReturns = (db: Queries): readonly Return[] =>
  db.all<Row>(sql`SELECT doc FROM returns WHERE unsettled = 1 ORDER BY number`).map(parse);

/** 0 while there is none. */
export const lastReturnNumber = (db: Queries): number =>
  db.get<{ n: number | null }>(sql`SELECT max(number) AS n FROM returns`)?.n ?? 0;

export const lastReturn = (db: Queries): Return | undefined => {
  const row = db.get<Row>(sql`SELECT doc FROM returns ORDER BY number DESC LIMIT 1`);
  return row === undefined ? undefined : parse(row);
};
