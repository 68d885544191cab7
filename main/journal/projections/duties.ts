/**
 * Payments that somebody may have to see to: captured and not needed by their sale, or counted by it and not there. A row
 * goes once nothing is left to do, so that the tray costs what stands in it and not what ever did. Reads attempts, refunds
 * and sales, so it is applied after them.
 */
import { type Attempt, missingMoney } from "../../core/attempt/attempt.ts";
import { missesMoney, notNeeded } from "../../core/attempt/notNeeded.ts";
import { isOpenRefund, type Refund } from "../../core/refund/refund.ts";
import { givenTooMuch } from "../../core/refund/refundLimits.ts";
import type { Sale } from "../../core/sale/sale.ts";
import type { StoredFact } from "../fact.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { readAttempt, readAttemptsOfSale, readFlaggedOfSale } from "./attempts.ts";
import { readRefundsOfSale } from "./refunds.ts";
import { readSale } from "./sales.ts";

export const dutiesProjector: Projector = {
  name: "duties",
  version: 1,
  tables: `
    CREATE TABLE duties (attempt TEXT NOT NULL, kind TEXT NOT NULL, sale TEXT NOT NULL, PRIMARY KEY (kind, attempt)) STRICT, WITHOUT ROWID;
    CREATE INDEX duties_of_sale ON duties (sale);
  `,
  drop: ["duties"],
  apply(db, stored) {
    if (!/^(attempt|refund|sale)\./.test(stored.kind)) return;
    const sale = saleOf(db, stored);
    if (sale === null) return;
    db.run(sql`DELETE FROM duties WHERE sale = ${sale}`);
    const flagged = readFlaggedOfSale(db, sale);
    if (flagged.length === 0) return;
    const standing = {
      sale: readSale(db, sale),
      attempts: readAttemptsOfSale(db, sale),
      refunds: readRefundsOfSale(db, sale),
    };
    for (const { attempt, over } of flagged) {
      if (over && isOver(attempt, standing)) add(db, attempt, "over");
      if (isMissing(attempt, standing)) add(db, attempt, "missing");
    }
  },
};

interface Standing {
  readonly sale: Sale | undefined;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
}

const saleOf = (db: Queries, { attempt, sale }: StoredFact): string | null =>
  sale ?? (attempt === null ? null : (readAttempt(db, attempt)?.sale ?? null));

/** Something of it is to go back, is on its way, or went back twice. */
function isOver(attempt: Attempt, { attempts, refunds, sale }: Standing): boolean {
  if (sale === undefined) return true;
  const own = refunds.filter(({ of }) => of === attempt.id);
  return own.some(isOpenRefund) || givenTooMuch(attempt, own) > 0 || notNeeded(sale, attempt, attempts, refunds) > 0;
}

const isMissing = (attempt: Attempt, { attempts, sale }: Standing): boolean =>
  missingMoney(attempt) !== null && (sale === undefined || missesMoney(sale, attempt, attempts));

type Kind = "over" | "missing";

function add(db: ProjectionDb, { id, sale }: Attempt, kind: Kind): void {
  db.run(sql`INSERT INTO duties (attempt, kind, sale) VALUES (${id}, ${kind}, ${sale})`);
}

const read = (db: Queries, kind: Kind): readonly Attempt[] =>
  db
    .all<{ doc: string }>(
      sql`SELECT a.doc FROM duties d CROSS JOIN attempts a ON a.id = d.attempt WHERE d.kind = ${kind} ORDER BY a.rowid`,
    )
    .map(({ doc }) => JSON.parse(doc) as Attempt);

/**
 * Captures that came after their attempt had ended, with another amount than asked, or for a sale that was given up, and
 * of which something is to go back, on its way, or went back twice.
 */
export const readCapturedOtherwise = (db: Queries): readonly Attempt[] => read(db, "over");

/** Payments that a sale counts and the gateway says are not there, or not any more, and that it is without (`missesMoney`). */
export const readMissingMoney = (db: Queries): readonly Attempt[] => read(db, "missing");
