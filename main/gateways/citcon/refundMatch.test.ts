/** Which row is the lost refund (gateways.md C.3): by what was listed before, and by count. */
import { describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import { knownOfRefund } from "../../core/refund/lostRefund.ts";
import { intendedRefund } from "../../core/refund/refund.ts";
import { REFUND } from "../../core/testing/refunds.ts";
import type { ListedPayment } from "../port.ts";
import { createGiveBack } from "./giveBack.ts";
import { type LostRefund, matchRefund, refundsListed } from "./refundMatch.ts";

const row = (gatewayRef: string, total: number, type: ListedPayment["type"] = "refund"): ListedPayment => ({
  type,
  gatewayRef,
  total,
  tip: 0,
  method: "WeChat",
  at: "",
});
const PAYMENT = row("100", 1148, "payment");
const LOST: LostRefund = {
  amount: minor(500),
  original: "100",
  tokenAlone: true,
  listedBefore: new Set(["1"]),
  taken: new Set(["2"]),
  rivals: [],
  replaced: false,
};
const match = (rows: readonly ListedPayment[], more: Partial<LostRefund> = {}) =>
  matchRefund([PAYMENT, ...rows], { ...LOST, ...more });

test("a refund's total is negative, or as the seed prints it once, positive", () => {
  const rows = [row("3", -500), row("4", 500), row("5", 501), row("6", 500, "payment"), row("3", -500)];
  expect(refundsListed(rows, minor(500))).toEqual(["3", "4"]);
});

describe("the row that is it", () => {
  test("is new, of its amount, and nobody else's", () => {
    expect(match([row("1", -500), row("2", -500), row("3", -500)])).toEqual({ kind: "made", gatewayRef: "3" });
  });
  test("is in no list that has only old ones, others' and other amounts", () => {
    expect(match([row("1", -500), row("2", -500), row("3", -499)])).toEqual({ kind: "absent" });
  });
  test("is not absent from a list that does not name the payment", () => {
    expect(matchRefund([row("1", -500)], LOST)).toEqual({ kind: "unclear", rows: 0 });
    expect(match([], { original: "" })).toEqual({ kind: "unclear", rows: 0 });
  });
  test("cannot be told when nobody listed before, or other tills give back too", () => {
    expect(match([row("3", -500)], { listedBefore: null })).toEqual({ kind: "unclear", rows: 1 });
    expect(match([row("3", -500)], { tokenAlone: false })).toEqual({ kind: "unclear", rows: 1 });
  });
});

describe("two equal refunds of this till", () => {
  const before = (...ids: string[]) => ({ listedBefore: new Set(ids), number: "" });
  const rival = { rivals: [before("1")] };
  test("one row: it could be either", () => {
    expect(match([row("3", -500)], rival)).toEqual({ kind: "unclear", rows: 1 });
  });
  test("two rows: both were made", () => {
    expect(match([row("4", -500), row("3", -500)], rival)).toEqual({ kind: "made", gatewayRef: "3" });
  });
  test("a row that was listed before the other was sent is this one", () => {
    expect(match([row("3", -500)], { rivals: [before("1", "3")] })).toEqual({ kind: "made", gatewayRef: "3" });
    const unasked = { listedBefore: null, number: "" };
    expect(match([row("3", -500)], { rivals: [before("1", "3"), unasked] })).toEqual({ kind: "unclear", rows: 1 });
  });
});

describe("an equal one that was given back by hand", () => {
  const lost = intendedRefund({ ...REFUND, amount: minor(500), listedBefore: ["1"] }, 0, "c");
  const byHand = { ...lost, id: "r2", way: "byHand", state: "made", listedBefore: null, gatewayRef: "9" } as const;
  const said = { made: true, by: "m", approver: "m", reason: "seen", number: "9", at: 1 };
  const decided = { ...lost, id: "r2", state: "decided", decision: said, gatewayRef: "9" } as const;
  test.each([
    ["in the gateway's portal", byHand],
    ["as somebody read it there", decided],
  ])("%s: the row of its number is not the lost one", (_name, other) => {
    const known = knownOfRefund(lost, [lost, other], []);
    expect(match([row("9", -500)], known)).toEqual({ kind: "absent" });
    expect(match([row("9", -500), row("3", -500)], known)).toEqual({ kind: "made", gatewayRef: "3" });
    // Whose number is not in the list is in it under another, or not at all.
    expect(match([row("3", -500)], known)).toEqual({ kind: "unclear", rows: 1 });
    expect(match([row("3", -500), row("4", -500)], known)).toEqual({ kind: "made", gatewayRef: "3" });
  });
});

describe("the way", () => {
  const noon = Date.parse("2026-11-21T20:00:00Z");
  const { wayFor } = createGiveBack({
    ask: () => Promise.resolve({ kind: "notSent", why: "" }),
    list: () => Promise.resolve({ kind: "nothing", why: "lost", text: "" }),
    tokenAlone: true,
    timeZone: "America/Vancouver",
    notBeforeMs: 16_000,
  });
  const whole = { whole: true, takenAt: noon, wallet: "wechat", refusedBefore: false } as const;
  test.each([
    ["whole, on its day", whole, 60_000, "cancel"],
    ["part of it", { ...whole, whole: false }, 60_000, "refund"],
    ["too soon to cancel", whole, 15_999, "refund"],
    ["the shop's day is over", whole, 12 * 3_600_000, "refund"],
    ["a wallet that takes no cancel", { ...whole, wallet: "unionpay" }, 60_000, "refund"],
    ["a wallet nobody knows", { ...whole, wallet: null }, 60_000, "refund"],
    ["a cancel was refused before", { ...whole, refusedBefore: true }, 60_000, "refund"],
  ] as const)("%s", (_name, capture, after, way) => {
    expect(wayFor(capture, noon + after)).toBe(way);
  });
});
