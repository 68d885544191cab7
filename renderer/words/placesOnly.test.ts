/** Words of the places are not there before a place is: nothing that the first sale is drawn with may say them. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { enPlaces } from "./enPlaces.ts";

const RENDERER = join(import.meta.dirname, "..");

/** Every file that comes with the page itself: what is fetched later is imported by a call. */
function comesFirst(file: string, seen: Set<string>): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, path = ""] of source.matchAll(/^(?:import|export) (?!type )(?:[^"]*? from )?"(\.[^"]+\.tsx?)"/gms)) {
    const next = join(dirname(file), path);
    if (next.startsWith(RENDERER)) comesFirst(next, seen);
  }
  return seen;
}

it("no file that comes with the page speaks of the places", () => {
  const first = comesFirst(join(RENDERER, "main.tsx"), new Set());
  expect(first.size).toBeGreaterThan(80);
  expect(first).not.toContain(join(RENDERER, "screens/Transactions.tsx"));
  const names = Object.keys(enPlaces).join("|");
  const says = new RegExp(`words\\.(${names})\\b|\\{[^{}]*\\b(${names})\\b[^{}]*\\} = (words|useWords\\(\\))`);
  for (const file of first) expect(says.exec(readFileSync(file, "utf8"))?.[0], file).toBeUndefined();
});
