/** One commit of the journal is one flush to the disk: shown by the system calls of a real process, not by what SQLite says. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const WRITER = fileURLToPath(new URL("commitWriter.ts", import.meta.url));
const COMMITS = 20;

test("twenty commits are twenty flushes, each before the next begins", ({ onTestFinished, skip }) => {
  if (spawnSync("strace", ["-V"]).status !== 0) skip("strace is not there: no system call can be seen");
  const dir = mkdtempSync(join(tmpdir(), "tenderline-flush-"));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const trace = join(dir, "trace");
  const args = ["-f", "-o", trace, "-e", "trace=fsync,fdatasync,write", process.execPath, WRITER, dir, String(COMMITS)];
  const ran = spawnSync("strace", args, { encoding: "utf8" });
  if (/ptrace.*not permitted/i.test(ran.stderr)) skip("strace may not look into a process here");
  expect(ran.status, ran.stderr).toBe(0);
  const calls = readFileSync(trace, "utf8").split("\n");
  const at = (word: string): number => calls.findIndex((call) => call.includes(`write(1, "${word}`));
  const between = calls.slice(at("BEGIN"), at("END"));
  const flushes = between.filter((call) => /\bf(data)?sync\(/.test(call));
  expect(flushes).toHaveLength(COMMITS);
});
