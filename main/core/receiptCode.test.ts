import fc from "fast-check";
import { expect, test } from "vitest";
import { formatReceiptCode, looksLikeReceiptCode, parseReceiptCode } from "./receiptCode.ts";

test("reads back what it wrote, for any register", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 8 }), fc.integer({ min: 1 }), (register, number) => {
      const code = { register, saleNumber: String(number) };
      expect(parseReceiptCode(formatReceiptCode(code))).toEqual(code);
    }),
  );
});

test("takes no other text for a receipt", () => {
  for (const scan of [
    "",
    "TL1:",
    "TL1:1",
    "TL1:1:",
    "TL1:1:10:42",
    "TL2:1:1042",
    "TL1:%:1042",
    "0063900000012",
    " TL1:1:2",
  ]) {
    expect(parseReceiptCode(scan), scan).toBeUndefined();
  }
  expect(looksLikeReceiptCode("TL1:1")).toBe(true);
  expect(looksLikeReceiptCode("4006381333931")).toBe(false);
});
