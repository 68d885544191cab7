/** A duty ends with the last of the money, not with the first refund of it. */
import { expect, test } from "vitest";
import { applyAttemptFact, type Attempt, intended } from "../../core/attempt/attempt.ts";
import { minor } from "../../core/money/money.ts";
import { applyRefundFact, intendedRefund, type Refund, type RefundFact } from "../../core/refund/refund.ts";
import { type Sale, startedSale, withAttempt } from "../../core/sale/sale.ts";
import { BODY, CAPTURE } from "../../core/testing/attempts.ts";
import { REFUND } from "../../core/testing/refunds.ts";
import { refundEntries } from "./refundFollows.ts";

const DECIDED = { paid: true, approver: "m", reason: "", slip: "S" } as const;
const PROVED = { ...CAPTURE, captured: minor(1348), differs: true, by: "lookUp", hostText: "", card: null } as const;

/** Given up, so that nothing of it is needed. */
const given: Sale = { ...startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0), state: "abandoned" };
const decided = applyAttemptFact(intended(BODY, 0, "c"), { kind: "attempt.decided", body: DECIDED }, 100, "c");
const proved = applyAttemptFact(decided, { kind: "attempt.approved", body: PROVED }, 200, "c");

const made = (id: string): RefundFact => ({
  kind: "refund.made",
  body: { refund: id, by: "request", gatewayRef: `g-${id}`, text: "" },
});
const asked = (id: string, amount: number): Refund => intendedRefund({ ...REFUND, id, amount: minor(amount) }, 0, "c");

/** The facts that follow when this refund of the attempt's turns out to be made. */
function kindsAfter(attempt: Attempt, refund: Refund, others: readonly Refund[] = []): readonly string[] {
  const fact = made(refund.id);
  const sale = withAttempt(given, attempt);
  const around = { sale, attempt, attempts: [attempt], refunds: [...others, refund], papers: () => [] };
  const after = applyRefundFact(refund, fact, 300, "c");
  return refundEntries(after, [fact], null, around, 300).map((entry) => entry.fact.kind);
}

test("all of it is back: the duty ends", () => {
  expect(kindsAfter(decided, asked("r1", 1148))).toEqual(["refund.made", "attempt.excessSettled"]);
});

test("decided for less than was proved meanwhile: the duty stays for the rest, and ends with it", () => {
  const first = asked("r1", 1148);
  expect(kindsAfter(proved, first)).toEqual(["refund.made"]);
  const back = applyRefundFact(first, made("r1"), 300, "c");
  expect(kindsAfter(proved, asked("r2", 200), [back])).toEqual(["refund.made", "attempt.excessSettled"]);
});

test("another refund of it is not proven yet: what it reserves is no end of the duty by itself", () => {
  expect(kindsAfter(proved, asked("r1", 200), [asked("r0", 1148)])).toEqual(["refund.made"]);
});
