/** Which rows of a list cannot be a lost payment, and when one can only be it. */
import { expect, test } from "vitest";
import { type Attempt, intended } from "./attempt.ts";
import { ruledOut, takenIds } from "./lostPayment.ts";
import { minor } from "../money/money.ts";
import { BODY } from "../testing/attempts.ts";

const DAY = 86_400_000;
const NOW = 10 * DAY;
const attempt = (id: string, more: Partial<Attempt> = {}): Attempt => ({
  ...intended({ ...BODY, id, gateway: "citcon" }, NOW, "c"),
  state: "checking",
  ...more,
});
const lost = attempt("lost");

test("ids listed before, and ids of other attempts whenever they were, are ruled out", () => {
  const retry = attempt("retry", { gatewayRef: "7", state: "approved", endedAt: NOW + 60_000 });
  expect(ruledOut(lost, [lost, retry], new Set(["1", "2"]))).toEqual({
    cannotBe: new Set(["1", "2", "7"]),
    onlyOne: true,
  });
});

test("what was listed before is in the intent, so that a restart does not forget it", () => {
  const known = { ...lost, listedBefore: ["1", "2"] };
  expect(ruledOut(known, [known])).toEqual({ cannotBe: new Set(["1", "2"]), onlyOne: true });
  expect(ruledOut(lost, [lost]).cannotBe).toBeNull();
});

test("without a list from before nothing is known", () => {
  expect(ruledOut(lost, [attempt("b", { gatewayRef: "7" })], null).cannotBe).toBeNull();
});

test.each([
  ["open, of the same total", {}, false],
  ["set aside", { state: "setAside" }, false],
  ["decided paid by a person", { state: "approved", endedAt: NOW - 1_000 }, false],
  ["declined within the day before", { state: "declined", endedAt: NOW - DAY }, false],
  ["of the same total with tip", { amount: minor(948), tip: minor(200) }, false],
  ["declined long ago", { state: "declined", endedAt: NOW - DAY - 1 }, true],
  ["never sent", { state: "cancelled", cause: "notSent", endedAt: NOW }, true],
  ["known by its id", { gatewayRef: "7" }, true],
  ["of another total", { amount: minor(1147) }, true],
  ["at another gateway", { gateway: "iotpay" }, true],
] as const)("another attempt that is %s: alone is %o → %s", (_what, more, onlyOne) => {
  expect(ruledOut(lost, [lost, attempt("other", more)], new Set()).onlyOne).toBe(onlyOne);
});

test("only ids that are there belong to others: its own is none, nor another gateway's, nor an empty one", () => {
  const own = { ...lost, gatewayRef: "5" };
  const others = [
    own,
    attempt("unnamed"),
    attempt("b", { gatewayRef: "7" }),
    attempt("elsewhere", { gateway: "iotpay", gatewayRef: "8" }),
  ];
  expect(takenIds(own, others)).toEqual(["7"]);
});

test("totals are told apart with their tips, on either side", () => {
  const tipped = attempt("lost", { amount: minor(948), tip: minor(200) });
  expect(ruledOut(tipped, [attempt("b")]).onlyOne).toBe(false);
  expect(ruledOut(tipped, [attempt("b", { amount: minor(748) })]).onlyOne).toBe(true);
});
