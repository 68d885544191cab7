/** The client over real sockets, against the simulated gateway. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../../simulator/index.ts";
import { minor } from "../../core/money/money.ts";
import { NOTHING_KNOWN } from "../port.ts";
import { ORDER } from "./testing/answers.ts";
import { known, testClient } from "./testing/client.ts";

const client = testClient();

describe("with the simulated gateway", () => {
  let simulator: Simulator;
  let later = 0;
  beforeEach(async () => {
    simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false, now: () => Date.now() + later });
    client.connect(simulator.url);
  });
  afterEach(async () => {
    await simulator.close();
  });
  const accepted = async (): Promise<string> => {
    const result = await client.pay();
    if (result.kind !== "accepted") throw new Error(JSON.stringify(result));
    return result.gatewayRef;
  };

  test("initialize gives the shop's names as Citcon has them, in both encodings", async () => {
    const shop = { en: "Maple Market", zh: "枫叶市集" };
    expect(await client.gateway.initialize()).toEqual({ kind: "ready", shop });
    client.connect(simulator.url, { encoding: "json" });
    expect(await client.gateway.initialize()).toEqual({ kind: "ready", shop });
    client.connect(simulator.url, { storeCode: "another" });
    expect(await client.gateway.initialize()).toMatchObject({ kind: "refused", code: "I2" });
  });

  test.each(["form", "json"] as const)(
    "a scanned code is asked about on the phone, approved, and found (%s)",
    async (encoding) => {
      client.connect(simulator.url, { encoding });
      const id = await accepted();
      expect(await client.gateway.lookUp(ORDER, known(id))).toMatchObject({ kind: "pending", phase: "phone" });
      simulator.control.phone({ action: "approve", payment: id });
      expect(await client.gateway.lookUp(ORDER, known(id))).toMatchObject({
        kind: "captured",
        capture: { captured: 1148, tip: 0, differs: false, gatewayRef: id },
      });
      expect(simulator.ledger()).toMatchObject([{ amount: 1148 }]);
      expect(client.kinds()).toEqual(["answered"]);
    },
  );

  test("a tip is within the total", async () => {
    const order = { ...ORDER, tip: minor(200) };
    const result = await client.pay(order);
    const id = result.kind === "accepted" ? result.gatewayRef : "";
    simulator.control.phone({ action: "approve", payment: id });
    expect(await client.gateway.lookUp(order, known(id))).toMatchObject({
      capture: { captured: 1348, tip: 200, differs: false },
    });
  });

  test("a shown code is given to be drawn, and paid by whoever scans it", async () => {
    let drawn = "";
    const result = await client.gateway.takeByQr(
      ORDER,
      () => undefined,
      (text) => (drawn = text),
    ).result;
    if (result.kind !== "accepted") throw new Error(JSON.stringify(result));
    expect(drawn).toMatch(/^https:\/\/.*q=/);
    expect(await client.gateway.lookUp(ORDER, { ...known(result.gatewayRef), wallet: null })).toMatchObject({
      kind: "pending",
    });
    const [payment] = simulator.payments();
    simulator.control.phone({ action: "approve", payment: payment?.transactionId ?? "", wallet: "alipay" });
    expect(await client.gateway.lookUp(ORDER, { ...known(result.gatewayRef), wallet: null })).toMatchObject({
      kind: "captured",
    });
  });

  test("a refusal on the phone is no capture, with what to do about it", async () => {
    const id = await accepted();
    simulator.control.phone({ action: "refuse", payment: id, code: "63" });
    expect(await client.gateway.lookUp(ORDER, known(id))).toMatchObject({
      kind: "notCaptured",
      advice: "payOtherwise",
    });
  });

  test("a code that is none is refused, once an inquire says the same", async () => {
    expect(await client.pay(ORDER, "0000000000000")).toMatchObject({
      kind: "answered",
      reading: { kind: "notCaptured", advice: "rescan" },
    });
  });

  test("a cancel within 15 s comes too early; a payment nobody knows is not found", async () => {
    const id = await accepted();
    expect(await client.gateway.cancel.send(ORDER, known(id))).toMatchObject({ reading: { kind: "tooEarly" } });
    expect(await client.gateway.cancel.send({ ...ORDER, reference: "NEVERUSED" }, NOTHING_KNOWN)).toMatchObject({
      reading: { kind: "notFound" },
    });
    expect(client.gateway.cancel.notBeforeMs).toBeGreaterThanOrEqual(15_000);
  });

  test.each([
    ["unpaid", false, "closed", "notCaptured"],
    ["paid", true, "closed", "notCaptured"],
    ["paid, at a gateway that shows the payment on", true, "paid", "captured"],
  ] as const)(
    "a cancel of a payment that is %s leaves nothing with the shop",
    async (_what, isPaid, cancelledPaid, then) => {
      simulator.control.settings({ cancelledPaid });
      const id = await accepted();
      if (isPaid) simulator.control.phone({ action: "approve", payment: id });
      later += 16_000;
      expect(await client.gateway.cancel.send(ORDER, known(id))).toMatchObject({
        kind: "answered",
        reading: { kind: "cancelled" },
      });
      expect(await client.gateway.lookUp(ORDER, known(id))).toMatchObject({ kind: then });
      expect(await client.gateway.cancel.send(ORDER, NOTHING_KNOWN)).toMatchObject({
        kind: "answered",
        reading: { kind: "cancelled" },
      });
      const left = simulator
        .ledger()
        .reduce((sum, { kind, amount }) => sum + (kind === "capture" ? amount : -amount), 0);
      expect(left).toBe(0);
    },
  );

  test("refunds in parts, by id and by reference, never beyond what was paid", async () => {
    const id = await accepted();
    simulator.control.phone({ action: "approve", payment: id });
    const refund = (amount: number, reference: string, gatewayRef: string) =>
      client.gateway.giveBack.send(
        {
          way: "refund",
          reference,
          amount: minor(amount),
          currency: "CAD",
          reason: "returned",
          original: { reference: ORDER.reference, gatewayRef, wallet: "wechat", shown: false },
        },
        () => undefined,
      );
    expect(await refund(500, "R1", id)).toMatchObject({ reading: { kind: "refunded", amount: 500 } });
    expect(await refund(648, "R2", "")).toMatchObject({ reading: { kind: "refunded", amount: 648 } });
    expect(await refund(1, "R3", id)).toMatchObject({ reading: { kind: "notRefunded", advice: "checkAmount" } });
  });

  test("a payment whose answer was lost is found by the shop's own number, where Citcon knows it", async () => {
    const id = await accepted();
    expect(await client.gateway.lookUp(ORDER)).toMatchObject({ kind: "pending", gatewayRef: id });
    simulator.control.foreign({ total: 1148 });
    simulator.control.phone({ action: "approve", payment: id });
    expect(await client.gateway.lookUp(ORDER)).toMatchObject({ kind: "captured", gatewayRef: id });
    expect(await client.gateway.findByReference?.(ORDER)).toMatchObject({ kind: "captured", gatewayRef: id });
    const never = await client.gateway.findByReference?.({ ...ORDER, reference: "1NEVERUSED" });
    expect(never).toEqual({ kind: "notFound", text: "4000 unknown error" });
  });

  test("is found by that number too where the answer has the names of the newer document", async () => {
    simulator.control.settings({ onlineAnswer: "transAmount" });
    const id = await accepted();
    simulator.control.phone({ action: "approve", payment: id });
    expect(await client.gateway.lookUp(ORDER)).toMatchObject({ kind: "captured", gatewayRef: id });
  });

  test("an id that only the Online API knows is never taken for the payment's: the list is asked", async () => {
    simulator.control.settings({ onlineInquire: "ownId" });
    const id = await accepted();
    simulator.control.phone({ action: "approve", payment: id });
    const found = await client.gateway.findByReference?.(ORDER);
    expect(found).toMatchObject({ kind: "nothing" });
    expect(found?.gatewayRef).toBeUndefined();
    const lost = known("", { cannotBe: new Set(), onlyOne: true });
    expect(await client.gateway.lookUp(ORDER, lost)).toMatchObject({ kind: "captured", gatewayRef: id });
  });

  test("a payment whose answer was lost is found in the history, when it alone can be it", async () => {
    simulator.control.settings({ onlineInquire: "blind" });
    const before = await client.gateway.list();
    expect(before).toEqual({ kind: "listed", payments: [] });
    const id = await accepted();
    const lost = known("", { cannotBe: new Set(), onlyOne: true });
    expect(await client.gateway.lookUp(ORDER, lost)).toMatchObject({ kind: "notFound" });
    simulator.control.phone({ action: "approve", payment: id });
    expect(await client.gateway.lookUp(ORDER, lost)).toMatchObject({
      kind: "captured",
      gatewayRef: id,
      capture: { gatewayRef: id },
    });
    expect(await client.gateway.lookUp(ORDER, { ...lost, cannotBe: new Set([id]) })).toMatchObject({
      kind: "notFound",
    });
    expect(await client.gateway.lookUp(ORDER, { ...lost, cannotBe: null })).toMatchObject({
      kind: "nothing",
      why: "severalFit",
    });
    expect(await client.gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "severalFit" });
    client.connect(simulator.url, { tokenAlone: false });
    expect(await client.gateway.lookUp(ORDER, lost)).toMatchObject({ kind: "nothing", why: "severalFit" });
  });
});
