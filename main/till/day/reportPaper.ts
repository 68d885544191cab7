/** From the journal to the paper of an X or a Z report. */
import type { PeriodOf, ReportOf } from "../../core/facts.ts";
import type { Currency } from "../../core/money/money.ts";
import { readZ, type StoredZ } from "../../journal/projections/closings.ts";
import type { JournalReader } from "../../journal/reader.ts";
import { dayReport, type DayReportInput } from "../../receipts/dayReport.ts";
import type { PaperDocument } from "../../receipts/document.ts";
import type { PaperContext } from "../../receipts/paperOfSale.ts";
import type { Books } from "../books.ts";
import { xReport } from "./reportDesk.ts";
import { namedSales } from "./stretch.ts";

/** So much of the journal's head stands on a report. */
const HEAD_SHOWN = 16;

/** The first characters of the journal's head with a Z report in it: `--verify` takes them. */
export const headOf = (reader: JournalReader, { seq }: Pick<StoredZ, "seq">): string =>
  (reader.facts(seq - 1, 1)[0]?.hash ?? "").slice(0, HEAD_SHOWN);

/**
 * @param name of an operator's id
 * @returns undefined when there is no such report
 */
export function paperOfReport(
  books: Books,
  of: Exclude<ReportOf, PeriodOf | { readonly kind: "known" }>,
  currency: Currency,
  name: (operator: string) => string,
  context: PaperContext,
): PaperDocument | undefined {
  const report = of.kind === "x" ? inputOfX(books, of) : inputOfZ(books, of.number, name);
  if (report === undefined) return undefined;
  const drawers = report.drawers.map((drawer) => ({ ...drawer, by: name(drawer.by) }));
  const named = namedSales(books.journal.reader, report.figures);
  return dayReport({ ...report, drawers, named, currency }, context);
}

type Told = Omit<DayReportInput, "currency" | "named">;

const inputOfX = (books: Books, of: Extract<ReportOf, { kind: "x" }>): Told => ({
  ...xReport(books, of),
  closed: null,
  skipped: [],
});

function inputOfZ(
  { journal: { reader } }: Books,
  number: number,
  name: (operator: string) => string,
): Told | undefined {
  const stored = readZ(reader, number);
  if (stored === undefined) return undefined;
  const { operator, report } = stored;
  return {
    ...report,
    at: stored.at,
    open: [],
    skipped: report.skipped.map(({ approver, reason, step }) => ({ step, reason, approver: name(approver) })),
    closed: { number, operator: name(operator), approver: name(report.approver), head: headOf(reader, stored) },
  };
}
