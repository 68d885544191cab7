/**
 * A till is killed with payments open, a backup is put in its journal's place, and who puts it there is interrupted at each
 * step. Nothing half is ever taken for a journal, nothing is changed where the till refuses to start, and once it does,
 * what was open is looked up, what is lost is named, and no number is used twice.
 */
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readLastRestore } from "../../main/journal/projections/backups.ts";
import { ringUp, sellForCash, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { attemptsOf, expectSound, factKinds, readJournal, requestsSeen, salesOf } from "./evidence.ts";
import { openRig, type Rig } from "./rig.ts";

const ENDS = ["", "-wal", "-shm"] as const;

/** Rings up two pieces and sends them to the terminal. @returns the payment's reference */
async function payByCard(rig: Rig, page: TillPage): Promise<string> {
  const sent = requestsSeen(rig).length;
  const { id } = await ringUp(page);
  await page.mustDo("payment.card", { sale: id });
  await waitFor("the payment at the gateway", () => requestsSeen(rig).length > sent);
  return requestsSeen(rig).at(-1) ?? "";
}

const contents = (dir: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(dir)
      .filter((name) => name.startsWith("journal.db") && !name.endsWith("-shm"))
      .map((name) => [name, readFileSync(join(dir, name)).toString("base64")]),
  );

test("put back step by step", async ({ onTestFinished }) => {
  const rig = await openRig(onTestFinished);
  const { journalDir } = rig.shop;
  const db = (end = ""): string => join(journalDir, `journal.db${end}`);
  const folder = join(rig.shop.dataDir, "backups");

  const day = await rig.start();
  await signIn(day.page);
  await sellForCash(day.page);
  await day.page.mustDo("sale.next", {});
  const inBackup = await payByCard(rig, day.page);
  await day.page.mustDo("backup.now", {});
  await waitFor("a backup", () => factKinds(rig).includes("backup.made"));
  await waitFor("the tap", () => rig.gateway.control.pax({ action: "tap" }).ok);
  await day.page.until("approved", ({ payment }) => payment?.screen === "approved");
  await day.page.mustDo("sale.next", {});
  const lost = await payByCard(rig, day.page);
  await waitFor("written down", () => readFileSync(join(journalDir, "journal.known.json"), "utf8").includes(lost));
  await day.process.kill();
  const lastNumber = Math.max(...salesOf(rig).map(({ number }) => number));

  const [file = ""] = readdirSync(folder);
  const copy = readFileSync(join(folder, file));
  const aside = join(rig.shop.dataDir, "aside");
  const refusal = async (): Promise<string> => {
    const before = contents(journalDir);
    const till = rig.launch();
    expect(await till.ended()).toBe(1);
    const { "journal.db": journal, "journal.db-wal": log } = contents(journalDir);
    expect({ journal, log }).toEqual({ journal: before["journal.db"], log: before["journal.db-wal"] });
    return till.output();
  };

  // The old file is moved, its log is not yet.
  renameSync(db(), aside);
  expect(await refusal()).toContain("the database is empty but its write-ahead log is not");
  // Half a copy beside it, then the whole: the log is another journal's.
  writeFileSync(db(), copy.subarray(0, copy.length / 2));
  expect(await refusal()).toContain("another folder");
  copyFileSync(join(folder, file), db());
  expect(await refusal()).toContain("another folder");
  // Half a copy alone.
  for (const end of ENDS) rmSync(db(end), { force: true });
  writeFileSync(db(), copy.subarray(0, copy.length / 2));
  expect(await refusal()).toMatch(/damaged/);
  // The whole, and the till dies before and after it says what it found.
  copyFileSync(join(folder, file), db());
  for (const trap of ["beforeRestored", "restored"] as const) {
    const till = rig.launch(trap);
    await till.died();
    expectSound(rig);
  }

  const { page, process } = await rig.start();
  expect(factKinds(rig).filter((kind) => kind === "journal.restored")).toHaveLength(1);
  const told = readJournal(rig, readLastRestore);
  expect(told).toMatchObject({ why: "shorter", nth: 1, lost: [{ reference: lost }] });
  expect(told?.lastSale).toBeGreaterThanOrEqual(lastNumber);
  await signIn(page);
  // Open in the backup: asked for again under its own number, and never sent again.
  await waitFor("found", () =>
    attemptsOf(rig).some(({ reference, state }) => reference === inBackup && state === "approved"),
  );
  await page.until("shown", ({ payment }) => payment?.screen === "approved");
  await page.mustDo("sale.next", {});
  // The lost one still stands at the terminal; the customer goes.
  await waitFor("the customer gone", () => rig.gateway.control.pax({ action: "cancel" }).ok);
  const next = await payByCard(rig, page);
  const seen = requestsSeen(rig);
  expect(new Set(seen).size).toBe(seen.length);
  expect([inBackup, lost]).not.toContain(next);
  expect(Math.max(...salesOf(rig).map(({ number }) => number))).toBeGreaterThan(lastNumber);
  await process.kill();
  expectSound(rig);
});
