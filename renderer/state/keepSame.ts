/**
 * What the till sends anew at every change is mostly what was there before: kept as the same objects, so that a line that
 * did not change is not painted again.
 */

/** `next`, with every part that equals its part of `before` being that very object. JSON values alone. */
export function keepSame<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (!isTree(before) || !isTree(next) || Array.isArray(before) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(before).length;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    kept[key] = keepSame(before[key], next[key]);
    if (!Object.hasOwn(before, key) || !Object.is(kept[key], before[key])) same = false;
  }
  if (same) return before as T;
  return (Array.isArray(next) ? keys.map((key) => kept[key]) : kept) as T;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
