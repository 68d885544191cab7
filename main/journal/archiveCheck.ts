/** Reads an archive whole: its file, its chain, and that it is what its name says. Changes nothing. */
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { type ArchiveName, parseArchiveName } from "../core/keeping/archive.ts";
import { EMPTY_HEAD, type Head } from "./chain.ts";
import { describeBreak, followChain } from "./chainCheck.ts";
import { rowsAfter } from "./factRow.ts";
import { openReadConnection } from "./reader.ts";
import { sql } from "./sql.ts";
import { type Connection, messageOf, sqliteFailure } from "./sqlite.ts";

/** `application_id` of an archive: "TNDA". */
export const ARCHIVE_ID = 0x544e4441;

export type ArchiveCheck =
  /** @property before the end of the records before its first, which that one names */
  | { readonly ok: true; readonly name: ArchiveName; readonly before: Head; readonly head: Head }
  | { readonly ok: false; readonly wrong: string };

/** @param named the name it is to have, where it has another while it is being made */
export function checkArchive(path: string, named = basename(path)): ArchiveCheck {
  const name = parseArchiveName(named);
  if (name === null) return wrong("it has no archive's name");
  let connection: Connection | undefined;
  try {
    // A folder that cannot be written has no room for a log, and an archive never has one.
    connection = openReadConnection(new URL(`${pathToFileURL(path).href}?immutable=1`));
    if (connection.pragma("application_id") !== ARCHIVE_ID) return wrong("it is some other SQLite database");
    const integrity = String(connection.pragma("integrity_check(1)"));
    if (integrity !== "ok") return wrong(`the file is damaged: ${integrity}`);
    return follow(connection, name);
  } catch (thrown) {
    if (sqliteFailure(thrown) === null) throw thrown;
    return wrong(`it cannot be read: ${messageOf(thrown)}`);
  } finally {
    connection?.close();
  }
}

function follow(connection: Connection, name: ArchiveName): ArchiveCheck {
  const first = connection.get<{ seq: number; prev: string }>(sql`SELECT seq, prev FROM facts ORDER BY seq LIMIT 1`);
  if (first?.seq !== name.after + 1) return wrong(`it does not begin with record ${String(name.after + 1)}`);
  const before: Head = { seq: name.after, hash: first.prev };
  if (name.after === 0 && first.prev !== EMPTY_HEAD.hash) return wrong("its first record follows another");
  const { broken, head } = followChain(rowsAfter(connection, 0), before);
  if (broken !== null) return wrong(describeBreak(broken));
  if (head.seq !== name.upTo || !head.hash.startsWith(name.head))
    return wrong(`it ends with record ${String(head.seq)} (${head.hash.slice(0, name.head.length)})`);
  return { ok: true, name, before, head };
}

const wrong = (what: string): ArchiveCheck => ({ ok: false, wrong: what });
