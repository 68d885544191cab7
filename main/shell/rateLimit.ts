/** A bucket that refills by itself: far above what a person and a scanner do, far below what hurts the till. */

/**
 * @param perSecond how many are let through a second, and at most at once
 * @param now a clock in ms
 * @returns takes one; false when there is none left
 */
export function createRateLimit(perSecond: number, now: () => number): () => boolean {
  let tokens = perSecond;
  let last = now();
  return () => {
    const at = now();
    tokens = Math.min(perSecond, tokens + (Math.max(0, at - last) / 1000) * perSecond);
    last = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
