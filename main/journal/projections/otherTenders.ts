/** What was paid outside the till, by the name of its tender: counted apart from cash, cards and wallets. */
import type { Minor } from "../../core/money.ts";
import type { SaleFact } from "../../core/sale.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const otherTendersProjector: Projector = {
  name: "otherTenders",
  version: 1,
  tables: `
    CREATE TABLE other_tenders (
      tender TEXT NOT NULL,
      shift TEXT NOT NULL,
      business_day TEXT NOT NULL,
      sale TEXT NOT NULL,
      operator TEXT NOT NULL,
      name TEXT NOT NULL,
      reference TEXT NOT NULL,
      amount INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX other_tenders_by_shift ON other_tenders (shift, name);
    CREATE INDEX other_tenders_by_tender ON other_tenders (tender);
  `,
  drop: ["other_tenders"],
  apply(db, stored) {
    const fact = { kind: stored.kind, body: stored.body } as SaleFact;
    const where = { ...stored, shift: stored.shift ?? "", sale: stored.sale ?? "", operator: stored.operator ?? "" };
    if (fact.kind === "sale.otherTaken") {
      const { id, name, reference, applied } = fact.body.tender;
      add(db, where, { tender: id, name, reference, amount: applied });
    }
    if (fact.kind === "sale.otherTakenBack") {
      const taken = db.get<Row>(
        sql`SELECT tender, name, reference, amount FROM other_tenders WHERE tender = ${fact.body.tender} ORDER BY rowid LIMIT 1`,
      );
      if (taken !== undefined) add(db, where, { ...taken, amount: -taken.amount });
    }
  },
};

interface Row {
  readonly tender: string;
  readonly name: string;
  readonly reference: string;
  readonly amount: number;
}

interface Where {
  readonly shift: string;
  readonly businessDay: string;
  readonly sale: string;
  readonly operator: string;
}

function add(db: ProjectionDb, { shift, businessDay, sale, operator }: Where, row: Row): void {
  db.run(sql`INSERT INTO other_tenders (tender, shift, business_day, sale, operator, name, reference, amount)
    VALUES (${row.tender}, ${shift}, ${businessDay}, ${sale}, ${operator}, ${row.name}, ${row.reference}, ${row.amount})`);
}

export interface OtherTotal {
  readonly name: string;
  /** Taken less taken back, of the shift in which each happened; `amount` in minor units. */
  readonly count: number;
  readonly amount: Minor;
}

/** What one shift took outside the till, by tender. */
export const readOtherTotals = (db: Queries, shift: string): readonly OtherTotal[] =>
  db.all<{ name: string; count: number; amount: Minor }>(
    sql`SELECT name, sum(sign(amount)) AS count, sum(amount) AS amount FROM other_tenders WHERE shift = ${shift} GROUP BY name ORDER BY name`,
  );
