/** What each answer proves: gateways.md 0.2's rows for Citcon, and the sentences below them. */
import { describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { WalletBrand } from "../../core/attempt/wallet.ts";
import { parseAnswer } from "./answer.ts";
import { readPayment } from "./reading.ts";
import { failed, ID, inquired, ORDER, paid, pending } from "./testing/answers.ts";

type How = {
  readonly by?: "pay" | "inquire";
  readonly id?: string;
  readonly wallet?: WalletBrand | null;
  readonly order?: typeof ORDER;
};
function read(raw: string, { by = "pay", id = "", wallet = null, order = ORDER }: How = {}): Reading {
  const answer = parseAnswer(raw);
  if (answer === null) throw new Error("not an answer");
  return readPayment(answer, by, order, { gatewayRef: id, wallet });
}
const nothing = (why: string) => ({ kind: "nothing", why });

describe("captured", () => {
  test("success, 00 and our total, with the id it names", () => {
    expect(read(paid())).toEqual({
      kind: "captured",
      capture: { captured: 1148, tip: 0, cashback: 0, surcharge: 0, differs: false, gatewayRef: ID },
      hostText: "WeChat",
      card: null,
      gatewayRef: ID,
    });
  });
  test("from inquire with a null id: it is the id that was asked for", () => {
    expect(read(inquired(), { by: "inquire", id: ID })).toMatchObject({
      kind: "captured",
      capture: { gatewayRef: ID },
    });
  });
  test("with everything as numbers, and a byte order mark in front", () => {
    const raw = paid({ total: 1148, tip: 0, transaction_id: 1000000525, code: 0 });
    expect(read(`\uFEFF${raw}`)).toMatchObject({ kind: "captured", capture: { captured: 1148, gatewayRef: ID } });
  });
  test("more tip than was agreed to is over", () => {
    const order = { ...ORDER, tip: minor(200) };
    expect(read(paid({ total: "3148", tip: "2000" }), { order })).toMatchObject({
      capture: { captured: 3148, tip: 200, differs: true },
    });
  });

  test("the total contains the tip", () => {
    const order = { ...ORDER, tip: minor(200) };
    expect(read(paid({ total: "1348", tip: "200" }), { order })).toMatchObject({
      capture: { captured: 1348, tip: 200, differs: false },
    });
  });
  test.each([
    ["less counts as it is", { total: "1000" }, { captured: 1000, differs: false }],
    ["more is flagged", { total: "1200" }, { captured: 1200, differs: true }],
    ["a tip nobody asked for is flagged", { total: "1148", tip: "100" }, { captured: 1148, tip: 100, differs: true }],
    ["a tip as large as the total is none", { total: "1148", tip: "1148" }, { captured: 1148, tip: 0, differs: true }],
    ["a negative tip is none", { total: "1148", tip: "-5" }, { captured: 1148, tip: 0, differs: true }],
  ])("another amount: %s", (_what, more, capture) => {
    expect(read(paid(more))).toMatchObject({ kind: "captured", capture });
  });
  test.each([null, "", "0", "-1148", "11.48", "1e3", "999999999999", true, {}])(
    "a total of %j proves nothing",
    (total) => {
      expect(read(paid({ total }))).toMatchObject(nothing("notUnderstood"));
    },
  );
});

describe("pending is 09, from either call and with either result", () => {
  test.each(["pay", "inquire"] as const)("%s", (by) => {
    for (const result of ["success", "fail"]) {
      expect(read(pending({ result }), { by, id: by === "inquire" ? ID : "" })).toEqual({
        kind: "pending",
        phase: "phone",
        gatewayRef: ID,
      });
    }
    expect(read(pending({ code: 9 }), { by })).toMatchObject({ kind: "pending" });
  });
});

describe("not captured is a wallet's fail of a class that says so", () => {
  test.each([
    ["14", "wechat", "rescan"],
    ["02", "alipay", "rescan"],
    ["51", "alipay", "tryAgain"],
    ["H4", "wechat", "tryAgain"],
    ["63", "wechat", "payOtherwise"],
    ["62", "alipay", "payOtherwise"],
    ["41", "wechat", "askProvider"],
    ["64", "alipay", "checkAmount"],
  ] as const)("%s of %s: %s", (code, wallet, advice) => {
    for (const by of ["pay", "inquire"] as const) {
      const reading = read(failed(code, { method: "" }), { by, wallet, id: by === "inquire" ? ID : "" });
      expect(reading).toMatchObject({ kind: "notCaptured", cause: "declined", advice, card: null });
      expect(reading).toMatchObject({ hostText: `${code} Payment Failed (${code})` });
    }
  });
  test("the method in the answer names the wallet before the code's form does", () => {
    expect(read(failed("14", { method: "WXP" }), { wallet: "alipay" })).toMatchObject({
      kind: "notCaptured",
      advice: "rescan",
    });
    expect(read(failed("14", { method: "ALP" }), { wallet: "wechat" })).toMatchObject(nothing("gatewayFailure"));
  });
  test("Citcon's own refusal ends a pay, and says nothing about a payment that is inquired", () => {
    for (const code of ["I1", "I2"]) {
      const raw = failed(code, { error_message: "Invalid Terminal Code" });
      expect(read(raw)).toMatchObject({ kind: "notCaptured", advice: "askProvider" });
      expect(read(raw, { by: "inquire", id: ID })).toMatchObject(nothing("gatewayFailure"));
    }
    expect(read(failed("C5"))).toMatchObject({ kind: "notCaptured", advice: "askProvider" });
  });
});

describe("not found", () => {
  test("is inquire's word, never pay's, and never proof", () => {
    expect(read(failed("15", { transaction_id: null }), { by: "inquire", id: ID })).toMatchObject({ kind: "notFound" });
    expect(read(failed("25"), { by: "inquire", id: ID })).toMatchObject({ kind: "notFound" });
    expect(read(failed("25"))).toMatchObject(nothing("gatewayFailure"));
  });
});

describe("nothing is learned from", () => {
  test.each([
    ["ZZ", "gatewayFailure"],
    ["99", "gatewayFailure"],
    ["C4", "gatewayFailure"],
    ["91", "gatewayFailure"],
    ["38", "gatewayFailure"],
    ["10", "gatewayFailure"],
    ["D1", "unlistedCode"],
    ["", "unlistedCode"],
    ["0", "unlistedCode"],
  ])("fail with %j", (code, why) => {
    expect(read(failed(code))).toMatchObject(nothing(why));
  });
  test.each([
    ["fail and 00", paid({ result: "fail" })],
    ["success and a decline", failed("63", { result: "success" })],
    ["another result and 00", paid({ result: "SUCCESS" })],
    ["another result and 09", pending({ result: "maybe" })],
    ["another result and a decline", failed("63", { result: "failure" })],
  ])("%s, which disagree", (_what, raw) => {
    expect(read(raw)).toMatchObject(nothing("notUnderstood"));
  });
  test.each([
    ["another transaction id", inquired({ transaction_id: "1000000999" }), "otherOrder"],
    ["another reference", paid({ reference: "SOMEBODY-ELSES" }), "otherOrder"],
    ["another currency", paid({ currency: "USD" }), "otherCurrency"],
    ["a refund", paid({ method: "WeChat Refund" }), "otherKind"],
  ])("%s", (_what, raw, why) => {
    expect(read(raw, { by: "inquire", id: ID })).toMatchObject(nothing(why));
    expect(read(raw, { by: "inquire", id: ID })).not.toHaveProperty("gatewayRef");
  });
  test("our own reference and currency, named, change nothing", () => {
    expect(read(paid({ reference: ORDER.reference, currency: "cad" }))).toMatchObject({ kind: "captured" });
  });
});

test("a card number in a message goes nowhere", () => {
  expect(JSON.stringify(read(failed("63", { error_message: "card 4111 1111 1111 1111" })))).not.toContain("4111");
});

test.each([
  "",
  "<html>502</html>",
  "null",
  "[]",
  '"x"',
  "{}",
  paid().slice(0, 60),
  '{"result":1}',
  '{"result":"success","code":{}}',
])("%j is no answer", (raw) => {
  expect(parseAnswer(raw)).toBeNull();
});
