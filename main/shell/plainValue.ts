/** What a page may send: plain JSON of a bounded size, so that nothing else ever reaches the till. */

/** As much as the browser shell reads of a body; counted in characters and values. */
const BUDGET = 64 * 1024;
const DEEPEST = 32;

/**
 * Copies a value that came from the page; stops as soon as it is too large, so that a huge one costs no more than a
 * large one.
 * @returns null when it is no plain JSON (functions, dates, maps, big integers, cycles) or too large
 */
export function plainValue(value: unknown): { readonly value: unknown } | null {
  let left = BUDGET;
  const spend = (cost: number): void => {
    left -= cost;
    if (left < 0) throw new NotPlain();
  };
  const copy = (from: unknown, depth: number): unknown => {
    spend(1);
    if (depth > DEEPEST) throw new NotPlain();
    if (from === null || typeof from === "boolean" || from === undefined) return from;
    if (typeof from === "number" && Number.isFinite(from)) return from;
    if (typeof from === "string") {
      spend(from.length);
      return from;
    }
    if (typeof from !== "object") throw new NotPlain();
    if (Array.isArray(from)) {
      spend(from.length);
      return Array.from(from, (item: unknown) => copy(item, depth + 1));
    }
    if (!isPlainObject(from)) throw new NotPlain();
    const to: Record<string, unknown> = {};
    for (const key in from) {
      if (!Object.hasOwn(from, key)) continue;
      spend(key.length);
      if (key === "__proto__") throw new NotPlain();
      to[key] = copy((from as Record<string, unknown>)[key], depth + 1);
    }
    return to;
  };
  try {
    return { value: copy(value, 0) };
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

class NotPlain extends Error {}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
