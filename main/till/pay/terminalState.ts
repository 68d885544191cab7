/** What the card terminal is believed to show, from the journal's attempts. */
import { holdsTerminal, isOpen } from "../../core/attempt/attempt.ts";
import { readOpenAttempts } from "../../journal/projections/attempts.ts";
import type { Queries } from "../../journal/projector.ts";

/** `mayShowAmount`: a payment was set aside, and nobody has looked at the terminal since. */
export function terminalState(db: Queries): "busy" | "mayShowAmount" | "free" {
  const holding = readOpenAttempts(db).filter((each) => each.wallet === null && holdsTerminal(each));
  if (holding.some(isOpen)) return "busy";
  return holding.length > 0 ? "mayShowAmount" : "free";
}
