import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GENESIS } from "./chain.ts";
import { dumpProjections } from "./projections.ts";
import { Connection } from "./sqlite.ts";
import { sql } from "./sql.ts";
import { kinds, sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";

describe("append and read", () => {
  it("numbers and chains facts, and reads them back as they were", () => {
    const journal = openSample(freshFolder());
    expect(journal.reader.head()).toEqual({ seq: 0, hash: GENESIS });
    const result = journal.append([
      sampleFact(),
      sampleFact({ attempt: "a1", sale: null, operator: null, body: null }),
    ]);
    if (!result.ok) throw new Error(result.error.message);
    const [first, second] = result.value;
    expect(first).toEqual({ ...sampleFact(), seq: 1, prev: GENESIS, hash: first?.hash });
    expect(second).toMatchObject({ seq: 2, prev: first?.hash, attempt: "a1", operator: null, body: null });
    expect(journal.reader.facts(0, 10)).toEqual(result.value);
    expect(journal.reader.facts(1, 10)).toEqual([second]);
    expect(journal.reader.factsOfSale("sale-1")).toEqual([first]);
    expect(journal.reader.factsOfAttempt("a1")).toEqual([second]);
    expect(journal.reader.head()).toEqual({ seq: 2, hash: second?.hash });
  });

  it("goes on where it stopped after a restart", () => {
    const dir = freshFolder();
    const before = openSample(dir);
    appendAll(before, [sampleFact()]);
    const head = before.reader.head();
    before.close();
    const after = openSample(dir);
    appendAll(after, [sampleFact()]);
    expect(after.reader.facts(1, 1)[0]).toMatchObject({ seq: 2, prev: head.hash });
  });

  it("writes no fact of a list in which one cannot be stored", () => {
    const journal = openSample(freshFolder());
    expect(() => journal.append([sampleFact(), sampleFact({ body: { amount: Number.NaN } })])).toThrow(/body\.amount/);
    expect(() => journal.append([sampleFact({ businessDay: "21 November" })])).toThrow(/business day/);
    expect(() => journal.append([sampleFact({ at: 1.5 })])).toThrow(/whole milliseconds/);
    expect(journal.reader.head().seq).toBe(0);
  });

  it("takes broken text without breaking the chain", () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    appendAll(journal, [sampleFact({ sale: "half \ud83d", body: { "\udc00": "half \ud83d", nul: "a\0b" } })]);
    journal.close();
    expect(openSample(dir).reader.facts(0, 1)[0]?.body).toEqual({ "\udc00": "half \ud83d", nul: "a\0b" });
  });
});

describe("append-only", () => {
  it.each([
    ["UPDATE facts SET kind = 'x' WHERE seq = 1", /never changed/],
    ["DELETE FROM facts WHERE seq = 2", /never deleted/],
    ["DELETE FROM facts", /never deleted/],
    ["INSERT OR REPLACE INTO facts SELECT * FROM facts WHERE seq = 1", /only added at the end/],
    [
      "INSERT INTO facts SELECT seq + 5, at, kind, register, operator, shift, business_day, sale, attempt, body, prev, hash FROM facts WHERE seq = 2",
      /only added/,
    ],
    [
      "INSERT INTO facts SELECT 3, at, kind, register, operator, shift, business_day, sale, attempt, body, prev, hash FROM facts WHERE seq = 2",
      /only added/,
    ],
  ])("refuses %s", (statement, reason) => {
    const journal = openSample(freshFolder());
    appendAll(journal, [sampleFact(), sampleFact()]);
    const stranger = new Connection(journal.path);
    expect(() => stranger.exec(statement)).toThrow(reason);
    stranger.close();
    expect(journal.reader.facts(0, 10)).toHaveLength(2);
  });

  it("gives readers no way to write", () => {
    const { reader } = openSample(freshFolder());
    expect(() => reader.get(sql`INSERT INTO projected (one, seq) VALUES (2, 2) RETURNING seq`)).toThrow(/readonly/);
  });
});

describe("projections", () => {
  it("are filled in the transaction of the fact, and a projector's error takes the fact back", () => {
    const journal = openSample(freshFolder(), {
      projectors: [kinds, { name: "fussy", version: 1, tables: "", drop: [], apply: (_, fact) => refuse(fact.kind) }],
    });
    appendAll(journal, [sampleFact(), sampleFact({ kind: "tapped" })]);
    expect(() => journal.append([sampleFact(), sampleFact({ kind: "bug" })])).toThrow("a bug");
    expect(journal.reader.all(sql`SELECT kind, n FROM kinds ORDER BY kind`)).toEqual([
      { kind: "counted", n: 1 },
      { kind: "tapped", n: 1 },
    ]);
    expect(journal.reader.head().seq).toBe(2);
    expect(journal.canTakePayments().ok).toBe(true);
    appendAll(journal, [sampleFact()]);
    expect(journal.reader.head().seq).toBe(3);
  });

  it("come out of a rebuild as the same bytes", () => {
    const journal = openSample(freshFolder());
    for (let n = 0; n < 30; n += 1) appendAll(journal, [sampleFact({ kind: `kind ${n % 7}`, body: { n } })]);
    const before = dumpProjections(journal.reader);
    expect(before).toContain("'kind 6',4");
    journal.rebuildProjections();
    expect(dumpProjections(journal.reader)).toBe(before);
  });

  it("are rebuilt at start when a projector changed, and those of a projector that is gone are dropped", () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    appendAll(journal, [sampleFact()]);
    journal.close();
    const doubled = {
      ...kinds,
      version: 2,
      apply: (...args: Parameters<typeof kinds.apply>) => [1, 2].forEach(() => kinds.apply(...args)),
    };
    const later = openSample(dir, { projectors: [doubled] });
    expect(later.reader.get(sql`SELECT n FROM kinds`)).toEqual({ n: 2 });
    later.close();
    const without = openSample(dir, { projectors: [] });
    expect(without.reader.get(sql`SELECT name FROM sqlite_schema WHERE name LIKE 'kind%'`)).toBeUndefined();
  });

  it("are rebuilt at start when they missed a fact", () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    appendAll(journal, [sampleFact(), sampleFact()]);
    journal.close();
    const stranger = new Connection(join(dir, "journal.db"));
    stranger.exec("UPDATE kinds SET n = 1; UPDATE projected SET seq = 1");
    stranger.close();
    expect(openSample(dir).reader.get(sql`SELECT n FROM kinds`)).toEqual({ n: 2 });
  });

  it("may not be named like the journal's own tables", () => {
    const greedy = { ...kinds, drop: ["facts"] };
    expect(() => openSample(freshFolder(), { projectors: [greedy] })).toThrow(/own table facts/);
  });
});

const refuse = (kind: string): void => {
  if (kind === "bug") throw new Error("a bug");
};
