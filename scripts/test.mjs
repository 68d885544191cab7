/**
 * `npm test [-- --only unit,e2e]`: sets up what is missing, runs every suite, ends with a line `N passed, N failed`. Runs
 * on Node 20 in a fresh clone.
 */
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureSocat } from "./lib/socat.mjs";
import { isStopping } from "./lib/run.mjs";
import { ensurePackages, ensurePage, findNode, say, SetupProblem, withNode } from "./lib/setup.mjs";
import { suites, together } from "./lib/suites.mjs";

const chosen = choose(process.argv.slice(2));
if (typeof chosen === "string") {
  say(chosen);
  process.exitCode = 2;
} else await testAll(chosen);

async function testAll(chosen) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const times = [];
  const timed = async (name, work) => {
    const began = Date.now();
    const outcome = await work();
    times.push(`${name.padEnd(8)}${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s   ${outcome}`);
    say(times.at(-1));
  };
  const tooling = {};
  await timed("set-up", () => setUp(tooling, chosen, total));
  const runOne = async (suite, said) => {
    if (said === undefined) say(`\n── ${suite.name}`);
    await timed(suite.name, async () => {
      const count = await suite.run(tooling.node, tooling.env, said);
      for (const key of Object.keys(total)) total[key] += count[key];
      return count.empty ? "empty: there is no test yet" : line(count);
    });
  };
  for (const group of together(chosen)) {
    if (tooling.node === undefined || isStopping()) break;
    const able = group.filter(({ needsChromium }) => !needsChromium || tooling.env.TENDERLINE_CHROMIUM !== undefined);
    const said = (suite) => (able.length === 1 ? undefined : (output) => say(`\n── ${suite.name}\n${output.trim()}`));
    await Promise.all(able.map((suite) => runOne(suite, said(suite))));
  }
  if (isStopping()) total.failed += 1;
  say(`\n${times.join("\n")}\n`);
  console.log(line(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** What cannot be set up counts as a failure; the suites that can do without still run. */
async function setUp(tooling, chosen, total) {
  try {
    await ensurePackages();
    const node = findNode();
    tooling.env = { ...withNode(node), NO_COLOR: "1" };
    await ensurePage(node);
    tooling.node = node;
    if (chosen.some((suite) => suite.likesSocat)) await ensureSocat();
    if (chosen.some((suite) => suite.needsChromium)) tooling.env.TENDERLINE_CHROMIUM = await ensureChromium(node);
    return "done";
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    total.failed += 1;
    return error.message;
  }
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function choose(args) {
  if (args.length === 0) return suites;
  const [name, joined] = args[0].split("=");
  if (name !== "--only" || args.length > (joined ? 1 : 2))
    return `Unknown argument ${args.join(" ")}: use --only with names of suites, as in --only unit,e2e.`;
  const names = (joined ?? args[1] ?? "").split(",");
  const unknown = names.find((wanted) => !suites.some((suite) => suite.name === wanted));
  if (unknown !== undefined)
    return `No suite is called ${unknown || "(nothing)"}: ${suites.map((suite) => suite.name).join(", ")}.`;
  return suites.filter((suite) => names.includes(suite.name));
}
