/** What of the till's own refunds could stand in a list for the lost one. */
import { expect, test } from "vitest";
import { intended, type Attempt } from "../attempt/attempt.ts";
import { knownOfRefund } from "./lostRefund.ts";
import { minor } from "../money/money.ts";
import { intendedRefund, type Refund } from "./refund.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";
import { REFUND } from "../testing/refunds.ts";

const lost = intendedRefund({ ...REFUND, listedBefore: ["1"] }, 0, "c");
const other = (more: Partial<Refund>): Refund => ({ ...lost, id: "r2", listedBefore: ["1", "2"], ...more });
const cancelled = (more: Partial<Attempt>): Attempt => ({
  ...intended({ ...BODY, gateway: "citcon", amount: minor(1148) }, 0, "c"),
  ...more,
});
const cancel = { askedAt: 0, sentAt: 1, tries: 1, said: null, confirmed: false } as const;

test("what was listed before it was sent, and the ids of others, are not it", () => {
  const known = knownOfRefund(lost, [lost, other({ state: "made", gatewayRef: "7" })], []);
  expect(known).toEqual({ listedBefore: new Set(["1"]), taken: new Set(["7"]), rivals: [], replaced: false });
  expect(knownOfRefund({ ...lost, listedBefore: null }, [], []).listedBefore).toBeNull();
});

test.each([
  ["open", other({ state: "checking" }), 1],
  ["made, by a cancel that names no id", other({ state: "made", way: "cancel" }), 1],
  ["proven not listed, which a late one may contradict", other({ state: "notMade", cause: "notListed" }), 1],
  ["refused by the gateway's own word", other({ state: "notMade", cause: "refused" }), 0],
  ["never sent", other({ state: "notMade", cause: "notSent" }), 0],
  ["of another amount", other({ state: "checking", amount: minor(1) }), 0],
  ["at another gateway", other({ state: "checking", gateway: "iotpay" }), 0],
  ["given back by hand under a number that the list may not name", other({ way: "byHand", gatewayRef: "9" }), 1],
  ["made, under a number that the gateway said", other({ state: "made", gatewayRef: "9" }), 0],
])("one that is %s", (_name, refund, rivals) => {
  expect(knownOfRefund(lost, [lost, refund], []).rivals).toHaveLength(rivals);
});

test("what each rival is told apart by; numbers that nobody knows are nobody's", () => {
  const byHand = other({ id: "r3", way: "byHand", state: "made", listedBefore: null, gatewayRef: "9" });
  const known = knownOfRefund(lost, [lost, other({ state: "checking" }), byHand], [cancelled({ cancel })]);
  expect(known.rivals).toEqual([
    { listedBefore: new Set(["1", "2"]), number: "" },
    { listedBefore: null, number: "9" },
    { listedBefore: null, number: "" },
  ]);
  expect(known.taken).toEqual(new Set(["9"]));
  const made = { made: true, by: "m", approver: "m", reason: "", number: "8", at: 1 };
  expect(knownOfRefund(lost, [other({ state: "made", decision: made, gatewayRef: "8" })], []).rivals).toHaveLength(1);
});

test.each([
  ["returned by its cancel", cancelled({ returned: { ...CAPTURE, captured: minor(1148) } }), 1],
  ["returned, of another amount", cancelled({ returned: { ...CAPTURE, captured: minor(1) } }), 0],
  ["cancelled, perhaps paid", cancelled({ cancel }), 1],
  ["cancelled, perhaps paid with its tip", cancelled({ cancel, amount: minor(1000), tip: minor(148) }), 1],
  ["cancelled, of another amount", cancelled({ cancel, amount: minor(1000) }), 0],
  ["returned at another gateway", cancelled({ gateway: "iotpay", cancel }), 0],
  ["approved although a cancel was tried", cancelled({ cancel, capture: CAPTURE }), 0],
  ["never cancelled", cancelled({}), 0],
])("a payment that is %s", (_name, attempt, rivals) => {
  expect(knownOfRefund(lost, [], [attempt]).rivals).toHaveLength(rivals);
});

test.each([
  ["that was asked for after it", other({ way: "cancel", after: lost.id }), true],
  ["of the same payment, decided later", other({ way: "cancel", intendedAt: 1 }), true],
  ["that it was asked for after", other({ way: "cancel", intendedAt: -1 }), false],
  ["of another payment", other({ way: "cancel", of: "another", intendedAt: 1 }), false],
  ["that goes another way", other({ way: "refund", intendedAt: 1 }), false],
  ["of the same payment, decided at the same moment", other({ way: "cancel" }), false],
])("what has no number of its own belongs to the one %s: %s", (_name, refund, replaced) => {
  const beside = other({ id: "r9", of: "another" });
  expect(knownOfRefund({ ...lost, way: "cancel" }, [beside, refund], []).replaced).toBe(replaced);
});
