import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsCardData } from "./carddata.ts";
import { mintReference, shortRef } from "./ids.ts";

const AT = Date.UTC(2026, 10, 21, 2, 48, 26, 123);

describe("references", () => {
  it("say register, UTC time and sequence", () => {
    expect(mintReference("1", AT, 0, 0)).toBe("1D261121T024826123S00000000");
    expect(mintReference("1", AT, 33, 0.5)).toBe("1D261121T024826123S0011G000");
  });

  it("fit 30 characters of A–Z and 0–9 whatever the register is called", () => {
    expect(mintReference("till-é-front 12", AT, 0, 0)).toMatch(/^NT12D/);
    expect(mintReference("前台", AT, 0, 0)).toMatch(/^0D/);
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(2 ** 41),
        fc.nat(),
        fc.double({ min: 0, max: 0.999999999, noNaN: true }),
        (register, at, n, r) => {
          const reference = mintReference(register, at, n, r);
          expect(reference).toMatch(/^[0-9A-Z]{20,30}$/);
          expect(containsCardData(reference)).toBe(false);
        },
      ),
    );
  });

  it("differ by time, by sequence and by chance alone", () => {
    const many = new Set<string>();
    for (let i = 0; i < 2000; i++) {
      many.add(mintReference("1", AT + i + 1, 0, 0));
      many.add(mintReference("1", AT, i + 1, 0));
      many.add(mintReference("1", AT, 0, (i + 1) / 2001));
    }
    expect(many.size).toBe(6000);
  });

  it("refuse what is no sequence, chance or time", () => {
    expect(() => mintReference("1", AT, -1, 0)).toThrow(RangeError);
    expect(() => mintReference("1", AT, 0, 1)).toThrow(RangeError);
    expect(() => mintReference("1", AT, 0, NaN)).toThrow(RangeError);
    expect(() => mintReference("1", NaN, 0, 0)).toThrow(RangeError);
  });
});

describe("short codes", () => {
  it("are the same for the same reference, and have no letter that is misread", () => {
    expect(shortRef("1D261121T024826123S00000000")).toBe(shortRef("1D261121T024826123S00000000"));
    fc.assert(fc.property(fc.string(), (reference) => /^R-[0-9A-HJKMNP-TV-Z]{4}$/.test(shortRef(reference))));
  });

  it("spread over references minted in a row", () => {
    const codes = new Set(Array.from({ length: 1000 }, (_, i) => shortRef(mintReference("1", AT + i * 40_000, i, 0))));
    expect(codes.size).toBeGreaterThan(990);
  });
});
