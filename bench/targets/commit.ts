/** Commits of the journal beside those of bare node:sqlite: the same disk, the same run, turn by turn. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { NewFact } from "../../main/journal/fact.ts";
import { openJournal } from "../../main/journal/open.ts";
import { projectors } from "../../main/journal/projections/index.ts";
import type { Bench } from "../bench.ts";
import { atLeast } from "../figures.ts";
import { median, spread } from "../stats.ts";

const ROUNDS = 40;
const COMMITS = 25;

const fact = (at: number): NewFact => ({
  at,
  kind: "drawer.opened",
  register: "1",
  operator: "cashier-1",
  shift: "s-1",
  businessDay: "2026-01-02",
  sale: null,
  attempt: null,
  body: { why: "noSale", note: "counted with the manager" },
});

export const commit: Bench = {
  name: "commit",
  async run({ dir, quick }) {
    const home = join(dir, "commit");
    mkdirSync(home);
    const opened = openJournal(home, { projectors, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.message);
    const journal = opened.value;
    const bare = bareDatabase(join(home, "bare.db"));
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < (quick ? 10 : ROUNDS); round += 1) {
      const sides = [
        () => ours.push(timed(() => journal.append([fact(round)]))),
        () => theirs.push(timed(() => bare.commit(JSON.stringify(fact(round))))),
      ];
      // Whoever goes first goes second in the next round.
      for (const side of round % 2 === 0 ? sides : sides.reverse()) side();
    }
    journal.close();
    bare.close();
    return [
      {
        what: "journal commits at FULL ÷ bare node:sqlite's (median)",
        value: median(theirs) / median(ours),
        unit: "×",
        limit: atLeast(0.7),
        more: `ms a commit: journal ${spread(ours)}`,
      },
      { what: "one commit of bare node:sqlite (median)", value: median(theirs), unit: "ms", more: spread(theirs) },
    ];
  },
};

/** ms a commit. */
function timed(work: () => void): number {
  const began = performance.now();
  for (let i = 0; i < COMMITS; i += 1) work();
  return (performance.now() - began) / COMMITS;
}

/** As fast as SQLite is when it is told to lose nothing: one table, one row a commit, kept statements. */
function bareDatabase(path: string): { commit(text: string): void; close(): void } {
  const db = new DatabaseSync(path);
  db.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE facts (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",
  );
  const begin = db.prepare("BEGIN IMMEDIATE");
  const insert = db.prepare("INSERT INTO facts (body) VALUES (?)");
  const end = db.prepare("COMMIT");
  return {
    commit(text) {
      begin.run();
      insert.run(text);
      end.run();
    },
    close: () => db.close(),
  };
}
