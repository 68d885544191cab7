/** When the next look-up is due: design.md Proof ("Watch"), gateways.md A.5. */
import { describe, expect, test } from "vitest";
import { type Attempt, intended } from "./attempt.ts";
import { newWatch } from "./attemptRules.ts";
import { BODY } from "../testing/attempts.ts";
import { decidableFrom, nextLookUpAt, UNREACHABLE_RETRY_MS } from "./watchSchedule.ts";

const SETTINGS = { everyMs: 2_000, watchHours: 24 };
const MINUTE = 60_000;
const open: Attempt = { ...intended(BODY, 1_000, "c"), state: "sent" };
const checking: Attempt = { ...open, state: "checking", unknownSince: 100_000 };
const ended = (state: "declined" | "cancelled"): Attempt => ({ ...open, state, endedAt: 100_000 });
const over = newWatch(false, 100_000);

describe("open", () => {
  test("2 s after the intent, then 2 s after each look-up, as long as the request is open", () => {
    const watch = newWatch(true, 1_000);
    expect(nextLookUpAt(open, watch, null, false, SETTINGS)).toBe(3_000);
    expect(nextLookUpAt(open, watch, 170_000, false, SETTINGS)).toBe(172_000);
  });

  test.each([
    [0, 2_000],
    [59_999, 2_000],
    [60_000, 10_000],
    [10 * MINUTE - 1, 10_000],
    [10 * MINUTE, MINUTE],
    [30 * 24 * 60 * MINUTE, MINUTE],
  ])("%i ms after the request ended: every %i ms, set aside or not", (later, pace) => {
    for (const attempt of [checking, { ...checking, state: "setAside" as const }]) {
      expect(nextLookUpAt(attempt, over, 100_000 + later, false, SETTINGS)).toBe(100_000 + later + pace);
    }
  });

  test("at once after a start", () => {
    expect(nextLookUpAt(checking, over, null, false, SETTINGS)).toBe(0);
  });

  test("a look-up that could not leave is tried again within 5 s, however old the question", () => {
    const at = 100_000 + 24 * 60 * MINUTE;
    expect(nextLookUpAt(checking, over, at, true, SETTINGS)).toBe(at + UNREACHABLE_RETRY_MS);
    expect(UNREACHABLE_RETRY_MS).toBeLessThanOrEqual(5_000);
    expect(nextLookUpAt(checking, over, 100_000, true, SETTINGS)).toBe(102_000);
  });
});

describe("ended without capture", () => {
  test.each(["declined", "cancelled"] as const)("%s: 10 s, 30 s, 1, 2, 5, 15, 30 min, hourly to 24 h", (state) => {
    const due: number[] = [];
    for (let at: number | null = nextLookUpAt(ended(state), over, null, false, SETTINGS); at !== null;) {
      due.push((at - 100_000) / 1_000);
      at = nextLookUpAt(ended(state), over, at, false, SETTINGS);
    }
    expect(due).toEqual([10, 30, 60, 120, 300, 900, 1_800, ...Array.from({ length: 24 }, (_, i) => (i + 1) * 3_600)]);
  });

  test("after a restart the schedule goes on where the time is, and ends with its hours", () => {
    expect(nextLookUpAt(ended("declined"), over, 100_000 + 3 * MINUTE, false, SETTINGS)).toBe(100_000 + 5 * MINUTE);
    expect(nextLookUpAt(ended("declined"), over, 100_000 + 24 * 60 * MINUTE, false, SETTINGS)).toBeNull();
    expect(
      nextLookUpAt(ended("declined"), over, 100_000 + 60 * MINUTE, false, { ...SETTINGS, watchHours: 1 }),
    ).toBeNull();
  });
});

describe("a watch set to no hour, or to one", () => {
  const due = (watchHours: number, last: number | null) =>
    nextLookUpAt(ended("declined"), over, last, false, { ...SETTINGS, watchHours });

  test("none: what has ended is not asked for at all", () => {
    expect([null, 100_000 + 10_000, 100_000 + 3 * MINUTE].map((last) => due(0, last))).toEqual([null, null, null]);
  });

  test("a part of an hour ends between two of the early questions, the one on its end with it", () => {
    const half = 0.5;
    expect(due(half, 100_000 + 5 * MINUTE)).toBe(100_000 + 15 * MINUTE);
    expect(due(half, 100_000 + 15 * MINUTE)).toBe(100_000 + 30 * MINUTE);
    expect(due(0.25, 100_000 + 15 * MINUTE)).toBeNull();
  });
});

test("what ended nobody knows when is not asked for", () => {
  expect(nextLookUpAt({ ...ended("declined"), endedAt: null }, over, 5_000, false, SETTINGS)).toBeNull();
});

test("a proven capture is not asked for; one that a person decided is", () => {
  const approved: Attempt = { ...open, state: "approved", endedAt: 100_000, proved: true };
  expect(nextLookUpAt(approved, over, null, false, SETTINGS)).toBeNull();
  const decision = { paid: true, by: "c", approver: "m", reason: "r", slip: "", at: 100_000 };
  expect(nextLookUpAt({ ...approved, proved: false, decision }, over, null, false, SETTINGS)).toBe(110_000);
});

test("a manager may decide after the set time, and is not kept waiting by a clock that was put back", () => {
  expect(decidableFrom(null, 120_000, 5_000)).toBeNull();
  expect(decidableFrom(100_000, 120_000, 100_000)).toBe(220_000);
  expect(decidableFrom(100_000, 120_000, 99_000), "a second back").toBe(220_000);
  const yearLater = 100_000 + 365 * 86_400_000;
  expect(decidableFrom(yearLater, 120_000, 100_000), "a year back").toBe(100_000);
});
