import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { faultForAmount, faultsByAmount } from "./faults-by-amount.ts";

it("has one fault per pair of digits, each of them in the README in the same words", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8").replace(/ {2,}/g, " ");
  expect(new Set(faultsByAmount.map(({ cents }) => cents)).size).toBe(faultsByAmount.length);
  for (const { cents, says, create, lookup } of faultsByAmount) {
    expect(create ?? lookup).toBeDefined();
    expect(readme).toContain(`| .${cents} | ${says} |`);
  }
});

it("looks at the last two digits only", () => {
  expect(faultForAmount(123_482)?.cents).toBe(82);
  expect(faultForAmount(8200)).toBeUndefined();
  expect(faultForAmount(499)).toBeUndefined();
});
