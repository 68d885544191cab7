import { describe, expect, it } from "vitest";
import type { TillView } from "../../../preload/contract.ts";
import { toWeighSince } from "./weighing.ts";

const line = (id: string, unit: "each" | "kg", quantity = 1000) => ({ id, unit, quantity });

/** As much of a view as the question is about. */
function view(seq: number, code: string, named: string | null, lines: readonly object[], state = "open"): TillView {
  return { scan: { seq, kind: "added", code, line: named }, sale: { state, lines } } as unknown as TillView;
}

const before = view(1, "4011", "a", [line("a", "kg", 420)]);

describe("what has to be weighed", () => {
  it("is what a scan brought in by weight", () => {
    const lines = [line("a", "kg", 420), line("b", "kg")];
    expect(toWeighSince(before, view(2, "4011", "b", lines))).toEqual(["b"]);
  });

  it("is every one of several that came together", () => {
    const lines = [line("a", "kg", 420), line("b", "kg"), line("c", "each"), line("d", "kg")];
    expect(toWeighSince(before, view(4, "4011", "d", lines))).toEqual(["b", "d"]);
  });

  it("is nothing that has its weight: from a label, or keyed before it came in", () => {
    expect(toWeighSince(before, view(2, "2040110012459", "b", [line("a", "kg", 420), line("b", "kg", 1245)]))).toEqual(
      [],
    );
    expect(toWeighSince(before, view(2, "", "b", [line("a", "kg", 420), line("b", "kg")]))).toEqual([]);
  });

  it("is nothing that was there before: not after a reload, not in another piece of news", () => {
    const now = view(2, "4011", "b", [line("a", "kg", 420), line("b", "kg")]);
    expect(toWeighSince(null, now)).toEqual([]);
    expect(toWeighSince(now, now)).toEqual([]);
    expect(toWeighSince(before, view(2, "4011", "b", [line("b", "kg")], "completed"))).toEqual([]);
  });
});
