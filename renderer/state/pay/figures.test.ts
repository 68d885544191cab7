import { expect, it } from "vitest";
import { appended, masked, percentTyped, typedOver, typedOverShown } from "./figures.ts";

it("takes figures from the right, without zeros at the head, up to the most", () => {
  expect(appended("", "0", 4)).toBe("");
  expect(appended("12", "00", 4)).toBe("1200");
  expect(appended("123", "45", 4)).toBe("123");
});

it.each([
  ["", 2, "en", "0.00"],
  ["5", 2, "en", "0.05"],
  ["1245", 3, "en", "1.245"],
  ["1245", 3, "fr", "1,245"],
  ["123456", 2, "zh", "1234.56"],
] as const)("%s with %d decimals in %s is %s", (digits, decimals, locale, text) => {
  expect(masked(digits, decimals, locale)).toBe(text);
});

it("reads its own text back, with a figure more or less", () => {
  expect(typedOver("12", "0.123", 8)).toBe("123");
  expect(typedOver("123", "1,2", 8)).toBe("12");
  expect(typedOver("1", "0.0", 8)).toBe("");
  expect(typedOver("1234", "12.345", 4)).toBe("1234");
});

it.each([
  ["a zero over nothing", "", "0", "0"],
  ["a price for free, pasted", "", "0,00", "0"],
  ["a zero behind a zero", "0.00", "0.000", "0"],
  ["a zero in the place of a figure", "0.05", "0.00", "0"],
  ["a zero in the place of all", "12.45", "0", "0"],
  ["the last figure taken away", "0.05", "0.0", ""],
  ["a zero taken away", "0.00", "0.0", ""],
  ["all taken away", "12.45", "", ""],
  ["a letter", "", "x", ""],
  ["a figure behind a zero", "0.00", "0.005", "5"],
  ["too many figures", "12.34", "12.345", "1234"],
])("tells nothing from zero: %s", (_, shown, text, digits) => {
  expect(typedOverShown(shown, text, 4)).toBe(digits);
});

it("lets a percent be typed with a point or a comma, and nothing else", () => {
  for (const text of ["", "5", "12.", "12,5", "100", "9.975"]) expect(percentTyped(text)).toBe(text);
  for (const text of ["1000", "1.2345", "1.2.3", "-5", "5%"]) expect(percentTyped(text)).toBeNull();
});
