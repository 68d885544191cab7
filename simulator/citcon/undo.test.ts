import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Simulator } from "../index.ts";
import { quick } from "../testing.ts";
import { ALIPAY_CODE, ask, history, inquire, paid, payment, refundOf, UNIONPAY_CODE } from "./testing.ts";

let simulator: Simulator;
let now = Date.UTC(2026, 2, 5, 21, 9, 34);
beforeEach(async () => {
  simulator = await quick({ now: () => now });
});
afterEach(() => simulator.close());

const cancel = (fields: Record<string, string>): ReturnType<typeof ask> => ask(simulator, "cancel", fields);
const refund = (fields: Record<string, string>): ReturnType<typeof ask> => ask(simulator, "refund", fields);

describe("cancel", () => {
  it("says E3 before 15 s and closes an unpaid payment after", async () => {
    const { transaction_id } = await ask(simulator, "pay", payment(500));
    const id = String(transaction_id);
    now += 14_999;
    expect(await cancel({ transaction_id: id })).toEqual({
      code: "E3",
      error_message: "Cancellation Failed (C-E3) Retry after 20 seconds.",
      result: "fail",
    });
    now += 1;
    expect(await cancel({ transaction_id: id })).toMatchObject({ code: "00", result: "success" });
    expect(await inquire(simulator, id)).toMatchObject({ code: "H3", result: "fail" });
    expect(simulator.control.phone({ action: "approve" })).toMatchObject({ ok: false });
    expect(simulator.ledger()).toEqual([]);
    expect(await cancel({ transaction_id: id })).toMatchObject({ code: "E4" });
  });

  it("gives a paid payment back, by reference, and the books show both", async () => {
    await paid(simulator, 500, { reference: "R-1" });
    now += 16_000;
    expect(await cancel({ transaction_reference: "R-1" })).toMatchObject({ code: "00" });
    expect(simulator.ledger()).toMatchObject([
      { kind: "capture", reference: "R-1", amount: 500 },
      { kind: "cancel", reference: "R-1", amount: 500 },
    ]);
    expect(await inquire(simulator, "1000000525")).toMatchObject({ code: "H4" });
    const [day] = await history(simulator);
    expect(day?.transactions.map(({ type, total }) => [type, Number(total)])).toEqual([
      ["refund", -500],
      ["pos_payment", 500],
    ]);
    simulator.control.settings({ cancelledPaid: "paid" });
    expect(await inquire(simulator, "1000000525")).toMatchObject({ code: "00" });
  });

  it("says E5 after a refund, E1 for other wallets, E3 once settled", async () => {
    const refunded = await paid(simulator, 500);
    await refund(refundOf(refunded, 100));
    const { transaction_id } = await ask(simulator, "pay", payment(500, { barcode: UNIONPAY_CODE }));
    const old = await paid(simulator, 700);
    now += 16_000;
    expect(await cancel({ transaction_id: refunded })).toMatchObject({ code: "E5" });
    expect(await cancel({ transaction_id: String(transaction_id) })).toMatchObject({ code: "E1" });
    now += 86_400_000;
    expect(await cancel({ transaction_id: old })).toMatchObject({ code: "E3" });
  });

  it.each([
    [{}, "I2"],
    [{ transaction_id: "not-an-id" }, "I2"],
    [{ transaction_id: "1000009999" }, "12"],
    [{ transaction_reference: "nobody" }, "E6"],
    [{ transaction_id: "1", token: "another" }, "I1"],
  ])("refuses %j with %s", async (fields, code) => {
    expect(await cancel(fields)).toMatchObject({ result: "fail", code });
  });

  it("says E7 for a reference of two payments, E6 when references are ignored", async () => {
    await ask(simulator, "pay", payment(500, { reference: "R-1" }));
    await ask(simulator, "pay", payment(500, { reference: "R-1" }));
    expect(await cancel({ transaction_reference: "R-1" })).toMatchObject({ code: "E7" });
    simulator.control.settings({ reference: "ignored" });
    await ask(simulator, "pay", payment(500, { reference: "R-2" }));
    expect(await cancel({ transaction_reference: "R-2" })).toMatchObject({ code: "E6" });
    simulator.control.phone({ action: "approve", payment: "1000000527" });
    expect(simulator.ledger().at(-1)?.reference).toBe("R-2");
  });
});

describe("refund", () => {
  it("gives back in parts up to the whole, then A1", async () => {
    const id = await paid(simulator, 500, { reference: "R-1" });
    expect(await refund(refundOf(id, 200))).toEqual({
      transaction_id: 1000000526,
      code: "00",
      error_message: "SUCCESS",
      method: "WeChat Refund",
      total: "200",
      merchant_id: "634100700040000",
      terminal_id: "00000011",
      original_transaction_id: id,
      result: "success",
      pos_local_time: "2026-03-05 13:09:34",
    });
    const byReference = { ...refundOf("", 300), transaction_reference: "R-1", reference: "F-2" };
    expect(await refund(byReference)).toMatchObject({ code: "00", reference: "F-2", original_reference: "R-1" });
    expect(await refund(refundOf(id, 1))).toMatchObject({ code: "A1" });
    expect(simulator.ledger().map(({ kind, amount }) => [kind, amount])).toEqual([
      ["capture", 500],
      ["refund", 200],
      ["refund", 300],
    ]);
  });

  it("keeps its switched limits: hold time A7, shown QR A10, no funds today A3", async () => {
    const id = await paid(simulator, 500);
    simulator.control.settings({ refundHoldMs: 60_000 });
    expect(await refund(refundOf(id, 100))).toMatchObject({ code: "A7" });
    now += 60_000;
    expect(await refund(refundOf(id, 100))).toMatchObject({ code: "00" });
    simulator.control.settings({ openBalance: true, qrRefunds: "refused", refundHoldMs: 0 });
    expect(await refund(refundOf(id, 400))).toMatchObject({ code: "00" });
    const another = await paid(simulator, 500);
    await ask(simulator, "gen_payment_qr", { total: "300", tip: "0", reference: "Q-1" });
    simulator.control.phone({ action: "approve" });
    expect(await refund({ ...refundOf("", 300), transaction_reference: "Q-1" })).toMatchObject({ code: "A10" });
    now += 86_400_000;
    expect(await refund(refundOf(another, 500))).toMatchObject({ code: "A3" });
  });

  it("says A3 for what was not paid, A2 for what was cancelled or never was", async () => {
    const { transaction_id } = await ask(simulator, "pay", payment(500, { barcode: ALIPAY_CODE }));
    expect(await refund(refundOf(String(transaction_id), 100))).toMatchObject({ code: "A3" });
    now += 16_000;
    await cancel({ transaction_id: String(transaction_id) });
    expect(await refund(refundOf(String(transaction_id), 100))).toMatchObject({ code: "A2" });
    expect(await refund(refundOf("1000009999", 100))).toMatchObject({ code: "A2" });
  });

  it.each([
    [{ transaction_id: "" }, "I2"],
    [{ transaction_id: "", transaction_reference: "nobody" }, "E6"],
    [{ refund_amount: "0" }, "ZZ"],
    [{ note: "" }, "ZZ"],
    [{ pos_local_time: "" }, "ZZ"],
    [{ currency: "USD" }, "C5"],
  ])("refuses %j with %s and moves nothing", async (wrong, code) => {
    const id = await paid(simulator, 500);
    expect(await refund({ ...refundOf(id, 100), ...wrong })).toMatchObject({ result: "fail", code });
    expect(simulator.ledger()).toHaveLength(1);
  });

  it("repeats under one refund reference as the setting has it", async () => {
    const id = await paid(simulator, 500);
    const again = refundOf(id, 100, { reference: "F-1" });
    await refund(again);
    await refund(again);
    expect(simulator.ledger()).toHaveLength(3);
    simulator.control.settings({ repeatedOrder: "error" });
    expect(await refund(again)).toMatchObject({ code: "A5" });
    simulator.control.settings({ repeatedOrder: "firstAnswer" });
    expect(await refund(again)).toMatchObject({ code: "00", transaction_id: 1000000526 });
    expect(simulator.ledger()).toHaveLength(3);
  });
});

describe("get_history", () => {
  it("groups what was paid by day, 16 hours from the till's clock, newest first", async () => {
    await paid(simulator, 500, { tip: "100" });
    await ask(simulator, "pay", payment(900));
    simulator.control.phone({ action: "refuse" });
    await paid(simulator, 700, { pos_local_time: "2026-03-06 20:00:00", barcode: ALIPAY_CODE });
    expect(await history(simulator)).toEqual([
      {
        total: 700,
        tip: 0,
        transactions: [
          {
            type: "pos_payment",
            tip: "0",
            total: "700",
            subtotal: 700,
            trans_id: "1000000527",
            method: "ALP",
            pos_local_time: "2026-03-06 04:00:00",
          },
        ],
        date: "2026-03-06",
      },
      {
        total: 500,
        tip: 100,
        transactions: [
          {
            type: "pos_payment",
            tip: "100",
            total: "500",
            subtotal: 400,
            trans_id: "1000000525",
            method: "WXP",
            pos_local_time: "2026-03-04 21:09:34",
          },
        ],
        date: "2026-03-04",
      },
    ]);
  });

  it("comes as text when switched, in another zone when set", async () => {
    await paid(simulator, 500);
    simulator.control.settings({ historyJson: "text", historyHours: 0 });
    const answer: unknown = await ask(simulator, "get_history", {});
    expect(answer).toMatchObject({ code: "00", history_json: expect.any(String) as string });
    expect((await history(simulator))[0]?.date).toBe("2026-03-05");
  });

  it("shows two tills' equal payments as equals", async () => {
    await paid(simulator, 500, { reference: "R-1" });
    simulator.control.foreign({ total: 500, localTime: "2026-03-05 13:09:34" });
    const rows = (await history(simulator)).flatMap(({ transactions }) => transactions);
    expect(rows.map(({ trans_id: _id, ...row }) => row)).toEqual([
      expect.anything(),
      { ...rows[0], trans_id: undefined },
    ]);
    expect(simulator.ledger().map(({ device }) => device)).toEqual(["00000011", "other till"]);
  });
});
