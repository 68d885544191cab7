/** `npm run bench -- [--only names] [--quick]`: sets up what is missing, then measures every target. Runs on Node 20 in a fresh clone. */
import { join } from "node:path";
import { ensureChromium } from "./lib/chromium.mjs";
import { run } from "./lib/run.mjs";
import { ensurePackages, ensurePage, findNode, ROOT, withNode, withProblemsSaid } from "./lib/setup.mjs";

await withProblemsSaid(async () => {
  await ensurePackages();
  const node = findNode();
  await ensurePage(node);
  const env = { ...withNode(node), TENDERLINE_CHROMIUM: await ensureChromium(node) };
  const { code } = await run(node, [join(ROOT, "bench", "main.ts"), ...process.argv.slice(2)], { cwd: ROOT, env });
  process.exitCode = code;
});
