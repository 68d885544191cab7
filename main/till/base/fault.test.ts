import { expect, test } from "vitest";
import { describeFault } from "./fault.ts";

test("a fault is told by its kind and places, without its message", () => {
  const text = describeFault(new RangeError("4111 1111\n1111 1111"));
  expect(text).toMatch(/^A fault in the till: RangeError\n\s+at /);
  expect(text).not.toContain("1111");
  expect(describeFault("4111")).toBe("A fault in the till.");
});
