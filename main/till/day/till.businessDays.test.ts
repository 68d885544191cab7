/** Days that are not 24 hours, a night that is sold through, and a clock that is put back: every sale in exactly one Z report. */
import { afterEach, expect, test } from "vitest";
import type { ZView } from "../../../preload/contract/closing.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { systemClock } from "../base/systemClock.ts";

const HOUR = 3_600_000;

let counter: Counter;
let time = 0;
const now = (): number => time;
afterEach(async () => {
  await counter.close();
});

async function open(timeZone: string, cutOff: string, start: string): Promise<void> {
  time = Date.parse(start);
  counter = await openCounter({
    settings: { day: { timeZone, cutOff } },
    between: { clock: { ...systemClock, now, steady: now } },
  });
}

async function sell(): Promise<number> {
  await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
  const sale = await counter.ring();
  const toPay = counter.view().sale?.cash.toPay ?? 0;
  await counter.must("cash.take", { sale, given: toPay });
  await counter.must("sale.next", {});
  return toPay;
}

async function closeDay(seen: number): Promise<ZView> {
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: expected }, explanation: "" });
  await counter.must("shift.close", { left: 0, bag: "B 1", approval: null });
  await counter.must("closing.close", { seen, approval: null });
  const answer = await counter.till().port.query({ name: "closing.report", args: { number: seen } });
  if (!answer.ok || answer.value === null) throw new Error("no report");
  return answer.value as ZView;
}

/** Sells around the change of the clock, and in the last hour. @returns hours that were of the business day on which it began */
async function sellHourly(
  hours: number,
): Promise<{ readonly sold: number; readonly sales: number; readonly ofFirst: number }> {
  let sold = 0;
  let sales = 0;
  let ofFirst = 0;
  const first = await businessDay();
  for (let hour = 0; hour < hours; hour += 1) {
    if ((await businessDay()) === first) ofFirst += 1;
    if (hour < 4 || hour === hours - 1) {
      sold += await sell();
      sales += 1;
    }
    time += HOUR;
  }
  return { sold, sales, ofFirst };
}

async function businessDay(): Promise<string> {
  const answer = await counter.till().port.query({ name: "closing.state", args: {} });
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value as { readonly businessDay: string }).businessDay;
}

test.each([
  ["America/Toronto", "2026-11-01T04:00:00Z", 25, "2026-11-01"],
  ["America/Toronto", "2027-03-14T05:00:00Z", 23, "2027-03-14"],
  ["America/Vancouver", "2025-11-02T07:00:00Z", 25, "2025-11-02"],
  ["America/Vancouver", "2026-03-08T08:00:00Z", 23, "2026-03-08"],
  ["America/Toronto", "2026-11-21T05:00:00Z", 24, "2026-11-21"],
])("%s, the day from %s has %i hours, and all of them are in its report", async (zone, start, hours, day) => {
  await open(zone, "00:00", start);
  const { ofFirst, sales, sold } = await sellHourly(hours);
  expect(ofFirst).toBe(hours);
  const z = await closeDay(1);
  expect(z).toMatchObject({
    days: [day],
    figures: { sales: { count: sales }, money: sold },
    drawers: [{ expected: sold }],
  });
  const next = await sell();
  expect(await businessDay()).not.toBe(day);
  expect(await closeDay(2)).toMatchObject({ after: z.upTo, figures: { sales: { count: 1 }, money: next } });
});

test("a night past the cut-off is two business days in one report, and what comes after it is in the next alone", async () => {
  await open("America/Toronto", "04:00", "2026-11-22T03:00:00Z");
  const { ofFirst, sales, sold } = await sellHourly(8);
  expect(ofFirst).toBe(6);
  const z = await closeDay(1);
  expect(z).toMatchObject({ days: ["2026-11-21", "2026-11-22"], figures: { sales: { count: sales }, money: sold } });
  const next = await sell();
  expect(await closeDay(2)).toMatchObject({ days: ["2026-11-22"], figures: { sales: { count: 1 }, money: next } });
});

test("the clock put back by a day between and after reports: no sale is lost, and none is in two", async () => {
  await open("America/Toronto", "00:00", "2026-11-21T17:00:00Z");
  const first = await sell();
  time -= 24 * HOUR;
  const second = await sell();
  const z = await closeDay(1);
  expect(z).toMatchObject({
    days: ["2026-11-20", "2026-11-21"],
    figures: { sales: { count: 2 }, money: first + second },
  });
  time -= 24 * HOUR;
  const third = await sell();
  const after = await closeDay(2);
  expect(after).toMatchObject({ after: z.upTo, days: ["2026-11-19"], figures: { sales: { count: 1 }, money: third } });
  expect(z.upTo).toBeLessThan(after.upTo);
  expect(await counter.till().port.query({ name: "closing.report", args: { number: 1 } })).toEqual({
    ok: true,
    value: z,
  });
});
