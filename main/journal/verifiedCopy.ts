/** A backup as it should be: copied, proven by reading it back whole, and only then given its name. */
import { chmodSync, existsSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BackupName, backupName, type BackupTrouble, type MadeBackup } from "../core/keeping/backup.ts";
import { err, ok, type Result } from "../core/result.ts";
import { backupTo, removePartial } from "./backup.ts";
import type { JournalTrouble } from "./errors.ts";
import { flushFolder, MIN_FREE_BYTES } from "./folder.ts";
import type { Projector } from "./projector.ts";
import { messageOf } from "./sqlite.ts";
import { type VerifyReport, verifyJournal } from "./verify.ts";

export interface BackupJob {
  /** The database file of the running till. */
  readonly journal: string;
  /** Must be there: a folder that is not is a stick that was pulled out, never one to be made. */
  readonly dir: string;
  readonly name: Pick<BackupName, "mode" | "register" | "journal" | "at">;
  /** Where archives of closed years lie; what is missing there is made from the copy. Left out: none are made. */
  readonly archives?: string;
}

export interface BackupFailure {
  readonly why: BackupTrouble;
  /** For a person who looks closer, in English. */
  readonly detail: string;
}

/** Copies the journal into `job.dir` and verifies the copy. Blocks: call it from a worker. What fails leaves no file behind. */
export async function verifiedCopy(
  job: BackupJob,
  projectors: readonly Projector[],
  onRecords: (records: number) => void = () => undefined,
): Promise<Result<MadeBackup, BackupFailure>> {
  const copy = unprovedCopy(job);
  try {
    if (!existsSync(job.dir)) return fail("gone", `${job.dir} is not there`);
    rmSync(copy, { force: true });
    const room = roomProblem(job);
    if (room !== null) return fail("full", room);
    const made = await backupTo(job.journal, copy);
    if (!made.ok) return fail(whyOf(made.error), made.error.message);
    keepForOwner(copy);
    const report = verifyJournal(copy, projectors, { onRecords });
    return report.ok ? named(job, copy, report) : fail("notSound", report.findings.map(({ kind }) => kind).join(", "));
  } catch (thrown) {
    return fail(whyOfSystem(thrown), messageOf(thrown));
  } finally {
    removeUnproved(job);
  }
}

const unprovedCopy = ({ dir, name }: BackupJob): string =>
  join(dir, `${name.mode}-r${name.register}-${name.journal}.unproved`);

const fail = (why: BackupTrouble, detail: string): Result<never, BackupFailure> => err({ why, detail });

function named(job: BackupJob, copy: string, { head }: VerifyReport): Result<MadeBackup, BackupFailure> {
  const file = backupName({ ...job.name, seq: head.seq, head: head.hash });
  const { size: bytes } = statSync(copy);
  renameSync(copy, join(job.dir, file));
  flushFolder(job.dir);
  return ok({ file, seq: head.seq, head: head.hash, bytes });
}

/** A backup on the till's own disk never takes the room that tomorrow's sales need. */
function roomProblem({ journal, dir }: BackupJob): string | null {
  const { bavail, bsize } = statfsSync(dir);
  const sameDisk = statSync(dir).dev === statSync(dirname(journal)).dev;
  const needed = statSync(journal).size + (sameDisk ? MIN_FREE_BYTES : 0);
  return bavail * bsize >= needed ? null : `${String(bavail * bsize)} bytes free in ${dir}, ${String(needed)} needed`;
}

function whyOf({ kind }: JournalTrouble): BackupTrouble {
  if (kind === "diskFull") return "full";
  if (kind === "readOnly") return "readOnly";
  return kind === "corrupt" ? "notSound" : "failed";
}

function whyOfSystem(thrown: unknown): BackupTrouble {
  switch (thrown instanceof Error && "code" in thrown ? thrown.code : null) {
    case "ENOSPC":
    case "EDQUOT":
      return "full";
    case "ENOENT":
    case "ENOTDIR":
      return "gone";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "readOnly";
    default:
      return "failed";
  }
}

/** File systems of sticks know no owners. */
function keepForOwner(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // Whoever holds the stick can read it in any case.
  }
}

/** Removes what a backup that was stopped has left. */
export function removeUnproved(job: BackupJob): void {
  try {
    const copy = unprovedCopy(job);
    removePartial(copy);
    for (const end of ["", "-journal"]) rmSync(copy + end, { force: true });
  } catch {
    // A folder that went away took it along.
  }
}
