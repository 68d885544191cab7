/** What somebody with a database tool does to a journal behind the till's back, with the triggers back as they were. */
import { join } from "node:path";
import type { NewFact } from "../../journal/fact.ts";
import { type FactRow, hashOf } from "../../journal/factRow.ts";
import { openJournal } from "../../journal/open.ts";
import { projectors } from "../../journal/projections/index.ts";
import { sql } from "../../journal/sql.ts";
import { Connection } from "../../journal/sqlite.ts";

type TriggerRow = { readonly name: string; readonly sql: string };

/** Works on the database of `dir` past its triggers. */
export function forge(dir: string, work: (db: Connection) => void): void {
  const db = new Connection(join(dir, "journal.db"));
  try {
    const triggers = db.all<TriggerRow>(sql`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`);
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    work(db);
    for (const trigger of triggers) db.exec(trigger.sql);
  } finally {
    db.close();
  }
}

/** Changes bodies and makes every hash fit again, and every table follow: only what the records say can betray it. */
export function rechain(dir: string, change: (kind: string, body: Record<string, unknown>) => object | null): void {
  forge(dir, (db) => {
    let prev: string | null = null;
    for (const row of db.all<FactRow>(sql`SELECT * FROM facts ORDER BY seq`)) {
      const changed = change(row.kind, JSON.parse(row.body) as Record<string, unknown>);
      const body = changed === null ? row.body : JSON.stringify(changed);
      const linked: FactRow = { ...row, body, prev: prev ?? row.prev };
      const hash = hashOf(linked);
      db.run(sql`UPDATE facts SET body = ${body}, prev = ${linked.prev}, hash = ${hash} WHERE seq = ${row.seq}`);
      prev = hash;
    }
  });
  const opened = openJournal(dir, { projectors, now: () => 0, minFreeBytes: 0 });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.rebuildProjections();
  opened.value.close();
}

/** Adds facts as a till would, sound by the chain. */
export function append(dir: string, facts: readonly NewFact[]): void {
  const opened = openJournal(dir, { projectors, now: () => 0, minFreeBytes: 0 });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.append(facts);
  opened.value.close();
}
