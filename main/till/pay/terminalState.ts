/** What the card terminal is believed to show, from the journal's attempts. */
import { holdsTerminal, isOpen } from "../../core/attempt/attempt.ts";
import { isByCode } from "../../core/attempt/cardDetails.ts";
import type { Gateway } from "../../gateways/port.ts";
import { readAttempt, readOpenAttempts } from "../../journal/projections/attempts.ts";
import { readOpenRefunds } from "../../journal/projections/refunds.ts";
import type { Queries } from "../../journal/projector.ts";

/** `mayShowAmount`: a payment was set aside, and nobody has looked at the terminal since. */
export function terminalState(db: Queries): "busy" | "mayShowAmount" | "free" {
  const holding = readOpenAttempts(db).filter((each) => each.wallet === null && holdsTerminal(each));
  if (holding.some(isOpen)) return "busy";
  return holding.length > 0 ? "mayShowAmount" : "free";
}

/**
 * Whether its terminal waits for the card of a refund: whoever comes next would show theirs to that (INV-2).
 * @param terminal the gateway's own, or that of a payment which was taken there
 */
export function awaitsRefund(
  db: Queries,
  { giveBack, id }: Pick<Gateway, "giveBack" | "id">,
  terminal: string,
): boolean {
  if (giveBack.kind !== "request" || giveBack.atTerminal !== true) return false;
  return readOpenRefunds(db)
    .filter(({ gateway, state, way }) => gateway === id && way === "refund" && state !== "checking")
    .map(({ of }) => readAttempt(db, of))
    .some((paid) => paid?.terminal === terminal && !isByCode(paid.card));
}
