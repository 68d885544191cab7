/** A report as a file: CSV for a spreadsheet, JSON with every figure as the till tells it. */
import { cellsOf, linesOfReport } from "../../../main/core/report/reportTable.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { csvOf } from "../../state/day/csv.ts";

export type ReportFile = "csv" | "json";

export const reportText = (report: ReportView, as: ReportFile): string =>
  as === "csv" ? csvOf(cellsOf(linesOfReport(report))) : JSON.stringify(report, null, 2);

/** "report-2026-11-16-2026-11-22.csv", "report-z3.json". */
export function reportFileName({ period }: Pick<ReportView, "period">, as: ReportFile): string {
  const { first, last } = period;
  const of = period.kind === "z" ? `z${String(period.number)}` : first === last ? first : `${first}-${last}`;
  return `report-${of}.${as}`;
}

export function saveReport(report: ReportView, as: ReportFile): void {
  const link = document.createElement("a");
  const type = as === "csv" ? "text/csv" : "application/json";
  link.href = URL.createObjectURL(new Blob([reportText(report, as)], { type }));
  link.download = reportFileName(report, as);
  link.click();
  URL.revokeObjectURL(link.href);
}
