/** The writer: appends facts, one transaction and one disk flush a call, and knows whether the disk still takes them. */
import { dirname } from "node:path";
import { err, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import { EMPTY_HEAD } from "./chain.ts";
import type { Head } from "./chain.ts";
import type { AppendError, JournalTrouble } from "./errors.ts";
import { troubleOf } from "./errors.ts";
import type { NewFact, StoredFact } from "./fact.ts";
import { factOf, insertRow, linkRow, readHead } from "./factRow.ts";
import { checkFolder } from "./folder.ts";
import type { FileSystem } from "./folder.ts";
import { APPLICATION_ID, COPY_ID } from "./migrations.ts";
import { project, rebuild } from "./projections.ts";
import type { Projector } from "./projector.ts";
import { readerOf } from "./reader.ts";
import type { JournalReader } from "./reader.ts";
import { sql } from "./sql.ts";
import type { Connection } from "./sqlite.ts";
import { messageOf, sqliteFailure } from "./sqlite.ts";

export interface Journal {
  /** Path of the database file. */
  readonly path: string;
  /** Reads what is committed, through a connection of its own that cannot write. */
  readonly reader: JournalReader;
  /** It came out of a backup, and nothing was committed to it since: the first commit ends that. */
  isCopy(): boolean;
  /**
   * Commits all facts or none, with the projections they lead to; when it answers ok they are on the disk. After an
   * error nothing was kept and `canTakePayments` says why, until an append or a probe succeeds. It tries even in trouble:
   * a proof of payment may be among the facts. Throws what a projector throws, with everything rolled back.
   */
  append(facts: readonly NewFact[]): Result<readonly StoredFact[], AppendError>;
  /** Whether the last write worked and the last probe found room. Costs nothing; ask before money is asked for. */
  canTakePayments(): Result<true, JournalTrouble>;
  /** Tries a real commit and the room on the disk, leaving facts alone. Call it from time to time, more often while in trouble. */
  probe(): Result<true, JournalTrouble>;
  /** Drops every projection and replays all facts; readers see the old tables until the new ones are complete. */
  rebuildProjections(): void;
  /** Closes the file and frees the folder for another till. */
  close(): void;
}

/** What a journal is made of; `openJournal` has checked all of it. */
export type JournalParts = {
  readonly path: string;
  readonly writing: Connection;
  readonly reading: Connection;
  readonly projectors: readonly Projector[];
  readonly fileSystem: FileSystem;
  readonly minFreeBytes: number;
  readonly now: () => number;
  readonly release: () => void;
};

/** Joins the parts to a journal. */
export function journalOf(parts: JournalParts): Journal {
  const { path, writing, reading, projectors } = parts;
  let head = readHead(writing) ?? EMPTY_HEAD;
  let copy = writing.pragma("application_id") === COPY_ID;
  let failedCommit: JournalTrouble | null = null;
  /** Kept apart: a commit that still fits does not make room for a day. */
  let unfitFolder: JournalTrouble | null = null;

  const answer = (): Result<true, JournalTrouble> => {
    const trouble = unfitFolder ?? failedCommit;
    return trouble === null ? ok(true) : err(trouble);
  };

  /** Runs `work` in one transaction; a failure of the disk becomes the journal's trouble, anything else is thrown. */
  const commit = <T>(work: () => T): Result<T, JournalTrouble> => {
    try {
      writing.run(BEGIN);
      const value = work();
      writing.run(COMMIT);
      failedCommit = null;
      return ok(value);
    } catch (thrown) {
      if (writing.db.isTransaction) writing.exec("ROLLBACK");
      const failure = sqliteFailure(thrown);
      if (failure === null) throw thrown;
      failedCommit = troubleOf(failure, path, messageOf(thrown));
      return err(failedCommit);
    }
  };

  return {
    path,
    reader: readerOf(reading),
    isCopy: () => copy,
    append(facts) {
      if (facts.length === 0) return ok([]);
      const rows = chainRows(head, facts);
      const result = commit(() => {
        if (copy) writing.exec(`PRAGMA application_id = ${String(APPLICATION_ID)}`);
        for (const row of rows) writing.run(insertRow(row));
        const stored = rows.map(factOf);
        project(writing, projectors, stored);
        return stored;
      });
      if (!result.ok) return result;
      head = rows.at(-1) ?? head;
      copy = false;
      return result;
    },
    canTakePayments: answer,
    probe() {
      const folder = checkFolder(dirname(path), parts.fileSystem, parts.minFreeBytes);
      unfitFolder = folder.ok ? null : folder.error;
      if (!folder.ok) return folder;
      const at = parts.now();
      commit(() => {
        // Needs new pages of the file for a moment, so that a file that may not grow is found out.
        writing.run(sql`UPDATE probe SET at = ${at}, filler = zeroblob(${PROBE_BYTES})`);
        writing.run(sql`UPDATE probe SET filler = x''`);
      });
      return answer();
    },
    rebuildProjections: () => rebuild(writing, projectors),
    close() {
      reading.close();
      writing.close();
      parts.release();
    },
  };
}

const PROBE_BYTES = 65_536;

// Kept as prepared statements: compiling them anew is a measurable part of a commit.
const BEGIN = sql`BEGIN IMMEDIATE`;
const COMMIT = sql`COMMIT`;

function chainRows(head: Head, facts: readonly NewFact[]): ReturnType<typeof linkRow>[] {
  let last = head;
  return facts.map((fact) => {
    const row = linkRow(last, fact);
    last = row;
    return row;
  });
}
