/** Archives of closed years at the whole till: made beside the backups, read back on demand, and laid aside when damaged. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { parseArchiveName } from "../../core/keeping/archive.ts";
import type { ArchivesView } from "../../../preload/contract/backup.ts";
import type { FoundTransactionsView } from "../../../preload/contract/transactions.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { ask, backups, closeDay, sellForCash } from "../testing/evening.ts";
import { factsIn } from "../testing/facts.ts";
import { verifyFolder } from "./verifyBooks.ts";

const DAY_MS = 86_400_000;
let counter: Counter;
afterEach(() => counter.close());

const journalDir = (): string => join(counter.dataDir, "training");

test("a closed year is archived with the first backup of the next, and its sales stay where they are", async () => {
  /** How far the till's clock is ahead of this computer's, ms. */
  let ahead = 0;
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  counter = await openCounter({
    between: { clock, steady: () => performance.now() },
    settings: { lockAfterMinutes: 0 },
  });
  await sellForCash(counter);
  const year = new Date(clock.now()).getUTCFullYear();
  await closeDay(counter);
  expect(existsSync(join(journalDir(), "archive"))).toBe(false);
  ahead += 400 * DAY_MS;
  await sellForCash(counter);
  await closeDay(counter);
  const [archive = ""] = readdirSync(join(journalDir(), "archive"));
  expect(parseArchiveName(archive)).toMatchObject({ mode: "training", year, after: 0 });
  const { exitCode, text } = verifyFolder(counter.dataDir, null, () => undefined);
  expect([exitCode, text]).toEqual([
    0,
    expect.stringMatching(/archive +\d+: records 1 to \d+ are sound, the same as the journal's/),
  ]);
  const { rows } = await ask<FoundTransactionsView>(counter, "transactions.find", {
    ...{ text: "", from: null, to: `${String(year)}-12-31`, tender: null, state: null, operator: null, before: null },
  });
  expect(rows.map(({ number }) => number)).toEqual([1]);

  const file = join(journalDir(), "archive", archive);
  const whole = readFileSync(file);
  const archives = () => ask<ArchivesView>(counter, "archive.list", {});
  expect(await archives()).toMatchObject({
    dir: join(journalDir(), "archive"),
    years: [{ year, first: 1, file: archive, bytes: whole.length, checked: null }],
    checking: null,
  });
  expect(await readBack(archive)).toMatchObject({ verdict: "sound", by: "Manager", detail: "", fault: null });
  expect(await counter.press("archive.check", { file: "journal.db" })).toMatchObject({
    error: { code: "noSuchArchive" },
  });
  rmSync(file);
  expect((await archives()).years).toMatchObject([{ year, file: null, madeAt: null, checked: null }]);
  expect(verifyFolder(counter.dataDir, null, () => undefined)).toMatchObject({
    exitCode: 0,
    text: expect.stringContaining("has none yet") as string,
  });
  whole[whole.length - 100] = (whole.at(-100) ?? 0) ^ 1;
  writeFileSync(file, whole);
  expect(verifyFolder(counter.dataDir, null, () => undefined)).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining(`! Archive ${archive}`) as string,
  });
  const damaged = await readBack(archive);
  expect(damaged).toMatchObject({ verdict: "damaged", detail: expect.stringMatching(/./) as string });
  expect(damaged?.fault?.code).toMatch(/^(content|link|gap|file|unreadable)$/);
  // The next backup lays it aside and makes another.
  await counter.must("backup.now", {});
  await backups(counter, 3);
  expect(readdirSync(join(journalDir(), "archive")).map((name) => name.replace(/\d{17}$/, ""))).toEqual([
    archive,
    `${archive}.damaged-`,
  ]);
  expect(await readBack(archive)).toMatchObject({ verdict: "sound" });
});

/** What came of having an archive read back. */
async function readBack(file: string): Promise<ArchivesView["years"][number]["checked"] | undefined> {
  const before = factsIn(counter.dataDir, "archive.checked").length;
  await counter.must("archive.check", { file });
  await vi.waitUntil(() => factsIn(counter.dataDir, "archive.checked").length > before, { timeout: 60_000 });
  const { years } = await ask<ArchivesView>(counter, "archive.list", {});
  return years.find((each) => each.file === file)?.checked;
}
