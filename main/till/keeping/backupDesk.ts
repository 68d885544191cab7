/** Verified backups beside the sales: after each close, once a day, and when somebody asks. What fails is tried again. */
import { dirname } from "node:path";
import { DUE_MS, TOO_OLD_MS, type BackupTrouble, type MadeBackup } from "../../core/keeping/backup.ts";
import type { Clock } from "../../core/clock.ts";
import { ok, type Result } from "../../core/result.ts";
import { makeBackup, type RunningBackup, type StartBackup } from "../../journal/makeBackup.ts";
import {
  readBackupTrouble,
  readLastBackup,
  readRestoreToSettle,
  type StoredRestore,
} from "../../journal/projections/backups.ts";
import type { BackupFailure } from "../../journal/verifiedCopy.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { BackupsView } from "../../../preload/contract/backup.ts";
import type { HealthView } from "../../../preload/contract/health.ts";
import { archivesIn, type BackupFolder, backupsIn, keepNewest, makeOwnFolder } from "./backupFolder.ts";
import { backupHealth } from "./backupHealth.ts";
import type { Books } from "../books.ts";
import type { Log } from "../base/log.ts";
import type { MarkKeeper } from "../start/journalMark.ts";
import { refuse } from "../base/problem.ts";
import { lettersOf } from "../start/restored.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface BackupDesk {
  readonly commands: Pick<CommandHandlers, "backup.now">;
  readonly queries: Pick<QueryHandlers, "backup.list">;
  last(): { readonly at: number; readonly seq: number; readonly file: string } | null;
  /** Makes one now, or once the one that runs is done. */
  make(): void;
  /** Every second or so: makes the one that is due. */
  tick(): void;
  health(): readonly HealthView[];
  /** Ends the one that runs. */
  close(): Promise<void>;
}

export interface BackupDeps {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "alone">;
  readonly clock: Clock;
  readonly folder: BackupFolder;
  readonly keep: number;
  readonly mode: string;
  readonly register: string;
  readonly mark: MarkKeeper;
  readonly log: Pick<Log, "note">;
  /** Whose work a backup is; a process of Node's own when left out. */
  readonly start: StartBackup | undefined;
  changed(): void;
}

/** What fails is tried again after this, ms. */
export const AGAIN_MS = 10 * 60_000;
/** Opening the shop comes first: one that is due waits so long after the start, ms. */
export const AFTER_START_MS = 20_000;

interface Running {
  readonly backup: RunningBackup;
  readonly since: number;
  readonly of: number;
  records: number;
}

interface Trouble {
  readonly why: BackupTrouble;
  readonly since: number;
  readonly again: number;
  readonly detail: string;
}

export function createBackupDesk(deps: BackupDeps): BackupDesk {
  const { books, clock, folder, mode } = deps;
  const { journal } = books;
  const { reader } = journal;
  const startedAt = clock.now();
  const firstAt = reader.facts(0, 1)[0]?.at ?? startedAt;
  let running: Running | null = null;
  let ending: Promise<void> = Promise.resolve();
  let wanted = false;
  let closed = false;
  let trouble: Trouble | null = ((): Trouble | null => {
    const stored = readBackupTrouble(reader);
    return stored === null
      ? null
      : { why: stored.why, since: stored.at, again: startedAt + AFTER_START_MS, detail: "" };
  })();

  const made = async (backup: MadeBackup): Promise<void> => {
    const committed = books.commit([{ fact: { kind: "backup.made", body: backup } }]);
    if (!committed.ok) return failed({ why: "failed", detail: committed.error.message });
    trouble = null;
    const letters = lettersOf(reader);
    await deps.mark.keep();
    await keepNewest(folder.path, mode, letters, deps.keep);
  };
  const failed = ({ why, detail }: BackupFailure): void => {
    const now = clock.now();
    deps.log.note({ kind: "backupFailed", why, detail });
    if (trouble?.why !== why) books.commit([{ fact: { kind: "backup.failed", body: { why } } }]);
    trouble = { why, since: trouble?.since ?? now, again: now + AGAIN_MS, detail };
  };
  const ended = async (outcome: Result<MadeBackup, BackupFailure>): Promise<void> => {
    const notArchived = running?.backup.archiveTrouble() ?? null;
    running = null;
    if (notArchived !== null) deps.log.note({ kind: "archiveFailed", detail: notArchived });
    if (closed) return;
    if (outcome.ok) await made(outcome.value);
    else failed(outcome.error);
    deps.changed();
  };

  const begin = async (): Promise<void> => {
    const since = clock.now();
    wanted = false;
    const name = { mode, register: deps.register, journal: lettersOf(reader), at: since };
    await makeOwnFolder(folder);
    if (closed || running !== null) return;
    const job = { journal: journal.path, dir: folder.path, name, archives: archivesIn(dirname(journal.path)) };
    const onRecords = (records: number): void => {
      if (running !== null) running.records = records;
    };
    const backup = makeBackup(job, onRecords, deps.start);
    running = { backup, since, records: 0, of: reader.head().seq };
    deps.changed();
    ending = backup.outcome.then(ended);
  };

  const isDue = (now: number): boolean => {
    if (trouble !== null) return now >= trouble.again;
    const age = now - (readLastBackup(reader)?.at ?? firstAt);
    // One from a time that is still to come says nothing of how old it is.
    return now >= startedAt + AFTER_START_MS && (age >= DUE_MS || age < -DUE_MS);
  };

  const missing = ({ known, seq }: StoredRestore): number | null =>
    known === null ? null : Math.max(0, known.seq - seq);

  return {
    commands: {
      "backup.now": () => {
        if (deps.session.operator() === null) return refuse("notSignedIn");
        const allowed = deps.session.alone("backUp");
        if (!allowed.ok) return allowed;
        if (running === null) void begin();
        return ok(null);
      },
    },
    queries: {
      "backup.list": async ({ limit }) => {
        if (deps.session.operator() === null) return refuse("notSignedIn");
        const last = readLastBackup(reader);
        const found = readRestoreToSettle(reader);
        const files = await backupsIn(folder.path, mode, lettersOf(reader));
        const view: BackupsView = {
          dir: folder.path,
          running: running === null ? null : { since: running.since, records: running.records, of: running.of },
          last: last === null ? null : { file: last.file, at: last.at, seq: last.seq, bytes: last.bytes },
          trouble: running === null ? trouble : null,
          files: files.slice(0, limit).map(({ file, at, seq, bytes }) => ({ file, at, seq, bytes })),
          keep: deps.keep,
          restored: found === null ? null : { at: found.at, missing: missing(found), lost: found.lost },
        };
        return ok(view);
      },
    },
    last() {
      const last = readLastBackup(reader);
      return last === null ? null : { at: last.at, seq: last.seq, file: last.file };
    },
    make() {
      wanted = true;
      if (running === null) void begin();
    },
    tick() {
      if (running === null && !closed && (wanted || isDue(clock.now()))) void begin();
    },
    health() {
      const now = clock.now();
      const lastAt = readLastBackup(reader)?.at ?? null;
      const found = readRestoreToSettle(reader);
      return backupHealth({
        lastAt,
        tooOld: now - (lastAt ?? firstAt) > TOO_OLD_MS,
        since: lastAt ?? firstAt,
        running: running !== null,
        opening: now < startedAt + 2 * AFTER_START_MS,
        trouble,
        dir: folder.path,
        restored: found === null ? null : { at: found.at, missing: missing(found) },
      });
    },
    async close() {
      closed = true;
      await running?.backup.stop();
      await ending;
    },
  };
}
