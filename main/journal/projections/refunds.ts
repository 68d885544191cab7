/** The refunds as they stand: one row each, folded by `core/refund`. */
import {
  applyRefundFact,
  intendedRefund,
  type Refund,
  type RefundFact,
  refundOf,
  reserves,
} from "../../core/refund/refund.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const refundsProjector: Projector = {
  name: "refunds",
  version: 2,
  tables: `
    CREATE TABLE refunds (
      id TEXT PRIMARY KEY,
      reference TEXT NOT NULL UNIQUE,
      attempt TEXT NOT NULL,
      sale TEXT NOT NULL,
      state TEXT NOT NULL,
      amount INTEGER NOT NULL,
      ended_at INTEGER,
      late INTEGER NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX refunds_by_state ON refunds (state, ended_at);
    CREATE INDEX refunds_by_end ON refunds (ended_at);
    CREATE INDEX refunds_twice ON refunds (state) WHERE json_extract(doc, '$.purpose.twice') = 1;
    CREATE INDEX refunds_late ON refunds (late) WHERE late = 1;
    CREATE INDEX refunds_by_attempt ON refunds (attempt);
    CREATE INDEX refunds_by_sale ON refunds (sale);
  `,
  drop: ["refunds"],
  apply(db, stored) {
    if (!stored.kind.startsWith("refund.")) return;
    const fact = { kind: stored.kind, body: stored.body } as RefundFact;
    const operator = stored.operator ?? "";
    if (fact.kind === "refund.intended") {
      const refund = intendedRefund(fact.body, stored.at, operator);
      db.run(sql`INSERT INTO refunds (id, reference, attempt, sale, state, amount, ended_at, late, doc)
        VALUES (${refund.id}, ${refund.reference}, ${refund.of}, ${refund.sale}, ${refund.state}, ${refund.amount},
          ${refund.endedAt}, ${0}, ${canonicalJson(refund)})`);
      return;
    }
    const before = readRefund(db, refundOf(fact));
    if (before === undefined) return;
    const after = applyRefundFact(before, fact, stored.at, operator);
    db.run(sql`UPDATE refunds SET state = ${after.state}, ended_at = ${after.endedAt},
      late = ${after.late && !after.seen ? 1 : 0}, doc = ${canonicalJson(after)}
      WHERE id = ${after.id}`);
  },
};

type Row = { readonly doc: string };
const parse = (row: Row): Refund => JSON.parse(row.doc) as Refund;

export function readRefund(db: Queries, id: string): Refund | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM refunds WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** Refunds of what one attempt captured, oldest first. */
export const readRefundsOfAttempt = (db: Queries, attempt: string): readonly Refund[] =>
  db.all<Row>(sql`SELECT doc FROM refunds WHERE attempt = ${attempt} ORDER BY rowid`).map(parse);

export const readRefundsOfSale = (db: Queries, sale: string): readonly Refund[] =>
  db.all<Row>(sql`SELECT doc FROM refunds WHERE sale = ${sale} ORDER BY rowid`).map(parse);

/** Refunds of which nobody knows yet whether money went back, oldest first. */
export const readOpenRefunds = (db: Queries): readonly Refund[] =>
  db
    .all<Row>(sql`SELECT doc FROM refunds WHERE state IN ('new', 'sent', 'pending', 'checking') ORDER BY rowid`)
    .map(parse);

/** Refunds of what one card paid twice that were not made, as proved or decided, oldest first. */
export const readTwiceNotMade = (db: Queries): readonly Refund[] =>
  db
    .all<Row>(
      sql`SELECT doc FROM refunds WHERE state IN ('notMade', 'decided') AND json_extract(doc, '$.purpose.twice') = 1
        ORDER BY rowid`,
    )
    .map(parse)
    .filter((refund) => !reserves(refund));

/** Refunds that ended at or after `since` (ms): those whose end is still watched, and whose row in a list is taken (`readEndedWithin`). */
export const readRefundsEndedSince = (db: Queries, since: number): readonly Refund[] =>
  db
    .all<Row>(sql`SELECT doc FROM refunds INDEXED BY refunds_by_end WHERE ended_at >= ${since} ORDER BY rowid`)
    .map(parse);

/** A refund that ended this long before another was asked for may still be mistaken for it in a gateway's list, ms. */
const BESIDE_MS = 86_400_000;

/** Refunds that a gateway's list may show beside this one, itself among them, however long it is looked for (`readBeside`). */
export const readRefundsBeside = (db: Queries, { intendedAt }: Refund): readonly Refund[] => [
  ...readOpenRefunds(db),
  ...readRefundsEndedSince(db, intendedAt - BESIDE_MS),
];

/** Refunds proved to be made after they had counted as not made, and that nobody has seen to yet. */
export const readLateRefunds = (db: Queries): readonly Refund[] =>
  db.all<Row>(sql`SELECT doc FROM refunds WHERE late = 1 ORDER BY rowid`).map(parse);

/** How many there are (`countAttempts`). */
export const countRefunds = (db: Queries): number =>
  db.get<{ n: number | null }>(sql`SELECT max(rowid) AS n FROM refunds`)?.n ?? 0;
