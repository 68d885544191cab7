/**
 * The match's differences as figures of a report: how many of each class, and how much they are about. A difference stands
 * on the business day of our record; what only the gateway knows, and a batch, on the day of the match that found it. Pure.
 */
import type { Minor } from "../money/money.ts";
import { type Difference, type DifferenceClass, DIFFERENCES } from "../match/reconciliation.ts";

export interface DifferenceFigure {
  readonly class: DifferenceClass;
  readonly count: number;
  /** Of these nobody has written down yet what they are. */
  readonly open: number;
  /** What is too much or missing; where that is the whole record, all of it. Never netted. */
  readonly amount: Minor;
}

/** How what moved through gateways stands beside their own records. */
export interface MatchFigure {
  /** When the last match that looked at some of it came to its end, ms; null: none did. */
  readonly at: number | null;
  /** Facts that moved money through a gateway, and that no match has looked at. */
  readonly unmatched: number;
  readonly differences: readonly DifferenceFigure[];
}

/** How much a difference is about, minor units, never below nothing. */
export function differenceAmount({ class: name, ours, theirs }: Pick<Difference, "class" | "ours" | "theirs">): Minor {
  const [us, them] = [ours?.amount ?? 0, theirs?.amount ?? 0];
  if (name === "amountDiffers" || name === "tipDiffers") return Math.abs(us - them) as Minor;
  return (ours?.amount ?? theirs?.amount ?? 0) as Minor;
}

/** @param matchedOn the business day of the match that found it */
export const dayOfDifference = ({ ours }: Pick<Difference, "ours">, matchedOn: string): string =>
  ours === null || ours.day === "" ? matchedOn : ours.day;

/** By class, in their order; those that there are none of are left out. */
export function differenceFigures(
  differences: readonly Difference[],
  isNoted: (key: string) => boolean,
): readonly DifferenceFigure[] {
  return DIFFERENCES.flatMap((name) => {
    const these = differences.filter((each) => each.class === name);
    if (these.length === 0) return [];
    return [
      {
        class: name,
        count: these.length,
        open: these.filter(({ key }) => !isNoted(key)).length,
        amount: these.reduce((sum, each) => sum + differenceAmount(each), 0) as Minor,
      },
    ];
  });
}

/** The facts after one and up to another that a match looked at. @property at when it came to its end, ms */
export interface MatchedStretch {
  readonly after: number;
  readonly upTo: number;
  readonly at: number;
}

/**
 * Finds the match that looked at a fact.
 * @param stretches none of which lies over another: each begins where a Z report ends
 */
export function matchFinder(stretches: readonly MatchedStretch[]): (seq: number) => MatchedStretch | undefined {
  const sorted = stretches.toSorted((a, b) => a.after - b.after);
  return (seq) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.after ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    const before = sorted[low - 1];
    return before !== undefined && seq <= before.upTo ? before : undefined;
  };
}
