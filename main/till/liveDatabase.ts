/** Whether a data folder's live database has been used: a shop begins on an empty one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openReadConnection } from "../journal/reader.ts";
import { sql } from "../journal/sql.ts";

/** One that cannot be read counts as used: nothing is ever begun over it. */
export function holdsRecords(dataDir: string): boolean {
  const file = join(dataDir, "live", "journal.db");
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
