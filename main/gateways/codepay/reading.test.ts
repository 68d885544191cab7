/** What an order.query answer proves: the rows of gateways.md 0.2 for CodePay's cloud. */
import { describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import { toMajor, toMinor } from "./amount.ts";
import { parseAnswer } from "./answer.ts";
import { type QueryContext, readQuery } from "./reading.ts";
import { answer, order, ORDER } from "./testing/answers.ts";

const CONTEXT: QueryContext = { transType: 1, waiting: { isOver: () => false } };
/** Has seen everything that waits do so for too long. */
const OVER: QueryContext["waiting"] = { isOver: (_, status) => status === "queued" };
const read = (
  more: Record<string, unknown> = {},
  top: Record<string, unknown> = {},
  context: Partial<QueryContext> = {},
  asked = ORDER,
): Reading => {
  const parsed = parseAnswer(answer(order(more), top));
  if (parsed === null) throw new Error("no answer");
  return readQuery(parsed, asked, { ...CONTEXT, ...context });
};

describe("a status", () => {
  test.each([
    [2, { kind: "captured" }],
    ["2", { kind: "captured" }],
    [1, { kind: "notCaptured" }],
    ["3", { kind: "notCaptured" }],
    [9, { kind: "pending", phase: "queued" }],
    [0, { kind: "pending", phase: "card" }],
    [4, { kind: "nothing", why: "unlistedStatus" }],
    [null, { kind: "nothing", why: "notUnderstood" }],
  ])("%s is read as what the table says", (trans_status, reading) => {
    expect(read({ trans_status })).toMatchObject(reading);
  });

  test("that ends an order is final with its reason; a bare one has to be said again", () => {
    expect(read({ trans_status: 1, trans_error_code: "51" })).toHaveProperty("final", true);
    expect(read({ trans_status: 3, trans_error_msg: "Cancelled" })).toHaveProperty("final", true);
    expect(read({ trans_status: 1 })).not.toHaveProperty("final");
    expect(read({ trans_status: 9 }, {}, { waiting: OVER })).not.toHaveProperty("final");
  });

  test("is of our number, kind and currency, with code 0, or it says nothing", () => {
    expect(read({ merchant_order_no: "other" })).toMatchObject({ kind: "nothing", why: "otherOrder" });
    expect(read({ merchant_order_no: null })).toMatchObject({ kind: "nothing", why: "notUnderstood" });
    expect(read({ trans_type: 3 })).toMatchObject({ kind: "nothing", why: "otherKind" });
    expect(read({ trans_type: null })).toMatchObject({ kind: "nothing", why: "notUnderstood" });
    expect(read({ price_currency: "USD" })).toMatchObject({ kind: "nothing", why: "otherCurrency" });
    expect(read({}, { code: "41002", msg: "no order" })).toMatchObject({
      kind: "nothing",
      why: "gatewayFailure",
      text: "41002 no order",
    });
    expect(read({}, { data: [order()] })).toMatchObject({ kind: "nothing", why: "notUnderstood" });
    expect(read({}, { code: 0 })).toMatchObject({ kind: "captured" });
  });

  test("9 is over once it was seen for longer than its life and a minute; 0 is not", () => {
    const over = { waiting: OVER };
    expect(read({ trans_status: 9 }, {}, over)).toMatchObject({ kind: "notCaptured", cause: "cancelledBySystem" });
    expect(read({ trans_status: 0 }, {}, over)).toMatchObject({ kind: "pending" });
  });

  test("counts for how long it waits only when it is this order's own answer", () => {
    const heard: string[] = [];
    const waiting: QueryContext["waiting"] = {
      isOver(reference, status) {
        heard.push(`${reference} ${status}`);
        return false;
      },
    };
    read({ trans_status: 9, merchant_order_no: "other" }, {}, { waiting });
    read({ trans_status: 9 }, { code: "41002" }, { waiting });
    expect(heard).toEqual([]);
    read({ trans_status: 9 }, {}, { waiting });
    expect(heard).toEqual([`${ORDER.reference} queued`]);
  });

  test.each([
    [{ trans_status: 1, trans_error_code: "51", trans_error_msg: "Insufficient funds" }, "declined"],
    [{ trans_status: 1, trans_error_code: "K026", trans_error_msg: "" }, "cancelledOnTerminal"],
    [{ trans_status: 1 }, "cancelledBySystem"],
    [{ trans_status: 1, trans_error_code: "CLOSED", trans_error_msg: "Closed by the merchant" }, "cancelledBySystem"],
    [{ trans_status: 1, trans_error_msg: "The order was not paid in time" }, "cancelledBySystem"],
    [{ trans_status: 1, trans_error_msg: "Expired card" }, "declined"],
    [{ trans_status: 3 }, "cancelledBySystem"],
    [{ trans_status: 3, trans_error_msg: "Cancelled by operator" }, "cancelledOnTerminal"],
  ])("%o ended as %s", (more, cause) => {
    expect(read(more)).toMatchObject({ kind: "notCaptured", cause });
  });
});

describe("the amount", () => {
  const captured = (more: Record<string, unknown>, asked = ORDER): unknown => {
    const reading = read(more, {}, {}, asked);
    return reading.kind === "captured" ? reading.capture : reading;
  };

  test.each([
    ["as asked", {}, { captured: 1148, differs: false }],
    ["as numbers", { order_amount: 11.48, trans_amount: 11.48 }, { captured: 1148, differs: false }],
    [
      "with a tip from the terminal",
      { tip_amount: "2.00", trans_amount: "13.48" },
      { captured: 1348, tip: 200, differs: false },
    ],
    [
      "with cashback",
      { cashback_amount: "20", trans_amount: "31.48" },
      { captured: 3148, cashback: 2000, differs: false },
    ],
    ["less", { order_amount: "10", trans_amount: "10" }, { captured: 1000, differs: false }],
    ["more", { order_amount: "12", trans_amount: "12" }, { captured: 1200, differs: true }],
    ["a total nobody explains", { trans_amount: "12.00" }, { captured: 1200, differs: true }],
    ["no amount at all", { order_amount: null, trans_amount: null }, { captured: 1148, differs: true }],
    ["an amount that is none", { order_amount: "11.485", trans_amount: "x" }, { captured: 1148, differs: true }],
    ["no total", { trans_amount: null, tip_amount: "1" }, { captured: 1248, tip: 100, differs: false }],
    ["a tip larger than all", { trans_amount: "1", tip_amount: "5" }, { captured: 100, tip: 100, differs: true }],
  ])("%s", (_, more, capture) => {
    expect(captured(more)).toMatchObject(capture);
  });

  test("a tip that was asked for counts by the answer", () => {
    const asked = { ...ORDER, tip: minor(300) };
    const said = { captured: 1448, tip: 300, differs: false };
    expect(captured({ tip_amount: "3", trans_amount: "14.48" }, asked)).toMatchObject(said);
  });

  test("more tip than the customer agreed to at the till is over, and less is said", () => {
    const asked = { ...ORDER, tip: minor(300) };
    expect(captured({ tip_amount: "30", trans_amount: "41.48" }, asked)).toMatchObject({
      captured: 4148,
      tip: 300,
      differs: true,
    });
    expect(captured({ trans_amount: "11.48" }, asked)).toMatchObject({ captured: 1148, tip: 0, differs: true });
  });

  test("major units and minor units are the same money", () => {
    for (const cents of [0, 1, 10, 99, 1148, 14434, 99_999_999]) {
      const major = toMajor(minor(cents));
      expect(toMinor(major)).toBe(cents);
      expect(toMinor(major.toFixed(2))).toBe(cents);
      expect(JSON.stringify(major)).toBe(String(major));
    }
    for (const none of ["", "-1", "1e3", "1,5", "0.001", "1.005", 0.1 + 0.2, Number.NaN, null, {}, "999999999"])
      expect(toMinor(none)).toBeNull();
    expect([toMinor("1.500"), toMinor("30")]).toEqual([150, 3000]);
  });
});

describe("the card", () => {
  const card = (more: Record<string, unknown> = {}): unknown => {
    const reading = read(more);
    return reading.kind === "captured" ? reading.card : reading;
  };

  test("is brand, last four, authorization and reference, with the terminal and the time in GMT", () => {
    expect(card()).toMatchObject({
      applicationLabel: "Visa",
      last4: "1111",
      auth: "01046Z",
      sequence: "000001000061",
      terminalId: "WPYB002248000865",
      timestamp: "20261121-031520",
    });
  });

  test("of a wallet at the terminal is its name alone, never the last four of its account", () => {
    const wallet = { pay_scenario: "SCANQR_PAY", pay_method_id: "Alipay+", pay_user_account_id: "2102209***9941" };
    expect(card(wallet)).toMatchObject({ applicationLabel: "Alipay+", last4: "" });
  });

  test("never holds a card number, however one came", () => {
    const pan = "4111111111111111";
    const odd = { pay_user_account_id: pan, pay_method_id: pan, ref_no: pan, trans_error_msg: pan, trans_no: pan };
    expect(JSON.stringify(read({ ...odd }))).not.toContain("411111");
    expect(JSON.stringify(read({ ...odd, trans_status: 1 }))).not.toContain("411111");
    expect(JSON.stringify(read({ merchant_order_no: pan }, { msg: pan, code: pan }))).not.toContain("411111");
  });
});

test("what is no answer is none", () => {
  for (const raw of ["", "<html>", "[]", "null", '{"msg":"x"}', '{"code":{}}', '"0"'])
    expect(parseAnswer(raw)).toBeNull();
  expect(parseAnswer('{"code":"0","data":{}}')?.order).toMatchObject({ trans_status: null });
});
