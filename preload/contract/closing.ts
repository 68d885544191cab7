/** Closing the day: the list of steps, each with what is left of it, and the Z report that ends it. Amounts in minor units. */
import * as v from "valibot";
import type { ClosingSkip, NamedSale, StepNow, ZReport } from "../../main/core/day/closing.ts";
import { channel, id, pin, words } from "./channel.ts";

export interface ZView extends ZReport {
  readonly seq: number;
  readonly at: number;
  /** Names of who closed the day and of who answers for it. */
  readonly operator: string;
  readonly approverName: string;
  /** The first 16 characters of the journal's head after it: `--verify` takes them. */
  readonly head: string;
  /** Those of `figures.unsettled`. */
  readonly named: readonly NamedSale[];
}

export interface ClosingView {
  /** Business day at this moment, "YYYY-MM-DD", and since when the stretch runs that would be closed, ms. */
  readonly businessDay: string;
  readonly since: number | null;
  readonly steps: readonly StepNow[];
  readonly skips: readonly (ClosingSkip & { readonly approverName: string })[];
  /** Refunds and tips that are on their way: nobody has to see to them, and the day is not closed before they have ended. */
  readonly onTheWay: number;
  /** Something moved or stands open since the last report. */
  readonly toClose: boolean;
  /** The number that the next report will have. */
  readonly next: number;
  readonly last: { readonly number: number; readonly at: number } | null;
  /** The last match of this stretch. `stale`: money moved since; its differences are the last that are known. */
  readonly match: { readonly at: number; readonly stale: boolean; readonly unsettled: number } | null;
  readonly backup: { readonly at: number; readonly file: string } | null;
}

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));

export const closingCommands = {
  /** A manager passes over a step that waits for others, with a reason that the report names. */
  "closing.skip": channel<null>()({ step: v.picklist(["held", "batch", "match"]), reason: words(120), approval }),
  /** Closes the day: the Z report is in the journal, or nothing happened. `seen` is the number that the screen showed. */
  "closing.close": channel<{ readonly number: number }>()({
    seen: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    approval,
  }),
};

export const closingQueries = {
  "closing.state": channel<ClosingView>()({}),
  /** One Z report; the last when `number` is null. */
  "closing.report": channel<ZView | null>()({ number: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))) }),
};
