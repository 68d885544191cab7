/** `npm run check:house`: fails when an arrow runs the wrong way or an invariant has no test. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brokenArrows, unprovenInvariants } from "./lib/house.mjs";
import { ROOT } from "./lib/setup.mjs";

const arrows = await brokenArrows(ROOT);
const invariants = unprovenInvariants(readFileSync(join(ROOT, "docs", "invariants.md"), "utf8"), ROOT);
const problems = [...arrows, ...invariants];
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? "The house stands: arrows and invariants."
    : `${problems.length} wrong: see docs/design.md, House.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
