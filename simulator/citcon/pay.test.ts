import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Simulator } from "../index.ts";
import { quick } from "../testing.ts";
import { ALIPAY_CODE, ask, inquire, payment, raw, UNIONPAY_CODE, WECHAT_CODE } from "./testing.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
});
afterEach(() => simulator.close());

describe("initialize", () => {
  it("gives the shop's two names and the token back", async () => {
    expect(await ask(simulator, "initialize", { store_code: "training-store-token" })).toEqual({
      name_eng: "Maple Market",
      name_chn: "枫叶市集",
      result: "success",
      token: "training-store-token",
    });
  });

  it.each([
    [{ store_code: "another" }, "I2", "Invalid Terminal Code (C-I2) Retry with correct terminal code"],
    [{}, "I2", "store_code is missing"],
  ])("refuses %j", async (fields, code, words) => {
    const answer = await ask(simulator, "initialize", fields);
    expect(answer).toMatchObject({ result: "fail", code });
    expect(answer.error_message).toContain(words);
  });
});

describe("initialize under a fault", () => {
  it("refuses a till that it knows, in its own words", async () => {
    simulator.control.faults({ on: "initialize", fault: { kind: "says", result: "fail", code: "I0" } });
    const fields = { store_code: "training-store-token" };
    expect(await ask(simulator, "initialize", fields)).toMatchObject({
      result: "fail",
      code: "I0",
      error_message: "Token was occupied (C-I0) Contact service provider",
    });
    expect(await ask(simulator, "initialize", fields)).toMatchObject({ result: "success" });
  });
});

describe("pay", () => {
  it("is pending until the customer confirms, then paid, in the documented shapes", async () => {
    const first = await ask(simulator, "pay", payment(1234, { tip: "200", reference: "R-1" }));
    expect(first).toEqual({
      transaction_id: "1000000525",
      code: "09",
      result: "fail",
      error_message: "Wait for Customer Action (09)",
      total: "1234",
      tip: "200",
      subtotal: "1034",
      merchant_id: "634100700040000",
      terminal_id: "00000011",
      method: "WeChat",
      pos_local_time: "2026-03-05 13:09:34",
    });
    expect(await inquire(simulator, first.transaction_id)).toMatchObject({ code: "09" });
    expect(simulator.ledger()).toEqual([]);
    expect(simulator.control.phone({ action: "approve" })).toEqual({ ok: true });
    expect(await inquire(simulator, first.transaction_id)).toMatchObject({
      transaction_id: null,
      code: "00",
      result: "success",
      error_message: null,
      total: "1234",
      tip: "200",
      subtotal: 1034,
    });
    expect(simulator.ledger()).toMatchObject([
      {
        gateway: "citcon",
        kind: "capture",
        reference: "R-1",
        transactionId: "1000000525",
        amount: 1034,
        tip: 200,
        currency: "CAD",
      },
    ]);
  });

  it("answers 00 itself when the code pays at once", async () => {
    const shown = simulator.control.phone({ action: "showCode", wallet: "alipay", confirm: "instant" });
    const barcode = shown.ok ? (shown.code ?? "") : "";
    expect(barcode).toMatch(/^28\d{16}$/);
    expect(await ask(simulator, "pay", payment(500, { barcode }))).toMatchObject({
      code: "00",
      result: "success",
      error_message: "SUCCESS",
      method: "ALP",
    });
    expect(simulator.ledger()).toHaveLength(1);
  });

  it("answers the wallet's refusal itself when the code refuses at once", async () => {
    const shown = simulator.control.phone({ action: "showCode", confirm: "refuse", code: "01" });
    const barcode = shown.ok ? (shown.code ?? "") : "";
    expect(barcode).toMatch(/^13\d{16}$/);
    expect(await ask(simulator, "pay", payment(500, { barcode }))).toMatchObject({
      code: "01",
      result: "fail",
      error_message: "Card Error (W-01) Change payment method in WeChat Pay",
    });
    expect(simulator.ledger()).toEqual([]);
  });

  it.each([
    [WECHAT_CODE, "63", "Insufficient Fund (W-63) Change payment method in WeChat Pay", "WeChat"],
    [ALIPAY_CODE, "63", "Insufficient Funds (A-63) Change a payment method in Alipay", "ALP"],
    [WECHAT_CODE, "R7", "Account Error (W-R7) Check account status and retry", "WeChat"],
    [ALIPAY_CODE, "R7", "Payment QR Code Error (A-R7) Customer to refresh payment QR and retry", "ALP"],
    [UNIONPAY_CODE, "05", "Payment Failed (A-05) Retry the transaction", "UnionPay"],
  ])("%s refused with %s speaks in the wallet's words", async (barcode, code, words, method) => {
    const { transaction_id } = await ask(simulator, "pay", payment(500, { barcode }));
    simulator.control.phone({ action: "refuse", code });
    expect(await inquire(simulator, transaction_id)).toMatchObject({
      result: "fail",
      code,
      error_message: words,
      method,
    });
    expect(simulator.ledger()).toEqual([]);
  });

  it("refuses a product's barcode as the documented sample does, with an id of its own", async () => {
    const answer = await ask(simulator, "pay", payment(500, { barcode: "0012345678905" }));
    expect(answer).toMatchObject({ code: "14", result: "fail", transaction_id: "1000000525", method: "WeChat" });
    expect(await inquire(simulator, answer.transaction_id)).toMatchObject({ code: "14" });
  });

  it.each([
    [{ token: "another" }, "I1"],
    [{ token: "" }, "I2"],
    [{ currency: "USD" }, "C5"],
    [{ barcode: "" }, "ZZ"],
    [{ total: "12.34" }, "ZZ"],
    [{ total: "0" }, "ZZ"],
    [{ total: "-1" }, "ZZ"],
    [{ total: "0100" }, "ZZ"],
    [{ tip: "" }, "ZZ"],
    [{ tip: "501" }, "ZZ"],
    [{ pos_local_time: "2026-03-05T13:09:34" }, "ZZ"],
    [{ pos_local_time: "2026-02-30 13:09:34" }, "ZZ"],
  ])("refuses %j with %s and opens nothing", async (wrong, code) => {
    expect(await ask(simulator, "pay", payment(500, wrong))).toMatchObject({ result: "fail", code });
    expect(simulator.payments()).toEqual([]);
  });

  it("takes JSON of texts, and nothing else in it", async () => {
    const post = (body: object): Promise<Response> =>
      fetch(`${simulator.url}/posp/rest/pay`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token: "training-store-token", ...payment(500), ...body }),
      });
    expect(await (await post({})).json()).toMatchObject({ code: "09" });
    expect(await (await post({ total: 500 })).json()).toMatchObject({ code: "ZZ" });
  });

  it("takes POST alone, and only the two encodings", async () => {
    const url = `${simulator.url}/posp/rest/pay`;
    expect((await fetch(url)).status).toBe(405);
    const plain = { method: "POST", headers: { "Content-Type": "text/plain" }, body: "x=1" };
    expect((await fetch(url, plain)).status).toBe(415);
  });

  it("charges twice under a repeated reference unless switched", async () => {
    const again = payment(500, { reference: "R-9" });
    await ask(simulator, "pay", again);
    await ask(simulator, "pay", again);
    expect(simulator.payments()).toHaveLength(2);
    simulator.control.settings({ repeatedOrder: "firstAnswer" });
    expect(await ask(simulator, "pay", again)).toMatchObject({ transaction_id: "1000000526" });
    simulator.control.settings({ repeatedOrder: "error" });
    expect(await ask(simulator, "pay", again)).toMatchObject({ code: "38", result: "fail" });
    simulator.control.phone({ action: "approve", payment: "1000000526" });
    expect(simulator.ledger()).toHaveLength(1);
  });

  it("takes a code once when switched: C4 within a second", async () => {
    simulator.control.settings({ payCodes: "once" });
    await ask(simulator, "pay", payment(500));
    expect((await ask(simulator, "pay", payment(500))).code).toMatch(/^(C4|13)$/);
    expect(simulator.payments().filter(({ state }) => state.kind === "waiting")).toHaveLength(1);
  });

  it("logs requests by reference and amount, without token or code", async () => {
    await ask(simulator, "pay", payment(777, { reference: "R-7" }));
    const log = JSON.stringify(simulator.control.requests());
    expect(simulator.control.requests()).toMatchObject([{ path: "/posp/rest/pay", mchOrderNo: "R-7", amount: 777 }]);
    expect(log).not.toContain(WECHAT_CODE);
    expect(log).not.toContain("training-store-token");
  });
});

describe("gen_payment_qr", () => {
  const qr = { total: "900", tip: "0", reference: "Q-1" };

  it("gives a QR whose q can be inquired, and any wallet pays it", async () => {
    const answer = await ask(simulator, "gen_payment_qr", qr);
    expect(answer).toEqual({
      result: "success",
      qr_code: expect.stringMatching(/^https:\/\/.*\?q=[0-9a-f]{32}$/) as string,
    });
    const q = new URL(answer.qr_code ?? "").searchParams.get("q") ?? "";
    expect(await inquire(simulator, q)).toMatchObject({ code: "09", method: "QR" });
    simulator.control.phone({ action: "approve", wallet: "alipay" });
    expect(await inquire(simulator, q)).toMatchObject({ code: "00", method: "ALP", total: "900" });
    expect(simulator.ledger()).toMatchObject([{ reference: "Q-1", amount: 900 }]);
  });

  it("names the transaction too when switched", async () => {
    simulator.control.settings({ qrAnswer: "withId" });
    expect(await ask(simulator, "gen_payment_qr", qr)).toMatchObject({ code: "00", transaction_id: "1000000525" });
  });

  it("expires when nobody scans it", async () => {
    simulator.control.settings({ walletLimitMs: 1 });
    const answer = await ask(simulator, "gen_payment_qr", qr);
    const q = new URL(answer.qr_code ?? "").searchParams.get("q") ?? "";
    await expect.poll(async () => (await inquire(simulator, q)).code).toBe("13");
    expect(simulator.control.phone({ action: "approve" })).toMatchObject({ ok: false });
  });

  it.each([
    [{ total: "" }, "ZZ"],
    [{ currency: "CNY" }, "C5"],
    [{ token: "another" }, "I1"],
  ])("refuses %j with %s", async (wrong, code) => {
    expect(await ask(simulator, "gen_payment_qr", { ...qr, ...wrong })).toMatchObject({ result: "fail", code });
  });
});

describe("inquire", () => {
  it.each([
    [{ transaction_id: "1000009999", pos_local_time: "2026-03-05 13:09:34" }, "15"],
    [{ pos_local_time: "2026-03-05 13:09:34" }, "15"],
    [{ transaction_id: "1000000525" }, "15"],
    [{ transaction_id: "1", pos_local_time: "2026-03-05 13:09:34", token: "another" }, "I1"],
  ])("refuses %j with %s", async (fields, code) => {
    expect(await ask(simulator, "inquire", fields)).toMatchObject({ result: "fail", code });
  });
});

describe("the quirks", () => {
  it("a byte order mark", async () => {
    simulator.control.settings({ bom: true });
    const body = new URLSearchParams({ store_code: "training-store-token" });
    const bytes = await (await fetch(`${simulator.url}/posp/rest/initialize`, { method: "POST", body })).bytes();
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("numbers as texts, texts as numbers, and the id in inquire", async () => {
    simulator.control.settings({ numbers: "strings", inquireId: "same" });
    const { transaction_id } = await ask(simulator, "pay", payment(500));
    expect(await inquire(simulator, transaction_id)).toMatchObject({ transaction_id: "1000000525", subtotal: "500" });
    simulator.control.settings({ numbers: "numbers" });
    expect(await raw(simulator, "pay", payment(500))).toContain('"total":500');
  });
});
