/** The papers that lie ready for customers, and those that once did: each is offered once. */
import type { PaperFact, PaperName, PrintJob } from "../../core/facts.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const customerPapersProjector: Projector = {
  name: "customerPapers",
  version: 2,
  tables: `
    CREATE TABLE customer_papers (
      job TEXT PRIMARY KEY,
      paper TEXT NOT NULL,
      sale TEXT NOT NULL,
      attempt TEXT NOT NULL,
      refund TEXT,
      since INTEGER NOT NULL,
      ready INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX customer_papers_by_attempt ON customer_papers (attempt);
    CREATE INDEX customer_papers_ready ON customer_papers (ready) WHERE ready = 1;
  `,
  drop: ["customer_papers"],
  apply(db, stored) {
    const fact = { kind: stored.kind, body: stored.body } as PaperFact;
    switch (fact.kind) {
      case "paper.offered": {
        const { job, paper, sale, attempt, refund } = fact.body;
        db.run(sql`INSERT INTO customer_papers (job, paper, sale, attempt, refund, since, ready)
          VALUES (${job}, ${paper}, ${sale}, ${attempt ?? ""}, ${refund ?? null}, ${stored.at}, ${1})`);
        return;
      }
      case "paper.withdrawn":
      case "print.queued":
        db.run(sql`UPDATE customer_papers SET ready = 0 WHERE job = ${fact.body.job}`);
        return;
      default:
        return;
    }
  },
};

export interface OfferedPaper extends PrintJob {
  readonly attempt: string;
  /** When it was made ready, ms. */
  readonly since: number;
}

/** Papers that lie ready, oldest first. */
export const readOfferedPapers = (db: Queries): readonly OfferedPaper[] =>
  db.all<OfferedPaper>(
    sql`SELECT job, paper, sale, attempt, refund, 0 AS copy, since FROM customer_papers WHERE ready = 1 ORDER BY rowid`,
  );

export const readOfferedPapersOf = (db: Queries, attempt: string): readonly OfferedPaper[] =>
  db.all<OfferedPaper>(sql`SELECT job, paper, sale, attempt, refund, 0 AS copy, since FROM customer_papers
    WHERE attempt = ${attempt} AND ready = 1 ORDER BY rowid`);

/** Whether this paper was ever made ready for the customer of this payment, or of this refund. */
export const wasOffered = (db: Queries, attempt: string, paper: PaperName, refund: string | null = null): boolean =>
  db.get(sql`SELECT 1 AS found FROM customer_papers WHERE attempt = ${attempt} AND paper = ${paper}
    AND refund IS ${refund}`) !== undefined;
