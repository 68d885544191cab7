/** A data folder's live database, before it is used: a shop begins on an empty one, which takes records. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../core/result.ts";
import { openJournal } from "../../journal/open.ts";
import { projectors } from "../../journal/projections/index.ts";
import { openReadConnection } from "../../journal/reader.ts";
import { sql } from "../../journal/sql.ts";
import { makeDataFolder } from "./dataFolder.ts";

export const liveFolder = (dataDir: string): string => join(dataDir, "live");

/** One that cannot be read counts as used: nothing is ever begun over it. */
export function holdsRecords(dataDir: string): boolean {
  const file = join(liveFolder(dataDir), "journal.db");
  if (!existsSync(file)) return false;
  try {
    const connection = openReadConnection(file);
    try {
      return (connection.get<{ n: number }>(sql`SELECT count(*) AS n FROM facts`)?.n ?? 1) > 0;
    } finally {
      connection.close();
    }
  } catch {
    return true; // Damaged, locked or of another program: somebody has to look at it first.
  }
}

/** Opens it as the live till will, and lets it go again without a record. @returns a sentence where that fails */
export function tryLiveDatabase(dataDir: string, now: () => number): Result<null, string> {
  const dir = liveFolder(dataDir);
  const made = makeDataFolder(dir);
  if (!made.ok) return err(made.error);
  const journal = openJournal(dir, { projectors, now });
  if (!journal.ok) return err(journal.error.message);
  journal.value.close();
  return ok(null);
}
