/** The kill table: one row a case, printed when all are done. */
export interface KillRow {
  readonly step: string;
  readonly customer: string;
  /** What the journal had said when the till died. */
  readonly atDeath: string;
  readonly captures: number;
  /** What the journal says in the end, and how long after the restart (ms; for information only). */
  readonly inTheEnd: string;
  readonly afterMs: number | null;
}

const rows: KillRow[] = [];

export function note(row: KillRow): void {
  rows.push(row);
}

/** The rows as text, by name of step. */
export function tableText(title: string): string {
  const head = ["killed", "customer", "journal then", "captures", "journal in the end", "proven after"];
  const cells = rows
    .map((row) => [
      row.step,
      row.customer,
      row.atDeath,
      String(row.captures),
      row.inTheEnd,
      row.afterMs === null ? "-" : `${String(row.afterMs)} ms`,
    ])
    .sort((a, b) => a.join().localeCompare(b.join()));
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((cell) => (cell[column] ?? "").length)));
  const line = (cell: readonly string[]): string =>
    cell
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [title, line(head), ...cells.map(line)].join("\n");
}
