/** Everything that ever changed what lies in the drawer, one row each: expected cash is a sum over them (INV-9). */
import { type DrawerKind, drawerEntry } from "../../core/day/expectedCash.ts";
import type { Fact } from "../../core/facts.ts";
import type { Minor } from "../../core/money/money.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const drawerProjector: Projector = {
  name: "drawer",
  version: 2,
  tables: `
    CREATE TABLE drawer (
      shift TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      ref TEXT NOT NULL,
      amount INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX drawer_by_shift ON drawer (shift, kind);
    CREATE INDEX drawer_by_ref ON drawer (ref);
  `,
  drop: ["drawer"],
  apply(db, stored) {
    const entry = drawerEntry({ kind: stored.kind, body: stored.body } as Fact, (tender) => keptOf(db, tender));
    if (entry === null) return;
    const { kind, ref, amount } = entry;
    db.run(sql`INSERT INTO drawer (shift, seq, at, kind, ref, amount)
      VALUES (${stored.shift ?? ""}, ${stored.seq}, ${stored.at}, ${kind}, ${ref}, ${amount})`);
  },
};

/** What is still in the drawer of a tender, whichever shift took it. */
const keptOf = (db: ProjectionDb, tender: string): Minor =>
  db.get<{ amount: Minor }>(
    sql`SELECT coalesce(sum(amount), 0) AS amount FROM drawer WHERE ref = ${tender} AND kind IN ('sale', 'takenBack')`,
  )?.amount ?? (0 as Minor);

export interface DrawerSum {
  readonly kind: DrawerKind;
  readonly count: number;
  readonly amount: Minor;
}

/** What changed the drawer of one shift, by kind. @param upTo the last fact that counts; every one when left out */
export const readDrawer = (db: Queries, shift: string, upTo = Number.MAX_SAFE_INTEGER): readonly DrawerSum[] =>
  db.all<{ kind: DrawerKind; count: number; amount: Minor }>(
    sql`SELECT kind, count(*) AS count, sum(amount) AS amount FROM drawer WHERE shift = ${shift} AND seq <= ${upTo} GROUP BY kind ORDER BY kind`,
  );

/** What must lie in the drawer of one shift, minor units (INV-9). */
export const readExpectedCash = (db: Queries, shift: string): Minor =>
  readDrawer(db, shift).reduce((sum, { amount }) => sum + amount, 0) as Minor;
