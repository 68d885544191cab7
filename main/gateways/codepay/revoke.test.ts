/** What was paid by a code at the terminal goes back without it: revoked whole on its day, else refunded. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type CardDetails, isByCode } from "../../core/attempt/cardDetails.ts";
import { minor } from "../../core/money/money.ts";
import { type Simulator, startSimulator } from "../../../simulator/index.ts";
import type { RefundOrder } from "../port.ts";
import { type CodepayGateway, type CodepaySettings, createCodepay } from "./client.ts";
import { orderFields } from "./orders.ts";
import { ORDER } from "./testing/answers.ts";
import { createWire } from "./wire.ts";

let simulator: Simulator;
let gateway: CodepayGateway;
let settings: CodepaySettings & { readonly identity: { kind: "basic"; username: string; password: string } };
const clock = { now: () => Date.now(), after: () => () => undefined };
const nothingSent = (): void => undefined;

beforeAll(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
  const { password, username } = simulator.counter;
  const identity = { kind: "basic", username, password } as const;
  settings = { ...simulator.counter, baseUrl: simulator.url, expiresS: 180, strictSign: "off", identity };
});
beforeEach(() => {
  simulator.control.reset();
  const timeZone = "America/Vancouver";
  gateway = createCodepay(settings, {
    clock,
    fraction: Math.random,
    timeZone,
    description: "Shop",
    batchClosedAt: () => null,
  });
});
afterEach(() => {
  gateway.close();
});
afterAll(() => simulator.close());

const soon = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 60_000, interval: 20 });

/** The terminal is asked for a card and the customer shows a phone: to the cloud an order with another scenario. */
async function paidBy(scenario: "SWIPE_CARD" | "SCANQR_PAY"): Promise<CardDetails | null> {
  simulator.control.auto({ after: 0, do: "tap" });
  const ask = createWire(settings, clock, Math.random, () => undefined);
  const counter = { ...settings, description: "Shop" };
  const code = scenario === "SCANQR_PAY" ? { pay_scenario: scenario, pay_method_id: "Alipay" } : {};
  await ask("wisehub.cloud.pay.order", { ...orderFields(counter, { ...ORDER, transType: 1 }), ...code });
  return soon(async () => {
    const reading = await gateway.lookUp(ORDER);
    if (reading.kind !== "captured") throw new Error(`not paid: ${reading.kind}`);
    return reading.card;
  });
}
const back = () => {
  const { giveBack } = gateway;
  if (giveBack.kind !== "request") throw new Error("no give-back by request");
  return giveBack;
};
const none = { listedBefore: null, taken: new Set<string>(), rivals: [], replaced: false };
const refund = (way: RefundOrder["way"], amount = 1148): RefundOrder => ({
  way,
  reference: "1R261121T031500000S00012ABC",
  amount: minor(amount),
  currency: "CAD",
  reason: "late approval",
  original: { reference: ORDER.reference, gatewayRef: "", wallet: null, shown: false },
});
const methods = (): readonly (string | undefined)[] => simulator.control.requests().map(({ method }) => method);

describe("the way back", () => {
  test("of a payment by a code is its revoking, whole and on its day, and a refund otherwise", async () => {
    const card = await paidBy("SCANQR_PAY");
    expect(isByCode(card)).toBe(true);
    const takenAt = Date.UTC(2026, 10, 21, 20);
    const capture = { whole: true, takenAt, wallet: null, refusedBefore: false, card };
    expect(back().wayFor(capture, takenAt + 60_000)).toBe("cancel");
    expect(back().wayFor({ ...capture, whole: false }, takenAt)).toBe("refund");
    expect(back().wayFor({ ...capture, refusedBefore: true }, takenAt)).toBe("refund");
    expect(back().wayFor(capture, takenAt + 86_400_000)).toBe("refund");
  });

  test("of a card is never a revoking", async () => {
    const card = await paidBy("SWIPE_CARD");
    expect(isByCode(card)).toBe(false);
    const now = Date.now();
    expect(back().wayFor({ whole: true, takenAt: now, wallet: null, refusedBefore: false, card }, now)).toBe("void");
  });
});

describe("a revoking", () => {
  test("gives all back without the terminal, and the payment itself says so", async () => {
    await paidBy("SCANQR_PAY");
    const order = refund("cancel");
    expect(await back().send(order, nothingSent)).toEqual({ kind: "answered", reading: { kind: "pending" } });
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "refunded", amount: 1148 });
    expect(simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "cancel", amount: 1148 }]);
    expect(methods()).toContain("order.revoker");
  });

  test("is one refund's alone: another of the same payment, asked about later, is not made by it", async () => {
    await paidBy("SCANQR_PAY");
    await back().send(refund("cancel"), nothingSent);
    const made = await back().lookUp(refund("cancel"), none);
    if (made.kind !== "refunded") throw new Error(made.kind);
    const other = await back().lookUp(refund("cancel"), { ...none, taken: new Set([made.gatewayRef]) });
    expect(other).toMatchObject({ kind: "notListed" });
    // Asked about at the same moment: neither is proven yet.
    expect(await back().lookUp(refund("cancel"), { ...none, replaced: true })).toMatchObject({ kind: "notListed" });
    expect(simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "cancel", amount: 1148 }]);
  });

  test("that was pretended is not listed, which proves nothing by itself; what is left is refunded without the terminal", async () => {
    await paidBy("SCANQR_PAY");
    simulator.control.faults({ on: "order.revoker", fault: { kind: "pretends" } });
    await back().send(refund("cancel"), nothingSent);
    expect(await back().lookUp(refund("cancel"), none)).toMatchObject({ kind: "notListed" });
    const part = refund("refund", 400);
    await back().send(part, nothingSent);
    await soon(async () => {
      expect(await back().lookUp(part, none)).toMatchObject({ kind: "refunded", amount: 400 });
    });
    expect(methods()).toEqual(expect.arrayContaining(["order.refund.submit", "order.refund.query"]));
  });

  test("of what turns out to be a card is a void on its terminal", async () => {
    await paidBy("SWIPE_CARD");
    const order = refund("cancel");
    await back().send(order, nothingSent);
    await soon(async () => {
      expect(await back().lookUp(order, none)).toMatchObject({ kind: "refunded" });
    });
    expect(methods()).not.toContain("order.revoker");
    expect(simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "cancel", ownReference: order.reference }]);
  });
});
