/** A card payment, with every hidden outcome, killed at each of its moments (INV-1 to INV-7). */
import { expect, test } from "vitest";
import { CARD } from "./cases.ts";
import { runMatrix } from "./matrix.ts";

test("killed at every moment, journal and bank agree to the cent: cards", async () => {
  const tally = await runMatrix("Kill model, cards", { gateways: [CARD], undisturbed: 4, killed: 2 });
  expect(tally.broken).toEqual([]);
  expect(tally.cases).toBeGreaterThan(1_300);
  // It has seen every kind of end, and every kind of moment.
  for (const end of ["approved", "approved, late", "declined", "cancelledOnTerminal", "notSent", "decidedNotPaid"])
    expect(tally.ends.get(end)).toBeGreaterThan(10);
  for (const moment of ["after attempt.intended", "take on its way", "take carried out", "before attempt.approved"])
    expect(tally.struck.get(moment)).toBeGreaterThan(5);
});
