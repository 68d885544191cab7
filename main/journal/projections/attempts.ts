/** The attempts as they stand: one row each, folded by `core/attempt`. */
import { type Attempt, applyAttemptFact, type AttemptFact, intended, missingMoney } from "../../core/attempt.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const attemptsProjector: Projector = {
  name: "attempts",
  version: 11,
  tables: `
    CREATE TABLE attempts (
      id TEXT PRIMARY KEY,
      reference TEXT NOT NULL UNIQUE,
      sale TEXT NOT NULL,
      terminal TEXT NOT NULL,
      state TEXT NOT NULL,
      amount INTEGER NOT NULL,
      ended_at INTEGER,
      otherwise INTEGER NOT NULL,
      missing INTEGER NOT NULL,
      given_up INTEGER NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attempts_by_state ON attempts (state, ended_at);
    CREATE INDEX attempts_by_end ON attempts (ended_at);
    CREATE INDEX attempts_otherwise ON attempts (otherwise) WHERE otherwise = 1;
    CREATE INDEX attempts_given_up ON attempts (given_up) WHERE given_up = 1;
    CREATE INDEX attempts_missing ON attempts (missing) WHERE missing = 1;
    CREATE INDEX attempts_by_sale ON attempts (sale);
  `,
  drop: ["attempts"],
  apply(db, stored) {
    if (stored.kind === "sale.abandoned") {
      // A surplus that was settled before says nothing about the rest: only what is settled from now on does.
      db.run(sql`UPDATE attempts SET given_up = 1 WHERE sale = ${stored.sale ?? ""} AND state = 'approved'`);
      return;
    }
    if (stored.attempt === null || !stored.kind.startsWith("attempt.")) return;
    const fact = { kind: stored.kind, body: stored.body } as AttemptFact;
    const operator = stored.operator ?? "";
    if (fact.kind === "attempt.intended") {
      const attempt = intended(fact.body, stored.at, operator);
      db.run(sql`INSERT INTO attempts (id, reference, sale, terminal, state, amount, ended_at, otherwise, missing, given_up, doc)
        VALUES (${attempt.id}, ${attempt.reference}, ${attempt.sale}, ${attempt.terminal}, ${attempt.state}, ${attempt.amount},
          ${attempt.endedAt}, ${0}, ${0}, ${0}, ${canonicalJson(attempt)})`);
      return;
    }
    const before = readAttempt(db, stored.attempt);
    if (before === undefined) return;
    const after = applyAttemptFact(before, fact, stored.at, operator);
    db.run(sql`UPDATE attempts SET state = ${after.state}, ended_at = ${after.endedAt}, otherwise = ${capturedOtherwise(after) ? 1 : 0},
      missing = ${missingMoney(after) === null ? 0 : 1}, given_up = min(given_up, ${fact.kind === "attempt.excessSettled" ? 0 : 1}),
      doc = ${canonicalJson(after)} WHERE id = ${after.id}`);
  },
};

/** Captured after it had ended, or with another amount than asked, and nobody has said yet what became of it. */
const capturedOtherwise = (attempt: Attempt): boolean =>
  attempt.excess === null && (attempt.late || attempt.capture?.differs === true);

type Row = { readonly doc: string };
const parse = (row: Row): Attempt => JSON.parse(row.doc) as Attempt;

export function readAttempt(db: Queries, id: string): Attempt | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM attempts WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** Attempts that may still capture, oldest first. */
export const readOpenAttempts = (db: Queries): readonly Attempt[] =>
  db
    .all<Row>(
      sql`SELECT doc FROM attempts WHERE state IN ('new', 'sent', 'pending', 'checking', 'setAside') ORDER BY rowid`,
    )
    .map(parse);

/** Attempts that ended at or after `since` (ms): those whose end is still watched. */
export const readEndedSince = (db: Queries, since: number): readonly Attempt[] =>
  db.all<Row>(sql`SELECT doc FROM attempts WHERE ended_at >= ${since} ORDER BY rowid`).map(parse);

/** An attempt that ended this long before another was asked for may still be mistaken for it in a gateway's list, ms. */
const BESIDE_MS = 86_400_000;

/**
 * Attempts that a gateway's list may show beside this one (or beside a refund), itself among them: all that are open, and all that ended since
 * a day before it was asked for. However long it is looked for, what ended meanwhile is not taken for it.
 */
export const readBeside = (db: Queries, { intendedAt }: { readonly intendedAt: number }): readonly Attempt[] => [
  ...readOpenAttempts(db),
  ...readEndedSince(db, intendedAt - BESIDE_MS),
];

/**
 * Captures that came after their attempt had ended, with another amount than asked, or for a sale that was given up:
 * somebody may have to give back.
 */
export const readCapturedOtherwise = (db: Queries): readonly Attempt[] =>
  db.all<Row>(sql`SELECT doc FROM attempts WHERE otherwise = 1 OR given_up = 1 ORDER BY rowid`).map(parse);

/** Payments that a sale counts and the gateway says are not there, or not any more (`missingMoney`). */
export const readMissingMoney = (db: Queries): readonly Attempt[] =>
  db.all<Row>(sql`SELECT doc FROM attempts WHERE missing = 1 ORDER BY rowid`).map(parse);

export const readAttemptsOfSale = (db: Queries, sale: string): readonly Attempt[] =>
  db.all<Row>(sql`SELECT doc FROM attempts WHERE sale = ${sale} ORDER BY rowid`).map(parse);

export const countAttempts = (db: Queries): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM attempts`)?.n ?? 0;
