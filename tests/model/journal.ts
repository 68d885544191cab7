/** The real journal on a disk that is memory: what is committed survives every death, and nothing else does. */
import { realFileSystem } from "../../main/journal/folder.ts";
import { type Journal, journalOf } from "../../main/journal/journal.ts";
import { migrate } from "../../main/journal/migrations.ts";
import { dumpProjections, rebuild } from "../../main/journal/projections.ts";
import { projectors } from "../../main/journal/projections/index.ts";
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

/** @param now ms */
export function memoryDisk(now: () => number): Disk {
  const connection = new Connection(":memory:");
  migrate(connection);
  rebuild(connection, projectors);
  const parts = { path: ":memory:", writing: connection, reading: connection, projectors, now, minFreeBytes: 0 };
  return {
    open: () => journalOf({ ...parts, fileSystem: realFileSystem, release: () => undefined }),
    dump: () => dumpProjections(connection),
    rebuild() {
      rebuild(connection, projectors);
    },
    close() {
      connection.close();
    },
  };
}
