/** Every order of the events of two payments, loss, doubling and overtaking included, by two tills on one account (INV-2, 4, 5, 7). */
import { expect, test } from "vitest";
import { explore } from "./explore.ts";

/** States of two payments to go on from; all those of one payment are fewer. `EXPLORE_STATES` asks for more. */
const LIMIT = Number(process.env["EXPLORE_STATES"] ?? 60_000);

test("every state that a payment, and a second one after it, can reach keeps the invariants", () => {
  const { complete, states, ways } = explore(LIMIT);
  process.stdout.write(
    `\nExplorer: ${String(states)} states by ${String(ways)} ways${complete ? ", all there are" : ", breadth first"}\n`,
  );
  expect(states).toBeGreaterThan(LIMIT);
});

test("every state of one payment alone", () => {
  const { complete, states, ways } = explore(1_000_000, "one");
  process.stdout.write(`\nExplorer, one payment: ${String(states)} states by ${String(ways)} ways, all there are\n`);
  expect(complete).toBe(true);
});
