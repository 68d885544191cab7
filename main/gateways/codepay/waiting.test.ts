/** For how long an order waits: by a counter that nobody can set, from when it was first seen to. */
import { expect, test } from "vitest";
import { virtualClock } from "../../core/testing/virtualClock.ts";
import { createWaiting, EXPIRED_AFTER_MS } from "./waiting.ts";

const EXPIRES_MS = 180_000;
const LIFE_MS = EXPIRES_MS + EXPIRED_AFTER_MS;

test("counts from when an order was first seen to wait, each for itself", async () => {
  const clock = virtualClock(1_000_000);
  const waiting = createWaiting(clock, EXPIRES_MS);
  expect(waiting.isOver("A", "queued")).toBe(false);
  await clock.pass(1);
  expect(waiting.isOver("B", "queued")).toBe(false);
  await clock.pass(LIFE_MS);
  expect(waiting.isOver("B", "queued"), "to the end of its minute").toBe(false);
  expect(waiting.isOver("A", "queued")).toBe(true);
  expect(waiting.isOver("A", "running"), "taken up after all").toBe(false);
  expect(waiting.isOver("A", "unlisted")).toBe(false);
  expect(waiting.isOver("A", "queued")).toBe(true);
});

test.each([86_400_000, -86_400_000])("a clock put elsewhere by %d ms changes nothing", async (jump) => {
  const clock = virtualClock(1_000_000);
  const waiting = createWaiting(clock, EXPIRES_MS);
  waiting.isOver("A", "queued");
  clock.set(clock.now() + jump);
  expect(waiting.isOver("A", "queued")).toBe(false);
  await clock.pass(LIFE_MS + 1);
  expect(waiting.isOver("A", "queued")).toBe(true);
});

test.each(["done", "failed", "cancelled"] as const)(
  "one that is %s does not wait any more, and is forgotten",
  async (end) => {
    const clock = virtualClock(1_000_000);
    const waiting = createWaiting(clock, EXPIRES_MS);
    waiting.isOver("A", "queued");
    await clock.pass(LIFE_MS + 1);
    expect(waiting.isOver("A", end)).toBe(false);
    expect(waiting.isOver("A", "queued")).toBe(false);
  },
);

test("without such a counter the clock it is given counts", () => {
  let now = 0;
  const waiting = createWaiting({ now: () => now }, EXPIRES_MS);
  waiting.isOver("A", "queued");
  now = LIFE_MS + 1;
  expect(waiting.isOver("A", "queued")).toBe(true);
});
