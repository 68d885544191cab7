/** A card payment that waits at its terminal, and its close, killed at each of their moments (INV-1 to INV-7). */
import { expect, test } from "vitest";
import { QUEUED } from "./cases.ts";
import { runMatrix } from "./matrix.ts";

test("killed at every moment, journal and bank agree to the cent: cards that wait at a terminal", async () => {
  const tally = await runMatrix("Kill model, queued cards", { gateways: [QUEUED], undisturbed: 9, killed: 7 });
  expect(tally.broken).toEqual([]);
  expect(tally.cases).toBeGreaterThan(400);
  for (const end of ["approved", "approved, late", "declined", "cancelledOnTerminal", "cancelledBySystem"])
    expect(tally.ends.get(end)).toBeGreaterThan(3);
  for (const moment of ["after attempt.intended", "take carried out", "after attempt.cancelSent", "cancel carried out"])
    expect(tally.struck.get(moment)).toBeGreaterThan(3);
});
