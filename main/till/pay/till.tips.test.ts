/** Tips before a payment, at the whole till: what each gateway is asked for, and what its ledger, the sale and the receipt say. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { CarriedTenderView } from "../../../preload/contract/sale.ts";
import { type Counter, openCounter } from "../testing/counter.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

const BEFORE = { when: "before", presets: ["15", "18", "20"] } as const;
const open = async (settings: Record<string, unknown>, gateways: Record<string, unknown> = {}): Promise<void> => {
  counter = await openCounter({ settings, gateways });
};
const carried = (): readonly CarriedTenderView[] =>
  (counter.view().sale?.tenders ?? []).flatMap((tender) =>
    tender.kind === "card" || tender.kind === "wallet" ? [tender] : [],
  );
const ledger = () => counter.simulator.ledger().map(({ amount, kind, tip }) => ({ kind, amount, tip }));
const approved = (): Promise<unknown> => counter.until("approved", ({ payment }) => payment?.screen === "approved");
const receipt = async (): Promise<string> => {
  const shown = await counter.till().port.query({ name: "receipt.preview", args: { sale: null } });
  return JSON.stringify(shown);
};
const due = (): number => counter.view().sale?.due ?? -1;

async function byWallet(sale: string, more: object): Promise<void> {
  await counter.must("payment.walletStep", { sale, open: true, ...more });
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat" });
  if (!shown.ok || shown.code === undefined) throw new Error("the phone shows no code");
  await counter.must("sale.scan", { code: shown.code });
  await counter.until("the customer asked", ({ payment }) => payment?.evidence.lastAnswer === "pending");
}

describe("asked at the till", () => {
  test("CodePay is asked for the amount and the tip beside it; the sale's total stays what it was", async () => {
    await open({ cardGateway: "codepay", tips: BEFORE });
    expect(counter.view().session.tips).toEqual({
      presets: BEFORE.presets,
      byCard: "till",
      byWallet: "till",
      after: false,
    });
    const sale = await counter.ring();
    const total = due();
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await counter.must("payment.card", { sale, tip: { kind: "percent", percent: "20" } });
    await approved();
    const tip = carried()[0]?.tip ?? 0;
    expect(tip).toBe(Math.round(total * 0.2));
    expect(ledger()).toEqual([{ kind: "capture", amount: total, tip }]);
    expect(counter.view().payment).toMatchObject({ amount: total, tip, captured: total + tip, differs: false });
    expect(counter.view().sale).toMatchObject({ state: "completed", total, due: 0 });
    expect(await receipt()).toMatch(/Tip/);
  });

  test("Citcon's one total holds it, on a part of the sale too", async () => {
    await open({ tips: BEFORE });
    const sale = await counter.ring();
    const total = due();
    const part = { kind: "amount", amount: 200 } as const;
    await byWallet(sale, { part, tip: { kind: "amount", amount: 150 } });
    expect(carried()).toMatchObject([{ amount: 200, tip: 150 }]);
    counter.simulator.control.phone({ action: "approve" });
    await approved();
    expect(ledger()).toEqual([{ kind: "capture", amount: 200, tip: 150 }]);
    expect(counter.view().sale).toMatchObject({ state: "open", due: total - 200 });
    await counter.must("payment.leave", { attempt: carried()[0]?.attempt ?? "" });
    await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
    expect(counter.view().sale?.state).toBe("completed");
  });

  test("the wallet step says what will be asked for, before it is", async () => {
    await open({ tips: BEFORE });
    const sale = await counter.ring();
    await counter.must("payment.walletStep", { sale, open: true, tip: { kind: "percent", percent: "15" } });
    const { amount = 0, tip } = counter.view().walletStep ?? {};
    expect(tip).toBe(Math.round(amount * 0.15));
    expect(ledger()).toEqual([]);
  });

  test.each([
    ["separate", "onTop"],
    ["included", "inside"],
  ] as const)("IOT Pay by its tip mode %s", async (tipMode, iotpayTip) => {
    await open({ tips: BEFORE }, {});
    const { url } = counter.simulator;
    await counter.stop();
    const file = join(counter.dataDir, "run.json");
    const settings = JSON.parse(readFileSync(file, "utf8")) as { gateways: { iotpay: object } };
    const iotpay = { ...settings.gateways.iotpay, baseUrl: url, tipMode };
    writeFileSync(file, JSON.stringify({ ...settings, gateways: { ...settings.gateways, iotpay } }));
    await counter.start();
    expect(counter.view().session.tips.byCard).toBe("till");
    counter.simulator.control.settings({ iotpayTip });
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const sale = await counter.ring();
    const total = due();
    await counter.must("payment.card", { sale, tip: { kind: "amount", amount: 100 } });
    await approved();
    expect(ledger()).toEqual([{ kind: "capture", amount: total, tip: 100 }]);
    expect(counter.view().payment).toMatchObject({ captured: total + 100, tip: 100, differs: false });
  });

  test("IOT Pay that takes none: its cards are asked for none, wallets are", async () => {
    await open({ tips: BEFORE });
    expect(counter.view().session.tips).toMatchObject({ byCard: null, byWallet: "till" });
    const sale = await counter.ring();
    const tip = { kind: "amount", amount: 100 } as const;
    expect(await counter.press("payment.card", { sale, tip })).toMatchObject({ error: { code: "tipNotAsked" } });
    expect(counter.asked()).toBe(0);
  });

  test.each([
    { kind: "percent", percent: "99" },
    { kind: "amount", amount: 99_999 },
  ] as const)("%j is refused, and nothing is asked for", async (tip) => {
    await open({ cardGateway: "codepay", tips: BEFORE });
    const sale = await counter.ring();
    expect(await counter.press("payment.card", { sale, tip })).toMatchObject({ error: { code: "tipOutOfRange" } });
    expect(counter.simulator.counterOrders()).toEqual([]);
  });

  test("no tip where the settings want none", async () => {
    await open({ cardGateway: "codepay" });
    expect(counter.view().session.tips).toMatchObject({ byCard: null, byWallet: null, after: false });
    const sale = await counter.ring();
    const tip = { kind: "amount", amount: 100 } as const;
    expect(await counter.press("payment.card", { sale, tip })).toMatchObject({ error: { code: "tipNotAsked" } });
  });
});

describe("asked by the terminal", () => {
  test("what the customer chooses there is on top, explained by the answer, and no difference", async () => {
    await open({ cardGateway: "codepay", tips: { ...BEFORE, askOn: "terminal" } });
    expect(counter.view().session.tips).toMatchObject({ byCard: "terminal", byWallet: "till" });
    const sale = await counter.ring();
    const total = due();
    counter.simulator.control.auto({ after: 0, do: "tap", tip: 175 });
    await counter.must("payment.card", { sale });
    await approved();
    expect(ledger()).toEqual([{ kind: "capture", amount: total, tip: 175 }]);
    expect(counter.view().payment).toMatchObject({ captured: total + 175, tip: 175, differs: false });
    expect(carried()).toMatchObject([{ amount: total, tip: 175 }]);
    expect(counter.view()).toMatchObject({ sale: { state: "completed" }, unproven: [] });
  });

  test("more than the tip it names is still a difference, and calls a manager", async () => {
    await open({ cardGateway: "codepay", tips: { ...BEFORE, askOn: "terminal" } });
    const sale = await counter.ring();
    const total = due();
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "otherAmount", by: 100 } });
    counter.simulator.control.auto({ after: 0, do: "tap", tip: 175 });
    await counter.must("payment.card", { sale });
    await approved();
    expect(counter.view().payment).toMatchObject({ captured: total + 275, tip: 175, differs: true });
    await counter.until("the duty", ({ unproven }) => unproven.some(({ kind }) => kind === "differs"));
    expect(counter.view().givingBack[0]?.due).toBe(100);
  });
});
