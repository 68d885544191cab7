/** What an import did, for the terminal the till was started from: bad rows by line number, the rest is imported. */
import { sayBadRow, sayFileProblem } from "../../catalog/importProblem.ts";
import type { ImportReport } from "../../catalog/importCatalog.ts";

/** More bad rows than this are counted, not listed. */
const MOST_ROWS = 20;

export function importSentence(report: ImportReport): readonly string[] {
  if (report.fileProblem !== undefined) return [sayFileProblem(report.fileProblem), ...leftOut(report)];
  return [
    report.imported === 1 ? "Imported 1 article." : `Imported ${String(report.imported)} goods.`,
    ...leftOut(report),
  ];
}

function leftOut({ bad, badRows }: ImportReport): readonly string[] {
  const rest = badRows - Math.min(bad.length, MOST_ROWS);
  return [
    ...bad.slice(0, MOST_ROWS).map(sayBadRow),
    ...(rest > 0 ? [`… and ${String(rest)} more rows that were left out.`] : []),
  ];
}
