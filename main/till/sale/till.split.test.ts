/** A sale paid in parts at the whole till, against the simulated gateways: their ledgers and the journal say the same. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TenderView } from "../../../preload/contract/sale.ts";
import { type Counter, DEVICE, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

const VISA = "4111 1111 1111 1111";
const SIGNED: { readonly approver: string; readonly pin: string } = { approver: MANAGER.approver, pin: MANAGER.pin };
const CHEQUE = { name: "Cheque", askReference: true };
const GIFT = { name: "Gift card", askReference: false };

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter({ settings: { otherTenders: [CHEQUE, GIFT] } });
});
afterEach(async () => {
  await counter.close();
});

const due = (): number => counter.view().sale?.due ?? -1;
const tenders = (): readonly TenderView[] => counter.view().sale?.tenders ?? [];
const ledger = () => counter.simulator.ledger().map(({ kind, amount }) => ({ kind, amount }));

async function byCard(sale: string, amount: number, tap: "tap" | "decline" = "tap"): Promise<string> {
  const orders = counter.simulator.orders().length;
  const { attempt } = await counter.must("payment.card", { sale, part: { kind: "amount", amount } });
  await counter.until("asked", () => counter.simulator.orders().length > orders);
  counter.simulator.control.pax(tap === "tap" ? { action: "tap" } : { action: "decline", reason: "51" });
  await counter.until("an end", ({ payment }) => payment?.screen === (tap === "tap" ? "approved" : "declined"));
  // Equal parts are no payment made twice.
  expect(counter.view().payment?.doubled).toBeNull();
  await counter.must("payment.leave", { attempt });
  return attempt;
}

async function byWallet(sale: string, amount: number): Promise<void> {
  await counter.must("payment.walletStep", { sale, open: true, part: { kind: "amount", amount } });
  expect(counter.view().walletStep).toEqual({ sale, amount, tip: 0 });
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "password" });
  if (!shown.ok || shown.code === undefined) throw new Error("the phone shows no code");
  await counter.must("sale.scan", { code: shown.code });
  await counter.until("the customer asked", ({ payment }) => payment?.evidence.lastAnswer === "pending");
  counter.simulator.control.phone({ action: "approve" });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  await counter.must("payment.leave", { attempt: counter.view().payment?.attempt ?? "" });
}

/** A baguette and more: 20.94 before any tax. */
async function ring(): Promise<string> {
  let sale = "";
  for (let i = 0; i < 6; i++) sale = await counter.ring();
  return sale;
}

test("a declined part leaves the others; every gateway took what its part says; the receipt's tenders add up", async () => {
  const sale = await ring();
  const total = due();
  await byCard(sale, 700, "decline");
  expect(due()).toBe(total);
  await byCard(sale, 500);
  expect(due()).toBe(total - 500);
  await byCard(sale, 500);
  expect(counter.view().sale?.tenders.filter(({ state }) => state === "approved")).toHaveLength(2);
  await byWallet(sale, 300);
  await counter.must("other.take", {
    sale,
    name: "Cheque",
    number: "No. 77",
    part: { kind: "amount", amount: 200 },
  });
  await counter.must("cash.take", { sale, given: 500, part: { kind: "amount", amount: 100 } });
  expect(tenders().at(-1)).toMatchObject({ kind: "cash", amount: 100, given: 500, change: 400, rounding: 0 });
  const left = total - 1600;
  expect([due(), counter.view().sale?.state]).toEqual([left, "open"]);
  await counter.must("cash.take", { sale, given: 2000 });
  expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
  const standing = tenders().filter(({ state }) => state === "approved" || state === "taken");
  expect(standing.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
  expect(ledger()).toEqual([500, 500, 300].map((amount) => ({ kind: "capture", amount })));
  expect(factsIn(counter.dataDir, "attempt.intended").map(({ amount }) => amount)).toEqual([700, 500, 500, 300]);
});

test("a part that was captured for less leaves the rest due and says so", async () => {
  const sale = await ring();
  const total = due();
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: -100 } });
  await byCard(sale, 500);
  expect(due()).toBe(total - 400);
  expect(tenders()).toMatchObject([{ kind: "card", state: "approved", amount: 400 }]);
  expect(counter.view().givingBack).toEqual([]);
});

describe("what the page may not", () => {
  test("ask for more than is due, for nothing, or for a share of nobody", async () => {
    const sale = await ring();
    for (const part of [
      { kind: "amount", amount: due() + 1 },
      { kind: "amount", amount: 0 },
    ] as const) {
      const refused = { ok: false, error: { code: "partOutOfRange" } };
      expect(await counter.press("payment.card", { sale, part })).toMatchObject(refused);
      expect(await counter.press("payment.walletStep", { sale, open: true, part })).toMatchObject(refused);
      expect(await counter.press("cash.take", { sale, given: 500, part })).toMatchObject(refused);
      expect(await counter.press("other.take", { sale, name: "Gift card", number: "", part })).toMatchObject(refused);
    }
    const nobody = { sale, part: { kind: "share", of: 0 } } as const;
    expect(await counter.press("payment.card", nobody)).toMatchObject({ error: { code: "badRequest" } });
    expect(counter.asked()).toBe(0);
  });

  test("write down a payment that the settings do not know, without its number, or with a card's (INV-12)", async () => {
    const sale = await ring();
    const take = (name: string, number: string) => counter.press("other.take", { sale, name, number });
    expect(await take("Barter", "1")).toMatchObject({ error: { code: "noSuchTender" } });
    expect(await take("Cheque", "")).toMatchObject({ error: { code: "otherReferenceMissing" } });
    expect(await take("Cheque", VISA)).toMatchObject({ error: { code: "cardData" } });
    expect(tenders()).toEqual([]);
    expect(await take("Gift card", "never kept")).toMatchObject({ ok: true });
    expect(tenders()).toMatchObject([{ kind: "other", name: "Gift card", reference: "" }]);
    expect(counter.view().sale?.state).toBe("completed");
  });
});

test("paid outside the till is counted apart, by name and shift; taken back it counts nothing", async () => {
  const sale = await ring();
  const part = (amount: number) => ({ kind: "amount", amount }) as const;
  await counter.must("other.take", { sale, name: "Cheque", number: "1", part: part(300) });
  await counter.must("other.take", { sale, name: "Cheque", number: "2", part: part(400) });
  await counter.must("other.take", { sale, name: "Gift card", number: "", part: part(200) });
  await counter.must("other.takeBack", { sale, tender: tenders()[0]?.id ?? "" });
  expect(await counter.press("other.takeBack", { sale, tender: tenders()[0]?.id ?? "" })).toMatchObject({
    error: { code: "tenderGone" },
  });
  const db = new DatabaseSync(join(counter.dataDir, "training", "journal.db"), { readOnly: true });
  const totals = db
    .prepare(
      `SELECT label AS name, sum(sign(money)) AS count, sum(money) AS amount FROM ledger
        WHERE tender = 'other' AND shift = ? GROUP BY label ORDER BY label`,
    )
    .all(counter.view().session.shift?.id ?? "");
  db.close();
  expect(totals.map((each) => ({ ...each }))).toEqual([
    { name: "Cheque", count: 1, amount: 400 },
    { name: "Gift card", count: 1, amount: 200 },
  ]);
});

describe("given up with money on it", () => {
  test("needs somebody who may, and a reason; every part goes back its own way, and nothing is forgotten", async () => {
    const sale = await ring();
    await byCard(sale, 500);
    await byWallet(sale, 300);
    await counter.must("cash.take", { sale, given: 200 });
    await counter.must("other.take", { sale, name: "Cheque", number: "9", part: { kind: "amount", amount: 100 } });
    expect(await counter.press("sale.abandon", { sale })).toMatchObject({ error: { code: "moneyTaken" } });
    const giveUp = (reason: string, approval: typeof SIGNED | null) =>
      counter.press("split.giveUp", { sale, reason, approval });
    expect(await giveUp("changed their mind", null)).toMatchObject({ error: { code: "approvalNeeded" } });
    expect(await giveUp("changed their mind", { ...SIGNED, pin: "0000" })).toMatchObject({
      error: { code: "wrongPin" },
    });
    expect(await giveUp("", SIGNED)).toMatchObject({ error: { code: "reasonMissing" } });
    expect(counter.view().sale?.state).toBe("open");

    expect(await giveUp("changed their mind", SIGNED)).toMatchObject({ ok: true });
    expect(factsIn(counter.dataDir, "sale.cashTakenBack")).toHaveLength(1);
    expect(factsIn(counter.dataDir, "sale.otherTakenBack")).toHaveLength(1);
    expect(factsIn(counter.dataDir, "sale.abandoned")).toEqual([{ reason: "changed their mind", approver: "manager" }]);
    // The wallet's gateway gave back; the card's has no request for it, so a person is guided.
    const view = await counter.until("the wallet's part gone back", ({ unproven }) => unproven.length === 1);
    expect(view.unproven).toMatchObject([{ kind: "givenUp", sale, amount: 500 }]);
    expect(view.givingBack).toMatchObject([{ due: 500, by: "byHand", why: "givenUp" }]);
    expect(
      ledger()
        .filter(({ kind }) => kind !== "capture")
        .map(({ amount }) => amount),
    ).toEqual([300]);

    // It stays so across a restart, and leaves the tray with the number of the slip.
    await counter.stop();
    await counter.start();
    const attempt = counter.view().unproven[0]?.attempt ?? "";
    await counter.must("refund.notNeeded", {
      attempt,
      seen: counter.due(attempt),
      how: "hand",
      number: "S-5",
      ...MANAGER,
    });
    expect(counter.view().unproven).toEqual([]);
    expect(
      await counter.press("refund.notNeeded", {
        attempt,
        seen: counter.due(attempt),
        how: "hand",
        number: "S-5",
        ...MANAGER,
      }),
    ).toMatchObject({
      error: { code: "nothingToGiveBack" },
    });
  });

  test("not while a part is unknown", async () => {
    const sale = await ring();
    await byCard(sale, 500);
    await counter.must("payment.card", { sale, part: { kind: "amount", amount: 100 } });
    const refused = await counter.press("split.giveUp", { sale, reason: "gone", approval: SIGNED });
    expect(refused).toMatchObject({ error: { code: "paymentRunning" } });
    expect(counter.simulator.orders().at(-1)).toMatchObject({ device: DEVICE });
  });
});
