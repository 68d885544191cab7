/**
 * What happens to one payment, refund or tip, in its order: each event is kept before the next is looked at. One that cannot
 * be kept waits and is tried again; what it proved is not forgotten meanwhile.
 */
import type { Clock } from "../core/clock.ts";

/** After a commit that failed, the same event is tried again this soon, ms. */
export const COMMIT_RETRY_MS = 1_000;

export interface EventQueue<Event> {
  /** Takes up what happened just now, behind what waits. */
  add(event: Event): void;
  isEmpty(): boolean;
  /** Tries nothing again. */
  close(): void;
}

/**
 * @param keep commits what follows from an event that happened at `at` (ms). @returns what to do once it has left the
 *   queue; null when it could not be kept
 * @param drained called when nothing waits any more
 */
export function createEventQueue<Event>(
  clock: Clock,
  keep: (event: Event, at: number) => (() => void) | null,
  drained: () => void,
): EventQueue<Event> {
  const waiting: { readonly event: Event; readonly at: number }[] = [];
  let cancelRetry: (() => void) | null = null;

  const close = (): void => {
    cancelRetry?.();
    cancelRetry = null;
  };

  const drain = (): void => {
    close();
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const then = keep(next.event, next.at);
      if (then === null) {
        cancelRetry = clock.after(COMMIT_RETRY_MS, drain);
        return;
      }
      waiting.shift();
      then();
    }
    drained();
  };

  return {
    add(event) {
      waiting.push({ event, at: clock.now() });
      drain();
    },
    isEmpty: () => waiting.length === 0,
    close,
  };
}
