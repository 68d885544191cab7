/** A real process is killed while it archives closed years: what has a name is whole, and the next run makes the rest, once. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseArchiveName } from "../../main/core/keeping/archive.ts";
import { checkArchive } from "../../main/journal/archiveCheck.ts";
import { openJournal } from "../../main/journal/open.ts";
import { options, sampleFact } from "../../main/journal/testing/counted.ts";
import { verifyJournal } from "../../main/journal/verify.ts";
import { verifyArchives } from "../../main/till/keeping/verifyArchives.ts";

const SCRIPT = fileURLToPath(new URL("archiveOnce.ts", import.meta.url));
const TRAP = new URL("backupTrap.ts", import.meta.url).href;

test.each([
  ["verified", 0],
  ["named", 1],
] as const)("killed when the first year is %s", (step, named) => {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-archive-"));
  try {
    const opened = openJournal(dir, options);
    if (!opened.ok) throw new Error(opened.error.message);
    for (const [i, year] of ["2026", "2027", "2028"].entries())
      opened.value.append([
        sampleFact(),
        sampleFact({ kind: "day.closed", sale: null, body: { number: i + 1, days: [`${year}-12-31`] } }),
      ]);
    opened.value.close();
    const archives = join(dir, "archive");
    const sprung = join(dir, "sprung");
    const env = {
      ...process.env,
      TENDERLINE_BACKUP_TRAP: step,
      TENDERLINE_BACKUP_ALONE: "1",
      TENDERLINE_BACKUP_SPRUNG: sprung,
    };
    const args = [SCRIPT, join(dir, "journal.db"), archives];
    const killed = spawnSync(process.execPath, [`--import=${TRAP}`, ...args], { env, encoding: "utf8" });
    expect([killed.signal, killed.stderr]).toEqual(["SIGKILL", ""]);
    expect(readFileSync(sprung, "utf8")).toContain(step);
    const whole = readdirSync(archives).filter((file) => parseArchiveName(file) !== null);
    expect(whole.map((file) => checkArchive(join(archives, file)).ok)).toEqual(Array(named).fill(true));

    const again = (): readonly string[] =>
      spawnSync(process.execPath, args, { encoding: "utf8" }).stdout.split("\n").filter(Boolean);
    expect(again()).toHaveLength(2 - named);
    expect(again()).toEqual([]);
    expect(readdirSync(archives)).toHaveLength(2);
    expect(verifyArchives(dir, true)).toMatchObject({ ok: true });
    expect(verifyJournal(dir, options.projectors)).toMatchObject({ ok: true, records: 6 });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
