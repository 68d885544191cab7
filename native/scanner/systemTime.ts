/** The machine's own time, for what runs without a till around it. */
import type { ScanClock } from "./port.ts";

export const systemClock: ScanClock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
