/**
 * A scanner in keyboard mode that the till reads itself is also typed into the page by the system. Each such pair is one
 * scan: whichever comes second is known here, once.
 */
import { createHash } from "node:crypto";
import { containsCardData } from "../../core/carddata.ts";
import type { Clock } from "../../core/clock.ts";

type Side = "page" | "scanner";

interface Heard {
  readonly side: Side;
  /** A hash of the text: a wallet's code is nothing to keep. */
  readonly text: string;
  readonly at: number;
}

export interface Echo {
  /**
   * Whether the same text came from the other side within the time; each is answered for once.
   * @param ago how long ago it was heard, ms: the page's scans wait for one another, and for the link to the till
   */
  isEcho(side: Side, text: string, ago?: number): boolean;
}

/** What the page heard is offered as late as this at most, ms; later it is a scan of its own. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 1_000;

/**
 * The page's scans are remembered until a scanner in keyboard mode speaks, and the other way round; a scanner that is
 * not typed into the page must not be asked about here.
 */
export function createEcho(clock: Clock, withinMs: number): Echo {
  let heard: readonly Heard[] = [];
  return {
    isEcho(side, raw, ago = 0) {
      // A card is refused from either side, and forgotten.
      if (containsCardData(raw, { allowGtin: true })) return false;
      const text = createHash("sha256").update(raw.trim()).digest("base64");
      const now = clock.now();
      const at = now - ago;
      heard = heard.filter((each) => Math.abs(now - each.at) <= KEPT_MS).slice(-MOST_KEPT);
      const pair = heard.find((each) => each.side !== side && each.text === text && Math.abs(each.at - at) <= withinMs);
      heard = pair === undefined ? [...heard, { side, text, at }] : heard.filter((each) => each !== pair);
      return pair !== undefined;
    },
  };
}
