/** The wall clock was moved: what was measured across the step is not known any more, but by the steady counter. */
import type { Clock } from "../core/clock.ts";
import { clockJump } from "../core/clockSkew.ts";

/** @returns whether the clock was moved since the last call */
export function watchJumps(clock: Clock): () => boolean {
  let last = look(clock);
  return () => {
    const before = last;
    last = look(clock);
    return clockJump(before, last) !== null;
  };
}

/** Keeps this moment. @returns when it was as the clock on the wall has it by then, ms */
export function keepMoment(clock: Clock): () => number {
  const kept = look(clock);
  return () => {
    const now = look(clock);
    return clockJump(kept, now) === null ? kept.wall : Math.round(now.wall - (now.steady - kept.steady));
  };
}

function look(clock: Clock): { readonly wall: number; readonly steady: number } {
  const wall = clock.now();
  return { wall, steady: clock.steady?.() ?? wall };
}
