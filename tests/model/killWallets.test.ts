/** A wallet's payment and its cancel, with every hidden outcome, killed at each of their moments (INV-1 to INV-7). */
import { expect, test } from "vitest";
import { SCANNED, SHOWN, STUBBORN, UNNAMED } from "./cases.ts";
import { runMatrix } from "./matrix.ts";

test("killed at every moment, journal and bank agree to the cent: wallets", async () => {
  const tally = await runMatrix("Kill model, wallets", {
    gateways: [SCANNED, SHOWN, STUBBORN, UNNAMED],
    undisturbed: 6,
    killed: 7,
  });
  expect(tally.broken).toEqual([]);
  expect(tally.cases).toBeGreaterThan(1_700);
  for (const end of ["approved", "approved, late", "declined", "cancelledByTill", "decidedNotPaid"])
    expect(tally.ends.get(end)).toBeGreaterThan(10);
  for (const moment of [
    "before attempt.cancelSent",
    "after attempt.cancelSent",
    "cancel on its way",
    "cancel carried out",
    "refund on its way",
    "before refund.made",
  ])
    expect(tally.struck.get(moment)).toBeGreaterThan(5);
});
