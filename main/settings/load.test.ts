import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findJsonError } from "./jsonError.ts";
import { err } from "../core/result.ts";
import { readLayer } from "./load.ts";
import { describeProblem } from "./problem.ts";
import { resolveSettings } from "./resolve.ts";

const dir = mkdtempSync(join(tmpdir(), "tenderline-settings-"));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const missing = join(dir, "none.json");
let files = 0;

function file(content: string | Uint8Array): string {
  const path = join(dir, `${String(++files)}.json`);
  writeFileSync(path, content);
  return path;
}

/** What both files come to together, as at a start. */
function loadSettings({
  storedFile,
  overlayFile,
}: {
  readonly storedFile: string;
  readonly overlayFile: string | null;
}) {
  const layers = [
    readLayer("stored", storedFile),
    ...(overlayFile === null ? [] : [readLayer("overlay", overlayFile)]),
  ];
  const wrong = layers.flatMap((layer) => (layer.ok ? [] : [layer.error]));
  if (wrong.length > 0) return err(wrong);
  return resolveSettings(layers.flatMap((layer) => (layer.ok && layer.value !== null ? [layer.value] : [])));
}

function problem(storedFile: string, overlayFile: string | null = null): string {
  const result = loadSettings({ storedFile, overlayFile });
  return result.ok ? "" : result.error.map(describeProblem).join("\n");
}

describe("files", () => {
  it("may be missing when stored, not when asked for", () => {
    expect(problem(missing)).toBe("");
    expect(problem(missing, missing)).toBe(
      "settings: the file is not there; check the path given to --settings (none.json)",
    );
  });

  it("may begin with a byte order mark", () => {
    const result = loadSettings({ storedFile: file('\ufeff{"locale":"fr"}'), overlayFile: null });
    expect(result.ok && result.value.locale).toBe("fr");
  });

  it("lays the overlay over the stored file", () => {
    const result = loadSettings({
      storedFile: file('{"locale":"fr","mode":"training"}'),
      overlayFile: file('{"locale":"zh"}'),
    });
    expect(result.ok && [result.value.locale, result.value.modeFrom]).toEqual(["zh", "settings"]);
  });

  it("are refused when too large, not UTF-8 or not files", () => {
    expect(problem(file(" ".repeat(1_000_001)))).toContain("too large");
    expect(problem(file(new Uint8Array([0x7b, 0xe9, 0x7d])))).toContain("not UTF-8");
    expect(problem(dir)).toContain("cannot be read (EISDIR)");
  });

  it("name line and column of a mistake, and nothing of what stands there", () => {
    const text = problem(missing, file('{\n  "gateways": { "iotpay": { "key": "s3cr3t" "mchId": "" } }\n}'));
    expect(text).toMatch(/^settings: line 2, column 45: a comma or \} is missing; correct the JSON there/);
    expect(text).not.toContain("s3cr3t");
  });
});

describe("the place of a mistake", () => {
  it.each([
    ["", 1, 1],
    ["{", 1, 2],
    ["{'a':1}", 1, 2],
    ['{"a":1,}', 1, 8],
    ['{"a" 1}', 1, 6],
    ['{"a":01}', 1, 6],
    ["[1,]", 1, 4],
    ['{"a":1}\n}', 2, 1],
    ['{"a":"x\ny"}', 1, 6],
    ['{"a":tru}', 1, 6],
    ['{"a":[1}', 1, 8],
  ])("in %j", (text, line, column) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(findJsonError(text)).toMatchObject({ line, column });
  });
});
