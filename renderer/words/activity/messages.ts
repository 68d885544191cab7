/** Words for what was done at this till. */
import type { ActivityGroup, ActivityKind } from "../../../main/core/people/activity.ts";
import type { Action } from "../../../main/core/people/permissions.ts";

export interface ActivityWords {
  readonly groups: Readonly<Record<ActivityGroup, string>>;
  readonly kinds: Readonly<Record<ActivityKind, string>>;
  /** What an approval was for. */
  readonly actions: Readonly<Record<Action, string>>;
  /** Words of the books in the details. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly all: string;
  readonly anybody: string;
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly more: string;
  readonly none: string;
  readonly sale: (n: number) => string;
  readonly approvedBy: (name: string) => string;
  readonly about: (name: string) => string;
  readonly own: string;
  readonly reason: string;
  readonly changed: (before: string, after: string) => string;
  readonly nothing: string;
  /** What it is about, and what was done with it. */
  readonly told: (subject: string, text: string) => string;
  /** Goods added, changed, the same, taken out, and lines left out, in this order. */
  readonly imported: (figures: readonly string[]) => string;
  /** Before the head of the journal. @param count of its records */
  readonly journal: (count: string) => string;
  readonly journalMore: string;
  readonly exportCsv: string;
  readonly exportJson: string;
  readonly closed: string;
  readonly open: string;
  readonly approve: string;
  readonly columns: Readonly<
    Record<
      | "record"
      | "time"
      | "day"
      | "what"
      | "operator"
      | "approver"
      | "about"
      | "sale"
      | "payment"
      | "amount"
      | "reason"
      | "detail",
      string
    >
  >;
}
