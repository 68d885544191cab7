/** Laying one settings object over another. */

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Later layers win; groups are merged key by key, lists and single values replace what is below. */
export function mergeSettings(layers: readonly unknown[]): unknown {
  return layers.reduce(lay, {});
}

function lay(below: unknown, above: unknown): unknown {
  if (!isGroup(below) || !isGroup(above)) return above;
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, Object.hasOwn(above, key) ? over(below, above, key) : below[key]]),
  );
}

function over(below: Group, above: Group, key: string): unknown {
  return Object.hasOwn(below, key) ? lay(below[key], above[key]) : above[key];
}
