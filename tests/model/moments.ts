/** The moments of a case at which something may die, counted by name as they come. */

export type Death =
  /** The main process is gone; what it had handed to the network still goes out. */
  | "mainKilled"
  /** The whole machine is dark; what was on its way is lost with it. */
  | "powerCut"
  /** The screen is gone, the till goes on. */
  | "pageKilled";

export interface Blow {
  /** As `reached` names it: `what#n`, the n-th moment of that name. */
  readonly moment: string;
  readonly death: Death;
  /** How long until it is started again, ms. */
  readonly downMs: number;
}

export interface Moments {
  /** Tells that a moment has come. @returns the blow that strikes now, or null */
  reached(what: string): Blow | null;
  /** Every moment so far, in order. */
  readonly seen: readonly string[];
}

/** @param blows the first whose moment has come strikes; each strikes once */
export function watchMoments(blows: readonly Blow[]): Moments {
  const counts = new Map<string, number>();
  const seen: string[] = [];
  const struck = new Set<Blow>();
  return {
    seen,
    reached(what) {
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      const moment = `${what}#${String(count)}`;
      seen.push(moment);
      const blow = blows.find((each) => each.moment === moment && !struck.has(each));
      if (blow === undefined) return null;
      struck.add(blow);
      return blow;
    },
  };
}
