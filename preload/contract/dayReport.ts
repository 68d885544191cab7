/** The X report of the open stretch, and the paper of every report. Amounts in minor units. */
import * as v from "valibot";
import type { NamedSale, XReport } from "../../main/core/day/closing.ts";
import { channel } from "./channel.ts";
import { daysArgs } from "./report.ts";

export interface XView extends XReport {
  /** The number that the Z report of this stretch will have. */
  readonly next: number;
  /** Those of `figures.unsettled`. */
  readonly named: readonly NamedSale[];
}

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const dayReportCommands = {
  /**
   * Prints the X report as things stand, a Z report by its number, marked as a copy when it was printed before, what is
   * known beside a Z report (no part of it), or the report on a day, a week or a month as it stands.
   */
  "report.print": channel<null>()({
    which: v.union([v.literal("x"), number, v.strictObject({ kind: v.literal("known"), number }), daysArgs]),
  }),
};

export const dayReportQueries = {
  /** How the stretch since the last Z report stands now: for whoever may see figures. */
  "report.x": channel<XView>()({}),
};
