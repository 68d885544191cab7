/** The two commands, as far as they answer before anything slow. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const script = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [new URL(`${name}.mjs`, import.meta.url).pathname, ...args], { encoding: "utf8" });

test.each([
  [["--bogus"], /^Unknown flag --bogus\..*\n$/],
  [["--no-open", "stray"], /^Unknown flag stray\..*\n$/],
  [["--shell", "qt"], /^--shell needs .*\n$/],
  [["--data"], /^--data needs a folder\.\n$/],
  [["--data", "--no-open"], /^--data needs a folder\.\n$/],
  [["--no-open", "--port", "none"], /^--port needs a number .*\n$/],
])("npm start -- %j names what is wrong in one line and ends with 2", (args, message) => {
  const { status, stderr, stdout } = script("start", ...args);
  expect(stderr).toMatch(message);
  expect(stdout).toBe("");
  expect(status).toBe(2);
});

test("npm start -- with wrong settings says what is wrong, and no word of the shell before it", () => {
  const { status, stderr, stdout } = script("start", "--no-open", "--settings", "/nowhere/settings.json");
  expect(
    stderr
      .trimEnd()
      .split("\n")
      .filter((line) => !/^(Building|Installing) /.test(line)),
  ).toEqual([expect.stringMatching(/^settings: the file is not there; check the path given to --settings/)]);
  expect(stdout).toBe("");
  expect(status).toBe(2);
});

test("npm test names a suite it does not know", () => {
  const { status, stderr } = script("test", "--only", "unit,nothing");
  expect(stderr).toMatch(/^No suite is called nothing/);
  expect(status).toBe(2);
});

interface Suite {
  readonly name: string;
}
const { countsOf, suites, together } = (await import(new URL("lib/suites.mjs", import.meta.url).href)) as {
  countsOf(report: string | null, code: number): unknown;
  readonly suites: readonly Suite[];
  together(chosen: readonly Suite[]): readonly (readonly Suite[])[];
};

test("suites run beside one another where they may; chosen alone, each runs by itself; none is left out", () => {
  const names = (chosen: readonly Suite[]) => together(chosen).map((group) => group.map(({ name }) => name));
  const only = (...wanted: string[]) => suites.filter(({ name }) => wanted.includes(name));
  expect(names(suites)).toEqual([
    ["types", "lint", "house"],
    ["unit", "model"],
    ["kill", "fuzz"],
    ["e2e"],
    ["electron"],
  ]);
  expect(names(only("types", "house", "fuzz"))).toEqual([["types"], ["house"], ["fuzz"]]);
  expect(names(only("kill", "fuzz"))).toEqual([["kill", "fuzz"]]);
});

test("tests are counted; a run that broke off is a failure", () => {
  const report = (failed: number) =>
    JSON.stringify({ numPassedTests: 5, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0 });
  expect(countsOf(report(0), 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(countsOf(report(2), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  expect(countsOf(report(0), 1)).toEqual({ passed: 5, failed: 1, skipped: 1 });
  expect(countsOf(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
