/** What the answers to cancel and refund prove: gateways.md 0.2 and C.6. */
import { describe, expect, test } from "vitest";
import type { WalletBrand } from "../../core/attempt/wallet.ts";
import type { RefundOrder } from "../port.ts";
import { parseAnswer } from "./answer.ts";
import { bare, failed, ID, ORDER, refunded } from "./testing/answers.ts";
import { SEED_CODES } from "./testing/seedCodes.ts";
import { readCancel, readRefund, readUndo } from "./undoReading.ts";

const parsed = (raw: string) => {
  const answer = parseAnswer(raw);
  if (answer === null) throw new Error("not an answer");
  return answer;
};
const cancel = (raw: string, wallet: WalletBrand | null = null) => readCancel(parsed(raw), { gatewayRef: ID, wallet });
const REFUND: RefundOrder = {
  way: "refund",
  reference: "1D261121T031600000S00011XYZ",
  amount: ORDER.amount,
  currency: "CAD",
  reason: "returned",
  original: { reference: ORDER.reference, gatewayRef: ID, wallet: "wechat", shown: false },
};
const refund = (raw: string, order = REFUND) => readRefund(parsed(raw), order);

describe("cancel", () => {
  test.each([
    ["success", "00", "cancelled"],
    ["fail", "E4", "cancelled"],
    ["fail", "E5", "cancelled"],
    ["fail", "E3", "tooEarly"],
    ["fail", "E1", "notPossible"],
    ["fail", "E7", "notPossible"],
    ["fail", "E6", "notFound"],
    ["fail", "12", "notFound"],
    ["fail", "I2", "notFound"],
    ["fail", "ZZ", "nothing"],
    ["fail", "I1", "nothing"],
    ["fail", "A5", "nothing"],
    ["fail", "D1", "nothing"],
    ["fail", "", "nothing"],
  ])("%s %s is %s", (result, code, kind) => {
    expect(cancel(bare(result, code))).toMatchObject({ kind });
  });
  test.each([
    ["fail", "00"],
    ["success", "E4"],
    ["success", "E5"],
    ["success", "E3"],
    ["Success", "00"],
    ["ok", "E4"],
  ])("%s with %s disagree: nothing is learned", (result, code) => {
    expect(cancel(bare(result, code))).toMatchObject({ kind: "nothing", why: "notUnderstood" });
  });
  test("I2 of the terminal is not I2 of the payment", () => {
    expect(cancel(bare("fail", "I2", "Invalid Terminal Code (C-I2)"))).toMatchObject({ kind: "nothing" });
  });
  test("every code the seed lists for cancel, and for the wallets, is read without a guess", () => {
    const proofs = SEED_CODES.cancel.filter(([code, , text]) => cancel(bare("fail", code, text)).kind === "cancelled");
    expect(proofs.map(([code]) => code)).toEqual(["E5", "E4"]);
    for (const wallet of ["alipay", "wechat"] as const)
      for (const [code] of SEED_CODES[wallet])
        expect(["nothing", "notFound"]).toContain(cancel(bare("fail", code), wallet).kind);
  });
  test("an answer about another payment is none", () => {
    expect(cancel(refunded({ original_transaction_id: "1000000999" }))).toMatchObject({ why: "otherOrder" });
  });
});

describe("a cancel that gives a payment back", () => {
  const undo = (raw: string) => readUndo(parsed(raw), { ...REFUND, way: "cancel" });
  test.each([
    ["success", "00", "refunded"],
    ["fail", "E4", "refunded"],
    ["fail", "E5", "refunded"],
    ["fail", "E3", "refused"],
    ["fail", "E1", "refused"],
    ["fail", "12", "refused"],
    ["fail", "ZZ", "nothing"],
    ["fail", "A5", "nothing"],
    ["fail", "D1", "nothing"],
  ])("%s %s is %s", (result, code, kind) => {
    expect(undo(bare(result, code))).toMatchObject({ kind });
  });
  test("has no id of its own, and is for the whole amount", () => {
    expect(undo(bare("success", "00"))).toMatchObject({ amount: 1148, gatewayRef: "" });
  });
});

describe("refund", () => {
  test("success and 00 for the amount asked", () => {
    expect(refund(refunded())).toMatchObject({ kind: "refunded", amount: 1148, gatewayRef: "1000000526" });
    expect(refund(refunded({ total: -1148 }))).toMatchObject({ kind: "refunded", amount: 1148 });
  });
  test("a payment by a shown code may be known by the code's id: its own number tells it", () => {
    const shown = { ...REFUND, original: { ...REFUND.original, gatewayRef: "af94a8", shown: true } };
    expect(refund(refunded(), shown)).toMatchObject({ kind: "refunded" });
    expect(refund(refunded({ original_reference: "SOMEBODY-ELSES" }), shown)).toMatchObject({ why: "otherOrder" });
  });
  test.each([
    [refunded({ total: "1000" }), "notUnderstood"],
    [refunded({ result: "fail" }), "notUnderstood"],
    [refunded({ original_transaction_id: "1000000999" }), "otherOrder"],
    [refunded({ original_reference: "SOMEBODY-ELSES" }), "otherOrder"],
    [refunded({ currency: "USD" }), "otherCurrency"],
    [refunded({ code: "D1", result: "fail" }), "unlistedCode"],
    [bare("fail", "ZZ"), "gatewayFailure"],
    [bare("fail", "E7"), "gatewayFailure"],
    [bare("fail", "99"), "unlistedCode"],
  ])("nothing is learned from %s", (raw, why) => {
    expect(refund(raw)).toMatchObject({ kind: "nothing", why });
  });
  test.each([
    ["A1", "notRefunded", "checkAmount"],
    ["A8", "notRefunded", "otherTerminal"],
    ["A9", "notRefunded", "portal"],
    ["A10", "notRefunded", "portal"],
    ["C5", "notRefunded", "askProvider"],
    ["I1", "notRefunded", "askProvider"],
    ["A7", "refused", "holdTime"],
    ["A2", "refused", "openBalance"],
    ["A3", "refused", "openBalance"],
    ["12", "refused", "portal"],
    ["E6", "refused", "portal"],
    ["I2", "refused", "portal"],
  ])("%s is %s: %s", (code, kind, advice) => {
    expect(refund(bare("fail", code))).toMatchObject({ kind, advice });
  });
  test.each([
    ["A5", "madeBefore"],
    ["09", "pending"],
  ])("%s is %s", (code, kind) => {
    expect(refund(bare("fail", code))).toMatchObject({ kind });
  });
  test("Alipay's 19 counts as made, WeChat's does not exist", () => {
    expect(refund(failed("19", { method: "ALP" }))).toMatchObject({ kind: "madeBefore" });
    expect(refund(failed("19", { method: "WeChat" }))).toMatchObject({ kind: "nothing", why: "unlistedCode" });
  });
});
