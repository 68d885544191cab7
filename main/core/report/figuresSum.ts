/**
 * Figures of parts of a stretch, put together: the same as the figures of all its rows, whichever way they were cut. So a
 * long stretch can be added up a little at a time. Pure.
 */
import type { Figures } from "./figures.ts";

/** The figures of all rows, given those of each part, in the order of the parts. At least one part is needed. */
export function sumFigures(first: Figures, ...more: readonly Figures[]): Figures {
  const all = more.reduce((sum, part) => added(sum, part) as Figures, first);
  return {
    ...all,
    taxes: all.taxes.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    tenders: all.tenders.toSorted(
      (a, b) =>
        ORDER.indexOf(a.tender) - ORDER.indexOf(b.tender) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
    ),
    unsettled: all.unsettled.filter(({ amount }) => amount !== 0),
  };
}

const ORDER: readonly Figures["tenders"][number]["tender"][] = ["card", "wallet", "cash", "other", ""];

/** Numbers are added; in a list, whatever is no number names the entry: those of the same name are one. */
function added(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return addedLists(a as readonly Entry[], b as readonly Entry[]);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a;
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.fromEntries(Object.entries(a).map(([name, value]) => [name, added(value, other.get(name))]));
}

type Entry = Readonly<Record<string, unknown>>;

const nameOf = (entry: Entry): string =>
  JSON.stringify(
    Object.entries(entry)
      .filter(([, value]) => typeof value !== "number")
      .sort(),
  );

function addedLists(a: readonly Entry[], b: readonly Entry[]): readonly Entry[] {
  const entries = new Map(a.map((entry) => [nameOf(entry), entry]));
  for (const entry of b) {
    const name = nameOf(entry);
    const known = entries.get(name);
    entries.set(name, known === undefined ? entry : (added(known, entry) as Entry));
  }
  return [...entries.values()];
}
