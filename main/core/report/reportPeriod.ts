/**
 * What a report can be about: a business day, a week from Monday, a month, or what one Z report covers. Days are the
 * shop's business days, so that one of 23 or 25 hours is one day like every other. Pure.
 */
import { businessDay, formatLocalDateTime } from "../day/businessDay.ts";

export type Span = "day" | "week" | "month";

/** Business days from `first` to `last`, both among them, "YYYY-MM-DD". */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const onDate = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whether this text is a day that the calendar has. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(onDate(text)) && dateOf(onDate(text)) === text;

export const addDays = (day: string, days: number): string => dateOf(onDate(day) + days * DAY);

/** The day, the week (Monday to Sunday) or the month that `day` lies in. */
export function daysOfSpan(span: Span, day: string): Days {
  switch (span) {
    case "day":
      return { first: day, last: day };
    case "week": {
      const sinceMonday = (new Date(onDate(day)).getUTCDay() + 6) % 7;
      const first = addDays(day, -sinceMonday);
      return { first, last: addDays(first, 6) };
    }
    case "month": {
      const first = `${day.slice(0, 7)}-01`;
      return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
    }
  }
}

/** A day of the span before this one (−1) or after it (1). */
export const besideSpan = (span: Span, day: string, by: -1 | 1): string => {
  const { first, last } = daysOfSpan(span, day);
  return by === -1 ? addDays(first, -1) : addDays(last, 1);
};

/** Every day from the first to the last. */
export function listDays({ first, last }: Days): readonly string[] {
  const count = Math.round((onDate(last) - onDate(first)) / DAY) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, place) => addDays(first, place));
}

/** One hour of the shop's clock. @property start when it began, ms @property hour what the clock shows, 0 to 23 */
export interface ClockHour {
  readonly start: number;
  readonly hour: number;
}

/** Clocks are set by quarters of an hour, on the quarter: what holds for one moment of it holds for all. */
const QUARTER = 15 * MINUTE;
/** Quarters that are remembered: some seven months; whoever looks at years begins anew. */
const MOST_KNOWN = 20_000;

/**
 * Tells of many moments which hour of the shop's clock they lie in. The hour that comes twice when the clock is set back
 * is two hours: they begin at different moments and show the same.
 */
export function hourTeller(timeZone: string): (at: number) => ClockHour {
  const known = new Map<number, ClockHour>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER) * QUARTER;
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const [hour = "0", minutes = "0"] = formatLocalDateTime(quarter, timeZone).slice(11, 16).split(":");
    if (known.size >= MOST_KNOWN) known.clear();
    const told = { start: quarter - Number(minutes) * MINUTE, hour: Number(hour) };
    known.set(quarter, told);
    return told;
  };
}

/** The first moment of a business day, ms, to the minute. */
export function dayBegins(day: string, timeZone: string, cutOff: string): number {
  let before = onDate(day) - 2 * DAY;
  let after = onDate(day) + 2 * DAY;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (businessDay(middle, timeZone, cutOff) >= day) after = middle;
    else before = middle;
  }
  return after;
}

/** The hours of one business day in their order: 24 of them, 23 or 25 where the clock is changed. */
export function hoursOfDay(day: string, timeZone: string, cutOff: string): readonly ClockHour[] {
  const tell = hourTeller(timeZone);
  const end = dayBegins(addDays(day, 1), timeZone, cutOff);
  const hours: ClockHour[] = [];
  for (let at = dayBegins(day, timeZone, cutOff); at < end;) {
    const hour = tell(at);
    hours.push(hour);
    at = hour.start + HOUR;
  }
  return hours;
}
