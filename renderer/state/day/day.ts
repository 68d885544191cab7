/** How the evening stands, asked of the till again and again while somebody looks at it, and which step is looked at. */
import { useEffect } from "react";
import { create } from "zustand";
import { CLOSING_STEPS, type ClosingStep, type StepNow } from "../../../main/core/day/closing.ts";
import type { BatchTerminalView } from "../../../preload/contract/batch.ts";
import type { ClosingView } from "../../../preload/contract/closing.ts";
import type { DrawerView } from "../../../preload/contract/shift.ts";
import { useReports } from "./reports.ts";
import { isComingBack } from "../past/wayBack.ts";
import { ask, type Trouble, useTill } from "../till.ts";

interface Day {
  /** Null until the first answer. */
  readonly closing: ClosingView | null;
  readonly terminals: readonly BatchTerminalView[];
  readonly drawer: DrawerView | null;
  /** When the till was last heard, on its own clock, ms. */
  readonly heardAt: number;
  readonly trouble: Trouble | null;
  /** The step that somebody chose to look at; null: the first one that is left. */
  readonly chosen: ClosingStep | null;
  /** The drawer is being counted, or its float before it opens. */
  readonly counting: boolean;
  /** The sheet that closes the day lies open. */
  readonly closingDay: boolean;
  /** What the report's step shows. */
  readonly shown: Shown;
}

/** The open stretch, one Z report by its number, or the list of them. */
export type Shown =
  { readonly kind: "now" } | { readonly kind: "list" } | { readonly kind: "z"; readonly number: number };

const NOW: Shown = { kind: "now" };

const NOTHING: Day = {
  closing: null,
  terminals: [],
  drawer: null,
  heardAt: 0,
  trouble: null,
  chosen: null,
  counting: false,
  closingDay: false,
  shown: NOW,
};

export const useDay = create<Day>(() => NOTHING);

const same = <T>(now: T, before: T): T => (JSON.stringify(now) === JSON.stringify(before) ? before : now);

/** Asks how everything stands now. */
export async function lookAtDay(): Promise<void> {
  const [closing, terminals, drawer] = await Promise.all([
    ask("closing.state", {}),
    ask("batch.terminals", {}),
    ask("shift.now", {}),
  ]);
  const failed = [closing, terminals, drawer].find(({ ok }) => !ok);
  if (!closing.ok || !terminals.ok || !drawer.ok) {
    if (failed !== undefined && !failed.ok) useDay.setState({ trouble: failed.error });
    return;
  }
  useDay.setState((before) => ({
    closing: same(closing.value, before.closing),
    terminals: same(terminals.value, before.terminals),
    drawer: same(drawer.value, before.drawer),
    heardAt: Date.now() + useTill.getState().offset,
    trouble: null,
  }));
}

const AGAIN_MS = 2_000;
/** What changes at once in several slices is asked about once. */
const SOON_MS = 150;

/** Keeps the day as the till has it for as long as the caller is on the screen. */
export function useDayFollows(): void {
  useEffect(() => {
    void lookAtDay();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const again = setInterval(() => void lookAtDay(), AGAIN_MS);
    const stop = useTill.subscribe(({ view }, before) => {
      if (view === before.view) return;
      clearTimeout(soon);
      soon = setTimeout(() => void lookAtDay(), SOON_MS);
    });
    return () => {
      clearInterval(again);
      clearTimeout(soon);
      stop();
      // Whoever comes back begins where the evening stands; who only looked closer, at a sale or a report, where they were.
      if (!isComingBack("day") && !useReports.getState().open) chooseStep(null);
    };
  }, []);
}

export const isLeft = ({ state }: StepNow): boolean => state !== "done" && state !== "skipped";

/** The step to see to next: the first one that is left, the report where none is. A till's first day begins with its float. */
export const nextStep = ({ last, steps, toClose }: ClosingView): ClosingStep =>
  !toClose && last === null ? "count" : (steps.find(isLeft)?.step ?? "report");

/** Steps before the report that are left. */
export const leftBeforeReport = (steps: readonly StepNow[]): number =>
  steps.filter((each) => isLeft(each) && each.step !== "report" && each.step !== "backup").length;

export function chooseStep(step: ClosingStep | null): void {
  useDay.setState({ chosen: step, counting: false, closingDay: false, shown: NOW });
}

/** The step that somebody touches beside another: what is typed there stays. */
export function turnTo(step: ClosingStep): void {
  if (useDay.getState().chosen !== step) useDay.setState({ chosen: step });
}

/** Looks at the step above or below. */
export function stepBy(by: 1 | -1): void {
  const { chosen, closing } = useDay.getState();
  if (closing === null) return;
  const at = CLOSING_STEPS.indexOf(chosen ?? nextStep(closing));
  chooseStep(CLOSING_STEPS[Math.min(Math.max(at + by, 0), CLOSING_STEPS.length - 1)] ?? null);
}

/** Everything before the report is done or passed over: the day can be closed. */
export const isReady = (steps: readonly StepNow[]): boolean =>
  steps.some(({ step, state }) => step === "report" && state === "todo");

/** Asks whether the day is to be closed, or shows what is left before it can be. */
export function askToCloseDay(): void {
  const steps = useDay.getState().closing?.steps ?? [];
  useDay.setState({ chosen: "report", counting: false, closingDay: isReady(steps), shown: NOW });
}

/** Who looks is another person: they begin where the evening stands. */
useTill.subscribe((now, before) => {
  if (now.view?.session.operator?.id !== before.view?.session.operator?.id) useDay.setState(NOTHING);
});
