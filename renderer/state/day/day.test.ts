import { expect, test } from "vitest";
import { CLOSING_STEPS, type ClosingStep, type StepNow } from "../../../main/core/day/closing.ts";
import type { ClosingView } from "../../../preload/contract/closing.ts";
import { isReady, leftBeforeReport, nextStep } from "./day.ts";

const steps = (states: Partial<Record<ClosingStep, StepNow["state"]>>): readonly StepNow[] =>
  CLOSING_STEPS.map((step) => ({ step, state: states[step] ?? "done", left: 0 }));
const view = (toClose: boolean, last: number | null, states: Parameters<typeof steps>[0]): ClosingView => ({
  businessDay: "2026-11-21",
  since: null,
  steps: steps(states),
  skips: [],
  onTheWay: 0,
  toClose,
  next: (last ?? 0) + 1,
  last: last === null ? null : { number: last, at: 0 },
  match: null,
  backup: null,
});

test("what is left comes first; a step that was passed over is not, and a closed day is its report", () => {
  const evening = { held: "skipped", batch: "wrong", count: "todo", report: "later", backup: "later" } as const;
  expect(nextStep(view(true, 1, evening))).toBe("batch");
  expect(leftBeforeReport(steps(evening))).toBe(2);
  expect(isReady(steps(evening))).toBe(false);
  const ready = { held: "skipped", report: "todo", backup: "later" } as const;
  expect(nextStep(view(true, 1, ready))).toBe("report");
  expect([leftBeforeReport(steps(ready)), isReady(steps(ready))]).toEqual([0, true]);
  expect(nextStep(view(false, 1, { backup: "todo" }))).toBe("backup");
  expect(nextStep(view(false, 1, {}))).toBe("report");
});

test("a till's first day begins with its float", () => {
  expect(nextStep(view(false, null, { batch: "todo", report: "later", backup: "later" }))).toBe("count");
});
