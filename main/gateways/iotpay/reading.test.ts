/** Every row that gateways.md 0.2 and A.4–A.6 have for IOT Pay, from the text on the wire to what it proves. */
import { describe, expect, test } from "vitest";
import type { AnswerSource } from "../../core/attempt/attempt.ts";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { TakeOrder } from "../port.ts";
import { parseAnswer } from "./answer.ts";
import { readAnswer, type TipMode } from "./reading.ts";
import { EXTRA, failed, flat, nested, ORDER } from "./testing.ts";

function read(
  raw: string,
  by: AnswerSource = "take",
  order: TakeOrder = ORDER,
  tipMode: TipMode = "none",
): Reading | null {
  const answer = parseAnswer(raw);
  return answer === null ? null : readAnswer(answer, order, by, tipMode);
}

const capture = (raw: string, order?: TakeOrder, tipMode?: TipMode): unknown => {
  const reading = read(raw, "take", order, tipMode);
  return reading?.kind === "captured" ? reading.capture : reading;
};

describe("captured", () => {
  test.each([2, 3, "2", "3"])("status %s, from either call, nested or flat", (status) => {
    for (const by of ["take", "lookUp"] as const) {
      for (const raw of [nested({ status }), flat({ status })]) {
        expect(read(raw, by)).toMatchObject({
          kind: "captured",
          capture: { captured: 1148, tip: 0, differs: false, gatewayRef: "CP20210922192314685200722249" },
          hostText: "000 Approved 00 Thank You",
          card: { last4: "1166", aid: "A0000000041010" },
        });
      }
    }
  });

  test("a byte order mark, numbers as text, unknown fields more", () => {
    expect(
      capture(
        `\uFEFF${nested({ amount: "1148", tip: "0", trxAmount: "0", status: "2", news: { a: [1] } }, { more: 1 })}`,
      ),
    ).toMatchObject({
      captured: 1148,
      differs: false,
    });
  });

  test("odd things beside the money are passed over", () => {
    for (const odd of [
      { extra: { a: 1 } },
      { extra: "not json" },
      { deviceId: [] },
      { payOrderId: {} },
      { extra: null },
      { tip: null },
      { trxAmount: "" },
    ]) {
      expect(capture(nested(odd))).toMatchObject({ captured: 1148, differs: false });
    }
  });

  test("a card number in the gateway's own reference or words is not taken over", () => {
    const reading = read(
      nested({
        payOrderId: "4111111111111111",
        extra: JSON.stringify({ ...EXTRA, receiptDisp: "4111 1111 1111 1111" }),
      }),
    );
    expect(JSON.stringify(reading)).not.toMatch(/4111/);
    expect(reading).toMatchObject({ kind: "captured" });
  });
});

describe("the amount", () => {
  const extra = (more: Record<string, unknown>): string => JSON.stringify({ ...EXTRA, ...more });

  test("less is approved for that much", () => {
    expect(capture(nested({ amount: 1048 }))).toMatchObject({ captured: 1048, differs: false });
  });

  test("more differs, and is never cut to what was asked", () => {
    expect(capture(nested({ amount: 1248 }))).toMatchObject({ captured: 1248, differs: true });
  });

  test("tip, cashback and surcharge that the answer names explain it", () => {
    expect(capture(nested({ tip: 200 }))).toMatchObject({ captured: 1348, tip: 200, differs: false });
    expect(capture(nested({ tip: 200, trxAmount: 1348 }))).toMatchObject({ captured: 1348, tip: 200, differs: false });
    expect(capture(nested({ extra: extra({ surchargeAmount: "000000000025" }) }))).toMatchObject({ captured: 1148 });
    expect(capture(nested({ extra: extra({ surchargeAmount: "25" }), trxAmount: 1173 }))).toMatchObject({
      captured: 1173,
      surcharge: 25,
      differs: false,
    });
    expect(capture(nested({ extra: extra({ cashbackAmount: "2000" }), trxAmount: 3148 }))).toMatchObject({
      captured: 3148,
      cashback: 2000,
      differs: false,
    });
  });

  test("a tip that is more than the customer agreed to at the till is over", () => {
    const order = { ...ORDER, tip: minor(200) };
    expect(capture(nested({ tip: 200 }), order, "separate")).toMatchObject({ tip: 200, differs: false });
    expect(capture(nested({ tip: 2000 }), order, "separate")).toMatchObject({
      captured: 3148,
      tip: 200,
      differs: true,
    });
  });

  test("in mode `included` the amount holds the tip", () => {
    const order = { ...ORDER, tip: minor(200) };
    expect(capture(nested({ amount: 1348, tip: 200 }), order, "included")).toMatchObject({
      captured: 1348,
      tip: 200,
      differs: false,
    });
    expect(capture(nested({ amount: 1148, tip: 200 }), order, "separate")).toMatchObject({
      captured: 1348,
      tip: 200,
      differs: false,
    });
  });

  test("a total that its parts do not explain is kept and flagged", () => {
    expect(capture(nested({ trxAmount: 5000 }))).toMatchObject({ captured: 5000, differs: true });
    expect(capture(nested({ trxAmount: 100 }))).toMatchObject({ captured: 100, differs: true });
  });

  test.each([null, 0, -1148, 100_000_000, 9007199254740991])(
    "an amount that cannot be one (%s) counts as asked, and is flagged",
    (amount) => {
      expect(capture(nested({ amount }))).toMatchObject({ captured: 1148, differs: true });
      expect(capture(nested({ amount, tip: 9007199254740991 }))).toMatchObject({ captured: 1148, differs: true });
    },
  );
});

describe("not captured and pending", () => {
  test.each([
    [4, "cancelledBySystem", ""],
    [9, "declined", "Transaction Not Completed 05"],
    [9, "cancelledOnTerminal", "266 Transaction cancelled"],
    [9, "cancelledOnTerminal", "Opération annulée"],
    [9, "declined", "000 Declined 51"],
  ])("status %s is %s (%s)", (status, cause, receiptDisp) => {
    const extra = JSON.stringify({ ...EXTRA, receiptDisp });
    expect(read(nested({ status, extra }))).toMatchObject({ kind: "notCaptured", cause, hostText: receiptDisp });
    expect(read(flat({ status, extra }), "lookUp")).toMatchObject({ kind: "notCaptured", cause });
  });

  test("0 waits for the card, 1 for the bank", () => {
    expect(read(flat({ status: 0 }), "lookUp")).toEqual({ kind: "pending", phase: "card" });
    expect(read(flat({ status: 1 }), "lookUp")).toEqual({ kind: "pending", phase: "bank" });
  });
});

describe("nothing learned", () => {
  test.each([5, 6, 7, 8, -1, 10, 20, 99])("status %s", (status) => {
    expect(read(nested({ status }))).toMatchObject({ kind: "nothing", why: "unlistedStatus" });
  });

  test.each([
    ["another order number", { mchOrderNo: "OTHER" }, {}, "otherOrder"],
    ["another order number around it", {}, { mchOrderNo: "OTHER" }, "otherOrder"],
    ["no order number", { mchOrderNo: null }, {}, "notUnderstood"],
    ["another currency", { currency: "USD" }, {}, "otherCurrency"],
    ["no currency", { currency: null }, {}, "notUnderstood"],
    ["a refund", { payType: "refund" }, {}, "otherKind"],
    ["no status", { status: null }, {}, "notUnderstood"],
  ])("%s, whatever the status says", (_, order, top, why) => {
    for (const status of "status" in order ? [null] : [2, 3, 4, 9]) {
      expect(read(nested({ ...order, ...(status === null ? {} : { status }) }, top))).toMatchObject({
        kind: "nothing",
        why,
      });
    }
  });

  test.each(["0010", "0110", "0111", "0113", "0118", "9999", ""])("FAIL %s", (errCode) => {
    for (const by of ["take", "lookUp"] as const) {
      expect(read(failed({ errCode }), by)).toMatchObject({ kind: "nothing", why: "gatewayFailure" });
      expect(read(failed({ retMsg: `${errCode} something` }), by)).toMatchObject({ kind: "nothing" });
    }
  });

  test("one SUCCESS of two, even with a paid order inside", () => {
    for (const top of [
      { retCode: "FAIL" },
      { resCode: "FAIL" },
      { resCode: null },
      { retCode: "success" },
      { resCode: "Success" },
    ]) {
      expect(read(nested({}, top))).toMatchObject({ kind: "nothing" });
    }
  });

  test("SUCCESS without an order", () => {
    expect(read(JSON.stringify({ retCode: "SUCCESS", resCode: "SUCCESS" }))).toMatchObject({
      kind: "nothing",
      why: "notUnderstood",
    });
    expect(read(nested({}, { payOrder: null }))).toMatchObject({ kind: "nothing", why: "notUnderstood" });
  });

  test.each([
    "",
    "<html>",
    "[]",
    "null",
    "7",
    '"SUCCESS"',
    nested().slice(0, -20),
    nested() + nested(),
    '{"retCode":1}',
    nested({}, { payOrder: [] }),
    nested({ amount: 11.48 }),
    nested({ status: "2.0" }),
    nested({ status: [2] }),
  ])("what is not an answer (%#)", (raw) => {
    const reading = read(raw);
    expect(reading === null || reading.kind === "nothing").toBe(true);
  });
});

describe("FAIL with a meaning", () => {
  test.each(["0011", "0012", "0013", "0014", "0015"])(
    "%s is a refused request, by errCode or at the start of retMsg",
    (code) => {
      expect(read(failed({ errCode: code, errCodeDes: "no" }))).toEqual({ kind: "refused", code, text: "no" });
      expect(read(failed({ retMsg: `${code} no` }))).toMatchObject({ kind: "refused", code });
      expect(read(failed({ retMsg: `see ${code}` }))).toMatchObject({ kind: "nothing" });
    },
  );

  test("0112 is not found in a look-up, and says nothing in create_order", () => {
    expect(read(failed({ errCode: "0112" }), "lookUp")).toMatchObject({ kind: "notFound" });
    expect(read(failed({ errCode: "0112" }), "take")).toMatchObject({ kind: "nothing" });
  });
});
