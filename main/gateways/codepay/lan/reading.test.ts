/** What the answer of a terminal in the shop's own network proves, text by text. */
import { describe, expect, test } from "vitest";
import { order, ORDER } from "../testing/answers.ts";
import { answersTo, readAnswer, requestText } from "./envelope.ts";
import { readOrderAnswer } from "./reading.ts";

const raw = (code: string, msg: string, bizData: unknown): string =>
  JSON.stringify({
    topic: "ecrhub.pay.order",
    request_id: "r1",
    response_code: code,
    response_msg: msg,
    biz_data: bizData,
  });
const read = (code: string, msg: string, bizData: unknown = ""): unknown => {
  const answer = readAnswer(raw(code, msg, bizData));
  if (answer === null) return null;
  // The call has made 0 of 000 and nothing of other codes by then.
  return readOrderAnswer(answer, ORDER, { transType: 1, waiting: { isOver: () => false } });
};

describe("success", () => {
  test.each<[string, unknown, unknown]>([
    ["with the order is a payment", order(), { kind: "captured", capture: { captured: 1148 } }],
    ["with the order in a text too", JSON.stringify(order()), { kind: "captured" }],
    [
      "names the card under its own name",
      { ...order(), pay_user_account_id: undefined, card_no: "411111******1111" },
      { card: { last4: "1111" } },
    ],
    [
      "names it beside an empty one of the cloud's",
      order({ pay_user_account_id: "", card_no: "**1117" }),
      { card: { last4: "1117" } },
    ],
    [
      "names the brand otherwise",
      order({ pay_method_id: undefined, card_brand: "Visa" }),
      { card: { applicationLabel: "Visa" } },
    ],
    [
      "says with `total_amount` what was charged on top of its parts, which is shown",
      order({ trans_amount: undefined, total_amount: "11.98" }),
      { capture: { captured: 1198, differs: true } },
    ],
    [
      "says the sum of its parts so too",
      order({ trans_amount: undefined, total_amount: "11.48" }),
      { capture: { captured: 1148, differs: false } },
    ],
    ["without the order says of nothing that it succeeded", "", { kind: "nothing", why: "notUnderstood" }],
    ["without anything at all neither", undefined, { kind: "nothing" }],
    ["with broken JSON neither", "{", { kind: "nothing" }],
    ["with a list neither", [order()], { kind: "nothing" }],
    ["of another order is none of ours", order({ merchant_order_no: "X" }), { kind: "nothing", why: "otherOrder" }],
    ["of another kind neither", order({ trans_type: "3" }), { kind: "nothing", why: "otherKind" }],
    ["of another currency neither", order({ price_currency: "USD" }), { kind: "nothing", why: "otherCurrency" }],
    ["of what failed is to be said again", order({ trans_status: "1" }), { kind: "notCaptured" }],
    ["of what is not done is not done", order({ trans_status: "0" }), { kind: "pending" }],
  ])("%s", (_, bizData, expected) => {
    expect(read("0", "success", bizData)).toMatchObject(expected as object);
  });
});

describe("failure", () => {
  test.each([
    ["110", "[51] Declined by the issuer", "declined"],
    ["110", "[05] DO NOT HONOUR", "declined"],
    ["110", "[K026] Cancelled by the operator", "cancelledOnTerminal"],
    ["110", "[K026]", "cancelledOnTerminal"],
    ["110", "The customer canceled", "cancelledOnTerminal"],
    ["106", "[M009] Invalid application", "cancelledBySystem"],
  ])("%s %s took nothing: %s", (code, msg, cause) => {
    expect(read(code, msg)).toMatchObject({ kind: "notCaptured", cause, final: true });
  });

  test.each([
    ["110", ""],
    ["110", "[K001] Failed"],
    ["110", "[K020] The terminal is busy"],
    ["110", "[K031] The transaction does not exist"],
    ["110", "[K041001] merchant_order_no was used before"],
    ["110", "Connection refused"],
    ["110", "Declined: network time-out"],
    ["110", "[K030] Transaction timed out"],
    ["110", "Cancel request failed"],
    ["109", "Declined"],
    ["112", "[K026] Cancelled by the operator"],
    ["", "Declined"],
  ])("%s %s proves nothing", (code, msg) => {
    expect(read(code, msg)).toMatchObject({ kind: "nothing" });
  });
});

describe("the envelope", () => {
  test("carries amounts as texts, and nothing a terminal does not know", () => {
    const fields = {
      trans_type: 1,
      merchant_order_no: "N1",
      order_amount: 2.1,
      tip_amount: 0.3,
      on_screen_tip: true,
      price_currency: "CAD",
      terminal_sn: "S",
      expires: 180,
    };
    expect(JSON.parse(requestText("ecrhub.pay.order", "r1", "app", fields, 1_709_106_082_819))).toEqual({
      topic: "ecrhub.pay.order",
      request_id: "r1",
      app_id: "app",
      timestamp: "1709106082819",
      version: "2.0",
      biz_data: {
        trans_type: "1",
        merchant_order_no: "N1",
        order_amount: "2.10",
        tip_amount: "0.30",
        on_screen_tip: true,
        price_currency: "CAD",
      },
    });
  });

  test("is the answer to its own request alone; what cannot be read ends the waiting", () => {
    expect(answersTo(raw("0", "", ""), "r1", "ecrhub.pay.order")).toBe(true);
    expect(answersTo(raw("0", "", ""), "r2", "ecrhub.pay.order")).toBe(false);
    expect(answersTo("<html>", "r1", "ecrhub.pay.order")).toBe(true);
    expect(answersTo('{"topic":"ecrhub.heartbeat","request_id":"r1"}', "r1", "ecrhub.pay.order")).toBe(false);
    expect(answersTo('{"response_code":null,"request_id":"r1"}', "r1", "ecrhub.pay.order")).toBe(true);
    const bare = (more: object): string => JSON.stringify({ response_code: "0", topic: "ecrhub.pay.order", ...more });
    expect(answersTo(bare({}), "r1", "ecrhub.pay.order")).toBe(true);
    expect(answersTo(bare({ request_id: "" }), "r1", "ecrhub.pay.order")).toBe(true);
    expect(answersTo(bare({}), "r1", "ecrhub.pay.query")).toBe(false);
    expect(answersTo(bare({ topic: undefined }), "r1", "ecrhub.pay.order")).toBe(false);
    expect(answersTo(bare({ request_id: "r2" }), "r1", "ecrhub.pay.order")).toBe(false);
    expect(readAnswer("<html>")).toBeNull();
    expect(readAnswer("[]")).toBeNull();
  });
});
