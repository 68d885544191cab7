/** What a broken cable, a jammed key or a card held before the reader may send: one clear answer each, and no card kept. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { containsCardData } from "../../main/core/carddata.ts";
import { formatReceiptCode, formatReturnCode } from "../../main/core/sale/receiptCode.ts";
import { MAX_SCAN_LENGTH, recognise } from "../../native/scanner/codes.ts";
import { checkDigit, hasRightCheckDigit } from "../../native/scanner/gtin.ts";
import type { WeightCodeRules } from "../../native/scanner/weightCodes.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: min, maxLength: max });
const noise = fc.string({ unit: "binary", maxLength: 12 });

const aims = fc.constantFrom("", "]d2", "]C1", "]Q3", "\u001d", "https://id.gs1.org/");
const element = fc
  .tuple(
    fc.constantFrom("01", "02", "00", "10", "21", "17", "3103", "3922", "37", "99"),
    fc.oneof(digits(1, 18), noise),
    fc.constantFrom("", "\u001d"),
  )
  .chain(([ai, value, end]) => fc.constantFrom(`${ai}${value}${end}`, `(${ai})${value}`, `${ai}/${value}/`));
const gs1 = fc.tuple(aims, fc.array(element, { maxLength: 5 })).map(([aim, elements]) => aim + elements.join(""));

const scan = fc.oneof(
  gs1,
  fc.string({ unit: "binary", maxLength: MAX_SCAN_LENGTH + 20 }),
  digits(1, 40),
  fc.tuple(noise, digits(6, 20), noise).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("TL1:", "]E0", "]C1", "\u0002", "TL1:1:"), noise).map((parts) => parts.join("")),
  fc
    .tuple(
      noise,
      fc.constantFrom("4111111111111111", "%B4111111111111111^A/B^2912101?", ";4111111111111111=2912101?"),
      noise,
    )
    .map((parts) => parts.join("")),
);

const rules: fc.Arbitrary<WeightCodeRules> = fc.record({
  weightCodes: fc.constantFrom("none", "upca", "ean13"),
  weightPrefixes: fc.subarray(["02", "21", "25"]),
  priceCheck: fc.constantFrom("digit", "none"),
});

it("answers every scan, keeps no card data and no control character", () => {
  fc.assert(
    fc.property(scan, rules, (raw, rule) => {
      const code = recognise(raw, rule);
      if (code.kind === "bad") {
        expect(Object.keys(code).sort()).toEqual(["kind", "why"]);
        return;
      }
      if ((code.kind === "gs1" || code.kind === "measured") && code.measure !== undefined) {
        const size = code.measure.kind === "weight" ? code.measure.grams : code.measure.amount;
        expect(Number.isSafeInteger(size) && size >= 0).toBe(true);
      }
      expect(code.text.length).toBeLessThanOrEqual(MAX_SCAN_LENGTH);
      expect(code.text).not.toMatch(/\p{Cc}/u);
      expect(containsCardData(code.text, { allowGtin: true })).toBe(false);
      if (code.kind === "gtin") expect(code.gtin.length === 14 && hasRightCheckDigit(code.gtin)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

it("reads every right product number and flags every misread one", () => {
  const body = fc.oneof(digits(7, 7), digits(11, 13));
  fc.assert(
    fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (digitsBefore, place, shift) => {
      const right = digitsBefore + checkDigit(digitsBefore);
      expect(recognise(right)).toMatchObject({ kind: "gtin", gtin: right.padStart(14, "0"), text: right });
      const at = place % right.length;
      const wrong = right.slice(0, at) + String((Number(right[at]) + shift) % 10) + right.slice(at + 1);
      const read = recognise(wrong);
      const isUpcE = read.kind === "gtin" && read.form === "upce";
      const isCard = read.kind === "bad" && containsCardData(wrong);
      expect(isUpcE || isCard || (read.kind === "text" && read.checkDigitWrong)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

it("reads back every receipt code, of sales and of returns", () => {
  const register = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
  const number = fc.integer({ min: 1, max: 999_999_999_999 });
  fc.assert(
    fc.property(register, number, (till, each) => {
      for (const text of [formatReceiptCode({ register: till, saleNumber: each }), formatReturnCode(till, each)])
        expect(recognise(text)).toEqual({ kind: "receipt", text });
    }),
    { numRuns: RUNS },
  );
});
