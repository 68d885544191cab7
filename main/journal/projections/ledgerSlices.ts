/**
 * The ledger's rows of a stretch, a slice at a time and in either direction, so that nobody waits for all of them. What is
 * in a slice never changes: rows are only added, and those after `upTo` are none of the stretch.
 */
import type { LedgerRow } from "../../core/report/ledger.ts";
import type { Queries } from "../projector.ts";
import { sql, type SqlQuery, sqlOf } from "../sql.ts";

/** Business days, both among them, or the facts after one and up to another; of either only those up to `upTo`. */
export type Stretch =
  | { readonly kind: "days"; readonly first: string; readonly last: string; readonly upTo: number }
  | { readonly kind: "facts"; readonly after: number; readonly upTo: number };

/** @property pos its place in the ledger, which never changes */
export interface PlacedRow extends LedgerRow {
  readonly pos: number;
}

type Row = Omit<PlacedRow, "doc"> & { doc: string | LedgerRow["doc"] };

const COLUMNS = sql`SELECT rowid AS pos, seq, at, business_day AS businessDay, shift, operator, kind, sale, ref, tender, label, gateway, money, owed, tip, doc FROM ledger`;

/** The rows are nobody else's: changed in place, forty thousand of them cost half. */
function read(db: Queries, ...where: readonly SqlQuery[]): readonly PlacedRow[] {
  const rows = db.all<Row>(sqlOf(COLUMNS, ...where));
  for (const row of rows) row.doc = row.doc === "null" ? null : (JSON.parse(row.doc as string) as LedgerRow["doc"]);
  return rows as readonly PlacedRow[];
}

/** At most `limit` rows after this one in the order of days and facts; from the first on when it is null. */
export function readSliceAfter(db: Queries, of: Stretch, after: PlacedRow | null, limit: number): readonly PlacedRow[] {
  if (of.kind === "facts")
    return read(
      db,
      sql`WHERE (seq, rowid) > (${after?.seq ?? of.after + 1}, ${after?.pos ?? -1}) AND seq <= ${of.upTo} ORDER BY seq, rowid LIMIT ${limit}`,
    );
  return read(
    db,
    sql`WHERE (business_day, seq, rowid) > (${after?.businessDay ?? of.first}, ${after?.seq ?? -1}, ${after?.pos ?? -1})`,
    sql`AND business_day <= ${of.last} AND seq <= ${of.upTo} ORDER BY business_day, seq, rowid LIMIT ${limit}`,
  );
}

/** At most `limit` rows before this one, newest first; from the last on when it is null. */
export function readSliceBefore(
  db: Queries,
  of: Stretch,
  before: Pick<PlacedRow, "businessDay" | "seq" | "pos"> | null,
  limit: number,
): readonly PlacedRow[] {
  if (of.kind === "facts")
    return read(
      db,
      sql`WHERE (seq, rowid) < (${before?.seq ?? of.upTo + 1}, ${before?.pos ?? -1}) AND seq > ${of.after} ORDER BY seq DESC, rowid DESC LIMIT ${limit}`,
    );
  return read(
    db,
    sql`WHERE (business_day, seq, rowid) < (${before?.businessDay ?? of.last}, ${before?.seq ?? Number.MAX_SAFE_INTEGER}, ${before?.pos ?? 0})`,
    sql`AND business_day >= ${of.first} AND seq <= ${of.upTo} ORDER BY business_day DESC, seq DESC, rowid DESC LIMIT ${limit}`,
  );
}

/** Where a row stands; undefined when there is none at this place. */
export const readPlace = (db: Queries, pos: number): Pick<PlacedRow, "businessDay" | "seq" | "pos"> | undefined =>
  db.get(sql`SELECT business_day AS businessDay, seq, rowid AS pos FROM ledger WHERE rowid = ${pos}`);

/** The first business day that has a row; undefined before there was one. */
export const readFirstDay = (db: Queries): string | undefined =>
  db.get<{ day: string | null }>(sql`SELECT min(business_day) AS day FROM ledger`)?.day ?? undefined;

/** How far a business day goes, of facts up to one: rows are only ever added, so the same mark means the same rows. */
export interface DayMark {
  /** The last fact with a row, and the last approval; 0 where there is none. */
  readonly rows: number;
  readonly approvals: number;
}

export const readDayMark = (db: Queries, day: string, upTo: number): DayMark =>
  db.get<DayMark>(
    sql`SELECT coalesce((SELECT max(seq) FROM ledger WHERE business_day = ${day} AND seq <= ${upTo}), 0) AS rows,
      coalesce((SELECT max(seq) FROM approvals WHERE business_day = ${day} AND seq <= ${upTo}), 0) AS approvals`,
  ) ?? { rows: 0, approvals: 0 };

/** Sales and returns of a business day after fact `after`. */
export const readGoodsRowsAfter = (db: Queries, day: string, after: number): readonly PlacedRow[] =>
  read(db, sql`WHERE business_day = ${day} AND seq > ${after} AND kind IN ('sale', 'return') ORDER BY seq, rowid`);

/** The facts after one and up to another that moved money through a gateway. */
export const readGatewayFacts = (db: Queries, after: number, upTo: number): readonly number[] =>
  db
    .all<{ seq: number }>(
      sql`SELECT DISTINCT seq FROM ledger WHERE seq > ${after} AND seq <= ${upTo} AND gateway <> '' ORDER BY seq`,
    )
    .map(({ seq }) => seq);
