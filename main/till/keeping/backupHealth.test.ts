import { expect, test } from "vitest";
import { backupHealth } from "./backupHealth.ts";

type Now = Parameters<typeof backupHealth>[0];
const young: Now = {
  lastAt: 900,
  tooOld: false,
  since: 900,
  running: false,
  opening: false,
  trouble: null,
  dir: "/b",
  restored: null,
};
const backup = (now: Partial<Now>) => backupHealth({ ...young, ...now })[0];

test("fine, none yet, being made: nothing is said that is not so", () => {
  expect(backup({})).toMatchObject({ state: "ok", code: "fine", at: 900 });
  expect(backup({ lastAt: null })).toMatchObject({ state: "wait", code: "noBackupYet", at: null });
  expect(backup({ lastAt: null, opening: true })).toMatchObject({ code: "noBackupYet" });
  expect(backup({ lastAt: null, running: true })).toMatchObject({ state: "wait", code: "backingUp" });
});

test("too old is bad since the last one, unless the shop has just opened or one is being made", () => {
  expect(backup({ tooOld: true })).toMatchObject({ state: "bad", code: "backupOld", since: 900 });
  expect(backup({ tooOld: true, opening: true })).toMatchObject({ state: "wait", code: "backupOld", at: 900 });
  expect(backup({ tooOld: true, running: true })).toMatchObject({ state: "wait", code: "backingUp" });
});

test("trouble comes before everything, also while it is tried again", () => {
  const trouble = { why: "full", since: 950, detail: "" } as const;
  expect(backup({ trouble, running: true })).toMatchObject({ state: "bad", code: "backupFull", since: 950 });
});

test("records from a backup say how many are missing where somebody can say", () => {
  expect(backupHealth({ ...young, restored: { at: 5, missing: 12 } })[1]).toMatchObject({
    part: "records",
    since: 5,
    detail: "12",
  });
  expect(backupHealth({ ...young, restored: { at: 5, missing: null } })[1]).toMatchObject({ detail: "" });
});
