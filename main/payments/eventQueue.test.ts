/** Events are kept in their order, each with the moment it happened, however long the disk is full. */
import { beforeEach, expect, test } from "vitest";
import { virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import { COMMIT_RETRY_MS, createEventQueue, type EventQueue } from "./eventQueue.ts";

let clock: VirtualClock;
let works: boolean;
let tries: number;
let kept: string[];
let drained: number;
let queue: EventQueue<string>;

beforeEach(() => {
  clock = virtualClock(0);
  works = true;
  tries = 0;
  kept = [];
  drained = 0;
  queue = createEventQueue(
    clock,
    (event, at) => {
      tries += 1;
      if (!works) return null;
      return () => kept.push(`${event} ${String(at)}${queue.isEmpty() ? "" : " +"}`);
    },
    () => (drained += 1),
  );
});

test("what can be kept is kept at once, and has left the queue before what follows", () => {
  queue.add("a");
  expect(kept).toEqual(["a 0"]);
  expect(drained).toBe(1);
  expect(clock.waiting()).toBe(0);
});

test("what cannot waits with all that comes behind it, is tried again, and keeps its moment", async () => {
  works = false;
  queue.add("a");
  await clock.pass(300);
  queue.add("b");
  expect(clock.waiting(), "one timer, however many wait").toBe(1);
  await clock.pass(COMMIT_RETRY_MS);
  expect(tries).toBe(3);
  expect(queue.isEmpty()).toBe(false);
  expect(drained).toBe(0);
  works = true;
  await clock.pass(COMMIT_RETRY_MS);
  expect(kept).toEqual(["a 0 +", "b 300"]);
  expect(drained).toBe(1);
});

test("closed, nothing is tried again", async () => {
  works = false;
  queue.add("a");
  queue.close();
  await clock.pass(10 * COMMIT_RETRY_MS);
  expect(tries).toBe(1);
  expect(clock.waiting()).toBe(0);
});
