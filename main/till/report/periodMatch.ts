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
  readonly matches: readonly StoredMatch[];
  readonly differences: readonly Difference[];
}

/** The differences of a stretch, as its last matches found them; of days, those of each match that stand on them. */
export function differencesOf(db: Queries, of: Stretch): Found {
  if (of.kind === "facts") {
    const match = readMatchOfStretch(db, of.after);
    return match === undefined
      ? { matches: [], differences: [] }
      : { matches: [match], differences: match.differences };
  }
  const { first, last, upTo } = of;
  const matches = readMatchesOfDays(db, first, last, upTo);
  const isIn = (day: string): boolean => day >= first && day <= last;
  return {
    matches,
    differences: matches.flatMap(({ businessDay, differences }) =>
      differences.filter((each) => isIn(dayOfDifference(each, businessDay))),
    ),
  };
}

/** The match that looked at a fact, as of fact `upTo`. */
export const matchedBy = (db: Queries, upTo: number): ((seq: number) => MatchedStretch | undefined) =>
  matchFinder(readMatchedStretches(db, upTo));

/** @param gatewayFacts the facts of the stretch that moved money through a gateway */
export function matchFigure(db: Queries, of: Stretch, gatewayFacts: readonly number[]): MatchFigure {
  const { differences, matches } = differencesOf(db, of);
  const find = matchedBy(db, of.upTo);
  let at = matches.reduce((latest, match) => Math.max(latest, match.at), 0);
  let unmatched = 0;
  for (const seq of new Set(gatewayFacts)) {
    const match = find(seq);
    if (match === undefined) unmatched += 1;
    else at = Math.max(at, match.at);
  }
  return {
    at: at === 0 ? null : at,
    unmatched,
    differences: differenceFigures(differences, (key) => readMatchNote(db, key) !== undefined),
  };
}
