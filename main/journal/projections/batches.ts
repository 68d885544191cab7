/** The closes of card terminals' batches: one row each, folded by `core/batch`. */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import {
  applyBatchFact,
  type Batch,
  type BatchFact,
  batchOf,
  closedFrom,
  intendedBatch,
} from "../../core/day/batch.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const batchesProjector: Projector = {
  name: "batches",
  version: 2,
  tables: `
    CREATE TABLE batches (
      id TEXT PRIMARY KEY,
      gateway TEXT NOT NULL,
      terminal TEXT NOT NULL,
      state TEXT NOT NULL,
      closed_from INTEGER,
      first_seq INTEGER NOT NULL,
      last_seq INTEGER NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX batches_of_terminal ON batches (gateway, terminal);
    CREATE INDEX batches_by_fact ON batches (last_seq);
    CREATE INDEX batches_by_terminal ON batches (gateway, terminal, closed_from);
    CREATE INDEX batches_unproven ON batches (state) WHERE state IN ('new', 'sent', 'unknown');
  `,
  drop: ["batches"],
  apply(db, stored) {
    if (!stored.kind.startsWith("batch.")) return;
    const fact = { kind: stored.kind, body: stored.body } as BatchFact;
    const operator = stored.operator ?? "";
    if (fact.kind === "batch.intended") {
      const batch = intendedBatch(fact.body, stored.at, operator);
      db.run(sql`INSERT INTO batches (id, gateway, terminal, state, closed_from, first_seq, last_seq, doc)
        VALUES (${batch.id}, ${batch.gateway}, ${batch.terminal}, ${batch.state}, NULL, ${stored.seq}, ${stored.seq}, ${canonicalJson(batch)})`);
      return;
    }
    const before = readBatch(db, batchOf(fact));
    if (before === undefined) return;
    const after = applyBatchFact(before, fact, stored.at, operator);
    db.run(sql`UPDATE batches SET state = ${after.state}, closed_from = ${closedFrom(after)}, last_seq = ${stored.seq}, doc = ${canonicalJson(after)}
      WHERE id = ${after.id}`);
  },
};

type Row = { readonly doc: string };
const parse = (row: Row): Batch => JSON.parse(row.doc) as Batch;

export function readBatch(db: Queries, id: string): Batch | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM batches WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** The last that was asked for of this terminal, however it ended. */
export function readLastBatch(db: Queries, gateway: GatewayId, terminal: string): Batch | undefined {
  const row = db.get<Row>(
    sql`SELECT doc FROM batches WHERE gateway = ${gateway} AND terminal = ${terminal} ORDER BY rowid DESC LIMIT 1`,
  );
  return row === undefined ? undefined : parse(row);
}

/** Closes of which nobody knows yet what they did, oldest first. */
export const readUnprovenBatches = (db: Queries): readonly Batch[] =>
  db.all<Row>(sql`SELECT doc FROM batches WHERE state IN ('new', 'sent', 'unknown') ORDER BY rowid`).map(parse);

/** Closes that were asked for, answered or decided by facts after `after` and up to `upTo`, in order. */
export const readBatchesBetween = (db: Queries, after: number, upTo: number): readonly Batch[] =>
  db
    .all<Row>(
      sql`SELECT doc FROM batches INDEXED BY batches_by_fact WHERE first_seq <= ${upTo} AND last_seq > ${after} ORDER BY rowid`,
    )
    .map(parse);

/** From when on payments of this terminal are in the batch that is open now, ms; null when none was closed yet. */
export const readBatchClosedAt = (db: Queries, gateway: GatewayId, terminal: string): number | null =>
  db.get<{ at: number | null }>(
    sql`SELECT max(closed_from) AS at FROM batches WHERE gateway = ${gateway} AND terminal = ${terminal}`,
  )?.at ?? null;

/** From when on each close of this terminal's batch counts, ms, oldest first. */
export const readBatchCloses = (db: Queries, gateway: GatewayId, terminal: string): readonly number[] =>
  db
    .all<{ at: number }>(
      sql`SELECT closed_from AS at FROM batches WHERE gateway = ${gateway} AND terminal = ${terminal}
        AND closed_from IS NOT NULL ORDER BY closed_from`,
    )
    .map(({ at }) => at);
