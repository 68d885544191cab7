/** Opens the catalogue's database file; a damaged one is put aside, never repaired and never deleted. */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { err, ok, type Result } from "../core/result.ts";
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from "./schema.ts";

export type CatalogError =
  /** A file that could not be used was renamed to `keptAs`; the catalogue now open is new and empty. Import it again. */
  | { readonly kind: "setAside"; readonly keptAs: string; readonly detail: string }
  /** No catalogue can be opened here: a folder that cannot be written, a full disk. Goods can then not be looked up. */
  | { readonly kind: "cannotOpen"; readonly detail: string };

export interface OpenedFile {
  readonly db: DatabaseSync;
  readonly notice?: CatalogError;
}

/** Opens or makes the file at `path`. */
export function openFile(path: string): Result<OpenedFile, CatalogError> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return ok({ db: openSound(path) });
  } catch (thrown) {
    if (!existsSync(path) || !isUnusable(thrown)) return err({ kind: "cannotOpen", detail: messageOf(thrown) });
    return openAfresh(path, messageOf(thrown));
  }
}

/** A connection to the file, made when missing and known to be sound. Throws an Error when it is not, or cannot be opened. */
export function openSound(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { enableDoubleQuotedStringLiterals: false });
  try {
    db.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    if (pragma(db, "schema_version") === 0) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    if (pragma(db, "application_id") !== APPLICATION_ID) throw new NotACatalog("not a catalogue file");
    if (pragma(db, "user_version") !== SCHEMA_VERSION) throw new NotACatalog("of another version");
    const check = db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
    if (check !== "ok") throw new NotACatalog(String(check));
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

class NotACatalog extends Error {}

function openAfresh(path: string, detail: string): Result<OpenedFile, CatalogError> {
  try {
    const keptAs = freeName(path);
    renameSync(path, keptAs);
    for (const end of ["-wal", "-shm"]) if (existsSync(path + end)) renameSync(path + end, keptAs + end);
    return ok({ db: openSound(path), notice: { kind: "setAside", keptAs, detail } });
  } catch (thrown) {
    return err({ kind: "cannotOpen", detail: messageOf(thrown) });
  }
}

function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const name = `${path}.damaged-${String(n)}`;
    if (!existsSync(name)) return name;
  }
}

/** SQLITE_CORRUPT (11) and SQLITE_NOTADB (26): sqlite.org/rescode.html */
function isUnusable(thrown: unknown): boolean {
  if (thrown instanceof NotACatalog) return true;
  const code = thrown instanceof Error && "errcode" in thrown ? Number(thrown.errcode) & 0xff : 0;
  return code === 11 || code === 26;
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
