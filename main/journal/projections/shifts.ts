/** The shifts as they stand: one row each, folded by `core/shift`. */
import type { Minor } from "../../core/money/money.ts";
import { applyShiftFact, openedShift, type Shift, type ShiftFact } from "../../core/day/shift.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

const KINDS: ReadonlySet<string> = new Set<ShiftFact["kind"]>([
  "shift.opened",
  "cash.moved",
  "cash.counted",
  "shift.closed",
]);

export const shiftsProjector: Projector = {
  name: "shifts",
  version: 4,
  tables: `
    CREATE TABLE shifts (id TEXT PRIMARY KEY, opened_at INTEGER NOT NULL, opened_seq INTEGER NOT NULL, closed_at INTEGER, closed_seq INTEGER, doc TEXT NOT NULL) STRICT;
    CREATE INDEX shifts_open ON shifts (closed_at) WHERE closed_at IS NULL;
    CREATE INDEX shifts_closed ON shifts (closed_seq) WHERE closed_seq IS NOT NULL;
  `,
  drop: ["shifts"],
  apply(db, stored) {
    if (!KINDS.has(stored.kind)) return;
    const fact = { kind: stored.kind, body: stored.body } as ShiftFact;
    const operator = stored.operator ?? "";
    if (fact.kind === "shift.opened") {
      const shift = openedShift(fact.body, stored.at, operator, stored.businessDay);
      db.run(
        sql`INSERT INTO shifts (id, opened_at, opened_seq, closed_at, closed_seq, doc) VALUES (${shift.id}, ${shift.openedAt}, ${stored.seq}, ${null}, ${null}, ${canonicalJson(shift)})`,
      );
      return;
    }
    const before = readShift(db, fact.body.shift);
    if (before === undefined) return;
    const after = applyShiftFact(before, fact, stored.at, operator);
    db.run(
      sql`UPDATE shifts SET closed_at = ${after.closed?.at ?? null}, closed_seq = ${after.closed === null ? null : stored.seq}, doc = ${canonicalJson(after)} WHERE id = ${after.id}`,
    );
  },
};

type Row = { readonly doc: string };
const parse = (row: Row): Shift => JSON.parse(row.doc) as Shift;

function readShift(db: Queries, id: string): Shift | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM shifts WHERE id = ${id}`);
  return row === undefined ? undefined : parse(row);
}

/** The shift that is open now. */
export function readOpenShift(db: Queries): Shift | undefined {
  const row = db.get<Row>(sql`SELECT doc FROM shifts WHERE closed_at IS NULL ORDER BY rowid DESC LIMIT 1`);
  return row === undefined ? undefined : parse(row);
}

/** What the last closed shift left in the drawer, minor units; 0 before there was one. */
export function readLeftInDrawer(db: Queries): Minor {
  const row = db.get<Row>(sql`SELECT doc FROM shifts WHERE closed_seq IS NOT NULL ORDER BY closed_seq DESC LIMIT 1`);
  return (row === undefined ? 0 : (parse(row).closed?.left ?? 0)) as Minor;
}

/** Shifts that were closed by facts after `after`, in order. @param upTo the last fact that counts; every one when left out */
export const readShiftsClosedAfter = (db: Queries, after: number, upTo = Number.MAX_SAFE_INTEGER): readonly Shift[] =>
  db
    .all<Row>(sql`SELECT doc FROM shifts WHERE closed_seq > ${after} AND closed_seq <= ${upTo} ORDER BY closed_seq`)
    .map(parse);

/** The shifts that were open after fact `upTo`, as they stand now. */
export const readShiftsOpenAt = (db: Queries, upTo: number): readonly Shift[] =>
  db
    .all<Row>(
      sql`SELECT doc FROM shifts WHERE opened_seq <= ${upTo} AND (closed_seq IS NULL OR closed_seq > ${upTo}) ORDER BY rowid`,
    )
    .map(parse);

/** The number of the last fact that closed a shift; 0 before there was one. */
export const readLastShiftClose = (db: Queries): number =>
  db.get<{ seq: number | null }>(sql`SELECT max(closed_seq) AS seq FROM shifts WHERE closed_seq IS NOT NULL`)?.seq ?? 0;
