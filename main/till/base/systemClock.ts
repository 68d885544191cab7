/** The machine's own time. */
import type { Clock } from "../../core/clock.ts";

/** Node's timers take no more (2^31 − 1 ms) and fire a longer one at once. A clock that is put back asks for such. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, Math.min(ms, LONGEST_TIMER_MS));
    return () => {
      clearTimeout(timer);
    };
  },
};
