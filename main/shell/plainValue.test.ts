import fc from "fast-check";
import { expect, test } from "vitest";
import { plainValue } from "./plainValue.ts";

test("plain JSON comes through as it is", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const read = plainValue(value);
      if (JSON.stringify(value).includes('"__proto__"')) return;
      expect(read?.value).toEqual(value);
    }),
  );
});

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;

test.each([
  ["a cycle", cycle],
  ["a map", { a: new Map() }],
  ["a date", [new Date(0)]],
  ["a big integer", 1n],
  ["bytes", new Uint8Array(4)],
  ["not a number", Number.NaN],
  ["a prototype", JSON.parse('{"__proto__":{"a":1}}')],
  ["an error", new Error("x")],
  ["a long text", "x".repeat(70_000)],
  ["a long key", { ["k".repeat(70_000)]: 1 }],
  ["many values", Array.from({ length: 70_000 }, () => 0)],
  ["an empty list of great length", new Array(4_000_000_000)],
])("%s is refused", (_name, value) => {
  expect(plainValue(value)).toBeNull();
});

test("nothing of the page's object is kept", () => {
  const sent = { args: { list: [1] } };
  const read = plainValue(sent)?.value as typeof sent;
  sent.args.list.push(2);
  expect(read).toEqual({ args: { list: [1] } });
});
