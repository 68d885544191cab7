import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateByWeight, allocateQuotas } from "./allocate.ts";

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

describe("by weight", () => {
  it("gives what is left to the largest fraction, and of equals to the earlier line", () => {
    expect(allocateByWeight(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocateByWeight(5n, [1n, 1n, 1n])).toEqual([2n, 2n, 1n]);
    expect(allocateByWeight(10n, [15n, 25n, 60n])).toEqual([2n, 2n, 6n]);
    expect(allocateByWeight(1n, [1n, 3n, 3n])).toEqual([0n, 1n, 0n]);
  });

  it("shares nothing over nothing, and refuses what cannot be shared", () => {
    expect(allocateByWeight(0n, [0n, 0n])).toEqual([0n, 0n]);
    expect(allocateByWeight(0n, [])).toEqual([]);
    expect(() => allocateByWeight(1n, [0n])).toThrow(RangeError);
    expect(() => allocateByWeight(1n, [2n, -1n])).toThrow(RangeError);
  });

  it("adds up, never exceeds a weight and stays within one unit of the exact share", () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 8n), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.nat(1_000_000), (given, part) => {
        const whole = sum(given);
        const total = (whole * BigInt(part)) / 1_000_000n;
        const shares = allocateByWeight(total, given);
        expect(sum(shares)).toBe(total);
        shares.forEach((share, i) => {
          const weight = given[i] ?? 0n;
          const off = share * whole - total * weight;
          expect(share >= 0n && share <= weight && off < (whole || 1n) && off > -(whole || 1n)).toBe(true);
        });
      }),
    );
  });
});

describe("by quota", () => {
  it("keeps signs apart: a line taken back gives its tax back", () => {
    // 1.05 and −0.35: the sum 0.70 rounds to 1.
    expect(allocateQuotas(1n, [105n, -35n], 100n)).toEqual([1n, 0n]);
    expect(allocateQuotas(0n, [500n, -500n], 100n)).toEqual([5n, -5n]);
    expect(allocateQuotas(-1n, [-50n, 0n], 100n)).toEqual([-1n, 0n]);
  });

  it("refuses a total that is not the rounded sum", () => {
    expect(() => allocateQuotas(3n, [105n, 50n], 100n)).toThrow(RangeError);
    expect(() => allocateQuotas(0n, [105n], 100n)).toThrow(RangeError);
  });
});
