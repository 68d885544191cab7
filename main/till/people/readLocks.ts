/** The PIN locks as the journal knows them: a restart does not give a guesser new tries. */
import type { JournalReader } from "../../journal/reader.ts";
import { sql } from "../../journal/sql.ts";
import { type LockState, locksFromRefusals } from "../../staff/locks.ts";

const DAY = 86_400_000;

/** @param now ms */
export function readLocks(reader: JournalReader, now: number): ReadonlyMap<string, LockState> {
  const rows = reader.all<{ kind: string; at: number; body: string }>(sql`
    SELECT kind, at, body FROM facts
    WHERE kind IN ('operator.refused', 'operator.signedIn', 'approval.given', 'attempt.decided', 'attempt.setAside')
      AND at > ${now - DAY} ORDER BY seq`);
  return locksFromRefusals(rows.map(({ kind, at, body }) => ({ kind, at, body: JSON.parse(body) as unknown })));
}
