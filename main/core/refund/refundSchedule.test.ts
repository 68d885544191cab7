/** When a refund is asked for next: gateways.md 0.2; the payment's own schedule is tested in `watchSchedule.test.ts`. */
import { describe, expect, test } from "vitest";
import { intendedRefund, type Refund } from "./refund.ts";
import { newRefundWatch } from "./refundRules.ts";
import { nextRefundLookUpAt } from "./refundSchedule.ts";
import { REFUND } from "../testing/refunds.ts";

const SETTINGS = { everyMs: 2_000, watchHours: 24 };
const END = 100_000;
const over = newRefundWatch(false, END);
const refund = (state: Refund["state"], more: Partial<Refund> = {}): Refund => ({
  ...intendedRefund(REFUND, 0, "c"),
  state,
  ...more,
});
const next = (one: Refund, last: number | null, unreachable = false, watch = over): number | null =>
  nextRefundLookUpAt(one, watch, last, unreachable, SETTINGS);

describe("nobody asks", () => {
  test("while its request is open, whatever its state", () => {
    const open = newRefundWatch(true, 0);
    for (const state of ["new", "sent", "pending", "checking"] as const)
      for (const last of [null, 5_000]) expect(next(refund(state), last, false, open)).toBeNull();
    expect(next(refund("notMade", { endedAt: END }), null, false, open)).toBeNull();
  });

  test("for what was given back by hand: no gateway lists it", () => {
    for (const state of ["made", "checking", "notMade"] as const)
      expect(next(refund(state, { way: "byHand", endedAt: END }), null)).toBeNull();
  });

  test("for what is proved to have been made", () => {
    expect(next(refund("made", { proved: true, endedAt: END }), null)).toBeNull();
  });

  test("for what ended nobody knows when", () => {
    expect(next(refund("notMade"), null)).toBeNull();
    expect(next(refund("notMade"), 5_000)).toBeNull();
  });
});

describe("what is open", () => {
  test("is asked for at once after its request or a start", () => {
    for (const state of ["new", "sent", "pending", "checking"] as const) expect(next(refund(state), null)).toBe(0);
  });

  test.each([
    [0, 5_000],
    [59_999, 5_000],
    [60_000, 10_000],
    [600_000, 60_000],
  ])("%i ms after its request ended every %i ms, as a list is", (later, pace) => {
    expect(next(refund("checking"), END + later)).toBe(END + later + pace);
  });

  test("is asked for again within 5 s when the question could not leave", () => {
    expect(next(refund("checking"), END, true)).toBe(END + 3_000);
    expect(next(refund("checking"), END + 3_600_000, true)).toBe(END + 3_603_000);
  });
});

describe("what counts as not made, or was decided", () => {
  test.each([
    ["not made", refund("notMade", { endedAt: END })],
    ["decided", refund("decided", { endedAt: END })],
    ["made on somebody's word", refund("made", { proved: false, endedAt: END })],
  ])("%s: is asked for like a payment that ended, for as long as it is watched", (_name, one) => {
    expect(next(one, null)).toBe(END + 10_000);
    expect(next(one, END + 10_000)).toBe(END + 30_000);
    expect(next(one, END + 3_600_000)).toBe(END + 7_200_000);
    expect(next(one, END + 24 * 3_600_000)).toBeNull();
  });
});
