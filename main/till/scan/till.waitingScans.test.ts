/** Goods scanned during a payment, when the till is stopped meanwhile: none is lost, none rings twice, and nothing else is kept. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkDigit } from "../../../native/scanner/gtin.ts";
import type { Clock } from "../../core/clock.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, DEVICE, MANAGER, openCounter } from "../testing/counter.ts";

const MILK = "431418021118";
/** Of the shop's scale: bananas for 5.99. */
const LABEL = "210401100599";
const PAY_CODE = "134567890123456789";
const CARD = "4111111111111111";

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter({ settings: { scan: { weightCodes: "ean13" } } });
});
afterEach(async () => {
  await counter.close();
});

const scan = (code: string) => counter.press("sale.scan", { code });
/** Two goods wait for the payment of a third, one of them at a label's price. */
const payAndScan = async (): Promise<string> => {
  const sale = await counter.ring();
  await counter.must("payment.card", { sale });
  await counter.until("asked", () => counter.simulator.orders().length === 1);
  await scan(MILK);
  await scan(LABEL + checkDigit(LABEL));
  for (const code of [PAY_CODE, CARD, "NOBODY-KNOWS"]) await scan(code);
  expect(counter.view().scan?.waiting).toBe(2);
  return sale;
};
const kept = (): string =>
  readdirSync(join(counter.dataDir, "training"))
    .map((name) => readFileSync(join(counter.dataDir, "training", name), "latin1"))
    .join();

it("waits on after a stop, is shown, and goes into the sale when the payment fails: once, in order, at its price", async () => {
  const sale = await payAndScan();
  await counter.stop();
  await counter.start();
  expect(counter.view().scan).toMatchObject({ kind: "queued", waiting: 2 });
  const attempt = counter.view().payment?.attempt ?? "";
  await counter.until("unknown", ({ payment }) => payment?.screen === "manager");
  await counter.must("payment.decide", { attempt, paid: false, ...MANAGER, slip: "" });
  const { sale: now } = await counter.until("added", (view) => view.sale?.items === 3);
  expect(now).toMatchObject({ id: sale, added: 2 });
  const goods = now?.lines.filter(({ feeOf }) => feeOf === null);
  expect(goods).toMatchObject([{}, { sku: "DAIRY-MILK-2L" }, { sku: "FRUIT-BANANA", net: 599 }]);
  await counter.stop();
  await counter.start();
  expect(counter.view()).toMatchObject({ sale: { items: 3 }, scan: null });
});

it("begins the next sale when the payment went through while the till was away", async () => {
  const first = await payAndScan();
  counter.simulator.control.pax({ action: "tap", device: DEVICE });
  await counter.stop();
  await counter.start();
  const { sale } = await counter.until("the next sale", (view) => view.sale !== null && view.sale.id !== first);
  await counter.until("both", (view) => view.sale?.items === 2);
  expect(sale?.state).toBe("open");
});

it("is forgotten when the till was off for longer than a customer waits", async () => {
  await payAndScan();
  await counter.stop();
  const later: Clock = { ...systemClock, now: () => Date.now() + 31 * 60_000 };
  await counter.start({ clock: later });
  expect(counter.view().scan).toBeNull();
  await counter.stop();
  await counter.start({});
  expect(counter.view().scan).toBeNull();
});

it("keeps goods alone: no card, no pay code (INV-12)", async () => {
  await payAndScan();
  await counter.stop();
  expect(kept()).toContain("DAIRY-MILK-2L");
  for (const code of [CARD, PAY_CODE]) expect(kept()).not.toContain(code);
});
