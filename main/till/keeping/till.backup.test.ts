/** Backups and restores at the whole till: made beside the sales, found out when one was put in the journal's place. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { parseBackupName } from "../../core/keeping/backup.ts";
import type { ClosingView } from "../../../preload/contract/closing.ts";
import type { HealthPart, HealthView } from "../../../preload/contract/health.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { AFTER_START_MS, AGAIN_MS } from "./backupDesk.ts";
import { restoreCheck } from "./restoreCheck.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, type CounterOptions, openCounter } from "../testing/counter.ts";
import { ask, backups, backupsOf, closeDay, sellForCash } from "../testing/evening.ts";
import { factsIn } from "../testing/facts.ts";
import { verifyBooks, verifyFolder } from "./verifyBooks.ts";

const HOUR_MS = 3_600_000;
let counter: Counter;
/** How far the till's clock is ahead of this computer's, ms. */
let ahead = 0;
const clock = { ...systemClock, now: () => Date.now() + ahead };
const open = async (options: Pick<CounterOptions, "settings"> = {}): Promise<void> => {
  ahead = 0;
  counter = await openCounter({
    between: { clock, steady: () => performance.now() },
    settings: { lockAfterMinutes: 0, ...options.settings },
  });
};
afterEach(() => counter.close());

const journalDir = (): string => join(counter.dataDir, "training");
const folder = (): string => join(counter.dataDir, "backups");
const files = (): readonly string[] => readdirSync(folder()).sort();
const health = (part: HealthPart): HealthView | undefined => counter.view().health.find((each) => each.part === part);
const check = (now = Date.now()) => restoreCheck(counter.dataDir, null, now, () => undefined);

/** Stops the till and puts a backup in the journal's place, as the README says. */
async function putBack(file: string): Promise<void> {
  await counter.stop();
  for (const end of ["", "-wal", "-shm"]) rmSync(join(journalDir(), `journal.db${end}`), { force: true });
  copyFileSync(join(folder(), file), join(journalDir(), "journal.db"));
}

test("a closed day is copied, verified and kept; the list is green and the file restores", async () => {
  await open();
  expect(health("backup")).toMatchObject({ state: "wait" });
  await sellForCash(counter);
  await closeDay(counter);
  const [file = ""] = files();
  expect(files()).toHaveLength(1);
  expect(verifyBooks(join(folder(), file))).toMatchObject({ ok: true, projections: "equal" });
  expect(statSync(join(folder(), file)).mode & 0o777).toBe(0o600);
  const state = await ask<ClosingView>(counter, "closing.state", {});
  expect(state.steps.map(({ state: how }) => how)).toEqual(Array(7).fill("done"));
  expect(state.backup).toMatchObject({ file });
  expect(health("backup")).toMatchObject({ state: "ok", code: "fine" });
  expect(await backupsOf(counter)).toMatchObject({ last: { file }, trouble: null, files: [{ file }], restored: null });
  const { exitCode, text } = await check(Date.now() + 5 * HOUR_MS);
  expect([exitCode, text]).toEqual([
    0,
    expect.stringMatching(/^RESTORES {2}[\s\S]*5 h ago[\s\S]*the same record \d+, and \d+ after it$/),
  ]);
});

test("once a day by itself, and the newest are kept", async () => {
  await open({ settings: { backup: { keep: 2 } } });
  await sellForCash(counter);
  for (let made = 1; made <= 3; made += 1) {
    ahead += 25 * HOUR_MS;
    await backups(counter, made);
  }
  await vi.waitUntil(() => files().length === 2, { timeout: 60_000 });
  const all = factsIn(counter.dataDir, "backup.made").map(({ file }) => file);
  expect(files()).toEqual(all.slice(1));
});

test("a folder that is gone is said and not made; sales go on, and it is tried again by itself", async () => {
  const stick = "stick";
  await open({ settings: { backup: { dir: stick } } });
  await counter.must("backup.now", {});
  await counter.until("said", ({ health: all }) =>
    all.some(({ code, state }) => code === "backupGone" && state === "bad"),
  );
  expect(await backupsOf(counter)).toMatchObject({ trouble: { why: "gone" }, last: null });
  await sellForCash(counter);
  mkdirSync(join(counter.dataDir, stick));
  ahead += AGAIN_MS + AFTER_START_MS;
  await backups(counter, 1);
  await counter.until("well again", ({ health: all }) =>
    all.some(({ part, state }) => part === "backup" && state === "ok"),
  );
  expect(factsIn(counter.dataDir, "backup.failed")).toEqual([{ why: "gone" }]);
  const [log = ""] = readdirSync(join(counter.dataDir, "logs"));
  const noted = readFileSync(join(counter.dataDir, "logs", log), "utf8");
  expect(noted).toMatch(/"kind":"started","mode":"training"/);
  expect(noted).toMatch(/"kind":"backupFailed","why":"gone"/);
  expect(readdirSync(join(counter.dataDir, stick))).toHaveLength(1);
});

test("a till that ends while it makes one leaves no half file", async () => {
  await open();
  await counter.must("backup.now", {});
  await counter.stop();
  expect(readdirSync(folder()).filter((file) => !file.endsWith(".db"))).toEqual([]);
  await counter.start();
  expect(health("records")).toBeUndefined();
});

test("a backup put in the journal's place: said, looked up, and no number comes twice", async () => {
  await open({ settings: { truth: { managerAfterMs: 0, sameAmountMinutes: 0 } } });
  await sellForCash(counter);
  const paid = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale: paid });
  await counter.until("shown", () => counter.simulator.orders().length === 1);
  await counter.must("backup.now", {});
  await backups(counter, 1);
  counter.simulator.control.pax({ action: "tap" });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  await counter.must("sale.next", {});
  const lost = await counter.ring();
  await counter.must("payment.card", { sale: lost });
  await counter.until("shown", () => counter.simulator.orders().length === 2);
  const lostNumber = counter.view().sale?.number ?? 0;
  const lostReference = counter.view().payment?.reference;
  const [file = ""] = files();
  await putBack(file);
  expect(verifyFolder(counter.dataDir, null, () => undefined).text).toContain("the end is missing");
  await counter.start();

  const [restored] = factsIn(counter.dataDir, "journal.restored");
  expect(restored).toMatchObject({
    why: "shorter",
    lastSale: lostNumber,
    nth: 1,
    lost: [{ reference: lostReference }],
  });
  expect(health("records")).toMatchObject({ state: "warn", code: "restored" });
  expect((await backupsOf(counter)).restored).toMatchObject({ lost: [{ reference: lostReference }] });
  // What was open in the backup is looked up, not forgotten and not sent again.
  await counter.until("found", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  expect(counter.asked()).toBe(2);
  await counter.must("sale.next", {});
  await counter.ring();
  expect(counter.view().sale?.number).toBe(lostNumber + 1);

  await counter.stop();
  await counter.start();
  expect(factsIn(counter.dataDir, "journal.restored")).toHaveLength(1);
  expect(verifyFolder(counter.dataDir, null, () => undefined).exitCode).toBe(0);
});

test("the same backup twice, and onto a new disk: each restore counts on, and is said until the day is closed", async () => {
  await open();
  await sellForCash(counter);
  await counter.must("backup.now", {});
  await backups(counter, 1);
  const [file = ""] = files();
  await putBack(file);
  await counter.start();
  await sellForCash(counter);
  await putBack(file);
  await counter.start();
  expect(factsIn(counter.dataDir, "journal.restored")).toMatchObject([{ nth: 2 }]);
  await putBack(file);
  rmSync(join(journalDir(), "journal.known.json"));
  await counter.start();
  expect(factsIn(counter.dataDir, "journal.restored")).toMatchObject([{ why: "unknown", known: null }]);
  await counter.ring();
  expect(counter.view().sale?.number).toBeGreaterThan(1_000);
  const sale = counter.view().sale?.id ?? "";
  await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
  await counter.must("sale.next", {});
  expect(health("records")).toMatchObject({ code: "restored", detail: "" });
  await closeDay(counter);
  await counter.until("said no more", ({ health: all }) => all.every(({ part }) => part !== "records"));
});

test("a Z report that was lost keeps its number: the next has a higher one, follows the last there is, and verifies", async () => {
  await open();
  await sellForCash(counter);
  await closeDay(counter);
  const [file = ""] = files();
  await sellForCash(counter);
  await closeDay(counter);
  await sellForCash(counter);
  await putBack(file);
  await counter.start();
  await sellForCash(counter);
  await closeDay(counter);
  expect(factsIn(counter.dataDir, "day.closed").map(({ number }) => number)).toEqual([1, 3]);
  expect(verifyFolder(counter.dataDir, null, () => undefined).text).not.toContain("NOT SOUND");
  const report = await ask<ReportView>(counter, "report.period", { period: { kind: "z", number: 3 } });
  expect(report.period).toMatchObject({ number: 3, before: 1, after: null });
  expect(report.goods).toHaveLength(1);
});

test("a backup that nothing is known to be missing of is said to be one all the same, once", async () => {
  await open();
  await sellForCash(counter);
  await counter.must("backup.now", {});
  await backups(counter, 1);
  const [file = ""] = files();
  await putBack(file);
  // As a till leaves it that is killed before it has written down what came after the copy.
  const known = join(journalDir(), "journal.known.json");
  const { seq, head } = parseBackupName(file) ?? { seq: 0, head: "" };
  const whole = verifyBooks(join(folder(), file)).head.hash;
  expect(whole).toContain(head);
  writeFileSync(known, JSON.stringify({ seq, head: whole, lastSale: 101, restores: 0, open: [] }));
  await counter.start();
  expect(factsIn(counter.dataDir, "journal.restored")).toMatchObject([{ why: "copy", known: null, lost: [] }]);
  await counter.ring();
  expect(counter.view().sale?.number).toBeGreaterThan(101);
  await counter.stop();
  await counter.start();
  expect(factsIn(counter.dataDir, "journal.restored")).toHaveLength(1);
});

test("a journal that went on otherwise is told from the one the till knew", async () => {
  await open();
  await sellForCash(counter);
  await counter.must("backup.now", {});
  await backups(counter, 1);
  const [file = ""] = files();
  await counter.stop();
  const known = readFileSync(join(journalDir(), "journal.known.json"));
  await putBack(file);
  await counter.start();
  for (let more = 0; more < 3; more += 1) await sellForCash(counter);
  await counter.stop();
  writeFileSync(join(journalDir(), "journal.known.json"), known);
  expect(verifyFolder(counter.dataDir, null, () => undefined).text).toContain("is not the one that the till knew");
  await counter.start();
  expect(factsIn(counter.dataDir, "journal.restored").map(({ why }) => why)).toEqual(["shorter", "other"]);
});

test("the restore check says what does not restore", async () => {
  await open();
  await sellForCash(counter);
  expect(await check()).toMatchObject({ exitCode: 1, text: expect.stringMatching(/^NO BACKUP/) as string });
  await counter.must("backup.now", {});
  await backups(counter, 1);
  await counter.stop();
  const [name = ""] = files();
  const file = join(folder(), name);
  const whole = readFileSync(file);
  expect((await check()).exitCode).toBe(0);

  writeFileSync(file, whole.subarray(0, whole.length / 2));
  expect(await check()).toMatchObject({ exitCode: 1, text: expect.stringMatching(/^DOES NOT RESTORE/) as string });
  const bent = Buffer.from(whole);
  bent.fill(0x41, bent.length / 2, bent.length / 2 + 20_000);
  writeFileSync(file, bent);
  expect((await check()).exitCode).toBe(1);

  writeFileSync(file, whole);
  const shorter = name.replace(/-n\d+-/, "-n1-");
  copyFileSync(file, join(folder(), shorter));
  rmSync(file);
  expect((await check()).text).toContain("it ends otherwise");
  rmSync(join(folder(), shorter));

  writeFileSync(file, whole);
  rmSync(join(journalDir(), "journal.db"));
  const gone = await check();
  expect(gone).toMatchObject({
    exitCode: 1,
    text: expect.stringMatching(/^RESTORES, AND CANNOT BE COMPARED/) as string,
  });
  rmSync(file);
  expect((await check()).text).toContain("holds no journal");
});
