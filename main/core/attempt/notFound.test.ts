import { describe, expect, test } from "vitest";
import { applyAttemptFact, intended } from "./attempt.ts";
import { newWatch, observe } from "./attemptRules.ts";
import { type Controls, notFoundCounts, seeNotFound } from "./notFound.ts";
import { BODY, captured, nothing, pending } from "../testing/attempts.ts";
import type { Reading } from "./reading.ts";

const SAID = "4000 unknown error";
const SHOWN: Controls = { negative: SAID, positive: true };

describe("not found counts only when all four conditions hold", () => {
  const seen = (first: number, ended: number | null, text = SAID) => seeNotFound(null, text, first, ended);
  test.each([
    ["all hold", SHOWN, seen(60_000, 0), SAID, 80_000, true],
    ["(1) a number never used was not asked for", { ...SHOWN, negative: null }, seen(60_000, 0), SAID, 80_000, false],
    ["(1) another text than then", { ...SHOWN, negative: "0112" }, seen(60_000, 0), SAID, 80_000, false],
    [
      "(2) no approved payment was found by its number",
      { ...SHOWN, positive: false },
      seen(60_000, 0),
      SAID,
      80_000,
      false,
    ],
    ["(3) the first was asked within a minute", SHOWN, seen(59_999, 0), SAID, 200_000, false],
    ["(3) the request is still open", SHOWN, seen(60_000, null), SAID, 200_000, false],
    ["(4) the two stand too close", SHOWN, seen(60_000, 0), SAID, 79_999, false],
    ["(4) one alone", SHOWN, null, SAID, 200_000, false],
    ["(4) the two differ", SHOWN, seen(60_000, 0, "other"), SAID, 200_000, false],
  ] as const)("%s", (_name, controls, first, text, askedAt, counts) => {
    expect(notFoundCounts(controls, first, text, askedAt)).toBe(counts);
  });

  test("another text, and a clock put back, begin anew", () => {
    const first = seeNotFound(null, SAID, 60_000, 0);
    expect(seeNotFound(first, SAID, 90_000, 0)).toEqual({ text: SAID, askedAt: 60_000 });
    expect(seeNotFound(first, "other", 90_000, 0)).toEqual({ text: "other", askedAt: 90_000 });
    expect(seeNotFound({ text: SAID, askedAt: 95_000 }, SAID, 90_000, 0)).toEqual({ text: SAID, askedAt: 90_000 });
  });
});

describe("in an attempt", () => {
  const UNKNOWN: Reading = { kind: "notFound", text: SAID };

  /** A payment whose answer was lost at 0, looked up at these moments, ms; `first` decides it before. */
  function looked(
    answers: readonly (readonly [at: number, reading: Reading])[],
    controls: Controls,
    decidedPaid = false,
  ) {
    let attempt = intended(BODY, 0, "cashier-1");
    let watch = newWatch(true, 0);
    const see = (event: Parameters<typeof observe>[2], at: number): void => {
      const seen = observe(attempt, watch, event, at);
      watch = seen.watch;
      attempt = seen.facts.reduce((before, fact) => applyAttemptFact(before, fact, at, "c"), attempt);
    };
    see({ kind: "takeEnded", result: { kind: "lost", why: "cut" } }, 0);
    if (decidedPaid) see({ kind: "decided", paid: true, approver: "m", reason: "slip seen", slip: "7" }, 1);
    for (const [at, reading] of answers) see({ kind: "lookedUp", reading, askedAt: at, controls }, at);
    return attempt;
  }
  const TWICE = [
    [61_000, UNKNOWN],
    [81_000, UNKNOWN],
  ] as const;

  test("it ends without capture, and a capture found later is a late approval", () => {
    expect(looked(TWICE, SHOWN)).toMatchObject({ state: "cancelled", cause: "notFound", endedAt: 81_000 });
    expect(looked([...TWICE, [200_000, captured]], SHOWN)).toMatchObject({ state: "approved", late: true });
  });

  test("without the controls it stays unknown, for ever", () => {
    const often = Array.from({ length: 100 }, (_, i) => [61_000 + i * 60_000, UNKNOWN] as const);
    expect(looked(often, { negative: SAID, positive: false })).toMatchObject({ state: "checking" });
    expect(looked(often, { negative: null, positive: true })).toMatchObject({ state: "checking" });
  });

  test.each([
    ["pending", pending],
    ["nothing learned", nothing],
  ])("%s between the two begins anew", (_name, between) => {
    const answers = [
      [61_000, UNKNOWN],
      [70_000, between],
      [81_000, UNKNOWN],
    ] as const;
    expect(looked(answers, SHOWN)).toMatchObject({ state: "checking" });
    expect(looked([...answers, [101_000, UNKNOWN]], SHOWN)).toMatchObject({ cause: "notFound" });
  });

  test("decided paid, it stays approved and is held against the decision, once", () => {
    const attempt = looked([...TWICE, [101_000, UNKNOWN]], SHOWN, true);
    expect(attempt).toMatchObject({ state: "approved", proved: false, contradictedAt: 81_000 });
  });
});
