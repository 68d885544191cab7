import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { codepayFaultForAmount, codepayFaultsByAmount } from "./codepay-faults-by-amount.ts";
import { faultForAmount, faultsByAmount } from "./faults-by-amount.ts";

it("has one fault per pair of digits, each of them in the README in the same words", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8").replace(/ {2,}/g, " ");
  expect(new Set(faultsByAmount.map(({ cents }) => cents)).size).toBe(faultsByAmount.length);
  for (const { cents, says, create, lookup } of faultsByAmount) {
    expect(create ?? lookup).toBeDefined();
    expect(readme).toContain(`| .${cents} | ${says} |`);
  }
});

it("has one fault of CodePay's per pair of digits, where the other terminal has it or where that has none", () => {
  expect(new Set(codepayFaultsByAmount.map(({ cents }) => cents)).size).toBe(codepayFaultsByAmount.length);
  for (const { cents, order, lookup } of codepayFaultsByAmount) {
    expect(order ?? lookup).toBeDefined();
    expect(cents === 80 || faultForAmount(cents) !== undefined).toBe(true);
  }
  expect(codepayFaultForAmount(480)?.order).toEqual({ kind: "neverArrives" });
  expect(codepayFaultForAmount(499)).toBeUndefined();
});

it("looks at the last two digits only", () => {
  expect(faultForAmount(123_482)?.cents).toBe(82);
  expect(faultForAmount(8200)).toBeUndefined();
  expect(faultForAmount(499)).toBeUndefined();
});
