/** What each thing that is seen makes of a refund: one row a case (gateways.md 0.2, C.3, C.6; INV-3, INV-4, INV-7). */
import { describe, expect, test } from "vitest";
import { minor } from "../money/money.ts";
import { isOpenRefund, reserves } from "./refund.ts";
import type { RefundReading, RefundResult } from "./refundReading.ts";
import {
  madeBefore,
  notListed,
  notRefunded,
  playRefund,
  refunded,
  type RefundPlay,
  refusedNow,
  unclear,
} from "../testing/refunds.ts";

const SECOND = 1_000;
const lost: RefundResult = { kind: "lost", why: "cut" };
const pending: RefundReading = { kind: "pending" };
const noise: RefundReading = { kind: "nothing", why: "lost", text: "" };

const begun = (): RefundPlay => {
  const play = playRefund();
  play.see({ kind: "sent" }, 1);
  return play;
};
const unknown = (): RefundPlay => {
  const play = begun();
  play.see({ kind: "askEnded", result: lost }, 2);
  return play;
};

describe("the request's own answer", () => {
  test.each([
    ["refunded", refunded, "made", ["refund.made"]],
    ["not refunded", notRefunded, "notMade", ["refund.notMade"]],
    ["refused for now", refusedNow, "checking", ["refund.refused", "refund.unknown"]],
    ["made before", madeBefore, "checking", ["refund.refused", "refund.unknown"]],
    ["pending", pending, "pending", ["refund.pending"]],
    ["nothing learned", unclear, "checking", ["refund.heard", "refund.unknown"]],
    ["not listed", notListed, "checking", ["refund.heard", "refund.unknown"]],
  ] as const)("%s", (_name, reading, state, kinds) => {
    const play = begun();
    expect(play.answer(reading, 5)).toEqual(kinds);
    expect(play.refund().state).toBe(state);
    expect(reserves(play.refund())).toBe(state !== "notMade");
  });

  test("never left: not made; but only while nothing says that a byte did", () => {
    const play = playRefund();
    expect(play.see({ kind: "askEnded", result: { kind: "notSent", why: "refused" } }, 5)).toEqual(["refund.notMade"]);
    expect(play.refund()).toMatchObject({ state: "notMade", cause: "notSent" });
    const sent = begun();
    sent.see({ kind: "askEnded", result: { kind: "notSent", why: "refused" } }, 5);
    expect(sent.refund().state).toBe("checking");
  });

  test("lost: checking", () => {
    expect(unknown().refund()).toMatchObject({ state: "checking", unknownSince: 2 });
  });
});

describe("a restart", () => {
  test.each([
    ["not sent", playRefund, "checking"],
    ["sent", begun, "checking"],
    ["unknown", unknown, "checking"],
  ] as const)("%s: found out, never sent again", (_name, make, state) => {
    const play = make();
    play.see({ kind: "restarted" }, 100);
    expect(play.refund().state).toBe(state);
    expect(isOpenRefund(play.refund())).toBe(true);
  });
  test("one that has ended stays as it is", () => {
    const play = begun();
    play.answer(refunded, 5);
    expect(play.see({ kind: "restarted" }, 100)).toEqual([]);
  });
});

describe("look-ups", () => {
  test("the list has it: made, with its id", () => {
    const play = unknown();
    expect(play.lookUp(refunded, 5_000)).toEqual(["refund.made"]);
    expect(play.refund()).toMatchObject({ state: "made", proved: true, gatewayRef: "1000000526", late: false });
  });
  test("of a lost answer the list proves nothing by what it has not, however long", () => {
    const play = unknown();
    for (let at = 5 * SECOND; at < 3_600 * SECOND; at += 60 * SECOND) play.lookUp(notListed, at);
    expect(play.refund().state).toBe("checking");
    expect(play.facts.filter(({ kind }) => kind === "refund.heard")).toHaveLength(1);
  });
  test.each([
    ["refused for now", refusedNow, "holdTime"],
    ["made before", madeBefore, null],
  ] as const)("%s: proven not made by two lists 20 s apart, a minute after the answer", (_name, reading, advice) => {
    const play = begun();
    play.answer(reading, 1 * SECOND);
    play.lookUp(notListed, 30 * SECOND);
    play.lookUp(notListed, 60 * SECOND);
    play.lookUp(notListed, 61 * SECOND);
    expect(play.refund().state).toBe("checking");
    play.lookUp(notListed, 80 * SECOND);
    expect(play.refund().state).toBe("checking");
    expect(play.lookUp(notListed, 81 * SECOND)).toEqual(["refund.notMade"]);
    expect(play.refund()).toMatchObject({ state: "notMade", cause: "notListed", advice });
  });
  test("an answer between the two begins the agreement anew", () => {
    const play = begun();
    play.answer(refusedNow, 1 * SECOND);
    play.lookUp(notListed, 61 * SECOND);
    play.lookUp(unclear, 70 * SECOND);
    play.lookUp(notListed, 81 * SECOND);
    expect(play.refund().state).toBe("checking");
    play.lookUp(notListed, 101 * SECOND);
    expect(play.refund().state).toBe("notMade");
  });
  test("the list has what was said to be made before: made", () => {
    const play = begun();
    play.answer(madeBefore, 1 * SECOND);
    play.lookUp(refunded, 5 * SECOND);
    expect(play.refund().state).toBe("made");
  });
  test("a gateway's own word needs 10 s of agreement", () => {
    const play = unknown();
    play.lookUp(notRefunded, 5 * SECOND);
    play.lookUp(notRefunded, 14 * SECOND);
    expect(play.refund().state).toBe("checking");
    play.lookUp(notRefunded, 15 * SECOND);
    expect(play.refund()).toMatchObject({ state: "notMade", cause: "refused", advice: "portal" });
  });
  test("what the gateway is at for a minute has become unknown", () => {
    const play = begun();
    play.answer(pending, 1 * SECOND);
    play.lookUp(notListed, 59 * SECOND);
    expect(play.refund().state).toBe("pending");
    play.lookUp(noise, 60 * SECOND);
    expect(play.refund()).toMatchObject({ state: "checking", unknownSince: 60 * SECOND });
  });
});

describe("a decision", () => {
  test("is for what is unknown alone", () => {
    expect(begun().decide(true, 5)).toEqual([]);
    const done = begun();
    done.answer(refunded, 5);
    expect(done.decide(false, 6)).toEqual([]);
    const twice = unknown();
    expect(twice.decide(false, 6)).toEqual(["refund.decided"]);
    expect(twice.decide(true, 7)).toEqual([]);
    expect(reserves(twice.refund())).toBe(false);
  });
  test("made: a proof takes its place, without a duty", () => {
    const play = unknown();
    play.decide(true, 6);
    expect(play.refund()).toMatchObject({ state: "decided", proved: false, gatewayRef: "P-1" });
    expect(reserves(play.refund())).toBe(true);
    expect(play.lookUp(refunded, 10_000)).toEqual(["refund.made"]);
    expect(play.refund()).toMatchObject({ state: "made", proved: true, late: false });
  });
});

describe("later and contradictory (INV-4)", () => {
  test("what was proved is not un-proved", () => {
    const play = begun();
    play.answer(refunded, 5);
    for (const reading of [notRefunded, refusedNow, madeBefore, notListed, unclear, pending, refunded])
      play.lookUp(reading, 200 * SECOND);
    play.lookUp(notRefunded, 300 * SECOND);
    play.answer(notRefunded, 400 * SECOND);
    expect(play.refund()).toMatchObject({ state: "made", proved: true });
    expect(play.facts.filter(({ kind }) => kind === "refund.made")).toHaveLength(1);
  });
  test.each([
    ["not made", (play: RefundPlay) => play.answer(notRefunded, 5)],
    [
      "decided not made",
      (play: RefundPlay) => {
        play.see({ kind: "askEnded", result: lost }, 5);
        play.decide(false, 6);
      },
    ],
  ])("a proof after %s is late, and counts once", (_name, end) => {
    const play = begun();
    end(play);
    expect(play.lookUp(refunded, 90_000)).toEqual(["refund.lateMade"]);
    expect(play.refund()).toMatchObject({ state: "made", proved: true, late: true });
    expect(play.lookUp(refunded, 95_000)).toEqual(["refund.heard"]);
    expect(reserves(play.refund())).toBe(true);
  });
  test("a late answer of the open request proves like any other", () => {
    const play = unknown();
    expect(play.answer({ ...refunded, amount: minor(1148) }, 50_000)).toEqual(["refund.made"]);
  });
});
