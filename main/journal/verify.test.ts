import { existsSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { backupTo } from "./backup.ts";
import { Connection } from "./sqlite.ts";
import { kinds, sampleFact } from "./testing/counted.ts";
import { appendAll, freshFolder, openSample } from "./testing/samples.ts";
import { verifyJournal } from "./verify.ts";
import type { VerifyReport } from "./verify.ts";
import { formatVerifyReport } from "./verifyReport.ts";

function writtenJournal(count: number): string {
  const journal = openSample(freshFolder());
  for (let n = 1; n <= count; n += 1) {
    appendAll(journal, [
      sampleFact({ kind: n % 2 === 0 ? "even" : "odd", businessDay: `2026-11-${10 + (n % 20)}`, body: { n } }),
    ]);
  }
  journal.close();
  return journal.path;
}

const NO_UPDATE =
  "CREATE TRIGGER facts_never_change BEFORE UPDATE ON facts\n  BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;";
const NO_DELETE =
  "CREATE TRIGGER facts_never_go BEFORE DELETE ON facts\n  BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;";

/** Changes the file behind the till's back and puts the triggers back as they were. */
function forged(path: string, statements: string): VerifyReport {
  const connection = new Connection(path);
  connection.exec(
    `DROP TRIGGER facts_never_change; DROP TRIGGER facts_never_go; ${statements}; ${NO_UPDATE} ${NO_DELETE}`,
  );
  connection.close();
  return verifyJournal(path, [kinds]);
}

describe("verifyJournal", () => {
  it("counts a sound journal, by file or by folder, and changes nothing", () => {
    const path = writtenJournal(9);
    const report = verifyJournal(path, [kinds]);
    expect(report).toMatchObject({
      ok: true,
      records: 9,
      byKind: { even: 4, odd: 5 },
      projections: "equal",
      findings: [],
    });
    expect(verifyJournal(join(path, ".."), [kinds])).toEqual(report);
    const text = formatVerifyReport(report);
    expect(text).toMatch(/^SOUND {2}/);
    expect(text).toContain("9, business days 2026-11-11 to 2026-11-19");
    expect(text).toContain(report.head.hash);
  });

  it("finds a changed record and says from which one on nothing is proved", () => {
    const report = forged(writtenJournal(9), `UPDATE facts SET body = '{"n":600}' WHERE seq = 6`);
    expect(report).toMatchObject({
      ok: false,
      records: 5,
      findings: [{ kind: "brokenChain", broken: { seq: 6, why: "content" }, last: 9 }],
    });
    expect(formatVerifyReport(report)).toContain(
      "Record 6 was changed after it was written. Records 1 to 5 are sound; from 6 to 9 nothing is proved.",
    );
  });

  it("finds a deleted record", () => {
    const report = forged(writtenJournal(9), "DELETE FROM facts WHERE seq = 4");
    expect(report.findings).toEqual([{ kind: "brokenChain", broken: { seq: 4, why: "gap" }, last: 9 }]);
  });

  it("finds the first record changed", () => {
    const report = forged(writtenJournal(2), "UPDATE facts SET sale = 'other' WHERE seq = 1");
    expect(formatVerifyReport(report)).toContain("No record can be trusted; from 1 to 2 nothing is proved.");
  });

  it("finds tables that do not follow from the records", () => {
    const report = forged(writtenJournal(9), "UPDATE kinds SET n = 40 WHERE kind = 'even'");
    expect(report.findings).toEqual([{ kind: "projectionsDiffer", tables: ["kinds"] }]);
    expect(report).toMatchObject({ ok: false, records: 9, projections: "differ" });
  });

  it("finds the protection taken off", () => {
    const path = writtenJournal(2);
    const connection = new Connection(path);
    connection.exec("DROP TRIGGER facts_never_go");
    connection.close();
    expect(verifyJournal(path, [kinds]).findings).toMatchObject([{ kind: "changedSchema" }]);
  });

  it("does not blame tables made by another version", () => {
    const report = verifyJournal(writtenJournal(3), [{ ...kinds, version: 2 }]);
    expect(report).toMatchObject({ ok: true, projections: "otherVersion" });
  });

  it("names the record a projector cannot replay", () => {
    const fussy = {
      ...kinds,
      apply: (_: unknown, fact: { seq: number }) => {
        if (fact.seq === 2) throw new Error("no such sale");
      },
    };
    expect(verifyJournal(writtenJournal(3), [fussy]).findings).toEqual([
      { kind: "replayFailed", seq: 2, detail: "no such sale" },
    ]);
  });

  it("reports what cannot be read instead of failing", () => {
    const path = writtenJournal(200);
    const elsewhere = join(path, "..", "nothing.db");
    expect(verifyJournal(elsewhere, []).findings).toMatchObject([{ kind: "cannotOpen" }]);
    expect(existsSync(elsewhere)).toBe(false);
    writeFileSync(elsewhere, "not a database ".repeat(500));
    expect(verifyJournal(elsewhere, []).findings).toMatchObject([{ kind: "damagedFile" }]);
    truncateSync(path, 20_000);
    expect(verifyJournal(path, [kinds]).findings.map((finding) => finding.kind)).toContain("damagedFile");
  });
});

describe("backupTo", () => {
  it("copies a journal in use to a file that verifies alone, and overwrites nothing", async () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    appendAll(journal, [sampleFact(), sampleFact()]);
    const copy = join(dir, "copy.db");
    expect(await backupTo(journal.path, copy)).toEqual({ ok: true, value: true });
    appendAll(journal, [sampleFact()]);
    expect(verifyJournal(copy, [kinds])).toMatchObject({ ok: true, records: 2, projections: "equal" });
    await expect(backupTo(journal.path, copy)).rejects.toThrow(/never overwrites/);
    expect((await backupTo(journal.path, join(dir, "no", "such", "folder.db"))).ok).toBe(false);
  });

  it("copies what was committed when it began, whatever is sold between its steps, and clears away a copy that was cut off", async () => {
    const dir = freshFolder();
    const journal = openSample(dir);
    const big = sampleFact({ body: { text: "x".repeat(20_000) } });
    appendAll(
      journal,
      Array.from({ length: 200 }, () => big),
    );
    const copy = join(freshFolder(), "copy.db");
    for (const end of ["", "-journal", "-wal"]) writeFileSync(`${copy}.partial${end}`, "half a page");
    const ends = new AbortController();
    const made = backupTo(journal.path, copy).finally(() => {
      ends.abort();
    });
    let sold = 0;
    while (!ends.signal.aborted) {
      appendAll(journal, [sampleFact()]);
      sold += 1;
      await setImmediate();
    }
    expect(await made).toEqual({ ok: true, value: true });
    expect(sold).toBeGreaterThan(3);
    expect(verifyJournal(copy, [kinds])).toMatchObject({ ok: true, records: 200, projections: "equal" });
    expect(readdirSync(join(copy, ".."))).toEqual(["copy.db"]);
  });
});
