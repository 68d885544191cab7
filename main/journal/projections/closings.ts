/** The Z reports, and the steps that were passed over since the last of them. */
import type { ClosingFact, ClosingSkip, ZReport } from "../../core/day/closing.ts";
import type { ClosedDay } from "../../core/keeping/archive.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const closingsProjector: Projector = {
  name: "closings",
  version: 1,
  tables: `
    CREATE TABLE closings (number INTEGER PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, up_to INTEGER NOT NULL, operator TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE TABLE closing_skips (step TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
  `,
  drop: ["closing_skips", "closings"],
  apply(db, stored) {
    if (!stored.kind.startsWith("day.")) return;
    const fact = { kind: stored.kind, body: stored.body } as ClosingFact;
    if (fact.kind === "day.stepSkipped") {
      db.run(sql`DELETE FROM closing_skips WHERE step = ${fact.body.step}`);
      db.run(sql`INSERT INTO closing_skips (step, doc) VALUES (${fact.body.step}, ${canonicalJson(fact.body)})`);
    }
    if (fact.kind === "day.closed") {
      db.run(sql`INSERT INTO closings (number, seq, at, up_to, operator, doc)
        VALUES (${fact.body.number}, ${stored.seq}, ${stored.at}, ${fact.body.upTo}, ${stored.operator ?? ""}, ${canonicalJson(fact.body)})`);
      db.run(sql`DELETE FROM closing_skips`);
    }
  },
};

/** A Z report as the journal holds it. @property seq its own fact's number @property at ms */
export interface StoredZ {
  readonly seq: number;
  readonly at: number;
  /** Who was signed in. */
  readonly operator: string;
  readonly report: ZReport;
}

type Row = { readonly seq: number; readonly at: number; readonly operator: string; readonly doc: string };
const parse = ({ seq, at, operator, doc }: Row): StoredZ => ({ seq, at, operator, report: JSON.parse(doc) as ZReport });

export function readLastZ(db: Queries): StoredZ | undefined {
  const row = db.get<Row>(sql`SELECT seq, at, operator, doc FROM closings ORDER BY number DESC LIMIT 1`);
  return row === undefined ? undefined : parse(row);
}

export function readZ(db: Queries, number: number): StoredZ | undefined {
  const row = db.get<Row>(sql`SELECT seq, at, operator, doc FROM closings WHERE number = ${number}`);
  return row === undefined ? undefined : parse(row);
}

/** The report that stands before this number, or behind it: numbers that a restore left out have none. */
export function readZBeside(db: Queries, number: number, side: "before" | "after"): StoredZ | undefined {
  const row =
    side === "before"
      ? db.get<Row>(
          sql`SELECT seq, at, operator, doc FROM closings WHERE number < ${number} ORDER BY number DESC LIMIT 1`,
        )
      : db.get<Row>(sql`SELECT seq, at, operator, doc FROM closings WHERE number > ${number} ORDER BY number LIMIT 1`);
  return row === undefined ? undefined : parse(row);
}

/** The number of the report that closed what begins after fact `after`; null while that is open. */
export const zOfStretch = (db: Queries, after: number): number | null =>
  db.get<{ number: number }>(sql`SELECT number FROM closings WHERE up_to > ${after} ORDER BY up_to LIMIT 1`)?.number ??
  null;

/** All of them as far as archives ask, in their order. */
export const readClosedDays = (db: Queries): readonly ClosedDay[] =>
  db.all(sql`SELECT seq, doc ->> '$.days[#-1]' AS lastDay FROM closings ORDER BY seq`);

/** 0 while there is none. */
export const lastZNumber = (db: Queries): number =>
  db.get<{ n: number | null }>(sql`SELECT max(number) AS n FROM closings`)?.n ?? 0;

export const readSkips = (db: Queries): readonly ClosingSkip[] =>
  db
    .all<{ doc: string }>(sql`SELECT doc FROM closing_skips ORDER BY rowid`)
    .map(({ doc }) => JSON.parse(doc) as ClosingSkip);
