import { describe, expect, test } from "vitest";
import { closeDay, type ClosingNow, closingSteps, type ClosingStep, skipStep } from "./closing.ts";
import { figuresOf } from "../report/figures.ts";

const QUIET: ClosingNow = {
  lastMoney: 40,
  last: { number: 7, seq: 21, upTo: 20, at: 1 },
  next: 8,
  unproven: 0,
  openSales: 0,
  held: 0,
  batches: [],
  match: null,
  matches: false,
  shift: null,
  backup: null,
  skips: [],
};
const nothing = { from: null, figures: figuresOf([]), drawers: [], batches: [] };
const covered = { ...nothing, upTo: 40, days: ["2026-11-21"], approver: "m" };
const states = (now: ClosingNow): string =>
  closingSteps(now)
    .map(({ step, state }) => `${step} ${state}`)
    .join(" · ");
const skip = (step: ClosingStep) => ({ step, reason: "the gateway is down", approver: "m" });

test("with nothing left the report is next, and after it the backup", () => {
  expect(states(QUIET)).toBe(
    "proven done · held done · batch done · match done · count done · report todo · backup later",
  );
  const closed: ClosingNow = { ...QUIET, last: { number: 8, seq: 41, upTo: 40, at: 2 } };
  expect(states(closed)).toMatch(/report done · backup todo$/);
  expect(states({ ...closed, backup: { at: 3, seq: 40 } })).toMatch(/backup todo$/);
  expect(states({ ...closed, backup: { at: 3, seq: 41 } })).toMatch(/backup done$/);
});

describe("each step says what is left of it", () => {
  const cases: readonly [ClosingStep, Partial<ClosingNow>, string, number][] = [
    ["proven", { unproven: 2 }, "wrong", 2],
    ["proven", { openSales: 1 }, "wrong", 1],
    ["held", { held: 3 }, "todo", 3],
    ["batch", { batches: [{ terminal: "T1", last: null, empty: false, next: "close" }] }, "todo", 1],
    ["batch", { batches: [{ terminal: "T1", last: "unknown", empty: true, next: "batchUnknown" }] }, "wrong", 1],
    ["match", { matches: true }, "todo", 1],
    ["match", { matches: true, match: { at: 1, upTo: 39, unsettled: 0 } }, "todo", 1],
    ["match", { matches: true, match: { at: 1, upTo: 40, unsettled: 2 } }, "wrong", 2],
    ["count", { shift: { counted: false } }, "todo", 1],
  ];
  test.each(cases)("%s %j", (step, how, state, left) => {
    const now = { ...QUIET, ...how };
    expect(closingSteps(now).find((each) => each.step === step)).toEqual({ step, state, left });
    expect(states(now)).toMatch(/report later · backup later$/);
    expect(closeDay(now, covered)).toEqual({ ok: false, error: "stepsLeft" });
  });

  test("a batch that is closed, and one that cannot be closed from here, are nothing to do", () => {
    const batches = [
      { terminal: "T1", last: "closed", empty: true, next: "already" },
      { terminal: "T2", last: null, empty: true, next: "noSuchCall" },
      { terminal: "T3", last: null, empty: true, next: "close" },
    ] as const;
    expect(states({ ...QUIET, batches })).toMatch(/batch done/);
    expect(states({ ...QUIET, matches: true, match: { at: 1, upTo: 40, unsettled: 0 } })).toMatch(/match done/);
  });
});

test("a manager passes over what waits for others, never over what is unproven or uncounted, and the report says so", () => {
  const down: ClosingNow = { ...QUIET, matches: true, held: 1 };
  for (const step of ["proven", "count", "report", "backup"] as const) {
    expect(skipStep({ ...down, unproven: 1, shift: { counted: false } }, skip(step))).toEqual({
      ok: false,
      error: "notSkippable",
    });
  }
  expect(skipStep(down, skip("batch"))).toEqual({ ok: false, error: "notSkippable" });
  expect(skipStep(down, { ...skip("match"), reason: "" })).toEqual({ ok: false, error: "reasonMissing" });
  const made = skipStep(down, skip("match"));
  expect(made).toEqual({ ok: true, value: { kind: "day.stepSkipped", body: skip("match") } });
  const skips = [skip("match"), skip("held")];
  expect(states({ ...down, skips })).toBe(
    "proven done · held skipped · batch done · match skipped · count done · report todo · backup later",
  );
  const closed = closeDay({ ...down, skips }, covered);
  expect(closed).toMatchObject({
    ok: true,
    value: { kind: "day.closed", body: { number: 8, after: 20, upTo: 40, skipped: skips } },
  });
  // One that is passed over passes over no other.
  const one = { ...down, skips: [skip("held")] };
  expect(states(one)).toMatch(/held skipped .* match todo .* report later/);
  expect(closeDay(one, covered)).toEqual({ ok: false, error: "stepsLeft" });
  // What was there to pass over and is done by now is no gap in the report.
  expect(closeDay({ ...down, held: 0, skips }, covered)).toMatchObject({
    value: { body: { skipped: [skip("match")] } },
  });
});

test("a terminal that needs somebody makes its step wrong, whatever the others need", () => {
  const batches = [
    { terminal: "T1", last: null, empty: false, next: "close" },
    { terminal: "T2", last: "unknown", empty: false, next: "batchUnknown" },
  ] as const;
  expect(closingSteps({ ...QUIET, batches })[2]).toEqual({ step: "batch", state: "wrong", left: 2 });
});

test("a backup is left to make until one holds the report", () => {
  const closed: ClosingNow = { ...QUIET, last: { number: 8, seq: 41, upTo: 40, at: 2 } };
  const left = (now: ClosingNow) => closingSteps(now).at(-1)?.left;
  expect([left(QUIET), left(closed), left({ ...closed, backup: { at: 3, seq: 41 } })]).toEqual([1, 1, 0]);
  expect(left({ ...QUIET, backup: { at: 3, seq: 41 } })).toBe(1);
});

test("closing twice changes nothing; an open drawer is something to close; the first report is number 1", () => {
  const closed: ClosingNow = { ...QUIET, last: { number: 8, seq: 41, upTo: 40, at: 2 } };
  expect(closeDay(closed, covered)).toEqual({ ok: false, error: "nothingToClose" });
  expect(closeDay({ ...closed, shift: { counted: false } }, covered)).toEqual({ ok: false, error: "stepsLeft" });
  expect(closeDay({ ...QUIET, last: null, next: 1 }, covered)).toMatchObject({
    value: { body: { number: 1, after: 0 } },
  });
  expect(states({ ...QUIET, last: null, lastMoney: 0 })).toMatch(/report later/);
  expect(closeDay({ ...QUIET, last: null, lastMoney: 0 }, covered)).toEqual({ ok: false, error: "nothingToClose" });
});
