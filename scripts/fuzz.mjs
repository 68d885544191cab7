/** `npm run fuzz`: every fuzz suite with 100,000 runs a property (FUZZ_RUNS asks for another number). Runs on Node 20 in a fresh clone. */
import { join } from "node:path";
import { run } from "./lib/run.mjs";
import { ensurePackages, findNode, ROOT, say, withNode, withProblemsSaid } from "./lib/setup.mjs";

const RUNS = process.env.FUZZ_RUNS ?? "100000";
/** A property of 100,000 runs takes minutes on a busy machine; one that hangs is still found out. In ms. */
const PATIENCE_MS = 1_800_000;

await withProblemsSaid(async () => {
  await ensurePackages();
  const node = findNode();
  say(`${RUNS} runs a property …`);
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const args = ["run", "--project", "fuzz", `--testTimeout=${PATIENCE_MS}`, ...process.argv.slice(2)];
  const { code } = await run(node, [vitest, ...args], { cwd: ROOT, env: { ...withNode(node), FUZZ_RUNS: RUNS } });
  process.exitCode = code;
});
