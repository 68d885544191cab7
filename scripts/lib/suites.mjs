/** The suites of `npm test`, in order, and how each is counted. Plain JavaScript for Node 20. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.mjs";
import { readIfThere, ROOT } from "./setup.mjs";

const tool = (...path) => join(ROOT, "node_modules", ...path);
const VITEST = tool("vitest", "vitest.mjs");

/** @typedef {{ passed: number, failed: number, skipped: number, empty?: boolean }} Count */
/** @type {readonly { name: string, needsChromium?: boolean, likesSocat?: boolean, run(node: string, env: NodeJS.ProcessEnv): Promise<Count> }[]} */
export const suites = [
  { name: "types", run: check(tool("typescript", "bin", "tsc"), "-p", "tsconfig.json") },
  {
    name: "lint",
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
  { name: "house", run: check(join(ROOT, "scripts", "check-house.mjs")) },
  {
    name: "unit",
    likesSocat: true,
    run: vitest("unit", ["main", "preload", "native", "renderer", "simulator", "scripts"]),
  },
  { name: "fuzz", run: vitest("fuzz", ["tests/fuzz"]) },
  { name: "model", run: vitest("model", ["tests/model"]) },
  { name: "kill", run: vitest("kill", ["tests/kill"]) },
  { name: "e2e", needsChromium: true, likesSocat: true, run: vitest("e2e", ["tests/e2e"]) },
  { name: "electron", needsChromium: true, run: vitest("electron", ["tests/electron"]) },
];

/** A check counts as one. */
function check(...args) {
  return async (node, env) => {
    const { code } = await run(node, args, { cwd: ROOT, env });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };
}

/** Counted from vitest's own report; a run that breaks off, or fails outside a test, is a failure more. */
function vitest(project, folders) {
  return async (node, env) => {
    if (!folders.some(hasTests)) return { passed: 0, failed: 0, skipped: 0, empty: true };
    const dir = mkdtempSync(join(tmpdir(), "tenderline-test-"));
    try {
      const report = join(dir, "report.json");
      const args = ["run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
      const { code } = await run(node, [VITEST, ...args], { cwd: ROOT, env });
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
