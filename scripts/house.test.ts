/** The house check itself must be able to fail: each bad file here is one it has to find. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

interface House {
  brokenArrows(root: string): Promise<string[]>;
  unprovenInvariants(text: string, root: string): string[];
}

const { brokenArrows, unprovenInvariants } = (await import(new URL("lib/house.mjs", import.meta.url).href)) as House;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tenderline-house-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What breaks an arrow, and which. */
const BAD = [
  ["main/payments/pay.ts", `import { app } from "electron"; export const a = app;`, "electron-in-three-files"],
  ["renderer/lazy.ts", `export const a = () => import("electron");`, "electron-in-three-files"],
  ["main/core/reads.ts", `import { readFileSync } from "node:fs"; export const a = readFileSync;`, "core-is-pure"],
  ["main/core/types.ts", `import type { a } from "../journal/journal.ts"; export type B = typeof a;`, "core-is-pure"],
  ["main/journal/bad.ts", `export { printer } from "../../native/printer/port.ts";`, "journal-stands-on-core"],
  ["native/bad.ts", `export { cents } from "../main/journal/journal.ts";`, "native-is-hardware"],
  ["renderer/main.ts", `export { cents } from "../main/journal/journal.ts";`, "renderer-sees-the-contract"],
  ["renderer/reads.ts", `export { readFileSync } from "node:fs";`, "renderer-has-no-node"],
  ["simulator/bad.ts", `export { cents } from "../main/core/money/money.ts";`, "simulator-is-the-world-outside"],
  ["main/payments/above.ts", `export { name } from "../shell/electron.ts";`, "areas-below-till"],
  ["main/till.ts", `export { name } from "./shell/electron.ts";`, "till-below-shell"],
  ["preload/contract/bad.ts", `export { cents } from "../../main/journal/journal.ts";`, "contract-stands-on-core"],
] as const;

describe("arrows", () => {
  beforeEach(() => {
    put("node_modules/electron/package.json", `{ "name": "electron", "main": "index.js", "types": "index.d.ts" }`);
    put("node_modules/electron/index.js", "module.exports = {};");
    put("node_modules/electron/index.d.ts", "export interface App {} export const app: App;");
    put("main/core/money/money.ts", "export const cents = 100;");
    put("main/journal/journal.ts", `export { cents } from "../core/money.ts";`);
    put("native/printer/port.ts", "export const printer = 1;");
    put("preload/contract.ts", `export { cents } from "../main/core/money/money.ts";`);
    put("main/shell/electron.ts", `import { app } from "electron"; import "node:http"; export const name = app;`);
    put("renderer/main.tsx", `import { cents } from "../preload/contract.ts"; export default cents;`);
    // Electron's types may be imported by anybody.
    put("main/health/types.ts", `import type { App } from "electron"; export type A = App;`);
  });

  const isRule = (line: string): boolean => !line.includes("resolvable") && !line.includes("declared");

  test("a house as designed has none broken", async () => {
    expect((await brokenArrows(root)).filter(isRule)).toEqual([]);
  });

  // In one house: to look at one takes a second, however little is in it.
  test("each that is broken is found, and what leads nowhere or to an undeclared package", async () => {
    for (const [path, text] of BAD) put(path, text);
    put("main/health/bad.ts", `import "left-pad"; import "./gone.ts";`);
    const found = await brokenArrows(root);
    for (const [path, , rule] of BAD) {
      const told = new RegExp(`^${path.replaceAll(".", "\\.")} → .*: ${rule}$`);
      expect(found).toContainEqual(expect.stringMatching(told));
    }
    expect(found.filter((line) => line.startsWith("main/health/bad.ts")).join()).toMatch(
      /left-pad.*gone\.ts|gone\.ts.*left-pad/,
    );
    const bad = new Set(BAD.map(([path]) => `${path} `));
    expect(found.filter((line) => isRule(line) && ![...bad].some((path) => line.startsWith(path)))).toEqual([]);
  });
});

describe("invariants", () => {
  const all = Array.from(
    { length: 12 },
    (_, at) => `## INV-${at + 1}\nNever.\n\n- test: tests/a.test.ts › never ever\n`,
  ).join("\n");
  beforeEach(() => {
    put("tests/a.test.ts", `test("never ever", () => {});`);
  });

  test("each with a test that is there are proven", () => {
    expect(unprovenInvariants(all, root)).toEqual([]);
  });

  test.each([
    ["names no test", all.replace(/- test:.*\n/, ""), "INV-1 names no test"],
    ["missing", all.replace("## INV-7\n", "## Something\n"), "INV-7 is not in docs/invariants.md"],
    ["other title", all.replace("› never ever", "› never"), `INV-1: tests/a.test.ts has no test "never"`],
    ["no such file", all.replace("tests/a.", "tests/b."), "INV-1: tests/b.test.ts is not there"],
    ["not a test", all.replace("a.test.ts", "a.ts"), "INV-1: tests/a.ts is no test file"],
  ])("%s", (_name, text, problem) => {
    expect(unprovenInvariants(text, root)).toEqual([problem]);
  });
});
