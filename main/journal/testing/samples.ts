/** Facts, projectors and folders for the journal's tests. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { NewFact } from "../fact.ts";
import type { Journal } from "../journal.ts";
import { openJournal } from "../open.ts";
import type { JournalOptions } from "../open.ts";
import type { Projector } from "../projector.ts";
import { sql } from "../sql.ts";

/** A folder that goes away with the test. */
export function freshFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-journal-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

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

/** Opens the journal in `dir` and closes it with the test; throws the reason when it does not open. */
export function openSample(dir: string, over: Partial<JournalOptions> = {}): Journal {
  const opened = openJournal(dir, { ...options, ...over });
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** Appends, throwing the reason when the journal does not take it. */
export function appendAll(journal: Journal, facts: readonly NewFact[]): void {
  const result = journal.append(facts);
  if (!result.ok) throw new Error(result.error.message);
}
