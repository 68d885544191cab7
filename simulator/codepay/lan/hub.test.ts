import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Simulator } from "../../index.ts";
import { trainingCounter } from "../../index.ts";
import { captured, quick } from "../../testing.ts";
import { look } from "../testing.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
});
afterEach(() => simulator.close());

interface Told {
  readonly request_id: string;
  readonly response_code: string;
  readonly response_msg: string;
  readonly biz_data: Readonly<Record<string, string>> | string;
}
const envelope = (topic: string, bizData: object, more: object = {}): string =>
  JSON.stringify({
    topic,
    request_id: "r1",
    app_id: trainingCounter.appId,
    timestamp: "1709106082819",
    version: "2.0",
    biz_data: bizData,
    ...more,
  });

/** The texts that come back on one socket until it closes or `count` came. */
const exchange = (text: string, count = 1): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const socket = new WebSocket(simulator.counter.lanUrl);
    const texts: string[] = [];
    socket.addEventListener("open", () => socket.send(text));
    socket.addEventListener("message", (event) => {
      texts.push(String(event.data));
      if (texts.length >= count) socket.close();
    });
    socket.addEventListener("close", () => resolve(texts));
  });
const ask = async (topic: string, bizData: object, more: object = {}): Promise<Told> =>
  JSON.parse((await exchange(envelope(topic, bizData, more)))[0] ?? "null") as Told;
const sale = (number: string, amount = "10.05", more: object = {}): object => ({
  merchant_order_no: number,
  trans_type: "1",
  order_amount: amount,
  price_currency: "CAD",
  ...more,
});
const pay = (number: string, amount?: string, more?: object): Promise<Told> =>
  ask("ecrhub.pay.order", sale(number, amount, more));

describe("an order over the shop's network", () => {
  it("is answered when the customer is done, stands in the same books, and the cloud hears of it", async () => {
    simulator.control.auto({ after: 0, do: "tap", tip: 100, brand: "amex" });
    expect(await pay("L1", "10.05", { on_screen_tip: true })).toMatchObject({
      request_id: "r1",
      response_code: "0",
      biz_data: { trans_status: "2", order_amount: "10.05", tip_amount: "1", card_no: "************1005" },
    });
    expect(simulator.ledger()).toMatchObject([{ kind: "capture", reference: "L1", amount: 1005, tip: 100 }]);
    expect(await look(simulator, "L1")).toMatchObject({ trans_status: 2 });
    expect(await pay("L1")).toMatchObject({ response_code: "110", biz_data: "" });
  });

  it("is a plain decline or an operator's cancel with 110 and its words, a time-out with 112", async () => {
    simulator.control.auto({ after: 0, do: "decline", reason: "51" });
    expect(await pay("L2")).toMatchObject({ response_code: "110", response_msg: "[51] Declined by the issuer" });
    simulator.control.auto({ after: 0, do: "cancel" });
    expect(await pay("L3")).toMatchObject({ response_code: "110", response_msg: "[K026] Cancelled by the operator" });
    simulator.control.auto(null);
    expect(await pay("L4", "10.05", { expires: "1" })).toMatchObject({ response_code: "112" });
    expect(await ask("ecrhub.pay.query", { merchant_order_no: "L2" })).toMatchObject({
      response_code: "0",
      biz_data: { trans_status: "1" },
    });
    expect(await ask("ecrhub.pay.query", { merchant_order_no: "nobody" })).toMatchObject({ response_code: "110" });
    expect(simulator.ledger()).toEqual([]);
  });

  it("goes on at the terminal when the till's socket is gone, and a query finds it", async () => {
    simulator.control.faults({ on: "ecrhub.pay.order", fault: { kind: "dropWhileOpen" } });
    expect(await exchange(envelope("ecrhub.pay.order", sale("L5")))).toEqual([]);
    expect(simulator.control.counter({ action: "tap" })).toEqual({ ok: true });
    await captured(simulator, 1);
    expect(await ask("ecrhub.pay.query", { merchant_order_no: "L5" })).toMatchObject({
      biz_data: { trans_status: "2", merchant_order_no: "L5" },
    });
  });

  it("may be unknown to a blind cloud, and works while the terminal's link to it is down", async () => {
    simulator.control.settings({ cloudSeesLan: "blind", lanSuccess: "000", lanBizData: "text", lanFrames: "parts" });
    simulator.control.auto({ after: 0, do: "tap" });
    simulator.control.counter({ action: "offline" });
    const answer = await pay("L6");
    expect(answer.response_code).toBe("000");
    expect(JSON.parse(answer.biz_data as string)).toMatchObject({ trans_status: "2" });
    simulator.control.counter({ action: "online" });
    expect(await look(simulator, "L6")).toEqual({ code: "41002" });
    expect(await pay("L7", "10.05", { trans_type: "2", orig_merchant_order_no: "L6" })).toMatchObject({
      response_code: "000",
    });
    expect(simulator.ledger()).toMatchObject([
      { kind: "capture" },
      { kind: "cancel", amount: 1005, ownReference: "L7" },
    ]);
  });

  it.each([
    ["truncated", 1],
    ["doubled", 1],
    ["answeredTwice", 2],
    ["dropAfter", 0],
  ] as const)("that is paid can come back %s", async (kind, count) => {
    simulator.control.auto({ after: 0, do: "tap" });
    simulator.control.faults({ on: "ecrhub.pay.order", fault: { kind } });
    expect(await exchange(envelope("ecrhub.pay.order", sale("L8")), Math.max(1, count))).toHaveLength(count);
    expect(simulator.ledger()).toHaveLength(1);
  });

  it("can fail with a code and be paid all the same", async () => {
    simulator.control.faults({ on: "ecrhub.pay.order", fault: { kind: "failThenPaid", code: "112" } });
    expect(await pay("L9")).toMatchObject({ response_code: "112" });
    simulator.control.counter({ action: "tap" });
    await captured(simulator, 1);
  });
});

it("tells a till in another process how to reach the shop, with keys that fit", async () => {
  const shop = (await (await fetch(`${simulator.url}/control/codepay/shop`)).json()) as Record<string, string>;
  expect(shop).toMatchObject({ ...trainingCounter, lanUrl: simulator.counter.lanUrl, ...simulator.counter.keys() });
  expect(shop["privateKey"]).toContain("BEGIN PRIVATE KEY");
});

describe("the other topics", () => {
  it("close a waiting order, change a tip, close the batch", async () => {
    const waiting = pay("M1");
    await expect.poll(() => simulator.counterOrders().length).toBe(1);
    expect(await ask("ecrhub.pay.close", { merchant_order_no: "M1" })).toMatchObject({ response_code: "0" });
    expect(await waiting).toMatchObject({ response_code: "110", response_msg: "[CLOSED] Closed by the merchant" });
    simulator.control.auto({ after: 0, do: "tap" });
    await pay("M2");
    const tip = { merchant_order_no: "M2", tip_adjustment_amount: "2.00" };
    expect(await ask("ecrhub.pay.tip.adjustment", tip)).toMatchObject({ response_code: "0" });
    expect(simulator.ledger().at(-1)).toMatchObject({ kind: "tip", reference: "M2", amount: 0, tip: 200 });
    expect(await ask("ecrhub.pay.batch.close", {})).toMatchObject({ response_code: "0" });
    expect(await ask("ecrhub.pay.tip.adjustment", tip)).toMatchObject({ response_code: "110" });
    expect(simulator.batches()).toMatchObject([{ count: 1, total: 1205, by: "merchant" }]);
  });

  it.each([
    ["ecrhub.pay.order", sale("X1"), { app_id: "other" }, "106", "[M009]"],
    ["ecrhub.pay.order", { ...sale("X2"), order_amount: 2.15 }, {}, "110", "order_amount must be a text"],
    ["ecrhub.pay.order", { ...sale("X3"), order_amount: "2.155" }, {}, "110", "order_amount must be an amount"],
    ["ecrhub.pay.order", { ...sale("X4"), trans_type: "2" }, {}, "110", "orig_merchant_order_no is missing"],
    ["ecrhub.pay.order", sale("X5"), { version: "1.0" }, "110", "version must be 2.0"],
    ["ecrhub.pay.dance", {}, {}, "110", "Unknown topic"],
    ["ecrhub.getInfo", {}, {}, "0", "success"],
  ])("%s %j %j is answered %s: %s", async (topic, bizData, more, code, words) => {
    const answer = await ask(topic, bizData, more);
    expect(answer).toMatchObject({ response_code: code });
    expect(answer.response_msg).toContain(words);
    expect(simulator.counterOrders()).toEqual([]);
  });
});
