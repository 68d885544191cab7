import { expect, test } from "vitest";
import { businessDay } from "../day/businessDay.ts";
import { besideSpan, dayBegins, daysOfSpan, hoursOfDay, hourTeller, isDay, listDays } from "./reportPeriod.ts";

const ZONE = "America/Toronto";

test("a week begins on Monday, a month on its first; both end where the next begins", () => {
  expect(daysOfSpan("week", "2026-11-21")).toEqual({ first: "2026-11-16", last: "2026-11-22" });
  expect(daysOfSpan("week", "2026-11-16")).toEqual({ first: "2026-11-16", last: "2026-11-22" });
  expect(daysOfSpan("week", "2026-11-22")).toEqual({ first: "2026-11-16", last: "2026-11-22" });
  expect(daysOfSpan("week", "2027-01-01")).toEqual({ first: "2026-12-28", last: "2027-01-03" });
  expect(daysOfSpan("month", "2026-12-31")).toEqual({ first: "2026-12-01", last: "2026-12-31" });
  expect(daysOfSpan("month", "2028-02-10")).toEqual({ first: "2028-02-01", last: "2028-02-29" });
  expect(daysOfSpan("day", "2026-11-21")).toEqual({ first: "2026-11-21", last: "2026-11-21" });
});

test("spans stand side by side: none is missed, and there and back is the same", () => {
  for (const span of ["day", "week", "month"] as const)
    for (const day of ["2026-11-21", "2026-12-31", "2027-01-01", "2028-02-29"]) {
      const here = daysOfSpan(span, day);
      const next = daysOfSpan(span, besideSpan(span, day, 1));
      expect(listDays({ first: here.last, last: next.first })).toHaveLength(2);
      expect(daysOfSpan(span, besideSpan(span, next.first, -1))).toEqual(here);
    }
  expect(listDays(daysOfSpan("month", "2026-02-03"))).toHaveLength(28);
});

test("only days of the calendar are days", () => {
  expect(["2026-02-28", "2028-02-29"].every(isDay)).toBe(true);
  expect(["2026-02-29", "2026-13-01", "2026-1-1", "", "tomorrow", "2026-11-21T00"].some(isDay)).toBe(false);
});

test.each([
  ["2026-11-21", "04:00", 24],
  ["2026-10-31", "04:00", 25], // the clock goes back at two in the morning that belongs to it
  ["2026-11-01", "00:00", 25],
  ["2026-11-01", "04:00", 24],
  ["2027-03-13", "04:00", 23],
  ["2027-03-14", "00:00", 23],
  ["2026-11-21", "04:30", 25], // cut within an hour: the first and the last are parts of one
])("the day %s from %s has %i hours on the clock, in their order", (day, cutOff, count) => {
  const hours = hoursOfDay(day, ZONE, cutOff);
  expect(hours).toHaveLength(count);
  expect(hours.map(({ start }) => start)).toEqual(hours.map(({ start }) => start).toSorted((a, b) => a - b));
  const begins = dayBegins(day, ZONE, cutOff);
  expect(businessDay(begins, ZONE, cutOff)).toBe(day);
  expect(businessDay(begins - 1, ZONE, cutOff)).not.toBe(day);
});

test("the hour that comes twice is two hours that show the same", () => {
  const tell = hourTeller(ZONE);
  const first = tell(Date.parse("2026-11-01T05:20:00Z"));
  const again = tell(Date.parse("2026-11-01T06:20:00Z"));
  expect([first.hour, again.hour]).toEqual([1, 1]);
  expect(again.start - first.start).toBe(3_600_000);
});

test("clocks ahead by parts of an hour have their own hours", () => {
  const at = Date.parse("2026-11-21T03:20:00Z");
  expect(hourTeller("Asia/Kolkata")(at)).toEqual({ start: Date.parse("2026-11-21T02:30:00Z"), hour: 8 });
});
