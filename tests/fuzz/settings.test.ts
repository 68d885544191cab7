/** Settings files written by accident or malice: never a throw; either settings or problems that can be shown. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findJsonError } from "../../main/settings/jsonError.ts";
import { describeProblem } from "../../main/settings/problem.ts";
import { resolveSettings } from "../../main/settings/resolve.ts";

/** How many runs a property, when another number than its own is asked for. */
const RUNS = process.env["FUZZ_RUNS"] === undefined ? undefined : Number(process.env["FUZZ_RUNS"]);

const base = resolveSettings([]);
if (!base.ok) throw new Error("the defaults are settings");
const { operators: _operators, modeFrom: _modeFrom, ...defaults } = base.value;
const sound = JSON.stringify({ ...defaults, operators: [{ name: "Ann", role: "owner", pin: "5830" }] });

/** Every path of the sound settings, so that a mutation can strike anywhere. */
const paths = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
    : [path];

function strike(path: readonly string[], key: string, value: unknown): unknown {
  const whole = JSON.parse(sound) as Record<string, unknown>;
  let at: Record<string, unknown> = whole;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string, unknown>;
  const last = path.at(-1);
  const target = last === undefined ? whole : at[last];
  const isGroup = typeof target === "object" && target !== null && !Array.isArray(target);
  if (key !== "" && isGroup)
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else if (last !== undefined) at[last] = value;
  return whole;
}

function check(value: unknown): void {
  const result = resolveSettings([{ kind: "overlay", source: "f.json", value }]);
  if (result.ok) {
    expect(result.value.operators.length).toBeGreaterThan(0);
    return;
  }
  expect(result.error.length).toBeGreaterThan(0);
  for (const problem of result.error) {
    expect(problem.what).not.toBe("");
    expect(describeProblem(problem)).toMatch(/^[^\n]+: [^\n]+$/);
  }
}

it("sound settings are taken", () => {
  expect(resolveSettings([{ kind: "stored", source: "s.json", value: JSON.parse(sound) }]).ok).toBe(true);
});

it("one key or value replaced by anything", () => {
  const key = fc.oneof(
    fc.constant(""),
    fc.constantFrom("__proto__", "constructor", "kind", "pin", "nmae"),
    fc.string(),
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("", "live", "USD", 0, -1, 1e309, null, [], {}, "4111111111111111"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths(JSON.parse(sound))), key, value, (path, name, put) => {
      check(strike(path, name, put));
    }),
    { numRuns: RUNS ?? 6_000 },
  );
});

it("anything at all", () => {
  fc.assert(fc.property(fc.jsonValue(), check), { numRuns: RUNS ?? 2_000 });
});

it("text with a mistake has a place inside the text", () => {
  fc.assert(
    fc.property(fc.nat(sound.length), fc.nat(5), fc.string({ maxLength: 5 }), (at, cut, put) => {
      const text = sound.slice(0, at) + put + sound.slice(at + cut);
      try {
        check(JSON.parse(text));
      } catch (cause) {
        if (!(cause instanceof SyntaxError)) throw cause;
        const { line, column, why } = findJsonError(text);
        const lines = text.split("\n");
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        expect(why).not.toBe("a value is missing");
      }
    }),
    { numRuns: RUNS ?? 4_000 },
  );
});
