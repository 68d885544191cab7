/** The shifts. One opens by itself for now; counting and closing come with the closing of the day. */
import type { DayFact } from "../../core/facts.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export interface Shift {
  readonly id: string;
  readonly openedAt: number;
  readonly businessDay: string;
}

export const shiftsProjector: Projector = {
  name: "shifts",
  version: 1,
  tables: `CREATE TABLE shifts (id TEXT PRIMARY KEY, opened_at INTEGER NOT NULL, business_day TEXT NOT NULL) STRICT;`,
  drop: ["shifts"],
  apply(db, stored) {
    if (stored.kind !== "shift.opened") return;
    const { shift } = stored.body as Extract<DayFact, { kind: "shift.opened" }>["body"];
    db.run(sql`INSERT INTO shifts (id, opened_at, business_day) VALUES (${shift}, ${stored.at}, ${stored.businessDay})`);
  },
};

/** The shift that is open now. */
export const readShift = (db: Queries): Shift | undefined =>
  db.get<Shift>(sql`SELECT id, opened_at AS openedAt, business_day AS businessDay FROM shifts ORDER BY rowid DESC LIMIT 1`);
