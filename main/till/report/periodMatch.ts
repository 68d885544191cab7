/** How what a report covers stands beside the gateways' records: read from the matches that looked at it. */
import {
  dayOfDifference,
  differenceFigures,
  type MatchedStretch,
  type MatchFigure,
  matchFinder,
} from "../../core/report/differenceFigures.ts";
import type { Difference } from "../../core/match/reconciliation.ts";
import type { Stretch } from "../../journal/projections/ledgerSlices.ts";
import {
  readMatchedStretches,
  readMatchesOfDays,
  readMatchNote,
  readMatchOfStretch,
  type StoredMatch,
} from "../../journal/projections/matches.ts";
import type { Queries } from "../../journal/projector.ts";

interface Found {
  readonly match: StoredMatch;
  readonly differences: readonly Difference[];
}

/** The last match of a stretch with what it found; of days, each match with those of its differences that stand on them. */
export function matchesIn(db: Queries, of: Stretch): readonly Found[] {
  if (of.kind === "facts") {
    const match = readMatchOfStretch(db, of.after);
    return match === undefined ? [] : [{ match, differences: match.differences }];
  }
  const { first, last, upTo } = of;
  const isIn = (day: string): boolean => day >= first && day <= last;
  return readMatchesOfDays(db, first, last, upTo).map((match) => ({
    match,
    differences: match.differences.filter((each) => isIn(dayOfDifference(each, match.businessDay))),
  }));
}

/** The differences of a stretch, or of days. */
export const differencesOf = (db: Queries, of: Stretch): readonly Difference[] =>
  matchesIn(db, of).flatMap(({ differences }) => differences);

/** The match that looked at a fact, as of fact `upTo`. */
export const matchedBy = (db: Queries, upTo: number): ((seq: number) => MatchedStretch | undefined) =>
  matchFinder(readMatchedStretches(db, upTo));

/** @param gatewayFacts the facts of the stretch that moved money through a gateway */
export function matchFigure(db: Queries, of: Stretch, gatewayFacts: readonly number[]): MatchFigure {
  const found = matchesIn(db, of);
  const find = matchedBy(db, of.upTo);
  let at = found.reduce((latest, { match }) => Math.max(latest, match.at), 0);
  let unmatched = 0;
  for (const seq of new Set(gatewayFacts)) {
    const match = find(seq);
    if (match === undefined) unmatched += 1;
    else at = Math.max(at, match.at);
  }
  const differences = found.flatMap((each) => each.differences);
  return {
    at: at === 0 ? null : at,
    unmatched,
    differences: differenceFigures(differences, (key) => readMatchNote(db, key) !== undefined),
  };
}
