/** What was done at the till, as far as this page has read it; and the same as a file for somebody else to read. */
import { create } from "zustand";
import type { ActivityGroup } from "../../../main/core/people/activity.ts";
import type { ActivityPageView, ActivityRowView } from "../../../preload/contract/activity.ts";
import { type Answer, ask, type Trouble } from "../till.ts";

export interface ActivityFilter {
  /** Null: all. */
  readonly group: ActivityGroup | null;
  readonly person: string | null;
  /** `YYYY-MM-DD`, "" = without end. */
  readonly from: string;
  readonly to: string;
}

interface ActivityState {
  readonly filter: ActivityFilter;
  readonly rows: readonly ActivityRowView[];
  readonly next: number | null;
  /** The journal as it ended when this was read. */
  readonly records: number;
  readonly head: string;
  readonly trouble: Trouble | null;
}

export const useActivity = create<ActivityState>(() => ({
  filter: { group: null, person: null, from: "", to: "" },
  rows: [],
  next: null,
  records: 0,
  head: "",
  trouble: null,
}));

const PAGE = 50;
const EXPORT_PAGE = 500;
/** More than any screen of a spreadsheet is read for; the filter narrows it. */
const MOST_EXPORTED = 100_000;

const asked = ({ group, person, from, to }: ActivityFilter, before: number | null, limit: number) => ({
  groups: group === null ? [] : [group],
  person,
  from: from === "" ? null : from,
  to: to === "" ? null : to,
  before,
  limit,
});

let turn = 0;

/** Reads from the newest on. Only the answer to what was asked last is shown. */
export async function readActivity(filter: ActivityFilter): Promise<void> {
  const mine = (turn += 1);
  useActivity.setState({ filter });
  const answer = await ask("activity.page", asked(filter, null, PAGE));
  if (mine !== turn) return;
  if (answer.ok) useActivity.setState({ ...answer.value, trouble: null });
  else useActivity.setState({ rows: [], next: null, trouble: answer.error });
}

export async function readMore(): Promise<void> {
  const mine = turn;
  const { filter, next } = useActivity.getState();
  if (next === null) return;
  const answer = await ask("activity.page", asked(filter, next, PAGE));
  if (mine !== turn || !answer.ok) return;
  useActivity.setState(({ rows }) => ({ rows: [...rows, ...answer.value.rows], next: answer.value.next }));
}

/** What is saved: everything that fits the filter, newest first, and where the journal ended when that began. */
export type SavedActivity = Pick<ActivityPageView, "records" | "head" | "rows">;

/** @returns null when the till did not answer */
export async function readAll(filter: ActivityFilter): Promise<SavedActivity | null> {
  const rows: ActivityRowView[] = [];
  let end: Pick<ActivityPageView, "records" | "head"> | null = null;
  for (let before: number | null = null; rows.length < MOST_EXPORTED;) {
    const answer: Answer<ActivityPageView> = await ask("activity.page", asked(filter, before, EXPORT_PAGE));
    if (!answer.ok) return null;
    end ??= answer.value;
    rows.push(...answer.value.rows);
    before = answer.value.next;
    if (before === null) break;
  }
  return { records: end?.records ?? 0, head: end?.head ?? "", rows };
}
