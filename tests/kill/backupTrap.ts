/**
 * Loaded into every process of a till (`--import`): in the thread that makes a backup it kills the till at one step, and
 * then stands still, as everything does when the power goes. Which step, TENDERLINE_BACKUP_TRAP says; a process that makes
 * one alone, or is to die alone (TENDERLINE_BACKUP_ALONE), kills itself.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import sqlite, { type BackupOptions, type DatabaseSync } from "node:sqlite";
import { isMainThread, workerData } from "node:worker_threads";

/** Just before or after one call of the system, told by the end of the file's name that it is given first. */
const STEPS = {
  begun: { call: "openSync", of: ".partial", side: "after" },
  whole: { call: "renameSync", of: ".partial", side: "after" },
  verified: { call: "renameSync", of: ".unproved", side: "before" },
  named: { call: "renameSync", of: ".unproved", side: "after" },
} as const;

/** SQLite has copied some pages and not the others. */
const HALF = "half";
/** A small journal is copied in one step otherwise. */
const HALF_PAGES = 16;

export type BackupStep = keyof typeof STEPS | typeof HALF;
export const BACKUP_STEPS: readonly BackupStep[] = [HALF, ...(Object.keys(STEPS) as (keyof typeof STEPS)[])];

const step = process.env["TENDERLINE_BACKUP_TRAP"];
const isAlone = process.env["TENDERLINE_BACKUP_ALONE"] === "1";
const isBackup = !isMainThread && typeof workerData === "object" && workerData !== null && "journal" in workerData;
if (isBackup || isAlone) {
  if (step === HALF) layInTheCopy();
  else if (step !== undefined && Object.hasOwn(STEPS, step)) lay(step as keyof typeof STEPS);
}

function layInTheCopy(): void {
  const real = sqlite.backup;
  const trapped = (from: DatabaseSync, to: string, options: BackupOptions): Promise<number> => {
    const progress: BackupOptions["progress"] = ({ remainingPages, totalPages }) => {
      if (remainingPages < totalPages / 2) spring(HALF);
    };
    return real(from, to, { ...options, rate: HALF_PAGES, progress });
  };
  Object.assign(sqlite, { backup: trapped });
}

function lay(name: keyof typeof STEPS): void {
  const { call, of, side } = STEPS[name];
  const real = fs[call] as (...args: unknown[]) => unknown;
  const trapped = (...args: unknown[]): unknown => {
    const here = String(args[0]).endsWith(of);
    if (here && side === "before") spring(name);
    const result = real(...args);
    if (here && side === "after") spring(name);
    return result;
  };
  Object.assign(fs, { [call]: trapped });
  syncBuiltinESMExports();
}

function spring(name: BackupStep): void {
  fs.writeFileSync(process.env["TENDERLINE_BACKUP_SPRUNG"] ?? "", `${name} ${String(process.pid)}`);
  process.kill(isAlone ? process.pid : process.ppid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
