import fc from "fast-check";
import { expect, test } from "vitest";
import { containsCardData } from "../carddata.ts";
import { formatReceiptCode, parseReceiptCode } from "./receiptCode.ts";

const register = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const saleNumber = fc.integer({ min: 1, max: 999_999_999_999 });

test("reads back what it wrote, for any register; none looks like a card number", () => {
  fc.assert(
    fc.property(fc.record({ register, saleNumber }), (code) => {
      const text = formatReceiptCode(code);
      expect(parseReceiptCode(text)).toEqual(code);
      expect(containsCardData(text)).toBe(false);
    }),
  );
});

test("takes no other text for a receipt", () => {
  for (const scan of [
    "",
    "TL1:",
    "TL1:1",
    "TL1:1:",
    "TL1:1:0",
    "TL1:1:10:42",
    "TL2:1:1042",
    "TL1:%:1042",
    " TL1:1:2",
  ]) {
    expect(parseReceiptCode(scan), scan).toBeUndefined();
  }
});

test("prints nothing that it could not read back", () => {
  for (const code of [
    { register: "", saleNumber: 1 },
    { register: "a:b", saleNumber: 1 },
    { register: "1", saleNumber: 0 },
    { register: "1", saleNumber: 1.5 },
  ]) {
    expect(() => formatReceiptCode(code)).toThrow(RangeError);
  }
});
