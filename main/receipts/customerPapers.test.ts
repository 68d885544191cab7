import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minor } from "../core/money/money.ts";
import type { CustomerPayment } from "./customerPaper.ts";
import type { PaperLanguage } from "./document.ts";
import { type LateOutcome, lateSlip } from "./lateSlip.ts";
import { proofSlip } from "./proofSlip.ts";
import { CONTEXT, paperText } from "./testing/paper.ts";

const card: CustomerPayment = {
  saleNumber: "1042",
  at: Date.UTC(2026, 10, 21, 20, 15, 9),
  tender: "card",
  tenderName: "",
  terminal: "PAX-1",
  currency: "CAD",
  amount: minor(1148),
  ref: "R-8M4K",
  reference: "1D261121T201509000S0000ABCD",
};
const wallet: CustomerPayment = { ...card, tender: "wallet", tenderName: "Alipay", terminal: "" };

const flat = (text: string): string => text.replace(/\s+/g, " ");

describe.each(["en", "fr", "zh"] as const)("papers in %s", (language: PaperLanguage) => {
  test.each([42, 32])("%i columns", async (columns) => {
    const here = { ...CONTEXT, language };
    const late = (outcome: LateOutcome, payment = card): string =>
      paperText(lateSlip(payment, outcome, { ...here, training: true }), columns);
    const proofs = [
      paperText(proofSlip(card, "unknown", here), columns),
      paperText(proofSlip(wallet, "unknown", { ...here, training: true, copy: 1 }), columns),
      paperText(proofSlip(card, "takenAsPaid", here), columns),
      paperText(proofSlip(card, "takenAsNotPaid", { ...here, store: { ...CONTEXT.store, phone: "" } }), columns),
    ];
    const lates = [
      late({ standing: "counted" }, { ...card, tenderName: "Mastercard ··1166" }),
      late({ standing: "owed" }),
      late({ standing: "givenBack", by: "IOT Pay", number: "P-4711" }),
    ];
    await expect(proofs.join("\n")).toMatchFileSnapshot(`golden/proof-${language}-${String(columns)}.txt`);
    await expect(lates.join("\n")).toMatchFileSnapshot(`golden/late-${language}-${String(columns)}.txt`);
  });
});

test("a proof slip says first that it is none, and nothing on it can be taken for success", () => {
  for (const payment of [card, wallet]) {
    for (const standing of ["unknown", "takenAsPaid", "takenAsNotPaid"] as const) {
      const text = paperText(proofSlip(payment, standing, CONTEXT));
      expect(text.split("\n")[0]?.trim()).toBe("NOT A RECEIPT · PAYMENT BEING CHECKED");
      expect(text).not.toMatch(/approved|thank|auth|\*\*\*|total/i);
      expect(text.match(/receipt/gi)).toHaveLength(1);
      expect(flat(text)).toContain("If you were charged, the shop gives it back: keep this slip.");
    }
  }
});

test("nobody is told not to pay again what the shop holds to be unpaid", () => {
  expect(flat(paperText(proofSlip(card, "unknown", CONTEXT)))).toContain("Do not pay this amount by card again.");
  expect(flat(paperText(proofSlip(wallet, "unknown", CONTEXT)))).toContain("Do not pay this amount by wallet again.");
  expect(paperText(proofSlip(card, "takenAsNotPaid", CONTEXT))).not.toMatch(/again/);
});

test("both references stand whole on any paper, and the shop can be reached", () => {
  for (const columns of [42, 32, 24]) {
    const text = paperText(proofSlip(card, "unknown", CONTEXT), columns);
    expect(text).toContain("R-8M4K");
    expect(text.replaceAll("\n", "")).toContain("1D261121T201509000S0000ABCD");
    expect(text).toContain("604 555 0100");
  }
});

test("where no Chinese letter can be printed the words are English, never left out", () => {
  const text = paperText(proofSlip(card, "unknown", { ...CONTEXT, language: "zh", pictured: undefined }));
  expect(text).toContain("NOT A RECEIPT · PAYMENT BEING CHECKED");
});

test("any shop and any terminal: no row too long, the amount whole", () => {
  const strange = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(
      fc.record({ name: strange, address: fc.array(strange, { maxLength: 3 }), phone: strange }),
      strange,
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.constantFrom("en", "fr", "zh"),
      fc.constantFrom(24, 32, 42),
      (store, terminal, amount, language, columns) => {
        const payment = { ...card, terminal, amount: minor(amount) };
        const here = { ...CONTEXT, store: { ...store, register: "1" }, language };
        for (const document of [
          proofSlip(payment, "unknown", here),
          lateSlip(payment, { standing: "givenBack", by: "IOT Pay", number: terminal }, here),
        ]) {
          const cents = String(amount % 100).padStart(2, "0");
          expect(paperText(document, columns)).toMatch(new RegExp(`\\d[.,]${cents}`));
        }
      },
    ),
    { numRuns: 300 },
  );
});
