/** The papers that are to be printed and have not come out for sure. */
import type { PaperFact, PrintJob, ReportOf } from "../../core/facts.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export type PrintState = "queued" | "started" | "notPrinted" | "notKnown" | "done" | "dropped";

export const printJobsProjector: Projector = {
  name: "printJobs",
  version: 5,
  tables: `
    CREATE TABLE print_jobs (
      job TEXT PRIMARY KEY,
      paper TEXT NOT NULL,
      sale TEXT NOT NULL,
      attempt TEXT,
      refund TEXT,
      of_return TEXT,
      report TEXT,
      copy INTEGER NOT NULL,
      state TEXT NOT NULL,
      since INTEGER NOT NULL,
      why TEXT NOT NULL
    ) STRICT;
    CREATE INDEX print_jobs_by_state ON print_jobs (state);
    CREATE INDEX print_jobs_of_sale ON print_jobs (sale);
    CREATE INDEX print_jobs_of_return ON print_jobs (of_return) WHERE of_return IS NOT NULL;
    CREATE INDEX print_jobs_of_report ON print_jobs (report) WHERE report IS NOT NULL;
  `,
  drop: ["print_jobs"],
  apply(db, stored) {
    if (!stored.kind.startsWith("print.")) return;
    const fact = { kind: stored.kind, body: stored.body } as Extract<PaperFact, { kind: `print.${string}` }>;
    if (fact.kind === "print.queued") {
      const { job, paper, sale, attempt, refund, report, copy } = fact.body;
      db.run(sql`INSERT INTO print_jobs (job, paper, sale, attempt, refund, of_return, report, copy, state, since, why)
        VALUES (${job}, ${paper}, ${sale}, ${attempt}, ${refund ?? null}, ${fact.body.return ?? null}, ${reportKey(report ?? null)}, ${copy}, ${"queued"}, ${stored.at}, ${""})`);
      return;
    }
    const why = fact.kind === "print.failed" ? fact.body.why : "";
    // How long a paper has been missing counts from its first failure, however often it is tried meanwhile.
    db.run(sql`UPDATE print_jobs SET state = ${stateAfter(fact)},
      since = CASE WHEN why = '' THEN ${stored.at} ELSE since END,
      why = CASE WHEN ${why} = '' THEN why ELSE ${why} END WHERE job = ${fact.body.job}`);
  },
};

function stateAfter(
  fact: Exclude<Extract<PaperFact, { kind: `print.${string}` }>, { kind: "print.queued" }>,
): PrintState {
  switch (fact.kind) {
    case "print.started":
      return "started";
    case "print.done":
      return "done";
    case "print.dropped":
      return "dropped";
    case "print.failed":
      return fact.body.outcome;
  }
}

export interface StoredPrintJob extends PrintJob {
  readonly state: PrintState;
  /** When it first failed to print; before that, when it came into its state, ms. */
  readonly since: number;
  /** Why it failed last, also while it is tried again; "" = it has not failed. */
  readonly why: string;
  /** 0 when the journal knows no such sale. */
  readonly saleNumber: number;
}

/** A report by one text, so that its papers can be counted. */
const reportKey = (report: ReportOf | null): string | null => (report === null ? null : canonicalJson(report));

/** Papers that have not surely come out, in the order they were asked for. */
export const readWaitingJobs = (db: Queries): readonly StoredPrintJob[] =>
  db
    .all<Row>(
      sql`SELECT job, paper, sale, attempt, refund, of_return AS return, report, copy, state, since, why,
      coalesce((SELECT number FROM sales WHERE sales.id = print_jobs.sale), 0) AS saleNumber FROM print_jobs
    WHERE state IN ('queued', 'started', 'notPrinted', 'notKnown') ORDER BY rowid`,
    )
    .map((row) => ({
      ...row,
      report: row.report === null ? null : (JSON.parse(row.report) as ReportOf),
    }));

type Row = Omit<StoredPrintJob, "report"> & { readonly report: string | null };

/** How many papers of this kind were asked for so far: the number of the next copy. */
export const countPapers = (
  db: Queries,
  sale: string,
  paper: PrintJob["paper"],
  attempt: string | null,
  refund: string | null = null,
): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM print_jobs
    WHERE sale = ${sale} AND paper = ${paper} AND attempt IS ${attempt} AND refund IS ${refund}`)?.n ?? 0;

/** How often the receipt of a return was asked for so far. */
export const countReturnPapers = (db: Queries, of: string): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM print_jobs WHERE of_return = ${of}`)?.n ?? 0;

/** How often this report was asked for so far. */
export const countReportPapers = (db: Queries, report: ReportOf): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM print_jobs WHERE report = ${reportKey(report)}`)?.n ?? 0;
