import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HealthView } from "../../../preload/contract/health.ts";
import { createLog, MONTHS_KEPT, MOST_BYTES, noting } from "./log.ts";

let dir = "";
let now = 0;
const clock = { now: () => now };
const at = (time: string): void => {
  now = Date.parse(`${time}Z`);
};
const lines = (file: string): readonly unknown[] =>
  readFileSync(join(dir, file), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tenderline-log-"));
  at("2026-11-21T12:00");
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

test("a line each, in the month's file, for its owner alone", () => {
  const log = createLog(dir, clock);
  log.note({ kind: "ended" });
  at("2026-12-01T00:00");
  log.note({ kind: "started", mode: "live", version: "1", node: "v24" });
  expect(readdirSync(dir).sort()).toEqual(["till-2026-11.log", "till-2026-12.log"]);
  expect(lines("till-2026-11.log")).toEqual([{ at: "2026-11-21T12:00:00.000Z", kind: "ended" }]);
  expect(statSync(join(dir, "till-2026-12.log")).mode & 0o777).toBe(0o600);
});

test("thirteen months stay beside the one that runs and one more, also when each is a start of its own; other files are left alone", () => {
  writeFileSync(join(dir, "notes.txt"), "");
  for (let month = 0; month < 30; month += 1) {
    now = Date.UTC(2026, month, 15);
    createLog(dir, clock).note({ kind: "ended" });
    const kept = readdirSync(dir).filter((file) => file.endsWith(".log"));
    expect(kept).toHaveLength(Math.min(month + 1, MONTHS_KEPT));
  }
  const kept = readdirSync(dir).sort();
  expect(kept).toHaveLength(MONTHS_KEPT + 1);
  expect([kept[1], kept.at(-1)]).toEqual(["till-2027-04.log", "till-2028-06.log"]);
});

test("a clock in another century takes one month at most, and the next right one goes on", () => {
  for (let month = 0; month < MONTHS_KEPT; month += 1)
    writeFileSync(join(dir, `till-2026-${String(month + 1).padStart(2, "0")}.log`), "");
  at("2099-01-01T00:00");
  createLog(dir, clock).note({ kind: "ended" });
  expect(readdirSync(dir)).toHaveLength(MONTHS_KEPT);
});

test("health is noted when it changes", () => {
  const log = createLog(dir, clock);
  const printer = (state: HealthView["state"], code: HealthView["code"]): HealthView[] => [
    { part: "printer", state, code, at: now, since: null, detail: "what only the screen says" },
  ];
  log.health(printer("ok", "fine"));
  log.health(printer("ok", "fine"));
  log.health(printer("bad", "silent"));
  expect(lines("till-2026-11.log")).toMatchObject([{ state: "ok" }, { state: "bad", code: "silent" }]);
  expect(readFileSync(join(dir, "till-2026-11.log"), "utf8")).not.toContain("screen");
});

test("what cannot be written stops nothing, and a file has an end", () => {
  writeFileSync(join(dir, "file"), "");
  const nowhere = createLog(join(dir, "file"), clock);
  expect(() => {
    nowhere.note({ kind: "ended" });
  }).not.toThrow();
  const full = join(dir, "till-2026-11.log");
  writeFileSync(full, "x".repeat(MOST_BYTES + 1));
  createLog(dir, clock).note({ kind: "ended" });
  expect(statSync(full).size).toBe(MOST_BYTES + 1);
});

test("a fault of the till is noted by its place, without its message, and thrown on", async () => {
  const log = createLog(dir, clock);
  const port = noting(
    {
      command: () => Promise.reject(new RangeError("4111 1111 1111 1111")),
      query: () => Promise.resolve({ ok: true, value: 1 }),
    },
    log,
  );
  await expect(port.command({})).rejects.toThrow(RangeError);
  expect(await port.query({})).toEqual({ ok: true, value: 1 });
  const text = readFileSync(join(dir, "till-2026-11.log"), "utf8");
  expect(text).toMatch(/"kind":"fault".*RangeError/);
  expect(text).not.toContain("1111");
});
