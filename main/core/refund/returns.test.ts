/** What is owed of a return, and what somebody has to see to: by its parts, and by the refunds that carry them. */
import { describe, expect, test } from "vitest";
import { minor, ZERO } from "../money/money.ts";
import { REFUND } from "../testing/refunds.ts";
import { intendedRefund, type Refund } from "./refund.ts";
import {
  applyReturnFact,
  decidedReturn,
  isGivenTwice,
  isUnsettled,
  partState,
  type Return,
  type ReturnedPart,
  type ReturnFact,
} from "./returns.ts";

const ONE = decidedReturn(
  {
    ...{ id: "x1", number: 1, sale: "s1", scope: "lines", currency: "CAD", pieces: [], goods: [], taxes: [] },
    ...{ total: minor(500), reason: "broken", approver: "m" },
    parts: [{ id: "p1", tender: "t1", attempt: "a1", way: "carried", amount: minor(500), tip: ZERO }],
  },
  1,
  "c",
);
const partOf = ({ parts }: Return): ReturnedPart => parts[0] ?? expect.unreachable("no part");
const after = (...facts: readonly ReturnFact[]): Return =>
  facts.reduce((one, fact) => applyReturnFact(one, fact, 7), ONE);
const who = { return: "x1", approver: "m", reason: "" };
const inCash: ReturnFact = {
  kind: "return.cashGiven",
  body: { return: "x1", part: "p1", amount: minor(500), given: minor(500), rounding: ZERO, approver: "m" },
};
const withdrawn: ReturnFact = { kind: "return.withdrawn", body: who };
const seen: ReturnFact = { kind: "return.twiceSeen", body: { ...who, part: "p1" } };
const refund = (state: Refund["state"], more: Partial<Refund> = {}): Refund => ({
  ...intendedRefund(
    { ...REFUND, purpose: { kind: "goods", return: "x1", part: "p1", tender: "t1" }, amount: minor(500) },
    1,
    "c",
  ),
  state,
  ...more,
});
const notMade = { made: false, by: "m", approver: "m", reason: "", number: "", at: 2 };
const decided = refund("decided", { decision: notMade });

describe("a part", () => {
  test.each([
    ["that nobody was asked for", ONE, [], "waiting"],
    ["whose refund is another's", ONE, [refund("made", { purpose: { kind: "notNeeded" } })], "waiting"],
    [
      "whose refund is another part's",
      ONE,
      [refund("made", { purpose: { kind: "goods", return: "x1", part: "p2", tender: "t1" } })],
      "waiting",
    ],
    ["with its gateway", ONE, [refund("sent")], "running"],
    ["of which nobody knows", ONE, [refund("checking")], "checking"],
    ["proved", ONE, [refund("made")], "given"],
    ["decided as made", ONE, [refund("decided", { decision: { ...notMade, made: true } })], "given"],
    ["decided as not made", ONE, [decided], "notGiven"],
    ["proven not made, and asked for again", ONE, [refund("notMade"), refund("pending")], "running"],
    ["handed over", after(inCash), [decided], "given"],
    ["cut to nothing", after({ kind: "return.partCut", body: cut(0, 0) }), [], "given"],
    ["cut to its tip", after({ kind: "return.partCut", body: cut(0, 50) }), [], "waiting"],
  ] as const)("%s", (_name, one, refunds, state) => {
    expect(partState(partOf(one), refunds)).toBe(state);
  });
});

function cut(amount: number, tip: number) {
  return { return: "x1", part: "p1", amount: minor(amount), tip: minor(tip), tipLess: ZERO, short: ZERO };
}

describe("somebody has to see to a return", () => {
  test.each([
    ["of which a part is owed", ONE, [decided], true, false],
    ["all of which is given", ONE, [refund("made")], false, false],
    ["given in cash, and perhaps by its gateway", after(inCash), [refund("checking")], true, true],
    ["given in cash, and by its gateway after all", after(inCash), [refund("made")], true, true],
    ["the same, seen by somebody who may", after(inCash, seen), [refund("made")], false, false],
    ["given by its gateway twice", ONE, [refund("made"), refund("made", { id: "r2" })], true, true],
    ["that was withdrawn", after(withdrawn), [decided], false, false],
    // The goods count as sold, and the customer has the money (INV-4).
    ["that was withdrawn, and made by its gateway after all", after(withdrawn), [refund("made")], true, true],
    ["the same, seen by somebody who may", after(withdrawn, seen), [refund("made")], false, false],
  ] as const)("%s", (_name, one, refunds, unsettled, twice) => {
    expect([isUnsettled(one, refunds), isGivenTwice(one, partOf(one), refunds)]).toEqual([unsettled, twice]);
  });
});
