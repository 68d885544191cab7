import { describe, expect, it } from "vitest";
import { scannedLine, scannedLines } from "./returnScan.ts";

const line = (id: string, sku: string, left: number, more: { unit?: "each" | "kg"; feeOf?: string } = {}) => ({
  line: id,
  sku,
  left,
  unit: more.unit ?? ("each" as const),
  feeOf: more.feeOf ?? null,
});

describe("goods scanned while they come back", () => {
  const lines = [line("a", "tape", 2000), line("f", "tape", 2000, { feeOf: "a" }), line("b", "tape", 1000)];

  it("come back a piece a scan, then from the next line of the same goods", () => {
    expect(scannedLine("tape", lines, {})).toEqual({ line: "a", quantity: 1000, more: true });
    expect(scannedLine("tape", lines, { a: 1000 })).toEqual({ line: "a", quantity: 2000, more: true });
    expect(scannedLine("tape", lines, { a: 2000 })).toEqual({ line: "b", quantity: 1000, more: true });
  });

  it("never come back more often than they were sold", () => {
    expect(scannedLine("tape", lines, { a: 2000, b: 1000 })?.more).toBe(false);
    expect(scannedLine("gone", [line("g", "gone", 0)], {})?.more).toBe(false);
  });

  it("come back whole where they were weighed", () => {
    expect(scannedLine("ham", [line("h", "ham", 345, { unit: "kg" })], {})?.quantity).toBe(345);
  });

  it("that came faster than the picture of the till are each one piece", () => {
    const three = scannedLines(["tape", "tape", "tape"], lines, {});
    expect(three).toEqual({ picks: { a: 2000, b: 1000 }, last: lines[2] });
    expect(scannedLines(["tape", "ham"], lines, { a: 1000 })).toEqual({ picks: { a: 2000 }, last: null });
  });

  it("are nothing of a sale that does not have them", () => {
    expect(scannedLine("ham", lines, {})).toBeNull();
  });
});
