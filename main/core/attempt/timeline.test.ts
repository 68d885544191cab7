import { expect, test } from "vitest";
import type { AttemptFact } from "./attempt.ts";
import { shortRef } from "../ids.ts";
import type { Minor } from "../money/money.ts";
import type { RefundFact } from "../refund/refund.ts";
import type { SecondSaleFact } from "./samePayment.ts";
import type { TipFact } from "../tip/tipChange.ts";
import { type TimedFact, timelineOf } from "./timeline.ts";

let at = 0;
const fact = (of: AttemptFact | SecondSaleFact | TipFact, operator = "cashier-1"): TimedFact => {
  at += 1_000;
  return { ...of, at, operator };
};
const named = (operator: string): string => ({ "cashier-1": "Cashier 1", manager: "Manager" })[operator] ?? operator;
const ASKED = fact({
  kind: "attempt.intended",
  body: {
    id: "a1",
    reference: "REF1",
    gateway: "iotpay",
    terminal: "Terminal 1",
    sale: "s1",
    tender: "t1",
    amount: 1000 as Minor,
    tip: 148 as Minor,
    currency: "CAD",
  },
});
const heard = (text: string, reading = "nothing"): TimedFact =>
  fact({ kind: "attempt.heard", body: { by: "lookUp", reading, text } });
const steps = (...facts: readonly TimedFact[]) => timelineOf(facts, named);

test("who did it stands beside what people do, and beside nothing that came by itself", () => {
  const all = steps(
    ASKED,
    fact({ kind: "payment.secondSale", body: { other: "a0", otherSale: 7, otherReference: "REF0" } }),
    fact({ kind: "attempt.sent", body: {} }),
    fact({ kind: "attempt.unknown", body: { why: "timedOut" } }),
    fact({ kind: "attempt.setAside", body: { approver: "manager", reason: "customer in a hurry" } }),
    fact({ kind: "attempt.terminalConfirmedClear", body: { terminal: "Terminal 1" } }),
  );
  expect(all.map(({ who, what }) => [who, what.kind])).toEqual([
    ["Cashier 1", "asked"],
    ["Cashier 1", "secondSale"],
    ["", "sent"],
    ["", "unknown"],
    ["Manager", "setAside"],
    ["Cashier 1", "terminalClear"],
  ]);
  expect(all[0]).toMatchObject({ at: ASKED.at, what: { amount: 1148, terminal: "Terminal 1" } });
  expect(all[1]?.what).toMatchObject({ otherSale: 7, otherRef: shortRef("REF0") });
});

test("the same news in a row is one step with a count; what comes between begins anew", () => {
  const facts = [heard("HTTP 502"), heard("HTTP 502"), heard("HTTP 502"), heard("9", "pending"), heard("HTTP 502")];
  expect(steps(...facts).map(({ times, at: first, until }) => [times, first, until])).toEqual([
    [3, facts[0]?.at, facts[2]?.at],
    [1, facts[3]?.at, facts[3]?.at],
    [1, facts[4]?.at, facts[4]?.at],
  ]);
});

test("nothing that could be card data is given on, wherever it came from (INV-12)", () => {
  const secret = "4111 1111 1111 1111";
  const all = steps(
    heard(`declined ${secret}`),
    fact({ kind: "attempt.ended", body: { cause: "declined", by: "take", hostText: `;${secret}=2512?`, card: null } }),
    fact({ kind: "attempt.decided", body: { paid: true, approver: "manager", reason: secret, slip: "12" } }),
  );
  expect(JSON.stringify(all)).not.toMatch(/1111/);
  expect(all.map(({ what }) => what.kind)).toEqual(["heard", "ended", "decided"]);
});

test("giving the money back is part of the payment's story", () => {
  const refund = (of: RefundFact): TimedFact => ({ ...of, at: 9, operator: "cashier-1" });
  const all = steps(
    refund({
      kind: "refund.intended",
      body: {
        id: "r1",
        reference: "REF2",
        way: "refund",
        gateway: "citcon",
        of: "a1",
        sale: "s1",
        amount: 1148 as Minor,
        currency: "CAD",
        purpose: { kind: "notNeeded" },
        approver: "manager",
        reason: "paid in cash",
        after: null,
        listedBefore: null,
      },
    }),
    refund({ kind: "refund.sent", body: { refund: "r1" } }),
    refund({ kind: "refund.unknown", body: { refund: "r1", why: "timedOut" } }),
    refund({ kind: "refund.made", body: { refund: "r1", by: "lookUp", gatewayRef: "G-9", text: "ok" } }),
  );
  expect(all.map(({ who, what }) => [who, what.kind === "refund" ? what.step : what.kind])).toEqual([
    ["Manager", "intended"],
    ["", "sent"],
    ["", "unknown"],
    ["", "made"],
  ]);
  expect(all[0]?.what).toMatchObject({ amount: 1148, way: "refund", reason: "paid in cash" });
  expect(all[3]?.what).toMatchObject({ number: "G-9" });
});

test("a tip that is put on afterwards is part of the payment's story", () => {
  const change = "t1";
  const intended = {
    id: change,
    of: "a1",
    sale: "s1",
    gateway: "codepay",
    reference: "REF1",
    amount: 1000 as Minor,
    currency: "CAD",
    before: 0 as Minor,
    tip: 200 as Minor,
    approver: "manager",
  } as const;
  const all = steps(
    fact({ kind: "tip.intended", body: intended }),
    fact({ kind: "tip.sent", body: { change } }),
    fact({ kind: "tip.refused", body: { change, text: "41006 settled" } }),
    fact({ kind: "tip.unknown", body: { change, why: "timeout" } }),
    fact({ kind: "tip.notMade", body: { change, cause: "refused" } }),
    fact({ kind: "tip.decided", body: { change, approver: "manager", reason: "seen" } }),
    fact({ kind: "tip.made", body: { change } }),
    fact({ kind: "attempt.tipSet", body: { change, tip: 200 as Minor } }),
  );
  expect(all.map(({ what, who }) => [who, what.kind === "tip" ? [what.step, what.amount, what.text] : what])).toEqual([
    ["Manager", ["intended", 200, ""]],
    ["", ["sent", null, ""]],
    ["", ["refused", null, "41006 settled"]],
    ["", ["unknown", null, "timeout"]],
    ["", ["notMade", null, ""]],
    ["Manager", ["decided", null, ""]],
    ["", ["made", null, ""]],
    ["", ["stands", 200, ""]],
  ]);
});

test("papers are left out; a fact that is not known is named, not swallowed", () => {
  const other = { at: 5, operator: null, body: {} };
  expect(steps({ ...other, kind: "print.queued" }, { ...other, kind: "refund.imagined" })).toEqual([
    { at: 5, until: 5, times: 1, who: "", what: { kind: "other", name: "refund.imagined" } },
  ]);
});
