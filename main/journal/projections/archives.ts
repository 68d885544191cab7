/** The last word on each archive that somebody had read back. */
import type { ArchiveFact } from "../../core/keeping/archive.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const archivesProjector: Projector = {
  name: "archives",
  version: 1,
  tables: `
    CREATE TABLE archives (file TEXT PRIMARY KEY, at INTEGER NOT NULL, operator TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
  `,
  drop: ["archives"],
  apply(db, stored) {
    if (stored.kind !== "archive.checked") return;
    const body = stored.body as ArchiveFact["body"];
    db.run(sql`INSERT OR REPLACE INTO archives (file, at, operator, doc)
      VALUES (${body.file}, ${stored.at}, ${stored.operator ?? ""}, ${canonicalJson(body)})`);
  },
};

/** @property at ms @property operator by id */
export type StoredArchiveCheck = ArchiveFact["body"] & { readonly at: number; readonly operator: string };

export function readArchiveCheck(db: Queries, file: string): StoredArchiveCheck | null {
  const row = db.get<{ at: number; operator: string; doc: string }>(
    sql`SELECT at, operator, doc FROM archives WHERE file = ${file}`,
  );
  return row === undefined
    ? null
    : { ...(JSON.parse(row.doc) as ArchiveFact["body"]), at: row.at, operator: row.operator };
}
