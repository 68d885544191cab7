import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockJump, type ClockSample, clockVerdict, FAR_OFF_MS, OFF_MS, withSample } from "./clockSkew.ts";

const AT = 1_700_000_000_000;
const SECOND = 1_000;

/** Samples of a clock that is ahead by so much, answered at once. */
const ahead = (byMs: number, count = 5): readonly ClockSample[] =>
  Array.from({ length: count }, (_, i) => ({ ours: AT + i * 60_000 + byMs, theirs: AT + i * 60_000, tookMs: 0 }));

describe("the clock beside the gateways' answers", () => {
  test.each([
    [0, "fine"],
    [OFF_MS, "fine"],
    [-OFF_MS, "fine"],
    [OFF_MS + 2 * SECOND, "off"],
    [-OFF_MS - 2 * SECOND, "off"],
    [FAR_OFF_MS, "off"],
    [FAR_OFF_MS + 2 * SECOND, "farOff"],
    [-FAR_OFF_MS - 2 * SECOND, "farOff"],
  ])("%d ms ahead is %s", (byMs, kind) => {
    expect(clockVerdict(ahead(byMs)).kind).toBe(kind);
  });

  test("says which way, less the second that HTTP dates are cut to", () => {
    expect(clockVerdict(ahead(-120_000))).toEqual({ kind: "off", byMs: -120_000 });
    expect(clockVerdict(ahead(120_000))).toEqual({ kind: "off", byMs: 119_000 });
  });

  test("one or two answers are not enough, and one wrong one among five is outvoted", () => {
    expect(clockVerdict(ahead(7_200_000, 2)).kind).toBe("fine");
    const wrong = { ours: AT + 7_200_000, theirs: AT, tookMs: 0 };
    expect(clockVerdict([...ahead(0, 4), wrong]).kind).toBe("fine");
    expect(clockVerdict([wrong, ...ahead(0, 4)]).kind).toBe("fine");
  });

  test("an answer that took long, or has no time, is left out; only the last five count", () => {
    const good = ahead(0, 3);
    expect(withSample(good, { ours: AT, theirs: AT, tookMs: 180_000 })).toBe(good);
    expect(withSample(good, { ours: AT, theirs: Number.NaN, tookMs: 0 })).toBe(good);
    const later = ahead(90_000).reduce(withSample, good);
    expect(later).toHaveLength(5);
    expect(clockVerdict(later).kind).toBe("off");
  });

  test("a right clock is never blamed, however slow and uneven the line", () => {
    const sample = fc.record({ up: fc.integer({ min: 0, max: 10_000 }), down: fc.integer({ min: 0, max: 10_000 }) });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 12 }), (ways) => {
        let samples: readonly ClockSample[] = [];
        for (const { up, down } of ways) {
          const dated = AT + up;
          const theirs = Math.floor(dated / SECOND) * SECOND;
          samples = withSample(samples, { ours: AT + up + down, theirs, tookMs: up + down });
        }
        expect(clockVerdict(samples)).toEqual({ kind: "fine" });
      }),
    );
  });
});

describe("the clock beside the steady counter", () => {
  const before = { wall: AT, steady: 500 };
  test.each([
    ["goes with time", 1_000, 1_000, null],
    ["is corrected a little", 1_000, 4_500, null],
    ["is put forward", 1_000, 3_601_000, { from: AT + 1_000, to: AT + 3_601_000 }],
    ["is put back", 1_000, -3_599_000, { from: AT + 1_000, to: AT - 3_599_000 }],
  ])("%s", (_what, steadyMs, wallMs, jump) => {
    expect(clockJump(before, { wall: AT + wallMs, steady: 500 + steadyMs })).toEqual(jump);
  });
});
