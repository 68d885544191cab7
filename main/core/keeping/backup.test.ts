/** Names of backups, and references that no lost payment had. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AHEAD, backupName, isRoomShort, parseBackupName, sequenceOf, unseenSince, withRoom } from "./backup.ts";
import { mintReference } from "../ids.ts";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${String(length)}}$`));

describe("a backup's name", () => {
  test("says what it is of, and sorts by time among those of one journal", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("live", "training"),
        fc.stringMatching(/^[A-Za-z0-9]{1,4}$/),
        hex(8),
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: 0, max: 1e9 }),
        hex(64),
        (mode, register, journal, at, seq, head) => {
          const name = { mode, register, journal, at, seq, head };
          expect(parseBackupName(backupName(name))).toEqual({ ...name, head: head.slice(0, 16) });
          expect(backupName(name) < backupName({ ...name, at: at + 1 })).toBe(true);
        },
      ),
    );
  });

  test.each([
    "journal.db",
    "live-r1-3fa94c21.unproved",
    "../live-r1-3fa94c21-20261121T210000123Z-n5-0123456789abcdef.db",
    "",
  ])("%s is none", (file) => {
    expect(parseBackupName(file)).toBeNull();
  });
});

test("no reference minted after a restore is one that was lost, though clock and chance repeat to the last digit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800_000 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: 0, max: 32_767 }),
      fc.integer({ min: 0, max: 32_767 }),
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (inBackup, nth, restores, lostSince, paidSince, at, chance) => {
        fc.pre(restores + 1 < 32 && nth + restores < 32);
        const mint = (counted: number, after: number): string =>
          mintReference("1", at, sequenceOf(counted, after), chance);
        expect(mint(inBackup + lostSince, nth)).not.toBe(mint(inBackup + paidSince, nth + restores));
      },
    ),
    { numRuns: 2_000 },
  );
});

describe("numbers on papers", () => {
  test("are used from the room that was written down; half of it gone, more is asked for", () => {
    const last = { sale: 7, return: 0, z: 3 };
    const written = withRoom(last);
    expect(isRoomShort(last, written)).toBe(false);
    expect(isRoomShort({ ...last, sale: 7 + AHEAD.sale / 2 }, written)).toBe(false);
    expect(isRoomShort({ ...last, sale: 8 + AHEAD.sale / 2 }, written)).toBe(true);
    expect(isRoomShort({ ...last, return: 1 + AHEAD.return / 2 }, written)).toBe(true);
    expect(isRoomShort({ ...last, z: 5 }, written)).toBe(true);
  });

  test.each([
    ["the same hour", 3_600_000, 2_000],
    ["a month", 30 * 86_400_000, 31_000],
    ["a clock put back", -86_400_000, 1_000],
    ["a clock in another century", 1e13, 401_000],
  ])("that nobody knows of are passed over: %s", (_, age, sales) => {
    expect(unseenSince(1e12, 1e12 + age).sale).toBe(sales);
  });
});
