import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { BackupMessage } from "./backupWork.ts";
import { type BackupHelper, makeBackup } from "./makeBackup.ts";
import { sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";
import type { BackupJob } from "./verifiedCopy.ts";

function aJob(): BackupJob {
  const journal = openSample(freshFolder());
  appendAll(journal, [sampleFact(), sampleFact()]);
  const dir = join(freshFolder(), "backups");
  mkdirSync(dir);
  return { journal: journal.path, dir, name: { mode: "live", register: "1", journal: "3fa94c21", at: 0 } };
}

/** Sends these messages and is gone. */
const shortLived = (...messages: readonly BackupMessage[]): BackupHelper => ({
  onMessage: (listener) => {
    messages.forEach(listener);
  },
  onError: () => undefined,
  onExit: (listener) => {
    setImmediate(listener, 1);
  },
  end: () => Promise.resolve(),
});

it("is made by a thread where no process can be started for it", async () => {
  const job = aJob();
  const made = await makeBackup(
    job,
    () => undefined,
    () => shortLived(),
  ).outcome;
  expect(made).toMatchObject({ ok: true, value: { seq: 2 } });
  expect(readdirSync(job.dir)).toHaveLength(1);
});

it("has failed when who makes it dies over it: a thread of the till is not to die likewise", async () => {
  const job = aJob();
  const failed = await makeBackup(
    job,
    () => undefined,
    () => shortLived({ kind: "begun" }),
  ).outcome;
  expect(failed).toEqual({ ok: false, error: { why: "failed", detail: "the backup ended early (1)" } });
  expect(readdirSync(job.dir)).toEqual([]);
});

it("stopped before it began, it is not begun again", async () => {
  const job = aJob();
  const backup = makeBackup(
    job,
    () => undefined,
    () => shortLived(),
  );
  await backup.stop();
  expect(await backup.outcome).toMatchObject({ ok: false });
  expect(readdirSync(job.dir)).toEqual([]);
});
