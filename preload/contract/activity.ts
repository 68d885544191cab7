/** What was done at this till that somebody may want to read back. */
import * as v from "valibot";
import { ACTIVITY_GROUPS, type ActivityGroup, type ActivityKind } from "../../main/core/people/activity.ts";
import { channel, id, pin } from "./channel.ts";

export interface ActivityRowView {
  /** The record's number in the journal. */
  readonly seq: number;
  readonly at: number;
  readonly day: string;
  readonly kind: ActivityKind;
  readonly group: ActivityGroup;
  /** Names; "" where nobody is named. Who was signed in, who answered for it, whom it is about. */
  readonly operator: string;
  readonly approver: string;
  readonly who: string;
  /** It takes two people, and one did it. */
  readonly own: boolean;
  /** The sale that it is about, by id; null, and 0, for none. */
  readonly sale: string | null;
  readonly saleNumber: number;
  /** Of the payment it is about, short and sayable; "" for none. */
  readonly ref: string;
  /** Minor units. */
  readonly amount: number | null;
  readonly reason: string;
  /** What was done, in words of the books; the page has words for those it knows. */
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

export interface ActivityPageView {
  /** The journal as it ends now: how many records, and the first 16 characters of its head, which `--verify --head` takes. */
  readonly records: number;
  readonly head: string;
  readonly rows: readonly ActivityRowView[];
  /** Give it as `before` to read on; null at the end. */
  readonly next: number | null;
}

const day = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)));

export const activityCommands = {
  /** Somebody who may lets whoever is signed in read it, until they leave. */
  "activity.open": channel<null>()({ approval: v.nullable(v.strictObject({ approver: id, pin })) }),
};

export const activityQueries = {
  "activity.page": channel<ActivityPageView>()({
    groups: v.pipe(v.array(v.picklist(ACTIVITY_GROUPS)), v.maxLength(ACTIVITY_GROUPS.length)),
    person: v.nullable(id),
    from: day,
    to: day,
    before: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    limit: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(500)),
  }),
};
