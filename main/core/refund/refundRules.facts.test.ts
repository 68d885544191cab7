/** What is journalled of a refund, word for word, and what its watch remembers between answers. */
import { describe, expect, test } from "vitest";
import { intendedRefund, type RefundFact } from "./refund.ts";
import type { RefundReading } from "./refundReading.ts";
import { newRefundWatch, observeRefund, REFUND_AGREEMENT_MS, REFUND_PENDING_LIMIT_MS } from "./refundRules.ts";
import {
  madeBefore,
  notListed,
  notRefunded,
  playRefund,
  REFUND,
  refunded,
  type RefundPlay,
  refusedNow,
  unclear,
} from "../testing/refunds.ts";

const pending: RefundReading = { kind: "pending" };
const lost = { kind: "askEnded", result: { kind: "lost", why: "cut" } } as const;
const begun = (): RefundPlay => {
  const it = playRefund();
  it.see({ kind: "sent" }, 1);
  return it;
};
const unknownOne = (): RefundPlay => {
  const it = begun();
  it.see(lost, 2);
  return it;
};
const said = (it: RefundPlay, how: (it: RefundPlay) => unknown): readonly RefundFact[] => {
  const before = it.facts.length;
  how(it);
  return it.facts.slice(before);
};
const heard = (by: "request" | "lookUp", reading: RefundReading["kind"], text: string) => ({
  kind: "refund.heard",
  body: { refund: "r1", by, reading, text },
});
const unknown = (why: string) => ({ kind: "refund.unknown", body: { refund: "r1", why } });
const proof = (by: "request" | "lookUp") => ({ refund: "r1", by, gatewayRef: "1000000526", text: "00 SUCCESS" });

describe("a new watch", () => {
  test("remembers nothing but whether its request is open", () => {
    const empty = { lookUps: 0, agreedSince: null, absentSince: null, lastHeardAt: null, lastNews: "" };
    expect(newRefundWatch(true, 7)).toEqual({ ...empty, askOpen: true, askEndedAt: null });
    expect(newRefundWatch(false, 7)).toEqual({ ...empty, askOpen: false, askEndedAt: 7 });
  });
});

describe("the request", () => {
  test("leaves once, by its own id", () => {
    const it = playRefund();
    expect(said(it, () => it.see({ kind: "sent" }, 1))).toEqual([{ kind: "refund.sent", body: { refund: "r1" } }]);
    expect(it.see({ kind: "sent" }, 2)).toEqual([]);
  });

  test("made, or refused, by its own word", () => {
    expect(said(begun(), (it) => it.answer(refunded, 5))).toEqual([{ kind: "refund.made", body: proof("request") }]);
    expect(said(begun(), (it) => it.answer(notRefunded, 5))).toEqual([
      { kind: "refund.notMade", body: { refund: "r1", cause: "refused", text: "A10", advice: "portal" } },
    ]);
    expect(said(playRefund(), (it) => it.see({ kind: "askEnded", result: { kind: "notSent", why: "E" } }, 5))).toEqual([
      { kind: "refund.notMade", body: { refund: "r1", cause: "notSent", text: "E", advice: "tryAgain" } },
    ]);
  });

  test("refused with a word that proves nothing: the word is kept, and it is unknown", () => {
    expect(said(begun(), (it) => it.answer(refusedNow, 5))).toEqual([
      { kind: "refund.refused", body: { refund: "r1", text: "A7", advice: "holdTime" } },
      unknown("refused"),
    ]);
    expect(said(begun(), (it) => it.answer(madeBefore, 5))).toEqual([
      { kind: "refund.refused", body: { refund: "r1", text: "A5", advice: null } },
      unknown("madeBefore"),
    ]);
  });

  test("pending once; pending of what is unknown is heard and takes nothing back", () => {
    expect(said(begun(), (it) => it.answer(pending, 5))).toEqual([{ kind: "refund.pending", body: { refund: "r1" } }]);
    expect(said(unknownOne(), (it) => it.answer(pending, 5))).toEqual([heard("request", "pending", "")]);
    const twice = begun();
    twice.answer(pending, 5);
    expect(said(twice, (it) => it.answer(pending, 6))).toEqual([heard("request", "pending", "")]);
  });

  test("answered by what proves nothing, or lost, or gone with the process: the reason is kept", () => {
    expect(said(begun(), (it) => it.answer(unclear, 5))).toEqual([
      heard("request", "nothing", "severalFit 2"),
      unknown("severalFit"),
    ]);
    expect(said(begun(), (it) => it.answer(notListed, 5))).toEqual([
      heard("request", "notListed", "not in the history"),
      unknown("notListed"),
    ]);
    expect(said(begun(), (it) => it.see(lost, 5))).toEqual([unknown("cut")]);
    expect(said(begun(), (it) => it.see({ kind: "restarted" }, 5))).toEqual([unknown("restarted")]);
  });

  test("unknown already, none of that is said a second time", () => {
    expect(said(unknownOne(), (it) => it.see({ kind: "restarted" }, 5))).toEqual([]);
    expect(said(unknownOne(), (it) => it.answer(unclear, 5))).toEqual([heard("request", "nothing", "severalFit 2")]);
  });

  test("an answer after the end is evidence of the request's", () => {
    const over = (): RefundPlay => {
      const it = begun();
      it.answer(notRefunded, 5);
      return it;
    };
    expect(said(over(), (it) => it.answer(notRefunded, 6))).toEqual([heard("request", "notRefunded", "A10")]);
    expect(said(over(), (it) => it.answer(refusedNow, 6))).toEqual([heard("request", "refused", "A7")]);
    expect(said(over(), (it) => it.answer(madeBefore, 6))).toEqual([heard("request", "madeBefore", "A5")]);
    expect(said(over(), (it) => it.answer(pending, 6))).toEqual([heard("request", "pending", "")]);
  });
});

describe("a look-up", () => {
  test("is counted, and its moment kept", () => {
    const it = unknownOne();
    it.lookUp(notListed, 5_000);
    it.lookUp(pending, 10_000);
    expect(it.watch()).toMatchObject({ lookUps: 2, lastHeardAt: 10_000, askOpen: false, askEndedAt: 2 });
  });

  test("proves by its own name; what comes late says what it came after", () => {
    expect(said(unknownOne(), (it) => it.lookUp(refunded, 5))).toEqual([
      { kind: "refund.made", body: proof("lookUp") },
    ]);
    const over = begun();
    over.answer(notRefunded, 5);
    expect(said(over, (it) => it.lookUp(refunded, 6))).toEqual([
      { kind: "refund.lateMade", body: { ...proof("lookUp"), after: "notMade" } },
    ]);
    expect(said(over, (it) => it.lookUp(refunded, 7))).toEqual([heard("lookUp", "refunded", "00 SUCCESS")]);
  });

  test.each<readonly [RefundReading, string]>([
    [notRefunded, "A10"],
    [pending, ""],
    [madeBefore, "A5"],
    [refusedNow, "A7"],
    [notListed, "not in the history"],
    [unclear, "severalFit 2"],
    [{ kind: "nothing", why: "lost", text: "" }, "lost"],
  ])("that proves nothing is heard once, in its own words (%o)", (reading, text) => {
    const it = unknownOne();
    expect(said(it, () => it.lookUp(reading, 5))).toEqual([heard("lookUp", reading.kind, text)]);
    expect(said(it, () => it.lookUp(reading, 6))).toEqual([]);
  });

  test.each<readonly [string, RefundReading]>([
    ["not listed", notListed],
    ["pending", pending],
    ["made before", madeBefore],
    ["refused", refusedNow],
    ["nothing", unclear],
  ])("that says %s breaks an agreement on 'not refunded'", (_name, reading) => {
    const it = unknownOne();
    it.lookUp(notRefunded, 5_000);
    it.lookUp(reading, 8_000);
    it.lookUp(notRefunded, 5_000 + REFUND_AGREEMENT_MS);
    expect(it.refund().state).toBe("checking");
  });

  test("a clock put back begins the agreement anew", () => {
    const it = unknownOne();
    it.lookUp(notRefunded, 100_000);
    it.lookUp(notRefunded, 50_000);
    it.lookUp(notRefunded, 50_000 + REFUND_AGREEMENT_MS - 1);
    expect(it.refund().state).toBe("checking");
    it.lookUp(notRefunded, 50_000 + REFUND_AGREEMENT_MS);
    expect(it.refund().state).toBe("notMade");
  });

  test("a list without it completes nothing while nobody knows that the request is over", () => {
    const refund = { ...intendedRefund(REFUND, 0, "c"), refusal: { text: "A7", advice: null } } as const;
    let watch = newRefundWatch(true, 0);
    for (const askedAt of [100_000, 130_000]) {
      const seen = observeRefund(
        { ...refund, state: "checking" },
        watch,
        { kind: "lookedUp", reading: notListed, askedAt },
        askedAt,
      );
      watch = seen.watch;
      expect(watch.absentSince).toBeNull();
      expect(seen.facts.filter(({ kind }) => kind === "refund.notMade")).toEqual([]);
    }
  });

  test("what the gateway is at for too long is unknown, with that reason; what has only left is not", () => {
    const intendedAt = 5_000;
    const at = (state: "sent" | "pending", now: number) =>
      observeRefund(
        { ...intendedRefund(REFUND, intendedAt, "c"), state },
        newRefundWatch(false, intendedAt),
        { kind: "lookedUp", reading: pending, askedAt: now },
        now,
      ).facts;
    const limit = intendedAt + REFUND_PENDING_LIMIT_MS;
    expect(at("pending", limit - 1)).toEqual([heard("lookUp", "pending", "")]);
    expect(at("pending", limit)).toEqual([heard("lookUp", "pending", ""), unknown("pendingTooLong")]);
    expect(at("sent", limit)).toEqual([heard("lookUp", "pending", "")]);
    // The clock was put back meanwhile.
    const earliest = intendedAt - REFUND_PENDING_LIMIT_MS;
    expect(at("pending", earliest)).toEqual([heard("lookUp", "pending", "")]);
    expect(at("pending", earliest - 1)).toEqual([heard("lookUp", "pending", ""), unknown("pendingTooLong")]);
  });

  test.each<readonly [string, RefundReading]>([
    ["refused", refusedNow],
    ["made before", madeBefore],
    ["not listed", notListed],
    ["nothing", unclear],
  ])("that says %s ends the patience too", (_name, reading) => {
    const it = begun();
    it.answer(pending, 5);
    expect(it.lookUp(reading, REFUND_PENDING_LIMIT_MS)).toEqual(["refund.heard", "refund.unknown"]);
  });

  test("a proof of what a person said was not made is late; of what they said was made it is not", () => {
    const decided = (made: boolean): readonly string[] => {
      const it = unknownOne();
      it.decide(made, 6);
      return it.lookUp(refunded, 10_000);
    };
    expect([decided(true), decided(false)]).toEqual([["refund.made"], ["refund.lateMade"]]);
  });
});
