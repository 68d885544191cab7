/** Reads an archive whole: its file, its chain, and that it is what its name says. Changes nothing. */
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ArchiveFault,
  type ArchiveFaultCode,
  type ArchiveName,
  parseArchiveName,
} from "../core/keeping/archive.ts";
import { EMPTY_HEAD, type Head } from "./chain.ts";
import { followChain } from "./chainCheck.ts";
import { rowsAfter } from "./factRow.ts";
import { openReadConnection } from "./reader.ts";
import { sql } from "./sql.ts";
import { type Connection, messageOf, sqliteFailure } from "./sqlite.ts";

/** `application_id` of an archive: "TNDA". */
export const ARCHIVE_ID = 0x544e4441;

export type ArchiveCheck =
  /** @property before the end of the records before its first, which that one names */
  | { readonly ok: true; readonly name: ArchiveName; readonly before: Head; readonly head: Head }
  | { readonly ok: false; readonly fault: ArchiveFault };

/** @param named the name it is to have, where it has another while it is being made */
export function checkArchive(path: string, named = basename(path)): ArchiveCheck {
  const name = parseArchiveName(named);
  if (name === null) return wrong("noArchive");
  let connection: Connection | undefined;
  try {
    // A folder that cannot be written has no room for a log, and an archive never has one.
    connection = openReadConnection(new URL(`${pathToFileURL(path).href}?immutable=1`));
    if (connection.pragma("application_id") !== ARCHIVE_ID) return wrong("otherDatabase");
    const integrity = String(connection.pragma("integrity_check(1)"));
    if (integrity !== "ok") return wrong("file", { says: integrity });
    return follow(connection, name);
  } catch (thrown) {
    if (sqliteFailure(thrown) === null) throw thrown;
    return wrong("unreadable", { says: messageOf(thrown) });
  } finally {
    connection?.close();
  }
}

function follow(connection: Connection, name: ArchiveName): ArchiveCheck {
  const first = connection.get<{ seq: number; prev: string }>(sql`SELECT seq, prev FROM facts ORDER BY seq LIMIT 1`);
  if (first?.seq !== name.after + 1) return wrong("begins", { record: name.after + 1 });
  const before: Head = { seq: name.after, hash: first.prev };
  if (name.after === 0 && first.prev !== EMPTY_HEAD.hash) return wrong("follows", { record: first.seq });
  const { broken, head } = followChain(rowsAfter(connection, 0), before);
  if (broken !== null) return wrong(broken.why, { record: broken.seq });
  if (head.seq !== name.upTo || !head.hash.startsWith(name.head))
    return wrong("ends", { record: head.seq, says: head.hash.slice(0, name.head.length) });
  return { ok: true, name, before, head };
}

const wrong = (code: ArchiveFaultCode, more: Partial<Omit<ArchiveFault, "code">> = {}): ArchiveCheck => ({
  ok: false,
  fault: { code, record: 0, says: "", ...more },
});
