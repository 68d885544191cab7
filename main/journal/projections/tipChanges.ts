/** Tips that were changed after their payment, as they stand: one row each, folded by `core/tipChange`. */
import { applyTipFact, changeOf, intendedTip, type TipChange, type TipFact } from "../../core/tip/tipChange.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const tipChangesProjector: Projector = {
  name: "tipChanges",
  version: 1,
  tables: `
    CREATE TABLE tip_changes (
      id TEXT PRIMARY KEY,
      attempt TEXT NOT NULL,
      state TEXT NOT NULL,
      ended_at INTEGER,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX tip_changes_by_state ON tip_changes (state, ended_at);
    CREATE INDEX tip_changes_by_attempt ON tip_changes (attempt);
  `,
  drop: ["tip_changes"],
  apply(db, stored) {
    if (!stored.kind.startsWith("tip.")) return;
    const fact = { kind: stored.kind, body: stored.body } as TipFact;
    if (fact.kind === "tip.intended") {
      const change = intendedTip(fact.body, stored.at, stored.operator ?? "");
      db.run(sql`INSERT INTO tip_changes (id, attempt, state, ended_at, doc)
        VALUES (${change.id}, ${change.of}, ${change.state}, ${change.endedAt}, ${canonicalJson(change)})`);
      return;
    }
    const before = readTipChange(db, changeOf(fact));
    if (before === undefined) return;
    const after = applyTipFact(before, fact, stored.at);
    db.run(sql`UPDATE tip_changes SET state = ${after.state}, ended_at = ${after.endedAt}, doc = ${canonicalJson(after)}
      WHERE id = ${after.id}`);
  },
};

type Row = { readonly doc: string };
const parse = (row: Row): TipChange => JSON.parse(row.doc) as TipChange;

export function readTipChange(db: Queries, id: string): TipChange | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM tip_changes WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** The changes of one payment's tip, oldest first. */
export const readTipChangesOf = (db: Queries, attempt: string): readonly TipChange[] =>
  db.all<Row>(sql`SELECT doc FROM tip_changes WHERE attempt = ${attempt} ORDER BY rowid`).map(parse);

/** Changes of which nobody knows yet whether they were made, oldest first. */
export const readOpenTips = (db: Queries): readonly TipChange[] =>
  db.all<Row>(sql`SELECT doc FROM tip_changes WHERE state IN ('new', 'sent', 'checking') ORDER BY rowid`).map(parse);

/** A tip is on its way to this payment: what there is to give back of it is not known until it has ended. */
export const hasOpenTip = (db: Queries, attempt: string): boolean =>
  db.get<Row>(sql`SELECT doc FROM tip_changes WHERE attempt = ${attempt} AND state IN ('new', 'sent', 'checking')`) !==
  undefined;

/** Changes that ended without being made at or after `since` (ms): it is still watched whether they were. */
export const readTipsNotMadeSince = (db: Queries, since: number): readonly TipChange[] =>
  db
    .all<Row>(
      sql`SELECT doc FROM tip_changes WHERE state IN ('notMade', 'decided') AND ended_at >= ${since} ORDER BY rowid`,
    )
    .map(parse);
