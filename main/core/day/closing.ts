/**
 * The evening's list: what is left before the day is closed, derived from how things stand, so that an evening that was
 * interrupted goes on where it was and one that is done twice changes nothing. Pure.
 */
import type { BatchSums, BatchState, SaidSums } from "./batch.ts";
import type { GatewayId } from "../attempt/attemptParts.ts";
import type { Figures } from "../report/figures.ts";
import type { Minor } from "../money/money.ts";
import { err, ok, type Result } from "../result.ts";

export type ClosingStep = "proven" | "held" | "batch" | "match" | "count" | "report" | "backup";

export const CLOSING_STEPS: readonly ClosingStep[] = ["proven", "held", "batch", "match", "count", "report", "backup"];

/** Steps that a manager may pass over with a reason: the day must not wait for a gateway that is down. */
const MAY_BE_SKIPPED: ReadonlySet<ClosingStep> = new Set<ClosingStep>(["held", "batch", "match"]);

export interface ClosingSkip {
  readonly step: ClosingStep;
  readonly reason: string;
  readonly approver: string;
}

/** A terminal whose batch can be closed from the till. */
export interface BatchNow {
  readonly terminal: string;
  readonly last: BatchState | null;
  /** The till reckons nothing to be in it. */
  readonly empty: boolean;
  /** What pressing *close* would do: nothing when it is closed and nothing came since. */
  readonly next: "close" | "already" | "batchRunning" | "batchUnknown" | "batchPaymentsOpen" | "noSuchCall";
}

/** The last match of our records with the gateways'. */
export interface MatchNow {
  readonly at: number;
  /** Up to which fact it looked, and how many differences nobody has settled or noted yet. */
  readonly upTo: number;
  readonly unsettled: number;
}

/** How one drawer ended. Minor units. */
export interface DrawerEnd {
  readonly shift: string;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly float: Minor;
  readonly expected: Minor;
  readonly counted: Minor;
  readonly left: Minor;
  readonly toBank: Minor;
  /** Tips of cards and wallets that were paid out of it; left out where none were. */
  readonly tipsOut?: Minor;
  readonly explanation: string;
  readonly by: string;
}

/** How the close of a terminal's batch stood. @property at when it was asked for, ms */
export interface BatchEnd {
  readonly gateway: GatewayId;
  readonly terminal: string;
  readonly state: BatchState;
  /** What a person said of it; null where nobody had to. */
  readonly saidClosed: boolean | null;
  readonly at: number;
  readonly ours: BatchSums;
  /** As the slip or the answer has it; null where neither says. */
  readonly theirs: SaidSums | null;
}

/** What a stretch of the journal comes to: what X and Z reports are made of. */
export interface Stretch {
  /** When its first money moved or its first drawer opened, ms; null when nothing did. */
  readonly from: number | null;
  /** The business days of what it covers, in order. */
  readonly days: readonly string[];
  readonly figures: Figures;
  /** Drawers that were closed in it. */
  readonly drawers: readonly DrawerEnd[];
  readonly batches: readonly BatchEnd[];
}

/** A drawer that stands open. @property moved cash in less cash out beside sales, @property tipsOut tips paid out; minor units */
export interface OpenDrawer {
  readonly shift: string;
  readonly openedAt: number;
  readonly float: Minor;
  readonly moved: Minor;
  readonly tipsOut: Minor;
  readonly expected: Minor;
}

/** A sale that a report names by its id, as people know it; a return that came back without its sale. */
export interface NamedSale {
  readonly sale: string;
  readonly kind: "sale" | "return";
  /** 0 when the journal knows no such number. */
  readonly number: number;
}

/** The X report: how things stand in between. It closes nothing, and is no fact. */
export interface XReport extends Stretch {
  readonly after: number;
  readonly upTo: number;
  /** ms */
  readonly at: number;
  readonly open: readonly OpenDrawer[];
}

/** The Z report: a fact, so that it never changes. It covers the facts after `after` and up to `upTo`. */
export interface ZReport extends Stretch {
  /** Counts up and never repeats. */
  readonly number: number;
  readonly after: number;
  readonly upTo: number;
  readonly skipped: readonly ClosingSkip[];
  readonly approver: string;
}

export type ClosingFact =
  | { readonly kind: "day.stepSkipped"; readonly body: ClosingSkip }
  | { readonly kind: "day.closed"; readonly body: ZReport };

/** How everything stands at this moment. */
export interface ClosingNow {
  /** The number of the last fact that moved money or made a sale owe some. */
  readonly lastMoney: number;
  /** The last Z report: its number, its own fact's number, and up to where it covers; null before there was one. */
  readonly last: { readonly number: number; readonly seq: number; readonly upTo: number; readonly at: number } | null;
  /** The number of the next Z report: one more than any that stands on paper. */
  readonly next: number;
  /** Entries of the tray: payments not proven, money to give back, refunds and tips on their way. */
  readonly unproven: number;
  /** A sale with goods on it is on the screen or waits in the background. */
  readonly openSales: number;
  readonly held: number;
  readonly batches: readonly BatchNow[];
  /** Null while nobody has asked, or where no gateway can be matched (`matches` false). */
  readonly match: MatchNow | null;
  readonly matches: boolean;
  /** A drawer is open; counted: and nothing moved since its count. */
  readonly shift: { readonly counted: boolean } | null;
  /** The last verified backup: up to which fact it holds the journal. */
  readonly backup: { readonly at: number; readonly seq: number } | null;
  readonly skips: readonly ClosingSkip[];
}

export interface StepNow {
  readonly step: ClosingStep;
  /**
   * `done` · `skipped` by a manager · `todo`: its one button helps · `wrong`: needs somebody · `later`: waits for those
   * before it.
   */
  readonly state: "done" | "skipped" | "todo" | "wrong" | "later";
  /** What is left of it: payments, sales, terminals, differences; 0 when nothing can be counted. */
  readonly left: number;
}

/** There is something to close: money or goods since the last Z report, or a drawer that stands open. */
export const isToClose = ({ lastMoney, last, shift }: ClosingNow): boolean =>
  shift !== null || lastMoney > (last?.upTo ?? 0);

/** The steps in their order. */
export function closingSteps(now: ClosingNow): readonly StepNow[] {
  const closed = !isToClose(now) && now.last !== null;
  const before = CLOSING_STEPS.slice(0, 5).map((step): StepNow => {
    const left = closed ? 0 : leftOf(step, now);
    if (left === 0) return { step, state: "done", left };
    const skipped = MAY_BE_SKIPPED.has(step) && now.skips.some((skip) => skip.step === step);
    return { step, state: skipped ? "skipped" : stateOf(step, now), left };
  });
  const ready = before.every(({ state }) => state === "done" || state === "skipped");
  const report: StepNow = {
    step: "report",
    state: closed ? "done" : ready && isToClose(now) ? "todo" : "later",
    left: closed ? 0 : 1,
  };
  const kept = now.last !== null && now.backup !== null && now.backup.seq >= now.last.seq;
  const backup: StepNow = {
    step: "backup",
    state: !closed ? "later" : kept ? "done" : "todo",
    left: closed && kept ? 0 : 1,
  };
  return [...before, report, backup];
}

function leftOf(step: ClosingStep, now: ClosingNow): number {
  switch (step) {
    case "proven":
      return now.unproven + now.openSales;
    case "held":
      return now.held;
    case "batch":
      return now.batches.filter(({ empty, next }) =>
        next === "close" ? !empty : next !== "already" && next !== "noSuchCall",
      ).length;
    case "match":
      if (!now.matches) return 0;
      return now.match === null || now.match.upTo < now.lastMoney ? 1 : now.match.unsettled;
    case "count":
      return now.shift === null ? 0 : 1;
    case "report":
    case "backup":
      return 1;
  }
}

function stateOf(step: ClosingStep, now: ClosingNow): "todo" | "wrong" {
  if (step === "proven") return "wrong";
  if (step === "batch") return now.batches.some(({ next }) => next === "batchUnknown") ? "wrong" : "todo";
  if (step === "match") return now.match !== null && now.match.upTo >= now.lastMoney ? "wrong" : "todo";
  return "todo";
}

export type ClosingRefusal = "nothingToClose" | "stepsLeft" | "notSkippable" | "reasonMissing";

/** Passes over a step. @param skip with the approver's id */
export function skipStep(now: ClosingNow, skip: ClosingSkip): Result<ClosingFact, ClosingRefusal> {
  if (!MAY_BE_SKIPPED.has(skip.step)) return err("notSkippable");
  if (skip.reason === "") return err("reasonMissing");
  const step = closingSteps(now).find((each) => each.step === skip.step);
  if (step === undefined || step.left === 0) return err("notSkippable");
  return ok({ kind: "day.stepSkipped", body: skip });
}

/**
 * Closes the day. @param covered what it covers, gathered at this moment: nothing may be journalled between
 */
export function closeDay(
  now: ClosingNow,
  covered: Omit<ZReport, "number" | "after" | "skipped">,
): Result<ClosingFact, ClosingRefusal> {
  if (!isToClose(now)) return err("nothingToClose");
  if (closingSteps(now).find(({ step }) => step === "report")?.state !== "todo") return err("stepsLeft");
  const { next: number } = now;
  const skipped = now.skips.filter(({ step }) => leftOf(step, now) > 0);
  return ok({ kind: "day.closed", body: { ...covered, number, after: now.last?.upTo ?? 0, skipped } });
}
