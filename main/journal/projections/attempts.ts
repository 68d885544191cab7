/** The attempts as they stand: one row each, folded by `core/attempt`. */
import {
  type Attempt,
  applyAttemptFact,
  type AttemptFact,
  intended,
  missingMoney,
} from "../../core/attempt/attempt.ts";
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

/**
 * Attempts that ended from `since` to `until` (ms, both included), in the order they were asked for. The index is named:
 * for that order SQLite would rather read all attempts there are.
 */
export const readEndedWithin = (db: Queries, since: number, until: number): readonly Attempt[] =>
  db
    .all<Row>(
      sql`SELECT doc FROM attempts INDEXED BY attempts_by_end WHERE ended_at BETWEEN ${since} AND ${until} ORDER BY rowid`,
    )
    .map(parse);

/** Attempts that ended at or after `since` (ms): those whose end is still watched. */
export const readEndedSince = (db: Queries, since: number): readonly Attempt[] =>
  readEndedWithin(db, since, Number.MAX_SAFE_INTEGER);

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

export const readAttemptsOfSale = (db: Queries, sale: string): readonly Attempt[] =>
  db.all<Row>(sql`SELECT doc FROM attempts WHERE sale = ${sale} ORDER BY rowid`).map(parse);

/** Attempts of a sale that may be somebody's duty. @property over captured otherwise than asked, or its sale was given up */
export const readFlaggedOfSale = (
  db: Queries,
  sale: string,
): readonly { readonly attempt: Attempt; readonly over: boolean }[] =>
  db
    .all<Row & { readonly over: number }>(
      sql`SELECT doc, otherwise OR given_up AS over FROM attempts
        WHERE sale = ${sale} AND (otherwise = 1 OR given_up = 1 OR missing = 1) ORDER BY rowid`,
    )
    .map((row) => ({ attempt: parse(row), over: row.over === 1 }));

/** How many there are: none is ever deleted, so that the last one's place says it. */
export const countAttempts = (db: Queries): number =>
  db.get<{ n: number | null }>(sql`SELECT max(rowid) AS n FROM attempts`)?.n ?? 0;
