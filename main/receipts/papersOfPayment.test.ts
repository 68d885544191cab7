import { describe, expect, test } from "vitest";
import { type Attempt, intended } from "../core/attempt/attempt.ts";
import { minor, ZERO } from "../core/money/money.ts";
import { plainText } from "../core/paper/paper.ts";
import { ONE } from "../core/money/quantity.ts";
import { layOut } from "../core/paper/paperLayout.ts";
import { intendedRefund, type Refund } from "../core/refund/refund.ts";
import { type Sale, startedSale, withAttempt } from "../core/sale/sale.ts";
import type { PaperDocument } from "./document.ts";
import type { PaperContext } from "./paperOfSale.ts";
import { lateOutcome, lateSlipOf, proofSlipOf, proofStanding, refundOutcome, refundSlipOf } from "./papersOfPayment.ts";

const context: PaperContext = {
  store: { name: "Maple Market", address: ["123 Main St"], phone: "604 555 0100", register: "1" },
  timeZone: "America/Vancouver",
  language: "en",
  footer: "",
  training: false,
  copy: 0,
};
const asked: Attempt = intended(
  {
    id: "a1",
    reference: "1r1",
    gateway: "citcon",
    terminal: "Citcon",
    sale: "s1",
    tender: "t1",
    amount: minor(1148),
    tip: ZERO,
    currency: "CAD",
    wallet: { how: "scanned", brand: "alipay", codeLast4: "4711" },
  },
  1,
  "Ann",
);
const capture = { captured: minor(1148), tip: ZERO, cashback: ZERO, surcharge: ZERO, differs: false, gatewayRef: "C1" };
const late: Attempt = { ...asked, state: "approved", proved: true, late: true, capture };
const excess = { how: "givenBack", approver: "m", reason: "r", reference: "1r2", amount: minor(1148) } as const;
const decision = { paid: true, by: "c", approver: "m", reason: "r", slip: "", at: 2 };
const empty: Sale = startedSale({ id: "s1", number: 7, currency: "CAD", taxRules: [] }, 0);
const goods: Sale = {
  ...empty,
  lines: [
    {
      id: "1",
      sku: "tea",
      names: { en: "Tea" },
      unit: "each",
      quantity: ONE,
      unitPrice: minor(1148),
      taxes: [],
    },
  ],
};
const refund: Refund = intendedRefund(
  {
    id: "f1",
    reference: "1r2",
    way: "refund",
    gateway: "citcon",
    of: "a1",
    sale: "s1",
    amount: minor(1148),
    currency: "CAD",
    purpose: { kind: "notNeeded" },
    approver: "m",
    reason: "r",
    after: null,
    listedBefore: null,
  },
  5,
  "Ann",
);
const text = (document: PaperDocument | undefined): string =>
  document === undefined ? "" : plainText({ columns: 42, lines: layOut(document, 42) }).replace(/\s+/g, " ");

test.each([
  ["new", { state: "new" }, null],
  ["the customer is asked", { state: "pending" }, null],
  ["unknown", { state: "checking" }, "unknown"],
  ["set aside", { state: "setAside" }, "unknown"],
  ["decided paid", { state: "approved", decision }, "takenAsPaid"],
  ["decided paid, then proved", { state: "approved", decision, proved: true }, null],
  [
    "decided not paid",
    { state: "cancelled", cause: "decidedNotPaid", decision: { ...decision, paid: false } },
    "takenAsNotPaid",
  ],
  ["declined", { state: "declined", cause: "declined" }, null],
  ["approved", { state: "approved", proved: true }, null],
] as const)("a payment that is %s has a proof slip: %o", (_name, change, standing) => {
  const attempt: Attempt = { ...asked, ...change };
  expect(proofStanding(attempt)).toBe(standing);
  expect(proofSlipOf(attempt, goods, context) === undefined).toBe(standing === null);
});

test("a proof slip names the wallet but no code, and the amount asked, whatever anybody decided", () => {
  const paper = text(proofSlipOf({ ...asked, state: "setAside" }, goods, context));
  expect(paper).toContain("Wallet · Alipay");
  expect(paper).not.toContain("4711");
  expect(paper).toMatch(/AMOUNT CAD 11\.48/);
});

describe("a late approval", () => {
  test("counts while the sale needs it, is owed when it does not, and is given back by a number", () => {
    expect(lateOutcome(late, withAttempt(goods, late))).toEqual({ standing: "counted" });
    expect(lateOutcome(late, withAttempt(empty, late))).toEqual({ standing: "owed" });
    expect(lateOutcome(late, { ...goods, state: "abandoned" })).toEqual({ standing: "owed" });
    expect(lateOutcome({ ...late, excess }, goods)).toEqual({ standing: "givenBack", by: "Citcon", number: "1r2" });
    const made: Refund = { ...refund, state: "made", gatewayRef: "C99" };
    expect(lateOutcome({ ...late, excess }, goods, [made])).toMatchObject({ number: "C99" });
    expect(text(lateSlipOf({ ...late, excess }, goods, [made], context))).toMatch(/RETURNED BY Citcon NUMBER C99/);
  });

  test("nothing is said of one that is none, or whose money was kept", () => {
    expect(lateOutcome({ ...late, late: false }, goods)).toBeNull();
    expect(lateOutcome({ ...late, excess: { ...excess, how: "kept" } }, goods)).toBeNull();
  });
});

describe("a refund", () => {
  test.each([
    ["new", null],
    ["sent", "checking"],
    ["pending", "checking"],
    ["checking", "checking"],
    ["made", "made"],
    ["notMade", null],
  ] as const)("that is %s has a slip: %s", (state, outcome) => {
    expect(refundOutcome({ ...refund, state })).toBe(outcome);
    expect(refundSlipOf({ ...refund, state }, late, goods, "merchant", context) === undefined).toBe(outcome === null);
  });

  test("that a person decided has one only when money went back", () => {
    const said = (made: boolean): Refund => ({
      ...refund,
      state: "decided",
      decision: { made, by: "c", approver: "m", reason: "r", number: "P-1", at: 6 },
    });
    expect(refundOutcome(said(true))).toBe("made");
    expect(refundOutcome(said(false))).toBeNull();
  });

  test("names the sale, the payment and itself", () => {
    const paper = text(
      refundSlipOf({ ...refund, state: "made", gatewayRef: "C99" }, late, goods, "cardholder", context),
    );
    expect(paper).toMatch(/REFUND .*ORIGINAL # 7 .*WALLET Alipay .*REFERENCE 1r2 NUMBER C99 TOTAL CAD 11\.48/);
  });
});
