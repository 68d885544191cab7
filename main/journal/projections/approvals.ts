/** How long each approval took, from the key that asked for it to its proof. Reads attempts, so it is applied after them. */
import type { SpeedFigure } from "../../core/report/report.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql, sqlOf } from "../sql.ts";
import { readAttempt } from "./attempts.ts";
import type { Stretch } from "./ledgerSlices.ts";

export const approvalsProjector: Projector = {
  name: "approvals",
  version: 1,
  tables: `
    CREATE TABLE approvals (attempt TEXT PRIMARY KEY, seq INTEGER NOT NULL, business_day TEXT NOT NULL, tender TEXT NOT NULL, ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX approvals_by_day ON approvals (business_day, seq, tender, ms);
    CREATE INDEX approvals_by_seq ON approvals (seq, tender, ms);
  `,
  drop: ["approvals"],
  apply(db, stored) {
    // What is approved late was not waited for any more; what is approved again (a tip) was approved before.
    if (stored.kind !== "attempt.approved" || stored.attempt === null) return;
    const attempt = readAttempt(db, stored.attempt);
    if (attempt === undefined) return;
    const took = Math.max(stored.at - attempt.intendedAt, 0);
    db.run(sql`INSERT OR IGNORE INTO approvals (attempt, seq, business_day, tender, ms)
      VALUES (${attempt.id}, ${stored.seq}, ${stored.businessDay}, ${attempt.wallet === null ? "card" : "wallet"}, ${took})`);
  },
};

export interface Approval {
  readonly tender: SpeedFigure["tender"];
  readonly ms: number;
}

/** Approvals of a stretch, in no order. */
export const readApprovals = (db: Queries, of: Stretch): readonly Approval[] =>
  of.kind === "days"
    ? db.all(
        sql`SELECT tender, ms FROM approvals WHERE business_day BETWEEN ${of.first} AND ${of.last} AND seq <= ${of.upTo}`,
      )
    : db.all(sql`SELECT tender, ms FROM approvals WHERE seq > ${of.after} AND seq <= ${of.upTo}`);

/** The slowest first. */
export function readSlowest(
  db: Queries,
  of: Stretch,
  tender: Approval["tender"],
  from: number,
  limit: number,
): readonly { readonly attempt: string; readonly ms: number }[] {
  const where =
    of.kind === "days"
      ? sql`WHERE business_day BETWEEN ${of.first} AND ${of.last} AND seq <= ${of.upTo}`
      : sql`WHERE seq > ${of.after} AND seq <= ${of.upTo}`;
  return db.all(
    sqlOf(
      sql`SELECT attempt, ms FROM approvals`,
      where,
      sql`AND tender = ${tender} ORDER BY ms DESC, seq LIMIT ${limit} OFFSET ${from}`,
    ),
  );
}
