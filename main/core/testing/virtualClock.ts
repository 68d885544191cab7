/** A clock that a test moves: timers fire in order, and what they start is carried on before the next. */
import type { Clock } from "../clock.ts";

export interface VirtualClock extends Clock {
  /** Moves on by `ms`, firing what is due on the way. */
  pass(ms: number): Promise<void>;
  /** Timers not yet fired or forgotten. */
  waiting(): number;
  /** Puts the clock on the wall to another time; timers run on as they would. */
  set(now: number): void;
}

/** Lets promises that are ready go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** @param start ms */
export function virtualClock(start: number): VirtualClock {
  let passed = 0;
  let offset = start;
  let count = 0;
  const timers = new Map<number, { readonly at: number; readonly work: () => void }>();
  return {
    now: () => passed + offset,
    steady: () => passed,
    after(ms, work) {
      count += 1;
      const id = count;
      timers.set(id, { at: passed + ms, work });
      return () => timers.delete(id);
    },
    async pass(ms) {
      const end = passed + ms;
      await settled();
      for (;;) {
        const next = [...timers].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (next === undefined) break;
        timers.delete(next[0]);
        passed = Math.max(passed, next[1].at);
        next[1].work();
        await settled();
      }
      passed = end;
      await settled();
    },
    waiting: () => timers.size,
    set(to) {
      offset = to - passed;
    },
  };
}
