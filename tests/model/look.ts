/** What befalls a look-up, by how well this world's look-ups see. */
import { DARK_MS, LAG_MS, LOSING_MS, type Sight } from "./outcome.ts";
import { type Fault, NO_FAULT } from "./wire.ts";

export interface Look {
  readonly fault: Fault;
  /** How old is what it sees, ms. */
  readonly oldMs: number;
  /** The gateway knows no such payment. */
  readonly blind: boolean;
  /** Its answer cannot be understood. */
  readonly garbled: boolean;
}

/** @param sinceStart ms since the case began · @param nth which look-up of the case this is, from 0 */
export function lookOf(sight: Sight, sinceStart: number, nth: number): Look {
  const clear: Look = { fault: NO_FAULT, oldMs: 0, blind: false, garbled: false };
  switch (sight) {
    case "clear":
      return clear;
    case "blind":
      return { ...clear, blind: true };
    case "dark":
      return sinceStart < DARK_MS ? { ...clear, fault: { kind: "noConnection" } } : clear;
    case "losing":
      return sinceStart < LOSING_MS ? { ...clear, fault: { kind: "answerLost", noticedMs: 10_000 } } : clear;
    case "lagging":
      return { ...clear, oldMs: LAG_MS };
    case "garbled":
      return { ...clear, garbled: nth % 3 === 1 };
  }
}
