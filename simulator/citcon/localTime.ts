/** `pos_local_time`: a clock on a wall, `yyyy-MM-dd HH:mm:ss`, with no time zone of its own. */

/** True for a day and time that exist. */
export function isLocalTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false;
  const at = Date.parse(`${text.replace(" ", "T")}Z`);
  return !Number.isNaN(at) && localTimeAt(at) === text;
}

/** The clock of a wall in UTC at that instant (milliseconds since 1970). */
export function localTimeAt(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** The same wall's clock `ms` milliseconds later. */
export function shifted(text: string, ms: number): string {
  return localTimeAt(Date.parse(`${text.replace(" ", "T")}Z`) + ms);
}
