import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonicalJson.ts";

describe("canonicalJson", () => {
  it.each([
    [{ b: 1, a: [true, null, "é\n"], c: undefined }, String.raw`{"a":[true,null,"é\n"],"b":1}`],
    [{ é: 1, z: 2, A: 3, "10": 4, "9": 5 }, '{"10":4,"9":5,"A":3,"z":2,"é":1}'],
    [[-0, 1e21 / 1e3 / 1e3, 0.1, -1148], "[0,1000000000000000,0.1,-1148]"],
    ["\ud800", String.raw`"\ud800"`],
    [null, "null"],
  ])("writes %j in one way only", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    [{ a: { b: Number.POSITIVE_INFINITY } }, "body.a.b is Infinity"],
    [[1, [undefined]], "body[1][0] is undefined"],
    [{ at: new Date(0) }, "body.at is an instance of a class"],
    [{ n: 2 ** 53 }, "body.n is 9007199254740992"],
    [{ n: 1n }, "body.n is bigint"],

    [[1, , 2], "body[1] is undefined"],
  ])("refuses what JSON would bend", (value, reason) => {
    expect(() => canonicalJson(value)).toThrow(reason);
  });

  it("gives equal text for equal values, whatever the order of their keys, and reads back the same", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(exact(value));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(exact(value))));
        expect(canonicalJson(reversed(JSON.parse(text)))).toBe(text);
      }),
    );
  });
});

/** Whole numbers beyond 2^53 are refused, so the generated ones become text. */
function exact(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value;
  return mapped(value, exact, (entries) => entries);
}

function reversed(value: unknown): unknown {
  return mapped(value, reversed, (entries) => entries.reverse());
}

type Entries = [string, unknown][];

function mapped(value: unknown, each: (value: unknown) => unknown, order: (entries: Entries) => Entries): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(order(Object.entries(value).map(([key, member]) => [key, each(member)])));
}
