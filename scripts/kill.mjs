/**
 * `npm run kill -- --cases 100000 --kills 200 --seed 1`: for a night. Random cases of the kill model, then real processes
 * killed by SIGKILL over real sockets until so many have died. Runs on Node 20 in a fresh clone.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run } from "./lib/run.mjs";
import {
  ensurePackages,
  ensurePage,
  findNode,
  readIfThere,
  ROOT,
  say,
  withNode,
  withProblemsSaid,
} from "./lib/setup.mjs";
import { countsOf } from "./lib/suites.mjs";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
  },
});

await withProblemsSaid(async () => {
  await ensurePackages();
  const node = findNode();
  await ensurePage(node);
  const env = withNode(node);
  say(`Kill model: ${values.cases} cases, seed ${values.seed} …`);
  const deep = [join(ROOT, "tests", "model", "deep.ts"), "--cases", values.cases, "--seed", values.seed];
  const model = await run(node, deep, { cwd: ROOT, env });
  const real = await killForReal(node, env, Number(values.kills));
  process.exitCode = model.code === 0 && real ? 0 : 1;
});

/** Every scenario kills one process at least; they are repeated until enough have died. @returns whether all went well */
async function killForReal(node, env, kills) {
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const dir = mkdtempSync(join(tmpdir(), "tenderline-kill-"));
  try {
    let killed = 0;
    while (killed < kills) {
      const report = join(dir, "report.json");
      const args = ["run", "--project", "kill", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
      const { code } = await run(node, [vitest, ...args], { cwd: ROOT, env });
      const { passed, failed } = countsOf(readIfThere(report), code);
      killed += passed + failed;
      say(`${killed} real kills, ${failed} of the last ${passed + failed} failed`);
      if (failed > 0 || passed === 0) return false;
    }
    return true;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
