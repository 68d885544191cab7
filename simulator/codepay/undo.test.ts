import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Simulator } from "../index.ts";
import { trainingCounter } from "../index.ts";
import { quick } from "../testing.ts";
import { ask, look, pay } from "./testing.ts";
import type { Answer, Values } from "./testing.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
  simulator.control.auto({ after: 0, do: "tap" });
});
afterEach(() => simulator.close());

const becomes = (number: string, wanted: number): Promise<void> =>
  vi.waitFor(async () => expect((await look(simulator, number))["trans_status"]).toBe(wanted), {
    timeout: 60_000,
    interval: 10,
  });
/** A paid sale of that many major units. */
const sold = async (number: string, amount: number, more: Values = {}): Promise<void> => {
  await pay(simulator, number, amount, more);
  await becomes(number, 2);
};
const undo = (type: 2 | 3, number: string, of: string, amount: number): Promise<Answer> =>
  pay(simulator, number, amount, { trans_type: type, orig_merchant_order_no: of });
const submit = (number: string, of: string, amount: number, more: Values = {}): Promise<Answer> =>
  ask(simulator, "order.refund.submit", {
    orig_merchant_order_no: of,
    merchant_order_no: number,
    price_currency: "CAD",
    order_amount: amount,
    description: "Returned",
    ...more,
  });
const closeBatch = (): Promise<Answer> => ask(simulator, "batch.close", { terminal_sn: trainingCounter.terminalSn });
const tip = (number: string, amount: string): Promise<Answer> =>
  ask(simulator, "tip.adjustment", { merchant_order_no: number, tip_adjustment_amount: amount });
const movements = (): readonly unknown[] => simulator.ledger().map(({ kind, amount }) => [kind, amount]);

describe("a void", () => {
  it("gives the whole back once, tip and all, and only under the original's amount", async () => {
    await sold("S1", 10, { tip_amount: 1.5 });
    expect(await undo(2, "V0", "S1", 9)).toMatchObject({ code: "41005" });
    expect(await undo(2, "V1", "S1", 10)).toMatchObject({ code: "0" });
    await becomes("V1", 2);
    expect(simulator.ledger().at(-1)).toMatchObject({
      kind: "cancel",
      reference: "S1",
      ownReference: "V1",
      amount: 1150,
    });
    expect(await undo(2, "V2", "S1", 10)).toMatchObject({ code: "41004" });
    expect(await undo(3, "V3", "S1", 1)).toMatchObject({ code: "41004" });
  });

  it("leaves the sale saying what the setting has it say", async () => {
    await sold("S1", 10);
    await undo(2, "V1", "S1", 10);
    await becomes("S1", 3);
    simulator.control.settings({ cancelledPaid: "paid" });
    await sold("S2", 10);
    await undo(2, "V2", "S2", 10);
    await becomes("V2", 2);
    expect(await look(simulator, "S2")).toMatchObject({ trans_status: 2 });
  });

  it("comes too late once the batch is closed, also when both cross", async () => {
    await sold("S1", 10);
    simulator.control.counter({ action: "offline" });
    expect(await undo(2, "V1", "S1", 10)).toMatchObject({ code: "0" });
    simulator.control.counter({ action: "settle" });
    simulator.control.counter({ action: "online" });
    await becomes("V1", 1);
    expect(await look(simulator, "V1")).toMatchObject({ trans_error_code: "41006" });
    expect(await undo(2, "V2", "S1", 10)).toMatchObject({ code: "41006" });
    expect(movements()).toEqual([["capture", 1000]]);
    expect(simulator.batches()).toMatchObject([{ count: 1, total: 1000, by: "host" }]);
  });
});

describe("a tip that somebody at the terminal changes", () => {
  it("is on its last payment, in look-ups and ledger, without a word to the shop", async () => {
    expect(simulator.control.counter({ action: "changeTip", tip: 50 })).toMatchObject({ ok: false });
    await sold("S1", 10);
    await sold("S2", 20);
    expect(simulator.control.counter({ action: "changeTip", tip: 150 })).toEqual({ ok: true });
    expect(await look(simulator, "S2")).toMatchObject({ tip_amount: "1.5", trans_amount: "21.5" });
    expect(simulator.ledger().map(({ kind, tip }) => [kind, tip])).toEqual([
      ["capture", 0],
      ["capture", 0],
      ["tip", 150],
    ]);
  });
});

describe("a refund at the terminal", () => {
  it("is in parts, never more than was paid, and reserves its amount while it waits", async () => {
    await sold("S1", 10);
    simulator.control.auto(null);
    expect(await undo(3, "R1", "S1", 6)).toMatchObject({ code: "0" });
    expect(await undo(3, "R2", "S1", 4.01)).toMatchObject({ code: "41005" });
    expect(await undo(2, "V1", "S1", 10)).toMatchObject({ code: "41004" });
    expect(simulator.control.counter({ action: "cancel" })).toEqual({ ok: true });
    await becomes("R1", 3);
    simulator.control.auto({ after: 0, do: "tap" });
    await undo(3, "R3", "S1", 10);
    await becomes("R3", 2);
    expect(movements()).toEqual([
      ["capture", 1000],
      ["refund", 1000],
    ]);
  });

  it("is possible after the batch is closed", async () => {
    await sold("S1", 10);
    expect(await closeBatch()).toMatchObject({ code: "0", data: {} });
    expect(await undo(3, "R1", "S1", 10)).toMatchObject({ code: "0" });
    await becomes("R1", 2);
  });
});

describe("a refund that is submitted", () => {
  it("needs no terminal, has a number of its own and its own look-up", async () => {
    await sold("S1", 10, { pay_scenario: "SCANQR_PAY" });
    expect(await submit("S1", "S1", 4)).toMatchObject({ code: "41001" });
    expect(await submit("R1", "S1", 4)).toMatchObject({ code: "0", data: { trans_amount: "4.00" } });
    await becomes("R1", 2);
    expect(await ask(simulator, "order.refund.query", { merchant_order_no: "R1" })).toMatchObject({
      data: { trans_type: 3, trans_status: 2, order_amount: "4" },
    });
    expect(await ask(simulator, "order.refund.query", { merchant_order_no: "S1" })).toMatchObject({ code: "41002" });
    expect(await submit("R2", "S1", 6.01)).toMatchObject({ code: "41005" });
    expect(await submit("R3", "nobody", 1)).toMatchObject({ code: "41003" });
    expect(await submit("R4", "S1", 1, { price_currency: "USD" })).toMatchObject({ code: "41005" });
  });

  it("may pretend, and is refused after ten", async () => {
    await sold("S1", 20, { pay_scenario: "SCANQR_PAY" });
    simulator.control.faults({ on: "order.refund.submit", fault: { kind: "pretends" } });
    expect(await submit("P", "S1", 1)).toMatchObject({ code: "0" });
    expect(await look(simulator, "P")).toEqual({ code: "41002" });
    for (let at = 0; at < 10; at += 1) expect(await submit(`R${at}`, "S1", 1)).toMatchObject({ code: "0" });
    expect(await submit("R10", "S1", 1)).toMatchObject({ code: "41009" });
  });
});

describe("a revocation", () => {
  const revoke = (number: string): Promise<Answer> => ask(simulator, "order.revoker", { merchant_order_no: number });

  it("gives a QR payment back or closes it, and is not for cards", async () => {
    await sold("Q1", 10, { pay_scenario: "BSCANQR_PAY" });
    expect(await revoke("Q1")).toMatchObject({ code: "0" });
    expect(await look(simulator, "Q1")).toMatchObject({ trans_status: 3 });
    expect(await revoke("Q1")).toMatchObject({ code: "41004" });
    expect(movements()).toEqual([
      ["capture", 1000],
      ["cancel", 1000],
    ]);
    simulator.control.auto(null);
    await pay(simulator, "Q2", 10, { pay_scenario: "SCANQR_PAY" });
    expect(await revoke("Q2")).toMatchObject({ code: "0" });
    expect(await look(simulator, "Q2")).toMatchObject({ trans_status: 1 });
    expect(simulator.control.counter({ action: "tap" })).toMatchObject({ ok: false });
    await pay(simulator, "C1", 10);
    expect(await revoke("C1")).toMatchObject({ code: "41008" });
  });
});

describe("a tip", () => {
  it("is changed until the batch is closed, and moves by the difference", async () => {
    await sold("S1", 10, { tip_amount: 1 });
    expect(await tip("S1", "3.05")).toMatchObject({ code: "0" });
    expect(await tip("S1", "2")).toMatchObject({ code: "0" });
    expect(await look(simulator, "S1")).toMatchObject({ tip_amount: "2", trans_amount: "12" });
    expect(simulator.ledger().map((entry) => entry.tip)).toEqual([100, 205, -105]);
    await closeBatch();
    expect(await tip("S1", "5")).toMatchObject({ code: "41006" });
    expect(await tip("nobody", "5")).toMatchObject({ code: "41002" });
    expect(simulator.batches()).toMatchObject([{ count: 1, total: 1200, by: "merchant" }]);
  });
});
