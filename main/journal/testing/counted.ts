/** A sample fact, a sample projector and the options that go with them; also used by child processes, so no test runner here. */
import type { NewFact } from "../fact.ts";
import type { JournalOptions } from "../open.ts";
import type { Projector } from "../projector.ts";
import { sql } from "../sql.ts";

/** A fact with something in every column; `over` changes some. */
export function sampleFact(over: Partial<NewFact> = {}): NewFact {
  return {
    at: 1_795_000_000_000,
    kind: "counted",
    register: "1",
    operator: "op1",
    shift: "s1",
    businessDay: "2026-11-21",
    sale: "sale-1",
    attempt: null,
    body: { amount: 1148, words: "érable 枫" },
    ...over,
  };
}

/** Totals by kind, and a log in the order of arrival: an upserting and a growing table, the second without a key of its own. */
export const kinds: Projector = {
  name: "kinds",
  version: 1,
  tables: `
    CREATE TABLE kinds (kind TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE kind_log (kind TEXT NOT NULL REFERENCES kinds (kind), body TEXT NOT NULL) STRICT;`,
  drop: ["kind_log", "kinds"],
  apply(db, fact) {
    db.run(sql`INSERT INTO kinds (kind, n) VALUES (${fact.kind}, 1) ON CONFLICT (kind) DO UPDATE SET n = n + 1`);
    db.run(sql`INSERT INTO kind_log (kind, body) VALUES (${fact.kind}, ${JSON.stringify(fact.body)})`);
  },
};

export const options: JournalOptions = { projectors: [kinds], now: () => 1_795_000_000_000, minFreeBytes: 0 };
