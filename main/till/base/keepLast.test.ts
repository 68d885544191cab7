import { expect, it } from "vitest";
import { keepLast } from "./keepLast.ts";

it("lets the entry go that was put in longest ago; one that is put in again counts as new", () => {
  const map = new Map<string, number>();
  for (const [key, value] of [["a", 1], ["b", 2], ["a", 3], ["c", 4]] as const) keepLast(map, key, value, 2); // prettier-ignore
  expect([...map]).toEqual([
    ["a", 3],
    ["c", 4],
  ]);
});
