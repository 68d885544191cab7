import { describe, expect, it } from "vitest";
import { businessDay, formatLocalDateTime } from "./businessDay.ts";

const utc = (text: string): number => Date.parse(`${text}Z`);

describe("the shop's clock", () => {
  it("shows local time, midnight as 00", () => {
    expect(formatLocalDateTime(utc("2026-11-21T19:07:05"), "America/Toronto")).toBe("2026-11-21 14:07:05");
    expect(formatLocalDateTime(utc("2026-01-01T00:00:00"), "UTC")).toBe("2026-01-01 00:00:00");
    expect(formatLocalDateTime(utc("2025-07-01T07:00:00"), "America/Vancouver")).toBe("2025-07-01 00:00:00");
  });

  it("refuses a zone it does not know", () => {
    expect(() => formatLocalDateTime(0, "Mars/Base")).toThrow(RangeError);
  });
});

describe("the business day", () => {
  it("lasts until the cut-off of the next morning", () => {
    expect(businessDay(utc("2026-03-01T03:59:59"), "UTC", "04:00")).toBe("2026-02-28");
    expect(businessDay(utc("2026-03-01T04:00:00"), "UTC", "04:00")).toBe("2026-03-01");
    expect(businessDay(utc("2026-01-01T00:00:00"), "UTC", "00:00")).toBe("2026-01-01");
    expect(businessDay(utc("2026-01-01T23:58:59"), "UTC", "23:59")).toBe("2025-12-31");
  });

  it("has 23 or 25 hours when the clock changes", () => {
    // 2025: clocks went forward on 9 March and back on 2 November, in both zones.
    for (const [zone, standard] of [
      ["America/Vancouver", 8],
      ["America/Toronto", 5],
    ] as const) {
      const at = (date: string, hour: number) => utc(`${date}T00:00:00`) + hour * 3_600_000;
      const starts = (date: string, hour: number) =>
        [at(date, hour) - 1, at(date, hour)].map((ms) => businessDay(ms, zone, "04:00"));
      expect(starts("2025-03-08", standard + 4)).toEqual(["2025-03-07", "2025-03-08"]);
      expect(starts("2025-03-09", standard + 3)).toEqual(["2025-03-08", "2025-03-09"]);
      expect(starts("2025-11-01", standard + 3)).toEqual(["2025-10-31", "2025-11-01"]);
      expect(starts("2025-11-02", standard + 4)).toEqual(["2025-11-01", "2025-11-02"]);
    }
  });

  it("begins at once when the cut-off falls into the hour that is left out", () => {
    expect(businessDay(utc("2025-03-09T06:59:59"), "America/Toronto", "02:30")).toBe("2025-03-08");
    expect(businessDay(utc("2025-03-09T07:00:00"), "America/Toronto", "02:30")).toBe("2025-03-09");
  });

  it.each(["00:00", "01:00", "01:30", "02:00", "02:30", "04:00"])("never goes back, cut-off %s", (cutOff) => {
    for (const [from, zone] of [
      ["2025-03-08", "America/Vancouver"],
      ["2025-11-01", "America/Vancouver"],
      ["2025-11-01", "America/St_Johns"],
      ["2025-04-05", "Australia/Lord_Howe"],
      ["2025-10-25", "Atlantic/Azores"],
    ] as const) {
      const days = Array.from({ length: 3 * 24 * 60 }, (_, minute) =>
        businessDay(utc(`${from}T00:00:00`) + minute * 60_000, zone, cutOff),
      );
      expect(days).toEqual([...days].sort());
    }
  });
});
