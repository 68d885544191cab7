/** The last verified backup, what stands in the way of the next, and restores. */
import {
  type BackupFact,
  type BackupTrouble,
  largest,
  type MadeBackup,
  type PaperNumbers,
  type Restored,
} from "../../core/keeping/backup.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";
import { lastZNumber } from "./closings.ts";
import { lastReturnNumber } from "./returns.ts";
import { lastSaleNumber } from "./sales.ts";

export const backupsProjector: Projector = {
  name: "backups",
  version: 1,
  tables: `
    CREATE TABLE backups (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE INDEX backups_by_kind ON backups (kind, seq);
  `,
  drop: ["backups"],
  apply(db, stored) {
    if (!KINDS.has(stored.kind)) return;
    db.run(sql`INSERT INTO backups (seq, at, kind, doc)
      VALUES (${stored.seq}, ${stored.at}, ${stored.kind}, ${canonicalJson(stored.body)})`);
  },
};

const KINDS: ReadonlySet<string> = new Set<BackupFact["kind"]>(["backup.made", "backup.failed", "journal.restored"]);

type Row = { readonly seq: number; readonly at: number; readonly doc: string };

function last<T>(
  db: Queries,
  kind: BackupFact["kind"],
): (T & { readonly at: number; readonly factSeq: number }) | null {
  const row = db.get<Row>(sql`SELECT seq, at, doc FROM backups WHERE kind = ${kind} ORDER BY seq DESC LIMIT 1`);
  return row === undefined ? null : { ...(JSON.parse(row.doc) as T), at: row.at, factSeq: row.seq };
}

/** @property at ms, when it was verified @property factSeq its own fact's number */
export type StoredBackup = MadeBackup & { readonly at: number; readonly factSeq: number };

export const readLastBackup = (db: Queries): StoredBackup | null => last<MadeBackup>(db, "backup.made");

/** Why the last tries failed, and since when (ms); null when the last one succeeded. */
export function readBackupTrouble(db: Queries): { readonly why: BackupTrouble; readonly at: number } | null {
  const failed = last<{ why: BackupTrouble }>(db, "backup.failed");
  return failed !== null && failed.factSeq > (readLastBackup(db)?.factSeq ?? 0)
    ? { why: failed.why, at: failed.at }
    : null;
}

export type StoredRestore = Restored & { readonly at: number; readonly factSeq: number };

export const readLastRestore = (db: Queries): StoredRestore | null => last<Restored>(db, "journal.restored");

/** The last restore, until the day is closed again: the match before it finds what is missing. Null when there is none. */
export function readRestoreToSettle(db: Queries): StoredRestore | null {
  const restore = readLastRestore(db);
  if (restore === null) return null;
  const closed = db.get<{ seq: number }>(sql`SELECT seq FROM closings ORDER BY number DESC LIMIT 1`)?.seq ?? 0;
  return closed > restore.factSeq ? null : restore;
}

/** The `nth` of the last restore; 0 when there was none. */
export const readRestores = (db: Queries): number => readLastRestore(db)?.nth ?? 0;

/** The last numbers that any restore knew of; 0 where there was none. */
export function numbersBeforeRestore(db: Queries): PaperNumbers {
  const row = db.get<{ sale: number | null; back: number | null; z: number | null }>(
    sql`SELECT max(doc ->> '$.lastSale') AS sale, max(doc ->> '$.lastReturn') AS back, max(doc ->> '$.lastZ') AS z
      FROM backups WHERE kind = 'journal.restored'`,
  );
  return { sale: row?.sale ?? 0, return: row?.back ?? 0, z: row?.z ?? 0 };
}

/** The last numbers that stand on papers, or may: the next of each is one more. */
export const lastNumbers = (db: Queries): PaperNumbers =>
  largest(numbersBeforeRestore(db), {
    sale: lastSaleNumber(db),
    return: lastReturnNumber(db),
    z: lastZNumber(db),
  });

/** The number of the Z report that will cover what is journalled now. */
export const nextZNumber = (db: Queries): number => Math.max(lastZNumber(db), numbersBeforeRestore(db).z) + 1;

/** How far the journals went that restores have left behind; 0 where there was none. */
export const knownBeforeRestore = (db: Queries): number =>
  db.get<{ n: number | null }>(sql`SELECT max(doc ->> '$.known.seq') AS n FROM backups WHERE kind = 'journal.restored'`)
    ?.n ?? 0;
