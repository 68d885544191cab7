import { expect, it } from "vitest";
import { createEcho } from "./echo.ts";

function at() {
  let now = 1_000;
  const echo = createEcho({ now: () => now, after: () => () => undefined }, 500);
  return {
    echo,
    pass(ms: number) {
      now += ms;
    },
  };
}

it("knows the second of a pair, whichever side came first, once", () => {
  const { echo } = at();
  expect(echo.isEcho("scanner", "4011")).toBe(false);
  expect(echo.isEcho("page", "4011")).toBe(true);
  expect(echo.isEcho("page", "4011")).toBe(false);
  expect(echo.isEcho("scanner", "4011")).toBe(true);
});

it("takes the same goods scanned twice for two, each with its own echo", () => {
  const { echo } = at();
  const heard = [
    echo.isEcho("scanner", "4011"),
    echo.isEcho("scanner", "4011"),
    echo.isEcho("page", "4011"),
    echo.isEcho("page", "4011"),
  ];
  expect(heard).toEqual([false, false, true, true]);
});

it("pairs nothing that is not the same or comes too late", () => {
  const { echo, pass } = at();
  expect(echo.isEcho("scanner", "4011")).toBe(false);
  expect(echo.isEcho("page", "4012")).toBe(false);
  pass(501);
  expect(echo.isEcho("page", "4011")).toBe(false);
});

it("goes by when the page heard it: what waited for the link is the same scan, however late it comes", () => {
  const { echo, pass } = at();
  expect(echo.isEcho("scanner", "4011")).toBe(false);
  pass(90_000);
  expect(echo.isEcho("page", "4011", 89_990)).toBe(true);
  // Another scanner, which nobody but the page hears, read the same goods meanwhile.
  expect(echo.isEcho("scanner", "4011")).toBe(false);
  pass(2_000);
  expect(echo.isEcho("page", "4011", 1_000)).toBe(false);
  expect(echo.isEcho("page", "4011", 1_990)).toBe(true);
});

it("forgets what nobody else heard", () => {
  const { echo, pass } = at();
  expect(echo.isEcho("scanner", "4011")).toBe(false);
  pass(600_001);
  expect(echo.isEcho("page", "4011", 600_001)).toBe(false);
});

it("remembers no card", () => {
  const { echo } = at();
  expect(echo.isEcho("scanner", "4111111111111111")).toBe(false);
  expect(echo.isEcho("page", "4111111111111111")).toBe(false);
});
