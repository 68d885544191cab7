import { describe, expect, it, onTestFinished } from "vitest";
import { realFileSystem } from "./folder.ts";
import type { FileSystem } from "./folder.ts";
import { journalOf } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { openReadConnection } from "./reader.ts";
import { Connection } from "./sqlite.ts";
import { kinds, options, sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";
import { verifyJournal } from "./verify.ts";

/** A journal whose connection the test can put a cap on. */
function cappable(fileSystem: FileSystem = realFileSystem): {
  readonly journal: Journal;
  readonly writing: Connection;
} {
  const first = openSample(freshFolder());
  first.close();
  const writing = new Connection(first.path);
  const reading = openReadConnection(first.path);
  const { now } = options;
  const parts = { path: first.path, writing, reading, projectors: [kinds], fileSystem, minFreeBytes: 1000, now };
  const journal = journalOf({ ...parts, release: () => undefined });
  onTestFinished(() => journal.close());
  return { journal, writing };
}

describe("a disk that takes no more", () => {
  it("keeps what is there, takes no payments, and goes on when there is room again", () => {
    const { journal, writing } = cappable();
    appendAll(journal, [sampleFact()]);
    writing.exec(`PRAGMA max_page_count = ${writing.pragma("page_count")}`);
    const refused = journal.append([sampleFact(), sampleFact({ body: "x".repeat(200_000) })]);
    expect(refused).toMatchObject({ ok: false, error: { kind: "diskFull" } });
    expect(journal.canTakePayments()).toEqual(refused);
    expect(journal.probe()).toMatchObject({ ok: false, error: { kind: "diskFull" } });
    expect(journal.reader.head().seq).toBe(1);
    writing.exec("PRAGMA max_page_count = 100000");
    expect(journal.canTakePayments().ok).toBe(false);
    expect(journal.probe().ok).toBe(true);
    expect(journal.canTakePayments().ok).toBe(true);
    appendAll(journal, [sampleFact()]);
    expect(verifyJournal(journal.path, [kinds])).toMatchObject({ ok: true, records: 2, projections: "equal" });
  });

  it("is found out by the probe before the next payment", () => {
    let free = 5000;
    const { journal } = cappable({ ...realFileSystem, freeBytes: () => free });
    expect(journal.probe().ok).toBe(true);
    free = 999;
    expect(journal.probe()).toMatchObject({ ok: false, error: { kind: "diskFull" } });
    expect(journal.canTakePayments().ok).toBe(false);
    free = 1000;
    expect(journal.probe().ok).toBe(true);
    expect(journal.canTakePayments().ok).toBe(true);
  });

  it("still tries to keep a fact while in trouble, since a proof of payment may be in it", () => {
    let free = 0;
    const { journal } = cappable({ ...realFileSystem, freeBytes: () => free });
    journal.probe();
    expect(journal.append([sampleFact()]).ok).toBe(true);
    expect(journal.canTakePayments()).toMatchObject({ ok: false, error: { kind: "diskFull" } });
    free = 5000;
    expect(journal.probe().ok).toBe(true);
    expect(journal.canTakePayments().ok).toBe(true);
  });
});

describe("a file that may not be written", () => {
  it("answers read-only, and takes facts again once it may", () => {
    const { journal, writing } = cappable();
    writing.exec("PRAGMA query_only = ON");
    expect(journal.append([sampleFact()])).toMatchObject({ ok: false, error: { kind: "readOnly" } });
    expect(journal.canTakePayments().ok).toBe(false);
    writing.exec("PRAGMA query_only = OFF");
    appendAll(journal, [sampleFact()]);
    expect(journal.canTakePayments().ok).toBe(true);
  });

  it("answers busy while a stranger holds the file", () => {
    const { journal } = cappable();
    const stranger = new Connection(journal.path);
    stranger.exec("BEGIN IMMEDIATE");
    expect(journal.append([sampleFact()])).toMatchObject({ ok: false, error: { kind: "busy" } });
    stranger.close();
    appendAll(journal, [sampleFact()]);
  });
});
