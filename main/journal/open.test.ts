import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { JournalOpenError } from "./errors.ts";
import { realFileSystem } from "./folder.ts";
import { openJournal } from "./open.ts";
import type { JournalOptions } from "./open.ts";
import { Connection } from "./sqlite.ts";
import { options, sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";
import { verifyJournal } from "./verify.ts";

/** A closed journal of `count` facts. */
function writtenFolder(count: number): { readonly dir: string; readonly file: string } {
  const dir = freshFolder();
  const journal = openSample(dir);
  for (let n = 0; n < count; n += 1) appendAll(journal, [sampleFact({ body: { n, text: "x".repeat(200) } })]);
  journal.close();
  return { dir, file: join(dir, "journal.db") };
}

function refusal(dir: string, over: Partial<JournalOptions> = {}): JournalOpenError {
  const opened = openJournal(dir, { ...options, ...over });
  if (opened.ok) {
    opened.value.close();
    throw new Error("the journal opened");
  }
  return opened.error;
}

/** Works on the file the way somebody with a database tool would. */
function meddle(file: string, statements: string): void {
  const connection = new Connection(file);
  connection.exec(statements);
  connection.close();
}

describe("a sound folder", () => {
  it("opens with the write-ahead log and full flush on", () => {
    const journal = openSample(join(freshFolder(), "live", "deep"));
    const look = new Connection(journal.path);
    expect(look.pragma("journal_mode")).toBe("wal");
    look.close();
  });
});

describe("a damaged journal is refused, and kept as it is with a copy beside it", () => {
  it.each<[string, (file: string) => void]>([
    ["bytes overwritten in the middle", (file) => overwrite(file, 0.5, 3000)],
    ["bytes overwritten at the head", (file) => overwrite(file, 0, 100)],
    ["cut in half", (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
    ["not a database at all", (file) => writeFileSync(file, "<html>please log in</html>".repeat(500))],
    ["another program's database", (file) => meddle(file, "PRAGMA application_id = 7")],
    [
      "a fact changed",
      (file) => meddle(file, "DROP TRIGGER facts_never_change; UPDATE facts SET body = '{}' WHERE seq = 20"),
    ],
    ["the protection taken off", (file) => meddle(file, "DROP TRIGGER facts_never_go")],
    ["a log without its database", (file) => (writeFileSync(`${file}-wal`, "facts"), truncateSync(file, 0))],
  ])("%s", (_, damage) => {
    const { dir, file } = writtenFolder(30);
    damage(file);
    const before = readFileSync(file);
    const error = refusal(dir);
    expect(error).toMatchObject({ kind: "corrupt", path: file });
    expect(readFileSync(file).equals(before)).toBe(true);
    if (error.kind !== "corrupt" || error.keptCopy === null) throw new Error("no copy was kept");
    expect(readFileSync(error.keptCopy).equals(before)).toBe(true);
    expect(refusal(dir)).toEqual(error);
    expect(readdirSync(dir).filter((name) => /damaged.*db$/.test(name))).toHaveLength(1);
  });

  it("finds a changed fact among the last ones of a long journal", () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    appendAll(
      journal,
      Array.from({ length: 2500 }, () => sampleFact()),
    );
    journal.close();
    const forge = (seq: number): string => `UPDATE facts SET operator = 'nobody' WHERE seq = ${seq};`;
    const trigger =
      "CREATE TRIGGER facts_never_change BEFORE UPDATE ON facts\n  BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;";
    meddle(journal.path, `DROP TRIGGER facts_never_change; ${forge(1200)} ${trigger}`);
    expect(refusal(dir)).toMatchObject({ detail: "record 1200 was changed after it was written" });
  });
});

describe("other reasons not to start", () => {
  it("leaves a newer till's journal alone", () => {
    const { dir, file } = writtenFolder(3);
    meddle(file, "PRAGMA user_version = 9999");
    const before = readFileSync(file);
    expect(refusal(dir)).toMatchObject({ kind: "newerSchema", found: 9999 });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("says so when the folder is a file", () => {
    const path = join(freshFolder(), "data");
    writeFileSync(path, "");
    expect(refusal(path)).toMatchObject({ kind: "readOnly" });
    expect(refusal(join(path, "live"))).toMatchObject({ kind: "readOnly" });
  });

  it("says so when the file system is read-only", () => {
    const tryWrite = (): void => {
      throw Object.assign(new Error("EROFS: read-only file system"), { code: "EROFS" });
    };
    const { dir } = writtenFolder(1);
    expect(refusal(dir, { fileSystem: { ...realFileSystem, tryWrite } })).toMatchObject({ kind: "readOnly" });
  });

  it("does not start with less room than a day needs", () => {
    const { dir } = writtenFolder(1);
    const fileSystem = { ...realFileSystem, freeBytes: () => 5_000_000 };
    const error = refusal(dir, { fileSystem, minFreeBytes: 5_000_001 });
    expect(error).toMatchObject({ kind: "diskFull", message: expect.stringContaining("5000000 bytes free") as string });
    expect(openSample(dir, { fileSystem, minFreeBytes: 5_000_000 }).canTakePayments().ok).toBe(true);
  });

  it("lets no second journal open in the same process, and frees the folder after a refusal", () => {
    const { dir, file } = writtenFolder(1);
    const first = openSample(dir);
    expect(refusal(dir)).toMatchObject({ kind: "locked", holder: { pid: process.pid, since: options.now() } });
    first.close();
    meddle(file, "PRAGMA user_version = 9999");
    expect(refusal(dir).kind).toBe("newerSchema");
    expect(refusal(dir).kind).toBe("newerSchema");
  });

  it("says which runtime it needs when this one has no node:sqlite", () => {
    const asked = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    const error = refusal(join(freshFolder(), "data"));
    asked.mockRestore();
    expect(error).toMatchObject({ kind: "noSqlite", message: expect.stringContaining("Node 24") as string });
  });

  it("names a lock file that is none", () => {
    const { dir } = writtenFolder(1);
    writeFileSync(join(dir, "till.lock"), "something else entirely".repeat(300));
    expect(refusal(dir)).toMatchObject({ kind: "corrupt", path: join(dir, "till.lock") });
  });
});

describe.skipIf(!canMount())("on a file system that is really full or read-only", () => {
  it("refuses a full one and one that cannot be written, and opens when there is room again", () => {
    const dir = join(freshFolder(), "small");
    mkdirSync(dir);
    mount(dir);
    openSample(dir).close();
    writeFileSync(join(dir, "ballast"), new Uint8Array(65_536));
    fill(dir);
    expect(refusal(dir)).toMatchObject({ kind: "diskFull" });
    remount(dir, "ro");
    expect(refusal(dir)).toMatchObject({ kind: "readOnly" });
    expect(verifyJournal(dir, options.projectors)).toMatchObject({ ok: true, projections: "equal" });
    remount(dir, "rw");
    truncateSync(join(dir, "filler"), 0);
    openSample(dir).close();
  });

  it("keeps the journal when an append finds no room, and goes on after", () => {
    const dir = join(freshFolder(), "small");
    mkdirSync(dir);
    mount(dir);
    const journal = openSample(dir);
    appendAll(journal, [sampleFact()]);
    fill(dir);
    const result = journal.append([sampleFact({ body: "x".repeat(300_000) })]);
    expect(result).toMatchObject({ ok: false, error: { kind: "diskFull" } });
    expect(journal.canTakePayments()).toMatchObject({ ok: false, error: { kind: "diskFull" } });
    expect(journal.probe().ok).toBe(false);
    truncateSync(join(dir, "filler"), 0);
    expect(journal.probe().ok).toBe(true);
    appendAll(journal, [sampleFact()]);
    expect(journal.reader.head().seq).toBe(2);
    journal.close();
    expect(existsSync(join(dir, "journal.probe"))).toBe(false);
  });
});

function overwrite(file: string, where: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, Math.floor(bytes.length * where), Math.floor(bytes.length * where) + length);
  writeFileSync(file, bytes);
}

function canMount(): boolean {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", dir], { stdio: "ignore" });
    execFileSync("umount", [dir], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function mount(dir: string): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", dir]);
  onTestFinished(() => void execFileSync("umount", ["--lazy", dir]));
}

function remount(dir: string, mode: "ro" | "rw"): void {
  execFileSync("mount", ["-o", `remount,${mode}`, dir]);
}

/** Writes until nothing fits any more. */
function fill(dir: string): void {
  const path = join(dir, "filler");
  for (const size of [65_536, 4096, 512, 1]) {
    try {
      for (;;) writeFileSync(path, new Uint8Array(size), { flag: "a" });
    } catch (thrown) {
      if (!(thrown instanceof Error) || !("code" in thrown) || thrown.code !== "ENOSPC") throw thrown;
    }
  }
}
