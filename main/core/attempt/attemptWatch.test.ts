/** What a watch remembers, and what of the answers is kept as evidence that a dispute can read. */
import { describe, expect, test } from "vitest";
import { afterClockJump, describeReading, newWatch, news } from "./attemptWatch.ts";
import type { Reading } from "./reading.ts";
import { captured, declined, notFound, nothing, pending, refused } from "../testing/attempts.ts";

describe("the words that evidence is kept in", () => {
  test.each<readonly [string, Reading, string]>([
    ["a capture, by its amount", captured, "captured 1148"],
    ["the host's own words", declined, "Declined 05"],
    ["the cause, where the host said nothing", { ...declined, hostText: "" }, "declined"],
    ["how far the customer is", pending, "card"],
    ["the text of a not found", notFound, "0112"],
    ["code and text of a refusal", refused, "0013 signature error"],
    ["the code alone", { kind: "refused", code: "0013", text: "" }, "0013"],
    ["why nothing was learned", nothing, "gatewayFailure 0110"],
    ["and no more where there is no more", { kind: "nothing", why: "lost", text: "" }, "lost"],
  ])("%s", (_name, reading, text) => {
    expect(describeReading(reading)).toBe(text);
    expect(news(newWatch(true, 0), "take", reading).facts).toEqual([
      { kind: "attempt.heard", body: { by: "take", reading: reading.kind, text } },
    ]);
  });
});

describe("news", () => {
  test("is kept once, until something else is heard, or another call says it", () => {
    let watch = newWatch(true, 0);
    const kept = (by: "take" | "lookUp", reading: Reading): number => {
      const { facts, watch: next } = news(watch, by, reading);
      watch = next;
      return facts.length;
    };
    expect([
      kept("lookUp", notFound),
      kept("lookUp", notFound),
      kept("take", notFound),
      kept("lookUp", pending),
      kept("lookUp", notFound),
    ]).toEqual([1, 0, 1, 1, 1]);
  });
});

describe("a new watch", () => {
  test("of an open request, and of one that ended now, remembers nothing else", () => {
    const empty = { lastHeardAt: null, lookUps: 0, agreedSince: null, notFound: null, refused: null, lastNews: "" };
    expect(newWatch(true, 7)).toEqual({ ...empty, takeOpen: true, takeEndedAt: null, cancelFrom: null });
    expect(newWatch(false, 7)).toEqual({ ...empty, takeOpen: false, takeEndedAt: 7, cancelFrom: 7 });
  });

  test("after the clock was moved measures anew what it had measured, and keeps what is no time", () => {
    const heard = { lookUps: 3, lastHeardAt: 8 };
    const before = { ...newWatch(false, 7), ...heard, agreedSince: 8, notFound: { text: "0112", askedAt: 8 } };
    expect(afterClockJump(before, 900)).toEqual({ ...newWatch(false, 900), lookUps: 3, lastHeardAt: 900 });
    expect(afterClockJump(newWatch(true, 7), 900).takeEndedAt).toBeNull();
  });
});
