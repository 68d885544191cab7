/**
 * When an attempt is looked up next (design.md Proof, "Watch"; gateways.md A.5). Pure: the same attempt, memory and clock
 * give the same answer, so a restart goes on where the schedule says.
 */
import { type Attempt, mayStillCapture } from "./attempt.ts";
import type { Watch } from "./attemptRules.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Re-checks of an attempt that ended without capture, ms after its end; hourly from the last one on. */
const AFTER_END = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE] as const;

export interface WatchSettings {
  /** The pace beside the open request and in the minute after it, ms (setting `polling.everyMs`). */
  readonly everyMs: number;
  /** How long an attempt that ended without capture is looked up again, hours (setting `truth.watchHours`). */
  readonly watchHours: number;
}

/** A look-up that never left is tried again this soon, so that an unknown outcome is known ≤ 5 s after the network is back. */
export const UNREACHABLE_RETRY_MS = 3_000;

/**
 * The moment (ms) of the next look-up, or null when nobody needs to ask any more.
 * @param lastLookUpAt when the last look-up was started, ms, or null
 * @param unreachable whether that look-up failed before a byte left
 */
export function nextLookUpAt(
  attempt: Attempt,
  watch: Watch,
  lastLookUpAt: number | null,
  unreachable: boolean,
  settings: WatchSettings,
): number | null {
  if (mayStillCapture(attempt)) {
    const began = lastLookUpAt ?? (watch.takeOpen ? attempt.intendedAt : null);
    if (began === null) return 0;
    // A gateway that has the payment and says "not yet" is asked on at the pace of an open request (gateways.md C.3).
    const endedAt = watch.takeOpen ? null : watch.takeEndedAt;
    const pace = attempt.state === "pending" ? settings.everyMs : openPace(endedAt, began, settings);
    return began + (unreachable ? Math.min(UNREACHABLE_RETRY_MS, pace) : pace);
  }
  if (attempt.endedAt === null || isProvedCaptured(attempt)) return null;
  return nextAfterEnd(attempt.endedAt, lastLookUpAt ?? attempt.endedAt, settings.watchHours);
}

const isProvedCaptured = (attempt: Attempt): boolean => attempt.state === "approved" && attempt.proved;

/**
 * How long after a look-up at `at` (ms) the next one of an unknown outcome comes, ms.
 * @param endedAt when its open request ended, ms; null while it is open
 */
export function openPace(endedAt: number | null, at: number, settings: WatchSettings): number {
  if (endedAt === null) return settings.everyMs;
  const unknownFor = at - endedAt;
  if (unknownFor < MINUTE) return settings.everyMs;
  return unknownFor < 10 * MINUTE ? 10 * SECOND : MINUTE;
}

/** The next re-check after `after` (ms) of what ended without proof of money, ms; null when it is watched no more. */
export function nextAfterEnd(endedAt: number, after: number, watchHours: number): number | null {
  const limit = endedAt + watchHours * HOUR;
  for (const offset of AFTER_END) {
    if (endedAt + offset > after) return endedAt + offset <= limit ? endedAt + offset : null;
  }
  const hours = Math.floor((after - endedAt) / HOUR) + 1;
  const due = endedAt + hours * HOUR;
  return due <= limit ? due : null;
}

/**
 * From when on somebody who may decides what is unknown, ms; null while nothing is. A clock that was put back since then
 * makes nobody wait much longer than `afterMs` (INV-7).
 */
export const decidableFrom = (unknownSince: number | null, afterMs: number, now: number): number | null => {
  if (unknownSince === null) return null;
  return unknownSince - now > afterMs ? now : unknownSince + afterMs;
};
