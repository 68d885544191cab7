/**
 * How long orders have been seen waiting for their terminal, by a counter that nobody can set: the clock on the wall put
 * forward would make an order over that can still be paid. A new run counts from the start again, which only takes longer.
 */
import type { Clock } from "../../core/clock.ts";
import type { StatusMeaning } from "./codes.ts";

/** How long after its `expires` an order that still waits counts as over, ms (gateways.md 0.2). */
export const EXPIRED_AFTER_MS = 60_000;

export interface Waiting {
  /** Hears what an answer says of an order. @returns whether it has waited for so long that it can no longer be paid */
  isOver(reference: string, status: StatusMeaning): boolean;
}

/** @param expiresMs how long an order may wait and run, ms */
export function createWaiting(clock: Pick<Clock, "now" | "steady">, expiresMs: number): Waiting {
  const since = new Map<string, number>();
  const steady = (): number => clock.steady?.() ?? clock.now();

  return {
    isOver(reference, status) {
      switch (status) {
        case "queued": {
          const now = steady();
          const first = since.get(reference) ?? now;
          since.set(reference, first);
          return now - first > expiresMs + EXPIRED_AFTER_MS;
        }
        case "done":
        case "failed":
        case "cancelled":
          since.delete(reference);
          return false;
        case "running":
        case "unlisted":
          return false;
      }
    },
  };
}
