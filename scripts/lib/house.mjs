/** What the house check looks at: the arrows between folders, and that every invariant has its test. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";
import { ROOT } from "./setup.mjs";

const FOLDERS = ["main", "preload", "native", "renderer", "simulator", "tests", "bench"];
const INVARIANTS = 12;

/**
 * @param {string} root the folder with main/, preload/, …
 * @returns {Promise<string[]>} one line for each import that .dependency-cruiser.cjs forbids
 */
export async function brokenArrows(root) {
  const cruiser = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const config = join(ROOT, ".dependency-cruiser.cjs");
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { output } = await run(process.execPath, [cruiser, "--config", config, "--output-type", "json", ...folders], {
    cwd: root,
    quiet: true,
  });
  const { summary } = parse(output);
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
}

function parse(output) {
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`The arrows could not be read:\n${output}`);
  }
}

/**
 * @param {string} text docs/invariants.md
 * @param {string} root where the named test files are
 * @returns {string[]} one line for each invariant that is missing, names no test, or names one that is not there
 */
export function unprovenInvariants(text, root) {
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split(/\s/, 1)[0], section]),
  );
  const problems = [];
  for (let number = 1; number <= INVARIANTS; number += 1) {
    const name = `INV-${number}`;
    const tests = [...(sections.get(name) ?? "").matchAll(/^- test: (.+?) › (.+)$/gm)];
    if (!sections.has(name)) problems.push(`${name} is not in docs/invariants.md`);
    else if (tests.length === 0) problems.push(`${name} names no test`);
    for (const [, file, title] of tests) {
      const problem = missing(join(root, file), title.trim());
      if (problem) problems.push(`${name}: ${file} ${problem}`);
    }
  }
  return problems;
}

function missing(path, title) {
  if (!/\.test\.tsx?$/.test(path)) return "is no test file";
  if (!existsSync(path)) return "is not there";
  const source = readFileSync(path, "utf8");
  const isThere = ['"', "'", "`"].some((quote) => source.includes(`${quote}${title}${quote}`));
  return isThere ? null : `has no test "${title}"`;
}
