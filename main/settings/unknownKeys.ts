/** Finds every key that the schema does not know, at any depth. (valibot stops at the first of each object and takes lists for objects.) */
import { formatPath, type SettingsProblem } from "./problem.ts";

/** The parts of a valibot schema that say which keys there are. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly options?: readonly unknown[];
}

type Path = readonly (string | number)[];

/** Every key of `value` that `schema` does not have, with the nearest key it has. */
export function unknownKeys(
  schema: unknown,
  value: unknown,
  source: string | null,
  path: Path = [],
): readonly SettingsProblem[] {
  const shape = objectShape(schema as Shape, value);
  if (Array.isArray(value)) {
    const { item, entries } = shape;
    // To valibot a list is an object too.
    if (entries !== undefined)
      return [{ path: formatPath(path), what: "is a list", todo: "write a group of keys in { }", source }];
    return item === undefined ? [] : value.flatMap((entry, i) => unknownKeys(item, entry, source, [...path, i]));
  }
  const { entries } = shape;
  if (entries === undefined || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    Object.hasOwn(entries, key)
      ? unknownKeys(entries[key], inner, source, [...path, key])
      : [{ path: formatPath([...path, key]), what: "unknown key", todo: hint(key, Object.keys(entries)), source }],
  );
}

/** Unpacks optional schemas, and picks the one of several variants that the value's `kind` names. */
function objectShape(schema: Shape, value: unknown): Shape {
  if (schema.wrapped !== undefined) return objectShape(schema.wrapped, value);
  if (schema.type !== "variant") return schema;
  const kind = (value as { readonly kind?: unknown } | null)?.kind;
  const options = (schema.options ?? []) as readonly Shape[];
  return (
    options.find((option) => (option.entries?.["kind"] as { literal?: unknown } | undefined)?.literal === kind) ?? {
      type: "none",
    }
  );
}

function hint(key: string, known: readonly string[]): string {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(key.slice(0, 60).toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const near = best !== undefined && best.distance <= Math.min(3, Math.floor(best.name.length / 2));
  return near ? `did you mean "${best.name}"?` : "take it out (every key is listed in docs/settings.md)";
}

/** Levenshtein: how many letters have to be put in, taken out or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
