import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "../index.ts";
import { trainingCounter } from "../index.ts";
import { quick } from "../testing.ts";
import { ask, call, order, post, send, signatureFits, signedBody } from "./testing.ts";
import type { Answer, Values } from "./testing.ts";

const PAY = "wisehub.cloud.pay.order";
let simulator: Simulator;
beforeAll(async () => {
  simulator = await quick();
});
afterAll(() => simulator.close());

let serial = 0;
/** An order of 10.00 with these fields changed. */
const pay = (more: Values): Promise<Answer> => ask(simulator, PAY, order(`R${(serial += 1)}`, 10, more));

describe("a call", () => {
  it("is taken when it is signed over the very text it travels in, and answered with a signature", async () => {
    const text = await send(simulator, PAY, order("OK1", 144.34, { tip_amount: 30, store_no: null, attach: "" }));
    expect(JSON.parse(text)).toMatchObject({ code: "0", data: { terminal_online_status: "online" } });
    expect(signatureFits(simulator, text)).toBe(true);
  });

  it("is refused with another amount than signed, without a signature, or with another key's", async () => {
    const body = signedBody(simulator, call(PAY, order("S1", 10)));
    for (const text of [body.replace('"order_amount":10', '"order_amount":1'), body.replace(/,"sign":"[^"]*"/, "")]) {
      expect(JSON.parse(await post(simulator, text))).toMatchObject({ code: "40005" });
    }
    const stranger = await quick();
    expect(JSON.parse(await post(simulator, signedBody(stranger, call(PAY, order("S2", 10)))))).toMatchObject({
      code: "40005",
    });
    await stranger.close();
    expect(simulator.counterOrders().some(({ merchantOrderNo }) => merchantOrderNo.startsWith("S"))).toBe(false);
  });

  it("may log in by name and password instead", async () => {
    const body = JSON.stringify({ ...call(PAY, order("B1", 10)), sign_type: "NONE" });
    const login = (word: string): Record<string, string> => ({
      Authorization: `Basic ${Buffer.from(`${trainingCounter.username}:${word}`).toString("base64")}`,
    });
    expect(JSON.parse(await post(simulator, body, login("wrong")))).toMatchObject({ code: "40006" });
    const text = await post(simulator, body, login(trainingCounter.password));
    expect(JSON.parse(text)).toMatchObject({ code: "0" });
    expect(text).not.toContain('"sign"');
  });

  it.each([
    [-16, "40004"],
    [16, "40004"],
    [-14, "0"],
    [14, "0"],
  ])("from a clock %i minutes off is answered %s", async (minutes, code) => {
    const fields = order(`T${minutes}`, 10);
    expect(await ask(simulator, PAY, fields, Date.now() + minutes * 60_000)).toMatchObject({ code });
  });

  it.each<[Values, string]>([
    [{ app_id: "other" }, "40007"],
    [{ merchant_no: "1" }, "40008"],
    [{ method: "pay.checkout" }, "40001"],
    [{ version: "2.0" }, "version must be 1.0"],
    [{ timestamp: 1709106082 }, "timestamp must have 13 digits"],
    [{ expires: null }, "expires is missing"],
    [{ terminal_sn: null }, "terminal_sn is missing"],
    [{ message_receiving_application: "Register" }, "must be CodePay Register"],
    [{ api_version: "1.0" }, "api_version must be 2.0"],
    [{ merchant_order_no: "with space" }, "merchant_order_no must be of digits"],
    [{ merchant_order_no: "1".repeat(33) }, "longer than 32"],
    [{ description: "x".repeat(129) }, "longer than 128"],
    [{ order_amount: 1.234 }, "order_amount must be an amount"],
    [{ order_amount: 0 }, "more than 0"],
    [{ price_currency: "cad" }, "price_currency must be"],
    [{ trans_type: 2 }, "orig_merchant_order_no is missing"],
    [{ trans_type: 3 }, "orig_merchant_order_no is missing"],
    [{ trans_type: 6 }, "orig_merchant_order_no is missing"],
    [{ orig_merchant_order_no: "X" }, "has no meaning"],
    [{ trans_type: 8, orig_merchant_order_no: "X" }, "not carried out"],
    [{ trans_type: 2, orig_merchant_order_no: "nobody" }, "original order does not exist"],
    [{ trans_type: 11 }, "cashback_amount belongs"],
    [{ cashback_amount: 5 }, "cashback_amount belongs"],
    [{ trans_type: 6, orig_merchant_order_no: "X", on_screen_tip: true }, "on_screen_tip is for"],
  ])("with %j is refused: %s", async (more, words) => {
    const { code, msg } = await pay(more);
    expect(code).not.toBe("0");
    expect(`${code} ${msg}`).toContain(words);
  });

  it("never opens a second order under a number that was used", async () => {
    expect(await ask(simulator, PAY, order("N1", 10))).toMatchObject({ code: "0" });
    expect(await ask(simulator, PAY, order("N1", 10))).toMatchObject({ code: "41001" });
    expect(simulator.counterOrders().filter(({ merchantOrderNo }) => merchantOrderNo === "N1")).toHaveLength(1);
  });

  it("must be a JSON object in a POST of JSON", async () => {
    expect(JSON.parse(await post(simulator, "[]"))).toMatchObject({ code: "40002" });
    expect((await fetch(`${simulator.url}/api/entry`)).status).toBe(405);
    const form = await fetch(`${simulator.url}/api/entry`, { method: "POST", body: new URLSearchParams({ a: "1" }) });
    expect(form.status).toBe(415);
  });
});
