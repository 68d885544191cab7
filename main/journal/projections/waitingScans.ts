/** Scans that wait for a payment to end, so that a till that is killed meanwhile loses none. */
import type { ScanFact, WaitingGoods } from "../../core/sale/waitingGoods.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const waitingScansProjector: Projector = {
  name: "waitingScans",
  version: 1,
  tables: `CREATE TABLE waiting_scans (scan TEXT PRIMARY KEY, at INTEGER NOT NULL, goods TEXT NOT NULL) STRICT;`,
  drop: ["waiting_scans"],
  apply(db, stored) {
    if (!stored.kind.startsWith("scan.")) return;
    const fact = { kind: stored.kind, body: stored.body } as ScanFact;
    const { scan } = fact.body;
    if (fact.kind === "scan.released") db.run(sql`DELETE FROM waiting_scans WHERE scan = ${scan}`);
    else {
      db.run(sql`INSERT INTO waiting_scans (scan, at, goods)
        VALUES (${scan}, ${stored.at}, ${canonicalJson(fact.body.goods)})`);
    }
  },
};

export interface StoredWaitingScan {
  readonly scan: string;
  /** When it was scanned, ms. */
  readonly at: number;
  readonly goods: WaitingGoods;
}

/** Those that still wait, in the order in which they were scanned. */
export const readWaitingScans = (db: Queries): readonly StoredWaitingScan[] =>
  db
    .all<{ scan: string; at: number; goods: string }>(sql`SELECT scan, at, goods FROM waiting_scans ORDER BY rowid`)
    .map(({ scan, at, goods }) => ({ scan, at, goods: JSON.parse(goods) as WaitingGoods }));
