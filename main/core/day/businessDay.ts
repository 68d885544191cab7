/** Local dates and times of the shop, from the runtime's own time zone data: days of 23 and 25 hours included. */

const HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const two = "2-digit";
  const parts = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
  const fixed = { calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", timeZone } as const;
  const format = new Intl.DateTimeFormat("en-US", { ...parts, ...fixed });
  formats.set(timeZone, format);
  return format;
}

/**
 * The shop's clock: "2026-11-21 14:07:05".
 * @param at ms since 1970
 * @param timeZone an IANA name; throws RangeError on one the runtime does not know
 */
export function formatLocalDateTime(at: number, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const date = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  return `${date} ${part("hour")}:${part("minute")}:${part("second")}`;
}

/**
 * The business day ("YYYY-MM-DD") a moment belongs to. A day begins when the shop's clock first reaches `cutOff`
 * ("HH:MM") on its date, and lasts until the next one begins; a clock that is set back does not bring yesterday back.
 * @param at ms since 1970
 */
export function businessDay(at: number, timeZone: string, cutOff: string): string {
  const local = formatLocalDateTime(at, timeZone);
  const date = local.slice(0, 10);
  return local.slice(11, 16) >= cutOff || beganBefore(at, date, timeZone, cutOff) ? date : dayBefore(date);
}

/** Whether the clock showed the cut-off already, before it was set back (by three hours at most). */
function beganBefore(at: number, date: string, timeZone: string, cutOff: string): boolean {
  const began = Date.parse(`${date}T${cutOff}:00Z`) - offsetAt(at - 3 * HOUR, timeZone);
  return began <= at && formatLocalDateTime(began, timeZone) === `${date} ${cutOff}:00`;
}

/** How far the shop's clock is ahead of UTC, ms. */
function offsetAt(at: number, timeZone: string): number {
  const seconds = Math.floor(at / 1000) * 1000;
  return Date.parse(`${formatLocalDateTime(seconds, timeZone).replace(" ", "T")}Z`) - seconds;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 24 * HOUR).toISOString().slice(0, 10);
}
