/**
 * A scanner in keyboard mode that the till reads itself is also typed into the page by the system. Each such pair is one
 * scan: whichever comes second is known here, once.
 */
import type { Clock } from "../../core/clock.ts";

type Side = "page" | "scanner";

interface Heard {
  readonly side: Side;
  readonly text: string;
  readonly at: number;
}

export interface Echo {
  /** Whether the same text came from the other side within the time; each is answered for once. */
  isEcho(side: Side, text: string): boolean;
}

/**
 * The page's scans are remembered until a scanner in keyboard mode speaks, and the other way round; a scanner that is
 * not typed into the page must not be asked about here.
 */
export function createEcho(clock: Clock, withinMs: number): Echo {
  let heard: readonly Heard[] = [];
  return {
    isEcho(side, raw) {
      const text = raw.trim();
      const now = clock.now();
      heard = heard.filter(({ at }) => now - at <= withinMs);
      const pair = heard.find((each) => each.side !== side && each.text === text);
      heard = pair === undefined ? [...heard, { side, text, at: now }] : heard.filter((each) => each !== pair);
      return pair !== undefined;
    },
  };
}
