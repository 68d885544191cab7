/** Which facts tell of something risky, by group, person and day: the activity screen pages through them by index. */
import { ACTIVITY_GROUPS, activityDetailOf, type ActivityGroup, activityGroupOf } from "../../core/people/activity.ts";
import { type FactRow, factOf } from "../factRow.ts";
import type { StoredFact } from "../fact.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql, sqlOf } from "../sql.ts";

export const activityProjector: Projector = {
  name: "activity",
  version: 1,
  tables: `
    CREATE TABLE activity (seq INTEGER PRIMARY KEY, grp TEXT NOT NULL, operator TEXT, approver TEXT, day TEXT NOT NULL) STRICT;
    CREATE INDEX activity_by_group ON activity (grp, seq);
    CREATE INDEX activity_by_operator ON activity (operator, seq);
    CREATE INDEX activity_by_approver ON activity (approver, seq) WHERE approver IS NOT NULL;
    CREATE INDEX activity_by_day ON activity (day, seq);
  `,
  drop: ["activity"],
  apply(db, stored) {
    const group = activityGroupOf(stored);
    if (group === null) return;
    const { approver, who } = activityDetailOf(stored);
    const other = approver === "" ? who : approver;
    db.run(sql`INSERT INTO activity (seq, grp, operator, approver, day)
      VALUES (${stored.seq}, ${group}, ${stored.operator}, ${other === "" ? null : other}, ${stored.businessDay})`);
  },
};

export interface ActivityFilter {
  /** Empty: all. */
  readonly groups: readonly ActivityGroup[];
  /** Who did it, answered for it, or whom it is about, by id; null: anybody. */
  readonly person: string | null;
  /** Business days, both included; null: without end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Only what came before this record; null: the newest first. */
  readonly before: number | null;
}

/** The newest facts that fit, newest first, at most `limit`. */
export function readActivity(db: Queries, filter: ActivityFilter, limit: number): readonly StoredFact[] {
  const { groups, person, from, to, before } = filter;
  const all = groups.length === 0 || groups.length === ACTIVITY_GROUPS.length;
  const parts = [
    sql`SELECT f.* FROM activity a JOIN facts f ON f.seq = a.seq WHERE a.seq < ${before ?? Number.MAX_SAFE_INTEGER}`,
    ...(all ? [] : [sql`AND a.grp IN (SELECT value FROM json_each(${JSON.stringify(groups)}))`]),
    ...(person === null ? [] : [sql`AND (a.operator = ${person} OR a.approver = ${person})`]),
    ...(from === null ? [] : [sql`AND a.day >= ${from}`]),
    ...(to === null ? [] : [sql`AND a.day <= ${to}`]),
    sql`ORDER BY a.seq DESC LIMIT ${limit}`,
  ];
  return db.all<FactRow>(sqlOf(...parts)).map(factOf);
}

/** The newest facts of one group after fact `after`, newest first: by index, however long the journal is. */
export const readNewestOfGroup = (
  db: Queries,
  group: ActivityGroup,
  after: number,
  limit: number,
): readonly StoredFact[] =>
  db
    .all<FactRow>(
      sql`SELECT f.* FROM activity a JOIN facts f ON f.seq = a.seq WHERE a.grp = ${group} AND a.seq > ${after}
        ORDER BY a.seq DESC LIMIT ${limit}`,
    )
    .map(factOf);
