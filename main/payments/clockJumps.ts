/** Tells when the wall clock was moved: what was measured across the step is not known any more. */
import type { Clock } from "../core/clock.ts";
import { clockJump } from "../core/clockSkew.ts";

/** @returns whether the clock was moved since the last call */
export function watchJumps(clock: Clock): () => boolean {
  const look = (): { readonly wall: number; readonly steady: number } => {
    const wall = clock.now();
    return { wall, steady: clock.steady?.() ?? wall };
  };
  let last = look();
  return () => {
    const before = last;
    last = look();
    return clockJump(before, last) !== null;
  };
}
