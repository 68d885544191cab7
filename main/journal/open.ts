/** Opens the journal of a data folder, or says why not, having changed nothing that was there. */
import { join } from "node:path";
import { err, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import type { JournalOpenError } from "./errors.ts";
import { asOpenError, openTrouble } from "./errors.ts";
import { checkFolder, MIN_FREE_BYTES, realFileSystem } from "./folder.ts";
import type { FileSystem } from "./folder.ts";
import { journalOf } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { keepCopy } from "./keepCopy.ts";
import { takeLock } from "./lock.ts";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import { projectionsAreCurrent, rebuild } from "./projections.ts";
import type { Projector } from "./projector.ts";
import { openReadConnection } from "./reader.ts";
import { judge } from "./soundness.ts";
import { Connection, messageOf, sqliteFailure, sqliteModule } from "./sqlite.ts";

export type JournalOptions = {
  /** In the order they are to see each fact. */
  readonly projectors: readonly Projector[];
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** Default: the real one. */
  readonly fileSystem?: FileSystem;
  /** Least room on the disk to start and to take payments. Default: MIN_FREE_BYTES. */
  readonly minFreeBytes?: number;
};

/** How long a commit waits for a stranger (a backup tool, a database browser) to let go of the file, in ms. */
const BUSY_TIMEOUT_MS = 1000;

/**
 * Opens `dir/journal.db`, making folder and file when missing, and holds `dir/till.lock` until `close`.
 * Order: folder takes writes and has room → no other till → file is sound → write-ahead log and full flush are really on →
 * migrations → projections are current, else rebuilt.
 */
export function openJournal(dir: string, options: JournalOptions): Result<Journal, JournalOpenError> {
  if (sqliteModule() === undefined) {
    return err({ kind: "noSqlite", message: "This runtime has no node:sqlite. Run the till with Node 24 or newer." });
  }
  const { fileSystem = realFileSystem, minFreeBytes = MIN_FREE_BYTES } = options;
  const folder = checkFolder(dir, fileSystem, minFreeBytes);
  if (!folder.ok) return err(asOpenError(folder.error, dir));
  const lock = takeLock(dir, options.now());
  if (!lock.ok) return lock;
  const { release } = lock.value;
  const path = join(dir, "journal.db");
  let journal: Result<Journal, JournalOpenError> | undefined;
  try {
    const refusal = refusalOf(dir, path);
    journal = refusal === null ? openSound(path, { ...options, fileSystem, minFreeBytes }, release) : err(refusal);
    return journal;
  } catch (thrown) {
    const failure = sqliteFailure(thrown);
    if (failure === null) throw thrown;
    if (failure === "corrupt") return err(corruptError(dir, path, messageOf(thrown)));
    return err(openTrouble(failure, path, messageOf(thrown)));
  } finally {
    if (journal?.ok !== true) release();
  }
}

function refusalOf(dir: string, path: string): JournalOpenError | null {
  const soundness = judge(path);
  switch (soundness.kind) {
    case "fresh":
    case "sound":
      return null;
    case "newerSchema": {
      const message = `${path} was written by a newer Tenderline (schema ${soundness.found}, this one knows ${SCHEMA_VERSION}). Install that version or a newer one.`;
      return { kind: "newerSchema", path, found: soundness.found, known: SCHEMA_VERSION, message };
    }
    case "corrupt":
      return corruptError(dir, path, soundness.detail);
  }
}

function openSound(
  path: string,
  options: Required<JournalOptions>,
  release: () => void,
): Result<Journal, JournalOpenError> {
  const { projectors, fileSystem, minFreeBytes, now } = options;
  const writing = new Connection(path, { timeout: BUSY_TIMEOUT_MS });
  let reading: Connection | undefined;
  try {
    const unsafe = makeDurable(writing);
    if (unsafe !== null) {
      writing.close();
      const message = `The disk under ${path} cannot keep money safe: ${unsafe}. Use a folder on a local disk.`;
      return err({ kind: "unsafeStorage", path, message });
    }
    migrate(writing);
    if (!projectionsAreCurrent(writing, projectors)) rebuild(writing, projectors);
    reading = openReadConnection(path);
    return ok(journalOf({ path, writing, reading, projectors, fileSystem, minFreeBytes, now, release }));
  } catch (thrown) {
    reading?.close();
    writing.close();
    throw thrown;
  }
}

/** Sets what durability rests on and reads it back, since SQLite keeps silent when it cannot comply. Null when all holds. */
function makeDurable(connection: Connection): string | null {
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;`);
  connection.db.enableDefensive(true);
  const wanted = { journal_mode: "wal", synchronous: 2, foreign_keys: 1 };
  for (const [name, value] of Object.entries(wanted)) {
    const found = connection.pragma(name);
    if (found !== value) return `${name} is ${found}, not ${value}`;
  }
  return null;
}

function corruptError(dir: string, path: string, detail: string): JournalOpenError {
  const keptCopy = keepCopy(dir);
  const kept = keptCopy === null ? "It was left as it is." : `It was left as it is, with a copy at ${keptCopy}.`;
  const message = `${path} is damaged: ${detail}. ${kept} Restore the last backup, or ask for help; delete nothing.`;
  return { kind: "corrupt", path, detail, keptCopy, message };
}
