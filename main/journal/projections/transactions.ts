/**
 * The list of transactions: one row a sale that money stands on, with what it is searched by. Its place (`pos`) is the
 * number of the fact that made it one, so that rows come by time and a page of them by key, however many there are. Reads
 * the tables of sales, attempts and refunds, so it is applied after them.
 */
import { isTransaction, saleRow, type SaleRowFacts } from "../../core/sale/saleRow.ts";
import type { ReturnFact } from "../../core/refund/returns.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { StoredFact } from "../fact.ts";
import type { ProjectionDb, Projector } from "../projector.ts";
import { sql } from "../sql.ts";
import { readAttemptsOfSale } from "./attempts.ts";
import { readRefundsOfSale } from "./refunds.ts";
import { readSale } from "./sales.ts";

export const transactionsProjector: Projector = {
  name: "transactions",
  version: 1,
  tables: `
    CREATE TABLE transactions (
      pos INTEGER PRIMARY KEY,
      sale TEXT NOT NULL UNIQUE,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      business_day TEXT NOT NULL,
      operator TEXT NOT NULL,
      state TEXT NOT NULL,
      total INTEGER NOT NULL,
      returned INTEGER NOT NULL,
      tenders INTEGER NOT NULL,
      refunds INTEGER NOT NULL,
      paid_with TEXT NOT NULL
    ) STRICT;
    CREATE INDEX transactions_by_number ON transactions (number);
    CREATE INDEX transactions_by_total ON transactions (total);
    -- With what else is asked of it, so that an operator's many rows need not be read to leave most of them out.
    CREATE INDEX transactions_by_operator ON transactions (operator, pos, tenders, state, refunds);
    -- The common ones are found by going back through the list; what is rare has a short index of its own.
    CREATE INDEX transactions_by_state ON transactions (state) WHERE state <> 'paid';
    CREATE INDEX transactions_refunded ON transactions (pos) WHERE refunds > 0;
    CREATE INDEX transactions_by_card ON transactions (pos) WHERE tenders & 1 <> 0;
    CREATE INDEX transactions_by_wallet ON transactions (pos) WHERE tenders & 2 <> 0;
    CREATE INDEX transactions_by_cash ON transactions (pos) WHERE tenders & 4 <> 0;
    CREATE INDEX transactions_by_other ON transactions (pos) WHERE tenders & 8 <> 0;
    CREATE TABLE transaction_words (
      word TEXT NOT NULL,
      pos INTEGER NOT NULL,
      PRIMARY KEY (word, pos)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE transaction_days (
      business_day TEXT PRIMARY KEY,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE transaction_returns (
      id TEXT PRIMARY KEY,
      sale TEXT NOT NULL,
      seq INTEGER NOT NULL,
      total INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX transaction_returns_of_sale ON transaction_returns (sale, seq);
  `,
  drop: ["transaction_returns", "transaction_days", "transaction_words", "transactions"],
  apply(db, stored) {
    if (stored.sale === null) return;
    if (stored.kind.startsWith("return."))
      applyReturn(db, { kind: stored.kind, body: stored.body } as ReturnFact, stored.sale, stored.seq);
    else if (!MATTERS.test(stored.kind)) return;
    const sale = readSale(db, stored.sale);
    if (sale === undefined || !isTransaction(sale)) return;
    const refunds = readRefundsOfSale(db, sale.id);
    const returned = returnedOf(db, sale.id);
    const row = saleRow(sale, readAttemptsOfSale(db, sale.id), refunds, returned.total);
    const pos = place(db, stored, sale.number);
    const at = sale.completedAt ?? stored.at;
    db.run(sql`UPDATE transactions SET at = ${at}, state = ${row.state}, total = ${row.total}, returned = ${returned.total},
      tenders = ${row.tenders}, refunds = ${refunds.length + returned.count}, paid_with = ${canonicalJson(row.paidWith)} WHERE pos = ${pos}`);
    addWords(db, pos, row);
  },
};

/** What can change a row; what is only heard on the way cannot. */
const MATTERS =
  /^(sale\.(cash|other|completed|abandoned)|attempt\.(?!heard|pending|sent$|cancel(Asked|Sent|Answered))|refund\.(?!heard|pending|sent$))/;

function applyReturn(db: ProjectionDb, fact: ReturnFact, sale: string, seq: number): void {
  if (fact.kind === "return.decided" && fact.body.sale === sale)
    db.run(
      sql`INSERT INTO transaction_returns (id, sale, seq, total) VALUES (${fact.body.id}, ${sale}, ${seq}, ${fact.body.total})`,
    );
  if (fact.kind === "return.withdrawn") db.run(sql`DELETE FROM transaction_returns WHERE id = ${fact.body.return}`);
}

const returnedOf = (db: ProjectionDb, sale: string): { readonly total: number; readonly count: number } =>
  db.get<{ total: number; count: number }>(
    sql`SELECT coalesce(sum(total), 0) AS total, count(*) AS count FROM transaction_returns WHERE sale = ${sale}`,
  ) ?? { total: 0, count: 0 };

/** The row's place; the first fact that makes a transaction of a sale makes its row. */
function place(db: ProjectionDb, { seq, at, sale, operator, businessDay }: StoredFact, number: number): number {
  const known = db.get<{ pos: number }>(sql`SELECT pos FROM transactions WHERE sale = ${sale}`);
  if (known !== undefined) return known.pos;
  db.run(sql`INSERT INTO transactions (pos, sale, number, at, business_day, operator, state, total, returned, tenders, refunds, paid_with)
    VALUES (${seq}, ${sale}, ${number}, ${at}, ${businessDay}, ${operator ?? ""}, ${"open"}, ${0}, ${0}, ${0}, ${0}, ${"[]"})`);
  db.run(sql`INSERT INTO transaction_days (business_day, first, last) VALUES (${businessDay}, ${seq}, ${seq})
    ON CONFLICT (business_day) DO UPDATE SET last = excluded.last`);
  return seq;
}

function addWords(db: ProjectionDb, pos: number, { words }: SaleRowFacts): void {
  for (const word of words) db.run(sql`INSERT OR IGNORE INTO transaction_words (word, pos) VALUES (${word}, ${pos})`);
}
