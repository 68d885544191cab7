/** A copy says that it is one until it is written to, and never takes the log of another journal for its own. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupTo } from "./backup.ts";
import { openJournal } from "./open.ts";
import type { Projector } from "./projector.ts";
import { kinds, options, sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";
import { verifyJournal } from "./verify.ts";

async function copied(): Promise<{ readonly dir: string; readonly copy: string }> {
  const dir = freshFolder();
  const journal = openSample(dir);
  expect(journal.isCopy()).toBe(false);
  appendAll(journal, [sampleFact(), sampleFact()]);
  const copy = join(freshFolder(), "copy.db");
  expect((await backupTo(journal.path, copy)).ok).toBe(true);
  appendAll(journal, [sampleFact({ body: "after" })]);
  return { dir, copy };
}

test("a copy is one until the first commit, over any number of starts", async () => {
  const { copy } = await copied();
  const dir = freshFolder();
  copyFileSync(copy, join(dir, "journal.db"));
  expect(verifyJournal(dir, options.projectors).ok).toBe(true);
  for (let start = 0; start < 2; start += 1) {
    const again = openJournal(dir, options);
    if (!again.ok) throw new Error(again.error.message);
    expect(again.value.isCopy()).toBe(true);
    again.value.close();
  }
  const journal = openSample(dir);
  appendAll(journal, [sampleFact({ body: "said" })]);
  expect(journal.isCopy()).toBe(false);
  journal.close();
  expect(openSample(dir).isCopy()).toBe(false);
  expect(verifyJournal(dir, options.projectors)).toMatchObject({ ok: true, records: 3 });
});

test("a commit that fails leaves it a copy", async () => {
  const { copy } = await copied();
  const dir = freshFolder();
  copyFileSync(copy, join(dir, "journal.db"));
  const failing: Projector = {
    ...kinds,
    apply(db, fact) {
      if (fact.kind === "bug") throw new Error("a bug");
      kinds.apply(db, fact);
    },
  };
  const journal = openSample(dir, { projectors: [failing] });
  expect(() => journal.append([sampleFact({ kind: "bug" })])).toThrow("a bug");
  journal.close();
  expect(openSample(dir).isCopy()).toBe(true);
});

test("beside the log of the journal that was there before it is refused, and nothing is changed", async () => {
  const { dir, copy } = await copied();
  // The till that wrote this log was killed: it is still there.
  const log = readFileSync(join(dir, "journal.db-wal"));
  expect(log.length).toBeGreaterThan(0);
  const place = freshFolder();
  copyFileSync(copy, join(place, "journal.db"));
  writeFileSync(join(place, "journal.db-wal"), log);
  const refused = openJournal(place, options);
  expect(refused).toMatchObject({
    ok: false,
    error: { kind: "corrupt", detail: expect.stringContaining("another folder") as string },
  });
  expect(readFileSync(join(place, "journal.db"))).toEqual(readFileSync(copy));
  expect(readFileSync(join(place, "journal.db-wal"))).toEqual(log);
  rmSync(join(place, "journal.db-wal"));
  expect(openJournal(place, options).ok).toBe(true);
});

test("a copy that was taken over and killed has a log of its own, and opens with it", async () => {
  const { copy } = await copied();
  const dir = freshFolder();
  copyFileSync(copy, join(dir, "journal.db"));
  const journal = openSample(dir);
  appendAll(journal, [sampleFact({ body: "taken over" })]);
  const killed = freshFolder();
  for (const end of ["", "-wal"]) copyFileSync(join(dir, `journal.db${end}`), join(killed, `journal.db${end}`));
  const again = openSample(killed);
  expect([again.isCopy(), again.reader.head().seq]).toEqual([false, 3]);
});
