import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Simulator } from "../index.ts";
import { captured, quick } from "../testing.ts";
import { ask, closing, look, pay } from "./testing.ts";
import type { Answer } from "./testing.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
});
afterEach(() => simulator.close());

const close = (number: string): Promise<Answer> => ask(simulator, "wisehub.cloud.pay.close", closing(number));
const counter = (action: "tap" | "decline" | "cancel" | "offline" | "online", tip = 0): void => {
  expect(simulator.control.counter({ action, tip })).toEqual({ ok: true });
};
const status = async (number: string): Promise<unknown> => (await look(simulator, number))["trans_status"];
const becomes = (number: string, wanted: number): Promise<void> =>
  vi.waitFor(async () => expect(await status(number)).toBe(wanted), { timeout: 60_000, interval: 10 });

describe("a sale", () => {
  it("is delivered, waits, is paid, and says so with its card, its tip and both amounts", async () => {
    expect(await pay(simulator, "A1", 10.05, { on_screen_tip: true, attach: "till 1" })).toMatchObject({ code: "0" });
    expect(await status("A1")).toBe(9);
    expect(simulator.ledger()).toEqual([]);
    expect(simulator.control.counter({ action: "insert", brand: "mastercard", tip: 150 })).toEqual({ ok: true });
    await becomes("A1", 2);
    expect(await look(simulator, "A1")).toMatchObject({
      trans_type: 1,
      order_amount: "10.05",
      tip_amount: "1.5",
      trans_amount: "11.55",
      price_currency: "CAD",
      pay_method_id: "MasterCard",
      pay_user_account_id: "************1166",
      attach: "till 1",
    });
    expect(simulator.ledger()).toMatchObject([
      { gateway: "codepay", kind: "capture", reference: "A1", amount: 1005, tip: 150, cardLast4: "1166" },
    ]);
  });

  it("that is declined or cancelled moves nothing and says why", async () => {
    await pay(simulator, "A2", 10);
    counter("decline");
    await becomes("A2", 1);
    expect(await look(simulator, "A2")).toMatchObject({ trans_error_code: "05" });
    await pay(simulator, "A3", 10);
    counter("cancel");
    await becomes("A3", 3);
    expect(simulator.ledger()).toEqual([]);
  });

  it("waits behind another, and is shown first when it asks for that", async () => {
    await pay(simulator, "A4", 10);
    await pay(simulator, "A5", 10);
    await pay(simulator, "A6", 10, { order_queue_mode: "FILO" });
    counter("cancel");
    counter("tap");
    await captured(simulator, 1);
    expect(simulator.ledger()).toMatchObject([{ reference: "A6" }]);
  });

  it("hands out cash with cashback, and keeps the customer's card busy with an authorisation", async () => {
    simulator.control.auto({ after: 0, do: "tap" });
    await pay(simulator, "A7", 10, { trans_type: 11, cashback_amount: 20 });
    await becomes("A7", 2);
    expect(await look(simulator, "A7")).toMatchObject({ trans_amount: "30", cashback_amount: "20" });
    await pay(simulator, "A8", 50, { trans_type: 4 });
    await becomes("A8", 2);
    await pay(simulator, "A9", 45, { trans_type: 6, orig_merchant_order_no: "A8" });
    await becomes("A9", 2);
    expect(await pay(simulator, "A10", 45, { trans_type: 5, orig_merchant_order_no: "A8" })).toMatchObject({
      code: "41004",
    });
    expect(simulator.ledger()).toMatchObject([
      { kind: "capture", amount: 1000, cashback: 2000 },
      { kind: "hold", reference: "A8", amount: 5000 },
      { kind: "capture", reference: "A9", amount: 4500 },
    ]);
    await pay(simulator, "A11", 20, { trans_type: 4 });
    await becomes("A11", 2);
    await pay(simulator, "A12", 20, { trans_type: 5, orig_merchant_order_no: "A11" });
    await becomes("A12", 2);
    expect(simulator.ledger().at(-1)).toMatchObject({ kind: "release", reference: "A11", ownReference: "A12" });
  });
});

describe("a close", () => {
  it("takes a waiting order off the terminal", async () => {
    await pay(simulator, "C1", 10);
    expect(await close("C1")).toMatchObject({ code: "0" });
    expect(await status("C1")).toBe(1);
    expect(simulator.control.counter({ action: "tap" })).toMatchObject({ ok: false });
  });

  it("of an order that is paid, being paid or unknown is refused", async () => {
    await pay(simulator, "C2", 10);
    counter("tap");
    await becomes("C2", 2);
    expect(await close("C2")).toMatchObject({ code: "41004" });
    expect(await close("nobody")).toMatchObject({ code: "41002" });
    simulator.control.settings({ handlingMs: 600_000 });
    await pay(simulator, "C4", 10);
    counter("tap");
    expect(await status("C4")).toBe(0);
    expect(await close("C4")).toMatchObject({ code: "41004" });
  });

  it("that only pretends leaves an order that can be paid", async () => {
    simulator.control.faults({ on: "pay.close", fault: { kind: "pretends" } });
    await pay(simulator, "C3", 10);
    expect(await close("C3")).toMatchObject({ code: "0" });
    expect(await status("C3")).toBe(9);
    counter("tap");
    await becomes("C3", 2);
  });
});

describe("a terminal without a link", () => {
  it("is called offline, and shows the order to whoever stands there when it is back", async () => {
    counter("offline");
    expect(await pay(simulator, "O0", 10, { reject_trade_when_terminal_offline: true })).toMatchObject({
      code: "41007",
    });
    expect(await pay(simulator, "O1", 10)).toMatchObject({ data: { terminal_online_status: "offline" } });
    simulator.control.auto({ after: 0, do: "tap" });
    expect(await status("O1")).toBe(9);
    counter("online");
    await becomes("O1", 2);
  });

  it("lets an order be closed that has not reached it", async () => {
    counter("offline");
    await pay(simulator, "O2", 10);
    expect(await close("O2")).toMatchObject({ code: "0" });
    expect(await status("O2")).toBe(1);
    counter("online");
    expect(simulator.control.counter({ action: "tap" })).toMatchObject({ ok: false });
  });

  it("takes money the cloud hears of late, even after a close was asked for", async () => {
    await pay(simulator, "O3", 10);
    counter("offline");
    expect(await close("O3")).toMatchObject({ code: "0" });
    expect(await status("O3")).toBe(9);
    counter("tap");
    await captured(simulator, 1);
    expect(await status("O3")).toBe(9);
    counter("online");
    expect(await status("O3")).toBe(2);
  });

  it("makes an expired order look unpaid until its payment is told", async () => {
    await pay(simulator, "O4", 10, { expires: 1 });
    counter("offline");
    counter("tap");
    await becomes("O4", 1);
    counter("online");
    expect(await status("O4")).toBe(2);
  });
});

describe("an order nobody pays", () => {
  it("expires, and leaves the screen", async () => {
    await pay(simulator, "E1", 10, { expires: 1 });
    await becomes("E1", 1);
    expect(simulator.control.counter({ action: "tap" })).toMatchObject({ ok: false });
  });

  it("expires in a cloud that never notices", async () => {
    simulator.control.settings({ expiredStatus: 9 });
    await pay(simulator, "E2", 10, { expires: 1 });
    await vi.waitUntil(() => simulator.counterOrders()[0]?.truth === 1, { timeout: 60_000, interval: 10 });
    expect(await status("E2")).toBe(9);
    expect(simulator.control.counter({ action: "tap" })).toMatchObject({ ok: false });
  });
});
