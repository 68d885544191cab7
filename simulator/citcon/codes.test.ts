import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Simulator } from "../index.ts";
import { quick } from "../testing.ts";
import { operations, posTexts } from "./codes.ts";
import { ALIPAY_CODE, ask, inquire, payment, refundOf, WECHAT_CODE } from "./testing.ts";
import { alipayTexts, wechatTexts } from "./walletCodes.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
});
afterEach(() => simulator.close());

const requests = {
  initialize: { store_code: "training-store-token" },
  pay: payment(500),
  gen_payment_qr: { total: "500", tip: "0" },
  inquire: { transaction_id: "1", pos_local_time: "2026-03-05 13:09:34" },
  refund: refundOf("1", 1),
  cancel: { transaction_id: "1" },
  get_history: {},
};

describe("the documented codes", () => {
  it("are all there: 41 of Alipay, 27 of WeChat, and each call's own", () => {
    expect(Object.keys(alipayTexts)).toHaveLength(41);
    expect(Object.keys(wechatTexts)).toHaveLength(27);
    const counts = operations.slice(0, 6).map((operation) => Object.keys(posTexts[operation]).length);
    expect(counts).toEqual([2, 7, 3, 3, 15, 11]);
  });

  it.each(operations)("can be called up on %s and do nothing", async (operation) => {
    for (const [code, words] of Object.entries(posTexts[operation])) {
      simulator.control.faults({ on: operation, fault: { kind: "fail", code } });
      expect(await ask(simulator, operation, requests[operation])).toEqual({
        code,
        error_message: words,
        result: "fail",
      });
    }
    expect(simulator.payments()).toEqual([]);
  });

  it.each([
    [WECHAT_CODE, wechatTexts],
    [ALIPAY_CODE, alipayTexts],
  ])("can each be the wallet's refusal of %s", async (barcode, texts) => {
    for (const [code, words] of Object.entries(texts)) {
      const { transaction_id } = await ask(simulator, "pay", payment(500, { barcode }));
      simulator.control.phone({ action: "refuse", code });
      expect(await inquire(simulator, transaction_id)).toMatchObject({ code, error_message: words, result: "fail" });
    }
    expect(simulator.ledger()).toEqual([]);
  });

  it("say by call which I2 is meant", async () => {
    const noToken = await ask(simulator, "refund", { ...requests.refund, token: "" });
    expect(noToken.error_message).toContain("Invalid Terminal Code (C-I2)");
    const noId = await ask(simulator, "refund", { ...requests.refund, transaction_id: "" });
    expect(noId).toMatchObject({
      code: "I2",
      error_message: "Transaction ID Error (W-12) Check the transaction ID for refund",
    });
  });
});
