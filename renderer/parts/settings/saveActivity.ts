/** Saves what was done as a file: CSV for a spreadsheet, in the words of the screen, or JSON as the till tells it. */
import type { ActivityRowView } from "../../../preload/contract/activity.ts";
import { type ActivityFilter, readAll } from "../../state/office/activity.ts";
import { csvOf } from "../../state/day/csv.ts";
import type { Trouble } from "../../state/till.ts";
import type { ActivityWords } from "../../words/activity/messages.ts";
import type { Messages } from "../../words/messages.ts";
import { detailText } from "./activityText.ts";

/** @returns why not, or null when it is saved */
export async function saveActivity(
  filter: ActivityFilter,
  as: "csv" | "json",
  { activity: words }: Messages,
): Promise<Trouble | null> {
  const rows = await readAll(filter);
  if (rows === null) return { code: "linkLost", money: "safe" };
  const text = as === "csv" ? activityCsv(rows, words) : JSON.stringify(rows, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: as === "csv" ? "text/csv" : "application/json" }));
  link.download = `activity.${as}`;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

/** Times as UTC, amounts in major units with a point: what a spreadsheet of any language sorts and sums. */
export function activityCsv(rows: readonly ActivityRowView[], words: ActivityWords): string {
  const { columns: c } = words;
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
      words.kinds[row.kind],
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
