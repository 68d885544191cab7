/** The books and a disk that takes nothing for a while. */
import { expect, test } from "vitest";
import { virtualClock } from "../core/testing/virtualClock.ts";
import { err, ok } from "../core/result.ts";
import type { JournalTrouble } from "../journal/errors.ts";
import type { Journal } from "../journal/journal.ts";
import { projectors } from "../journal/projections/index.ts";
import { freshFolder, openSample } from "../journal/testing/samples.ts";
import { createBooks } from "./books.ts";

test("what waits for the disk is told once, when there is room again", () => {
  const trouble = err<JournalTrouble>({ kind: "diskFull", message: "no room" });
  let room = true;
  let known = true;
  const journal: Journal = {
    ...openSample(freshFolder(), { projectors }),
    canTakePayments: () => (known ? ok(true) : trouble),
    probe() {
      known = room;
      return known ? ok(true) : trouble;
    },
  };
  const books = createBooks(
    journal,
    virtualClock(0),
    { register: "1", timeZone: "America/Vancouver", cutOff: "03:00" },
    () => "s1",
  );
  let told = 0;
  books.onChange(() => {
    told += 1;
  });
  for (const [is, times] of [
    [true, 0],
    [false, 0],
    [false, 0],
    [true, 1],
    [true, 1],
  ] as const) {
    room = is;
    expect(books.probe().ok).toBe(is);
    expect(told).toBe(times);
  }
});
