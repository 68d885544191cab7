import { describe, expect, test } from "vitest";
import { minor } from "../core/money/money.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import type { PaperLanguage } from "./document.ts";
import { refundSlip, type RefundSlipInput } from "./refundSlip.ts";
import { CONTEXT, paperText } from "./testing/paper.ts";

const context: CustomerPaperContext = { ...CONTEXT, store: { ...CONTEXT.store, phone: "" } };
const card: RefundSlipInput = {
  saleNumber: "1042",
  transaction: "refund",
  outcome: "made",
  at: Date.UTC(2026, 10, 21, 20, 15, 9),
  tender: "card",
  tenderName: "MASTERCARD ************1166",
  terminal: "40880013",
  currency: "CAD",
  amount: minor(1148),
  payment: "R-8M4K",
  ref: "R-2QX7",
  reference: "1D261121T201509000S0001WXYZ",
  number: "P-4711",
};
const wallet: RefundSlipInput = { ...card, tender: "wallet", tenderName: "Alipay", terminal: "", number: "9921" };

function slip(
  change: Partial<RefundSlipInput> = {},
  copy: "merchant" | "cardholder" = "cardholder",
  here: Partial<CustomerPaperContext> = {},
  columns = 42,
): string {
  return paperText(refundSlip({ ...card, ...change }, copy, { ...context, ...here }), columns);
}

describe.each(["en", "fr", "zh"] as const)("in %s", (language: PaperLanguage) => {
  test.each([42, 32])("%i columns", async (columns) => {
    const all = [
      slip({}, "merchant", { language }, columns),
      slip({ transaction: "void", number: "" }, "cardholder", { language, copy: 1 }, columns),
      slip(wallet, "cardholder", { language, training: true }, columns),
      slip({ ...wallet, outcome: "checking" }, "merchant", { language }, columns),
    ];
    await expect(all.join("\n")).toMatchFileSnapshot(`golden/refund-${language}-${String(columns)}.txt`);
  });
});

describe("rules of gateways.md A.11", () => {
  test("it carries the original's number and the word for what it is (15a)", () => {
    expect(slip()).toMatch(/\nREFUND\n[^]*ORIGINAL # +1042\n/);
    expect(slip({ transaction: "void" })).toMatch(/\nVOID\n[^]*ORIGINAL # +1042\n/);
    expect(slip()).toMatch(/TOTAL +CAD 11\.48/);
  });

  test("the merchant signs on the customer's copy alone (22), and only there it is to be kept (20)", () => {
    expect(slip({}, "cardholder")).toMatch(/MERCHANT SIGNATURE[^]*CARDHOLDER COPY[^]*retain/);
    expect(slip({}, "merchant")).not.toMatch(/SIGNATURE|retain/);
  });

  test("a copy says so in the slip's own language (15a)", () => {
    expect(slip()).not.toContain("DUPLICATE");
    expect(slip({}, "merchant", { copy: 1 })).toContain("DUPLICATE");
    expect(slip({}, "merchant", { copy: 1, language: "fr" })).toContain("DUPLICATA");
  });

  test("a card's slip is English or French, a wallet's Chinese where the shop is (23)", () => {
    expect(slip({}, "cardholder", { language: "zh" })).toContain("TRANSACTION RECORD");
    expect(slip(wallet, "cardholder", { language: "zh" })).toContain("交易记录");
    expect(slip(wallet, "cardholder", { language: "zh", pictured: undefined })).toContain("TRANSACTION RECORD");
  });

  test("while nobody knows it says so, and never that money went back (24)", () => {
    const text = slip({ outcome: "checking", number: "" });
    expect(text).toContain("NOT CONFIRMED YET");
    expect(text).not.toContain("GIVEN BACK");
  });
});
