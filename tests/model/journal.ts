/** The real journal on a disk that is memory: what is committed survives every death, and nothing else does. */
import { realFileSystem } from "../../main/journal/folder.ts";
import { type Journal, journalOf } from "../../main/journal/journal.ts";
import { migrate } from "../../main/journal/migrations.ts";
import { factOf, rowsAfter } from "../../main/journal/factRow.ts";
import { dumpProjections, project, projectionTables, rebuild } from "../../main/journal/projections.ts";
import { projectors } from "../../main/journal/projections/index.ts";
import { identifier } from "../../main/journal/sql.ts";
import { Connection } from "../../main/journal/sqlite.ts";

export interface Disk {
  /** The journal as a run of the till opens it. */
  open(): Journal;
  /** Every projection as text. */
  dump(): string;
  /** Replays every fact into empty tables. */
  rebuild(): void;
  close(): void;
}

/** Making the tables is dearer than most cases: they are made once, and each case begins with a copy of the empty database. */
const EMPTY = ((): Uint8Array => {
  const connection = new Connection(":memory:");
  migrate(connection);
  rebuild(connection, projectors);
  const image = connection.db.serialize();
  connection.close();
  return image;
})();

/** @param now ms */
export function memoryDisk(now: () => number): Disk {
  const connection = new Connection(":memory:");
  connection.db.deserialize(EMPTY);
  const parts = { path: ":memory:", writing: connection, reading: connection, projectors, now, minFreeBytes: 0 };
  return {
    open: () => journalOf({ ...parts, fileSystem: realFileSystem, release: () => undefined }),
    dump: () => dumpProjections(connection),
    rebuild() {
      connection.exec("BEGIN IMMEDIATE");
      connection.exec("PRAGMA defer_foreign_keys = ON");
      for (const table of projectionTables(connection)) connection.exec(`DELETE FROM ${identifier(table)}`);
      project(connection, projectors, Array.from(rowsAfter(connection, 0), factOf));
      connection.exec("COMMIT");
    },
    close() {
      connection.close();
    },
  };
}
