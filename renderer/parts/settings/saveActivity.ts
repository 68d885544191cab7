/** Saves what was done as a file: CSV for a spreadsheet, in the words of the screen, or JSON as the till tells it. */
import type { ActivityRowView } from "../../../preload/contract/activity.ts";
import { type ActivityFilter, readAll, type SavedActivity } from "../../state/office/activity.ts";
import { csvOf } from "../../state/day/csv.ts";
import type { Trouble } from "../../state/till.ts";
import type { Messages } from "../../words/messages.ts";
import { detailText } from "./activityText.ts";

/** @returns why not, or null when it is saved */
export async function saveActivity(
  filter: ActivityFilter,
  as: "csv" | "json",
  words: Messages,
): Promise<Trouble | null> {
  const all = await readAll(filter);
  if (all === null) return { code: "linkLost", money: "safe" };
  const text = as === "csv" ? activityCsv(all.rows, words) : JSON.stringify(all, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: as === "csv" ? "text/csv" : "application/json" }));
  link.download = activityFileName(all, as);
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

/** "activity-n12345-0123456789abcdef.csv": the name says where the journal ended. */
export const activityFileName = ({ head, records }: Pick<SavedActivity, "records" | "head">, as: string): string =>
  `activity-n${String(records)}-${head}.${as}`;

/** Times as UTC, amounts in major units with a point: what a spreadsheet of any language sorts and sums. */
export function activityCsv(rows: readonly ActivityRowView[], words: Messages): string {
  const { activity: a } = words;
  const { columns: c } = a;
  const head = [
    c.record,
    c.time,
    c.day,
    c.what,
    c.operator,
    c.approver,
    c.about,
    c.sale,
    c.payment,
    c.amount,
    c.reason,
    c.detail,
  ];
  return csvOf([
    head,
    ...rows.map((row) => [
      row.seq,
      new Date(row.at).toISOString(),
      row.day,
      a.kinds[row.kind],
      row.operator,
      row.approver,
      row.who,
      row.saleNumber === 0 ? "" : row.saleNumber,
      row.ref,
      row.amount === null ? "" : row.amount / 100,
      row.reason,
      detailText(row, words),
    ]),
  ]);
}
