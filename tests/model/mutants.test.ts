/** The kill model finds what is wrong: each of these tills breaks an invariant, and soon. */
import { expect, test } from "vitest";
import { killedAt, toBeKilled, undisturbed } from "./cases.ts";
import { type Mutant, MUTANTS } from "./mutants.ts";
import { startCounter } from "./tally.ts";

/** How the first case that is broken is told; null when none is. */
async function firstBroken({ change, gateway, killed = false }: Mutant): Promise<string | null> {
  const counter = startCounter(change);
  for (const it of killed ? toBeKilled([gateway]) : undisturbed([gateway])) {
    const alive = await counter.run(it);
    for (const each of alive === null || !killed ? [] : killedAt(it, alive.moments)) await counter.run(each);
    const [broken] = counter.tally().broken;
    if (broken !== undefined) return broken;
  }
  return null;
}

test.each(MUTANTS)("a till that $name is found out", async (mutant) => {
  expect(await firstBroken(mutant)).toMatch(/^INV-\d/);
});
