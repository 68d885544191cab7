/**
 * What is known, now or then, of how the stretch of a Z report stands beside the gateways' records. The report never
 * changes; this does, as differences are noted, so it has a time of its own and is no part of the report.
 */
import type { DrawerEnd, ZReport } from "../../core/day/closing.ts";
import type { Difference } from "../../core/match/reconciliation.ts";
import type { MatchFigure } from "../../core/report/differenceFigures.ts";
import { readZ } from "../../journal/projections/closings.ts";
import { readGatewayFacts } from "../../journal/projections/ledgerSlices.ts";
import type { Queries } from "../../journal/projector.ts";
import { differencesOf, matchFigure } from "./periodMatch.ts";

export interface KnownOfZ {
  readonly report: ZReport;
  readonly match: MatchFigure;
  readonly differences: readonly Difference[];
  /** Drawers whose count was another than the books'. */
  readonly drawers: readonly DrawerEnd[];
}

/** Undefined when there is no Z report of this number. */
export function knownOfZ(db: Queries, number: number): KnownOfZ | undefined {
  const report = readZ(db, number)?.report;
  if (report === undefined) return undefined;
  const { after, upTo } = report;
  const stretch = { kind: "facts", after, upTo } as const;
  return {
    report,
    match: matchFigure(db, stretch, readGatewayFacts(db, after, upTo)),
    differences: differencesOf(db, stretch),
    drawers: report.drawers.filter(({ counted, expected }) => counted !== expected),
  };
}
