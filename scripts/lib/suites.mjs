/** The suites of `npm test`, in order, and how each is counted. Plain JavaScript for Node 20. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { quickFolder } from "./quickFolder.mjs";
import { run } from "./run.mjs";
import { readIfThere, ROOT } from "./setup.mjs";

const tool = (...path) => join(ROOT, "node_modules", ...path);
const VITEST = tool("vitest", "vitest.mjs");

/** @typedef {{ passed: number, failed: number, skipped: number, empty?: boolean }} Count */
/**
 * `beside`: runs at the same time as the suite before it, because one of the two leaves a processor idle; what both say
 * then comes whole, one after the other. `said` is called with what a suite has printed; left out, it prints as it goes.
 * @typedef {{ name: string, beside?: boolean, needsChromium?: boolean, likesSocat?: boolean, run(node: string, env: NodeJS.ProcessEnv, said?: (output: string) => void): Promise<Count> }} Suite
 */
/** @type {readonly Suite[]} */
export const suites = [
  { name: "types", run: check(tool("typescript", "bin", "tsc"), "-p", "tsconfig.json") },
  {
    name: "lint",
    beside: true,
    run: check(
      tool("eslint", "bin", "eslint.js"),
      "--max-warnings",
      "0",
      "--cache",
      "--cache-location",
      tool(".cache", "eslint", "cache"),
      ".",
    ),
  },
  { name: "house", beside: true, run: check(join(ROOT, "scripts", "check-house.mjs")) },
  {
    name: "unit",
    likesSocat: true,
    run: vitest("unit", ["main", "preload", "native", "renderer", "simulator", "scripts"]),
  },
  // The unit tests wait for sockets and timers; the model only computes.
  { name: "model", beside: true, run: vitest("model", ["tests/model"]) },
  { name: "kill", run: vitest("kill", ["tests/kill"]) },
  // A killed till is mostly waited for.
  { name: "fuzz", beside: true, run: vitest("fuzz", ["tests/fuzz"]) },
  { name: "e2e", needsChromium: true, likesSocat: true, run: vitest("e2e", ["tests/e2e"]) },
  { name: "electron", needsChromium: true, run: vitest("electron", ["tests/electron"]) },
];

/**
 * @param {readonly Suite[]} chosen
 * @returns {readonly (readonly Suite[])[]} those that run at the same time, in order
 */
export function together(chosen) {
  const groups = [];
  for (const suite of chosen) {
    const before = suites[suites.indexOf(suite) - 1];
    const group = groups.at(-1);
    if (suite.beside && group?.includes(before)) group.push(suite);
    else groups.push([suite]);
  }
  return groups;
}

/** A check counts as one. */
function check(...args) {
  return async (node, env, said) => {
    const { code, output } = await run(node, args, { cwd: ROOT, env, quiet: said !== undefined });
    said?.(output);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };
}

/** Counted from vitest's own report; a run that breaks off, or fails outside a test, is a failure more. */
function vitest(project, folders) {
  return async (node, env, said) => {
    if (!folders.some(hasTests)) return { passed: 0, failed: 0, skipped: 0, empty: true };
    const dir = mkdtempSync(join(quickFolder(), "tenderline-test-"));
    try {
      const report = join(dir, "report.json");
      const args = ["run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
      const own = { ...env, TMPDIR: dir };
      const { code, output } = await run(node, [VITEST, ...args], { cwd: ROOT, env: own, quiet: said !== undefined });
      said?.(output);
      return countsOf(readIfThere(report), code);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
}

/**
 * @param {string | null} report vitest's JSON report
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countsOf(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0 } = JSON.parse(report);
  const failed = numFailedTests === 0 && code !== 0 ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

function hasTests(folder) {
  const path = join(ROOT, folder);
  return existsSync(path) && readdirSync(path, { recursive: true }).some((name) => /\.test\.tsx?$/.test(name));
}
