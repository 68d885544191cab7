/** `npm run test:long`: what `npm test` has no time for: every walk of the screens in every language, and many random days. Runs on Node 20 in a fresh clone. */
import { join } from "node:path";
import { ensureChromium } from "./lib/chromium.mjs";
import { run } from "./lib/run.mjs";
import { ensurePackages, ensurePage, findNode, ROOT, withNode, withProblemsSaid } from "./lib/setup.mjs";

const DAYS = process.env.FIGURES_DAYS ?? "10000";
/** Ten thousand days take minutes on a busy machine; one that hangs is still found out. In ms. */
const PATIENCE_MS = 1_800_000;

await withProblemsSaid(async () => {
  await ensurePackages();
  const node = findNode();
  await ensurePage(node);
  const chromium = await ensureChromium(node);
  const env = { ...withNode(node), TENDERLINE_LONG: "1", FIGURES_DAYS: DAYS, TENDERLINE_CHROMIUM: chromium };
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  for (const [project, ...files] of [
    ["e2e", ...["looks", "goods", "refund", "tips", "wallet"].map((name) => `tests/e2e/${name}.test.ts`)],
    ["unit", "main/core/report/figures.oracle.test.ts"],
  ]) {
    const args = ["run", "--project", project, `--testTimeout=${PATIENCE_MS}`, ...files];
    const { code } = await run(node, [vitest, ...args], { cwd: ROOT, env });
    if (code !== 0) process.exitCode = code;
  }
});
