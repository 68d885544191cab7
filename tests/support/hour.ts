/** Reports tell figures by the hour and by the business day: what is sold around the end of one stands in two. */
import { setTimeout as sleep } from "node:timers/promises";

const HOUR_MS = 3_600_000;
/** Longer than a test needs from its first sale to its report, ms. */
const ROOM_MS = 60_000;

/** Waits until the next hour has begun when this one is about to end. */
export async function awayFromTheHoursEnd(): Promise<void> {
  const left = HOUR_MS - (Date.now() % HOUR_MS);
  if (left < ROOM_MS) await sleep(left + 1_000);
}
