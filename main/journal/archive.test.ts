/** Archives of closed years: whole or not there, the journal's own records, and found out when they are touched. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyArchives } from "../till/keeping/verifyArchives.ts";
import type { ArchiveFault } from "../core/keeping/archive.ts";
import { makeArchives } from "./archive.ts";
import { checkArchive } from "./archiveCheck.ts";
import { sayFault } from "./archiveFault.ts";
import type { NewFact } from "./fact.ts";
import { sql } from "./sql.ts";
import { Connection } from "./sqlite.ts";
import { sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";

const NAME = { mode: "live", register: "1", journal: "3fa94c21" };
const closed = (number: number, day: string): NewFact =>
  sampleFact({ kind: "day.closed", sale: null, body: { number, days: [day] } });

/** Three years of two records and a report each; the last goes on. */
function shop(words = "érable") {
  const dir = freshFolder();
  const journal = openSample(dir);
  for (const [i, year] of ["2026", "2027", "2028"].entries())
    appendAll(journal, [
      sampleFact({ body: { words } }),
      sampleFact({ body: { words, i } }),
      closed(i + 1, `${year}-12-31`),
    ]);
  appendAll(journal, [sampleFact({ body: "after" })]);
  const archives = join(dir, "archive");
  return { dir, archives, journal: journal.path, make: () => makeArchives(journal.path, archives, NAME) };
}

describe("makeArchives", () => {
  test("makes each closed year once, for nobody to write to, one following the other", () => {
    const { archives, make } = shop();
    const made = make();
    expect(made.map((file) => file.replace(/-[0-9a-f]{16}\.db$/, ""))).toEqual([
      "live-r1-3fa94c21-year2026-n1-n3",
      "live-r1-3fa94c21-year2027-n4-n6",
    ]);
    expect(readdirSync(archives).sort()).toEqual(made);
    expect(make()).toEqual([]);
    const [first, second] = made.map((file) => checkArchive(join(archives, file)));
    if (first?.ok !== true || second?.ok !== true) throw new Error(JSON.stringify([first, second]));
    expect(second.before).toEqual(first.head);
    expect(statSync(join(archives, made[0] ?? "")).mode & 0o777).toBe(0o400);
  });

  test("nothing before the second year", () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    appendAll(journal, [sampleFact(), closed(1, "2026-12-31")]);
    expect(makeArchives(journal.path, join(dir, "archive"), NAME)).toEqual([]);
    expect(existsSync(join(dir, "archive"))).toBe(false);
  });

  test("what an earlier try left is removed, a damaged one is laid aside and made anew, a sound one is not touched", () => {
    const { archives, make } = shop();
    mkdirSync(archives);
    writeFileSync(join(archives, "live-r1-3fa94c21-year2026-n1-n3-0123456789abcdef.db.unproved"), "half");
    const [first = "", second = ""] = make();
    const kept = statSync(join(archives, second)).mtimeMs;
    const path = join(archives, first);
    chmodSync(path, 0o600);
    writeFileSync(path, readFileSync(path).subarray(0, 4096));
    expect(checkArchive(path).ok).toBe(false);
    expect(make()).toEqual([first]);
    expect(checkArchive(path).ok).toBe(true);
    expect(statSync(join(archives, second)).mtimeMs).toBe(kept);
    const [aside = "", ...others] = readdirSync(archives).filter((file) => !file.endsWith(".db"));
    expect([aside.replace(/\d{17}$/, ""), others]).toEqual([`${first}.damaged-`, []]);
    expect(statSync(join(archives, aside)).size).toBe(4096);
    expect(readdirSync(archives)).toHaveLength(3);
  });
});

describe("an archive that was touched", () => {
  const meddled = (statement: string): ArchiveFault | null => {
    const { archives, make } = shop();
    const path = join(archives, make()[1] ?? "");
    chmodSync(path, 0o600);
    const db = new Connection(path);
    db.exec(statement);
    db.close();
    const check = checkArchive(path);
    return check.ok ? null : check.fault;
  };

  test.each([
    ["UPDATE facts SET body = '7' WHERE seq = 5", "content", 5, "record 5 was changed"],
    ["UPDATE facts SET prev = '7' WHERE seq = 5", "link", 5, "record 5 does not follow"],
    ["DELETE FROM facts WHERE seq = 5", "gap", 5, "record 5 is missing"],
    ["DELETE FROM facts WHERE seq = 4", "begins", 4, "does not begin with record 4"],
    ["DELETE FROM facts WHERE seq = 6", "ends", 5, "ends with record 5"],
    ["PRAGMA application_id = 7", "otherDatabase", 0, "some other SQLite database"],
  ])("%s", (statement, code, record, says) => {
    const fault = meddled(statement);
    expect(fault).toMatchObject({ code, record });
    expect(fault && sayFault(fault)).toContain(says);
  });
});

describe("--verify", () => {
  test("compares with the journal, and names a year that has none", () => {
    const { archives, dir, make } = shop();
    expect(verifyArchives(dir, true)).toMatchObject({
      ok: true,
      lines: [expect.stringContaining("2026 has none yet"), expect.stringContaining("2027 has none yet")],
    });
    make();
    expect(verifyArchives(dir, true)).toMatchObject({
      ok: true,
      lines: [expect.stringContaining("2026: records 1 to 3"), expect.stringContaining("2027: records 4 to 6")],
    });
    expect(readdirSync(archives)).toHaveLength(2);
  });

  test("an archive of another journal's records, and one that does not follow the other", () => {
    const ours = shop();
    const [first = ""] = ours.make();
    const theirs = shop("otherwise");
    const [, strange = ""] = theirs.make();
    writeFileSync(join(ours.archives, strange), readFileSync(join(theirs.archives, strange)));
    const told = verifyArchives(ours.dir, true);
    expect(told.ok).toBe(false);
    expect(told.lines.join("\n")).toMatch(/does not follow the one before it|is not the journal's/);
    expect(told.lines[0]).toContain("2026");
    expect(first).toContain("year2026");
    // Without a sound journal beside them they are read all the same.
    expect(verifyArchives(theirs.dir, false)).toMatchObject({ ok: true });
  });

  test("every record of the journal is where it was", () => {
    const { journal, make } = shop();
    make();
    const db = new Connection(journal, { readOnly: true });
    expect(db.get(sql`SELECT count(*) AS n, min(seq) AS first FROM facts`)).toEqual({ n: 10, first: 1 });
    db.close();
  });
});
