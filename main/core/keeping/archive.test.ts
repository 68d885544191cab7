import { describe, expect, test } from "vitest";
import { archiveName, type ClosedDay, closedYears, parseArchiveName } from "./archive.ts";

const closed = (...days: readonly string[]): readonly ClosedDay[] =>
  days.map((lastDay, i) => ({ seq: 10 * (i + 1), lastDay }));

describe("closed years", () => {
  test("none while nothing is closed, nor while the only year goes on", () => {
    expect(closedYears([])).toEqual([]);
    expect(closedYears(closed("2026-01-02", "2026-12-31"))).toEqual([]);
  });

  test("each ends with its last report, and the next begins after it", () => {
    expect(closedYears(closed("2026-06-01", "2026-12-31", "2027-01-02", "2029-03-01", "2029-03-02"))).toEqual([
      { year: 2026, after: 0, upTo: 20 },
      { year: 2027, after: 20, upTo: 30 },
    ]);
  });

  test("a clock put back opens no year again: every record is in one archive at most", () => {
    expect(closedYears(closed("2026-12-31", "2027-01-02", "2026-05-01", "2028-01-01"))).toEqual([
      { year: 2026, after: 0, upTo: 10 },
      { year: 2027, after: 10, upTo: 30 },
    ]);
  });
});

test("a name says what it is of, and no backup's or half file's is one", () => {
  const name = {
    mode: "live",
    register: "1",
    journal: "3fa94c21",
    year: 2026,
    after: 0,
    upTo: 12_345,
    head: "0123456789abcdef",
  };
  expect(archiveName({ ...name, head: `${name.head}ff` })).toBe(
    "live-r1-3fa94c21-year2026-n1-n12345-0123456789abcdef.db",
  );
  expect(parseArchiveName(archiveName(name))).toEqual(name);
  expect(parseArchiveName("live-r1-3fa94c21-20261121T210000123Z-n5-0123456789abcdef.db")).toBeNull();
  expect(parseArchiveName(`${archiveName(name)}.unproved`)).toBeNull();
});
