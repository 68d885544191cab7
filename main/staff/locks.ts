/**
 * How many wrong PINs an operator may have: five, then a wait that grows with each further one. Sustained, that leaves
 * four guesses an hour. Pure.
 */

const FREE_TRIES = 5;
const MINUTE = 60_000;
/** The wait after the fifth wrong PIN, the sixth, …; the last one stays, ms. */
const WAITS = [30_000, MINUTE, 5 * MINUTE, 15 * MINUTE];

/** Wrong PINs of one operator since their last right one. */
export interface LockState {
  readonly wrong: number;
  /** The moment of the last wrong one, ms. */
  readonly lastAt: number;
}

export const UNLOCKED: LockState = { wrong: 0, lastAt: 0 };

/** One more wrong PIN. */
export function afterWrong(state: LockState, at: number): LockState {
  return { wrong: state.wrong + 1, lastAt: at };
}

/** Tries left before the next wait; while one runs or has run out, the next wrong PIN starts another. */
export function triesLeft(state: LockState): number {
  return Math.max(0, FREE_TRIES - state.wrong);
}

/** Until when (ms) no PIN is looked at; null when one may be tried now. A clock set back does not lengthen the wait. */
export function lockedUntil(state: LockState, now: number): number | null {
  if (state.wrong < FREE_TRIES) return null;
  const wait = WAITS[Math.min(state.wrong - FREE_TRIES, WAITS.length - 1)] ?? 0;
  const until = Math.min(state.lastAt, now) + wait;
  return until > now ? until : null;
}

/** What the journal tells about PINs: kind, time (ms) and body of a fact. Other facts may be among them. */
export interface SeenFact {
  readonly kind: string;
  readonly at: number;
  readonly body: unknown;
}

/**
 * The locks as they stood after these facts, oldest first, by operator id. A refusal while locked (`locked: true`) was
 * no guess and does not count; signing in, and approving a decision, prove the PIN and start anew.
 */
export function locksFromRefusals(facts: readonly SeenFact[]): ReadonlyMap<string, LockState> {
  const locks = new Map<string, LockState>();
  for (const { kind, at, body } of facts) {
    const who = whose(kind, body ?? {});
    if (who === null) continue;
    if (who.right) locks.delete(who.operator);
    else locks.set(who.operator, afterWrong(locks.get(who.operator) ?? UNLOCKED, at));
  }
  return locks;
}

interface Body {
  readonly operator?: unknown;
  readonly approver?: unknown;
  readonly locked?: unknown;
}

function whose(
  kind: string,
  { operator, approver, locked }: Body,
): { readonly operator: string; readonly right: boolean } | null {
  switch (kind) {
    case "operator.signedIn":
      return typeof operator === "string" ? { operator, right: true } : null;
    case "approval.given":
    case "attempt.decided":
    case "attempt.setAside":
      return typeof approver === "string" ? { operator: approver, right: true } : null;
    case "operator.refused":
      return typeof operator === "string" && locked !== true ? { operator, right: false } : null;
    case "approval.refused":
      return typeof approver === "string" ? { operator: approver, right: false } : null;
    default:
      return null;
  }
}
