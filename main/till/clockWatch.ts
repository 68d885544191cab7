/**
 * Watches the till's clock: against the gateways' answers, and against the computer's steady counter. A jump is journalled,
 * since every age and every business day is counted with this clock.
 */
import type { Clock } from "../core/clock.ts";
import { clockJump, type ClockSample, clockVerdict, withSample } from "../core/clockSkew.ts";
import type { Gateway } from "../gateways/port.ts";
import type { ClockView, HealthView } from "../../preload/contract/health.ts";
import type { Books } from "./books.ts";

export interface ClockWatch {
  /** Null while nothing is amiss. */
  view(): ClockView | null;
  /** Named in the health strip only while it is wrong. */
  health(): readonly HealthView[];
  /** Compares the two clocks; to be called every second or so. */
  tick(): void;
}

/** A jump is told this long, ms. */
const TOLD_MS = 3_600_000;

/** @param steady a counter that nobody can set, ms */
export function watchClock(deps: {
  readonly clock: Clock;
  steady(): number;
  readonly gateways: readonly Gateway[];
  readonly books: Books;
  changed(): void;
}): ClockWatch {
  const { clock, steady } = deps;
  let samples: readonly ClockSample[] = [];
  let last = { wall: clock.now(), steady: steady() };
  let jump: { readonly from: number; readonly to: number; readonly steadyAt: number } | null = null;

  for (const gateway of deps.gateways) {
    gateway.onNotice((notice) => {
      if (notice.kind !== "dated") return;
      samples = withSample(samples, { ours: clock.now(), theirs: notice.theirs, tookMs: notice.tookMs });
      deps.changed();
    });
  }

  const view = (): ClockView | null => {
    const verdict = clockVerdict(samples);
    const told = jump !== null && steady() - jump.steadyAt < TOLD_MS ? { from: jump.from, to: jump.to } : null;
    if (verdict.kind === "fine" && told === null) return null;
    return { off: verdict.kind === "fine" ? null : verdict, jump: told };
  };

  return {
    view,
    health() {
      const seen = view();
      if (seen === null) return [];
      const code = seen.off === null ? "clockJumped" : seen.off.kind === "off" ? "clockOff" : "clockFarOff";
      return [
        { part: "clock", state: code === "clockFarOff" ? "bad" : "warn", at: null, since: null, code, detail: "" },
      ];
    },
    tick() {
      const now = { wall: clock.now(), steady: steady() };
      const jumped = clockJump(last, now);
      last = now;
      if (jumped === null) return;
      jump = { ...jumped, steadyAt: now.steady };
      // What was measured before is measured by another clock.
      samples = [];
      deps.books.commit([{ fact: { kind: "clock.jumped", body: jumped } }]);
      deps.changed();
    },
  };
}
