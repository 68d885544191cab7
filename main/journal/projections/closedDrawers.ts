/** The drawers that were counted and closed in a stretch, for reports. */
import type { DrawerFigure } from "../../core/report/report.ts";
import type { Minor } from "../../core/money/money.ts";
import type { Shift } from "../../core/day/shift.ts";
import type { Queries } from "../projector.ts";
import { sql, type SqlQuery, sqlOf } from "../sql.ts";

function read(db: Queries, where: SqlQuery): readonly DrawerFigure[] {
  return db
    .all<{ doc: string }>(
      sqlOf(sql`SELECT doc FROM shifts WHERE closed_seq IS NOT NULL`, where, sql`ORDER BY closed_seq`),
    )
    .map(({ doc }) => {
      const { closed, count, id } = JSON.parse(doc) as Shift;
      return {
        shift: id,
        closedAt: closed?.at ?? 0,
        expected: count?.expected ?? (0 as Minor),
        counted: count?.counted ?? (0 as Minor),
        explanation: count?.explanation ?? "",
      };
    });
}

/** Closed at or after `from` and before `until`, ms, by facts up to `upTo`. */
export const readDrawersClosedWithin = (
  db: Queries,
  from: number,
  until: number,
  upTo: number,
): readonly DrawerFigure[] =>
  read(db, sql`AND closed_at >= ${from} AND closed_at < ${until} AND closed_seq <= ${upTo}`);

/** Closed by facts after `after` and up to `upTo`. */
export const readDrawersClosedBy = (db: Queries, after: number, upTo: number): readonly DrawerFigure[] =>
  read(db, sql`AND closed_seq > ${after} AND closed_seq <= ${upTo}`);
