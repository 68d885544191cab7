import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { GENESIS, hashFact } from "./chain.ts";
import { followChain } from "./chainCheck.ts";
import { linkRow } from "./factRow.ts";
import type { FactRow } from "./factRow.ts";
import { sampleFact } from "./testing/counted.ts";

const chained = (count: number): FactRow[] => {
  const rows: FactRow[] = [];
  for (let n = 0; n < count; n += 1) {
    const last = rows.at(-1);
    rows.push(linkRow(last ?? { seq: 0, hash: GENESIS }, sampleFact({ body: { n } })));
  }
  return rows;
};

const breakOf = (rows: readonly FactRow[]): unknown => followChain(rows, { seq: 0, hash: GENESIS }).broken;

describe("the chain", () => {
  it("hashes exactly the text the description gives, so that other tools can verify it", () => {
    const text =
      `${GENESIS}\n{"at":1795000000000,"attempt":null,"body":{"amount":1148,"words":"érable 枫"},"businessDay":"2026-11-21",` +
      `"kind":"counted","operator":"op1","register":"1","sale":"sale-1","seq":1,"shift":"s1"}`;
    const expected = createHash("sha256").update(text).digest("hex");
    expect(hashFact(GENESIS, 1, sampleFact(), '{"amount":1148,"words":"érable 枫"}')).toBe(expected);
    expect(linkRow({ seq: 0, hash: GENESIS }, sampleFact()).hash).toBe(expected);
  });

  it("starts from a number that never changes", () => {
    expect(GENESIS).toBe(createHash("sha256").update("tenderline journal 1").digest("hex"));
  });

  it("is sound as it was written", () => {
    const rows = chained(5);
    expect(followChain(rows, { seq: 0, hash: GENESIS })).toEqual({
      head: { seq: 5, hash: rows[4]?.hash },
      broken: null,
    });
  });

  it.each(["at", "kind", "register", "operator", "shift", "business_day", "sale", "attempt", "body"] as const)(
    "shows a change of %s",
    (column) => {
      const rows = chained(5).map((row) => (row.seq === 3 ? { ...row, [column]: column === "at" ? 1 : "1" } : row));
      if (column === "register") rows[2] = { ...(rows[2] as FactRow), register: "2" };
      expect(breakOf(rows)).toEqual({ seq: 3, why: "content" });
    },
  );

  it("shows a missing, an exchanged and a re-hashed record at its number", () => {
    const rows = chained(5);
    expect(breakOf(rows.filter((row) => row.seq !== 2))).toEqual({ seq: 2, why: "gap" });
    const forged = linkRow({ seq: 2, hash: rows[1]?.hash ?? "" }, sampleFact({ body: { n: 99 } }));
    expect(breakOf(rows.map((row) => (row.seq === 3 ? forged : row)))).toEqual({ seq: 4, why: "link" });
  });
});
