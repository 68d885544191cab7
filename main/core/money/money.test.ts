import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, CURRENCIES, divideRounded, MAX_AMOUNT, minor, neg, parseMajor, sub, toMajorText, ZERO } from "./money.ts";

describe("minor units", () => {
  it("refuses anything but a safe integer", () => {
    for (const bad of [0.5, NaN, Infinity, 2 ** 53]) expect(() => minor(bad)).toThrow(RangeError);
    expect(() => add(minor(Number.MAX_SAFE_INTEGER), minor(1))).toThrow(RangeError);
  });

  it("has no negative zero", () => {
    expect(Object.is(neg(ZERO), 0)).toBe(true);
    expect(Object.is(minor(-0), 0)).toBe(true);
  });

  it("adds and subtracts", () => {
    expect(add()).toBe(0);
    expect(add(minor(1), minor(-3), minor(7))).toBe(5);
    expect(sub(minor(1), minor(3))).toBe(-2);
  });
});

describe("major text", () => {
  it("reads what people and files write", () => {
    const cases = {
      "12.34": 1234,
      "12,34": 1234,
      "0.5": 50,
      ".5": 50,
      "7": 700,
      " 007.10 ": 710,
      "999999.99": 99_999_999,
    };
    for (const [text, cents] of Object.entries(cases)) expect(parseMajor(text)).toEqual({ ok: true, value: cents });
  });

  it.each([
    ["12.345", "tooManyDecimals"],
    ["1,234", "tooManyDecimals"],
    ["1000000", "tooLarge"],
    ["9".repeat(400), "tooLarge"],
    ["-1", "negative"],
    ["−0.01", "negative"],
    ["", "notANumber"],
    ["-", "notANumber"],
    [".", "notANumber"],
    ["5.", "notANumber"],
    ["1,234.56", "notANumber"],
    ["1 234", "notANumber"],
    ["$5", "notANumber"],
    ["1e3", "notANumber"],
    ["0x10", "notANumber"],
    ["NaN", "notANumber"],
    ["١٢", "notANumber"],
  ])("refuses %j as %s", (text, kind) => {
    expect(parseMajor(text)).toEqual({ ok: false, error: { kind } });
  });

  it("comes back as it went out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), (cents) => {
        expect(parseMajor(toMajorText(minor(cents)))).toEqual({ ok: true, value: cents });
      }),
    );
    expect(toMajorText(minor(-5))).toBe("-0.05");
  });
});

describe("divideRounded", () => {
  it("rounds halves away from zero, whatever the signs", () => {
    expect([5n, -5n, 4n, -4n, 6n, -6n].map((n) => divideRounded(n, 10n))).toEqual([1n, -1n, 0n, 0n, 1n, -1n]);
    expect([divideRounded(5n, -10n), divideRounded(-5n, -10n), divideRounded(-15n, -10n)]).toEqual([-1n, 1n, 2n]);
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });

  it("is never more than half a unit off", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
        const off = 2n * (divideRounded(n, d) * d - n);
        expect(off <= d && off >= -d).toBe(true);
        expect(divideRounded(-n, d)).toBe(-divideRounded(n, d));
      }),
    );
  });
});

it("lists notes and coins descending, each a multiple of the cash unit", () => {
  for (const { denominations, notes, cashUnit } of Object.values(CURRENCIES)) {
    expect([...denominations].sort((a, b) => b - a)).toEqual(denominations);
    expect(denominations.every((piece) => piece % cashUnit === 0)).toBe(true);
    expect(notes.every((note) => denominations.includes(note))).toBe(true);
  }
});
