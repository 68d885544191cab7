import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "./systemClock.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const YEAR = 365 * 86_400_000;

test("a wait that is longer than a timer can be does not fire at once: a clock put back by a year asks no gateway without end", () => {
  const set = vi.spyOn(globalThis, "setTimeout");
  systemClock.after(YEAR, () => undefined)();
  systemClock.after(2_000, () => undefined)();
  expect(set.mock.calls.map(([, ms]) => ms)).toEqual([2 ** 31 - 1, 2_000]);
});
