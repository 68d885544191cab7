import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { kinds, sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";
import { Connection } from "./sqlite.ts";
import { type BackupJob, verifiedCopy } from "./verifiedCopy.ts";
import { verifyJournal } from "./verify.ts";

function job(count = 40): { readonly job: BackupJob; readonly dir: string } {
  const journal = openSample(freshFolder());
  for (let n = 0; n < count; n += 1) appendAll(journal, [sampleFact({ body: { n, text: "x".repeat(2000) } })]);
  const dir = join(freshFolder(), "backups");
  mkdirSync(dir);
  return {
    job: { journal: journal.path, dir, name: { mode: "live", register: "1", journal: "3fa94c21", at: 0 } },
    dir,
  };
}

describe("verifiedCopy", () => {
  it("names the copy by its end once it was read back", async () => {
    const { job: asked, dir } = job();
    const made = await verifiedCopy(asked, [kinds]);
    if (!made.ok) throw new Error(made.error.detail);
    expect(readdirSync(dir)).toEqual([made.value.file]);
    const report = verifyJournal(join(dir, made.value.file), [kinds]);
    expect(report).toMatchObject({ ok: true, records: 40, head: { seq: made.value.seq, hash: made.value.head } });
    expect(made.value.file).toContain(`-n40-${made.value.head.slice(0, 16)}.db`);
  });

  it("gives no name to a copy of a journal that does not verify, and says so", async () => {
    const { job: asked, dir } = job();
    const db = new Connection(asked.journal);
    db.exec("UPDATE kinds SET n = 7");
    db.close();
    expect(await verifiedCopy(asked, [kinds])).toMatchObject({
      ok: false,
      error: { why: "notSound", detail: "projectionsDiffer" },
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("does not make a folder that is gone, nor write into a file in its place", async () => {
    const { job: asked, dir } = job(1);
    rmSync(dir, { recursive: true });
    expect(await verifiedCopy(asked, [kinds])).toMatchObject({ ok: false, error: { why: "gone" } });
    writeFileSync(dir, "");
    expect(await verifiedCopy(asked, [kinds])).toMatchObject({ ok: false, error: { why: "gone" } });
  });

  it("leaves the copies of others and of other journals alone, and removes what an earlier try left", async () => {
    const { job: asked, dir } = job(1);
    writeFileSync(join(dir, "live-r1-3fa94c21.unproved"), "half");
    writeFileSync(join(dir, "live-r2-00000000.unproved"), "another till's");
    expect((await verifiedCopy(asked, [kinds])).ok).toBe(true);
    expect(readdirSync(dir).filter((file) => file.endsWith(".unproved"))).toEqual(["live-r2-00000000.unproved"]);
  });
});

describe.skipIf(!canMount())("on a disk of its own", () => {
  it("says that it is full, and that it may not be written; nothing half is left", async () => {
    const { job: asked, dir } = job();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", dir]);
    onTestFinished(() => void execFileSync("umount", ["--lazy", dir]));
    expect(await verifiedCopy(asked, [kinds])).toMatchObject({ ok: false, error: { why: "full" } });
    execFileSync("mount", ["-o", "remount,size=8m,ro", dir]);
    expect(await verifiedCopy(asked, [kinds])).toMatchObject({ ok: false, error: { why: "readOnly" } });
    execFileSync("mount", ["-o", "remount,size=8m,rw", dir]);
    expect((await verifiedCopy(asked, [kinds])).ok).toBe(true);
    expect(readdirSync(dir)).toHaveLength(1);
  });
});

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
