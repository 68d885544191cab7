/**
 * The real till is killed at each step of a backup. The journal is as it was, no half copy counts as a backup, the helper
 * ends with its till, and the next till makes one that restores.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parseBackupName } from "../../main/core/keeping/backup.ts";
import { projectors } from "../../main/journal/projections/index.ts";
import { verifyJournal } from "../../main/journal/verify.ts";
import { restoreCheck } from "../../main/till/keeping/restoreCheck.ts";
import { sellForCash, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { BACKUP_STEPS, type BackupStep } from "./backupTrap.ts";
import { expectSound, factKinds } from "./evidence.ts";
import { openRig, type Rig, type RunningTill } from "./rig.ts";
import type { TrapName } from "./traps.ts";

const TRAP = pathToFileURL(fileURLToPath(new URL("backupTrap.ts", import.meta.url))).href;
const COMMITS: readonly TrapName[] = ["beforeBackupMade", "backupMade"];

const isStep = (name: string): name is BackupStep => BACKUP_STEPS.some((step) => step === name);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A till's processes take what they are started with; the next one's are free of it. @param more names of variables to set */
async function startWith(rig: Rig, at: BackupStep, sprung: string, ...more: readonly string[]): Promise<RunningTill> {
  const before = process.env["NODE_OPTIONS"];
  const own: Record<string, string> = {
    NODE_OPTIONS: `${before ?? ""} --import=${TRAP}`,
    TENDERLINE_BACKUP_TRAP: at,
    TENDERLINE_BACKUP_SPRUNG: sprung,
    ...Object.fromEntries(more.map((name) => [name, "1"])),
  };
  Object.assign(process.env, own);
  const starting = rig.start();
  for (const name of Object.keys(own)) Reflect.deleteProperty(process.env, name);
  if (before !== undefined) process.env["NODE_OPTIONS"] = before;
  return starting;
}

async function makesOne(rig: Rig, page: TillPage): Promise<void> {
  const made = (): number => factKinds(rig).filter((kind) => kind === "backup.made").length;
  const before = made();
  await page.mustDo("backup.now", {});
  await waitFor("a new backup", () => made() > before);
}

async function run(at: BackupStep | TrapName, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished);
  const sprung = join(rig.shop.dataDir, "..", "sprung");
  const folder = join(rig.shop.dataDir, "backups");
  const first = isStep(at) ? await startWith(rig, at, sprung) : await rig.start(at);
  await signIn(first.page);
  await sellForCash(first.page);
  await first.page.mustDo("backup.now", {});
  await first.process.died();
  if (isStep(at)) {
    const [stood = "", helper = ""] = readFileSync(sprung, "utf8").split(" ");
    expect(stood).toBe(at);
    await waitFor("the helper gone with its till", () => !isRunning(Number(helper)));
  }

  expectSound(rig);
  expect(factKinds(rig).filter((kind) => kind === "sale.completed")).toHaveLength(1);
  const left = existsSync(folder) ? readdirSync(folder) : [];
  const named = left.filter((file) => parseBackupName(file) !== null);
  expect(named).toHaveLength(at === "named" || at === "beforeBackupMade" || at === "backupMade" ? 1 : 0);
  for (const file of named) expect(verifyJournal(join(folder, file), projectors)).toMatchObject({ ok: true });

  await nextMakesOne(rig, named.length);
}

/** The next till makes a backup that restores, beside the `named` ones that are there; of the half one nothing is left. */
async function nextMakesOne(rig: Rig, named: number): Promise<void> {
  const { page } = await rig.start();
  await signIn(page);
  expect(await page.query("backup.list", { limit: 100 })).toMatchObject({ running: null, restored: null });
  await sellForCash(page);
  await makesOne(rig, page);
  const files = readdirSync(join(rig.shop.dataDir, "backups"));
  expect(files.filter((file) => parseBackupName(file) === null)).toEqual([]);
  expect(files).toHaveLength(named + 1);
  await rig.killAll();
  expectSound(rig);
  const check = await restoreCheck(rig.shop.dataDir, null, Date.now(), () => undefined);
  expect(check.text).toMatch(/^RESTORES {2}/);
  expect(check.exitCode).toBe(0);
}

/** The system ends the helper alone, as it does when memory is short: the till says so and sells on. */
async function helperDies(onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished);
  const sprung = join(rig.shop.dataDir, "..", "sprung");
  const { page, process } = await startWith(rig, "half", sprung, "TENDERLINE_BACKUP_ALONE");
  await signIn(page);
  await page.mustDo("backup.now", {});
  await waitFor("the failure kept", () => factKinds(rig).includes("backup.failed"));
  const [, helper = ""] = readFileSync(sprung, "utf8").split(" ");
  expect(Number(helper)).not.toBe(process.pid);
  await sellForCash(page);
  await rig.killAll();
  expect(readdirSync(join(rig.shop.dataDir, "backups")).filter((file) => parseBackupName(file) !== null)).toEqual([]);
  await nextMakesOne(rig, 0);
}

describe.concurrent("a till killed while it makes a backup", () => {
  for (const at of [...BACKUP_STEPS, ...COMMITS]) test(at, ({ onTestFinished }) => run(at, onTestFinished));
  test("half, its helper alone", ({ onTestFinished }) => helperDies(onTestFinished));
});
