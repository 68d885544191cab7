/** A sale that returned goods had paid on is given up: what they paid goes back as the returned sale had been paid, once. */
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { figuresOf } from "../../core/report/figures.ts";
import { readLedgerBetween } from "../../journal/projections/ledger.ts";
import { openReadConnection, readerOf } from "../../journal/reader.ts";
import { type Counter, type CounterOptions, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { APPROVAL, returnHands } from "../testing/returns.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});
const open = async (settings: CounterOptions["settings"] = {}): Promise<void> => {
  counter = await openCounter({ settings: { cardGateway: "codepay", ...settings } });
};
const hands = returnHands(
  () => counter,
  () => expect.unreachable("no time passes"),
);
const { amountBack, asked, giveBack, line, part, quote, settled, shown, soldByCard, soldForCash, tap } = hands;

/** The first line of this sale pays on a new one that is dearer. */
async function exchange(sale: string): Promise<{ readonly id: string; readonly bought: string }> {
  await counter.must("sale.next", {});
  const bought = await counter.ring("CHOPSTICKS-10");
  const id = await giveBack(sale, await line(sale, 0), { exchange: bought });
  expect(counter.view().sale).toMatchObject({ id: bought, due: 726 - 349 });
  return { id, bought };
}
const giveUp = (sale: string) =>
  counter.press("split.giveUp", { sale, reason: "Customer changed their mind", approval: APPROVAL });
const credit = () => {
  const tender = counter.view().sale?.tenders[0];
  return tender?.kind === "other" ? tender.credit : expect.unreachable("no credit");
};

/** What the till's journal adds up to. */
function figures() {
  const connection = openReadConnection(join(counter.dataDir, "training", "journal.db"));
  const found = figuresOf(readLedgerBetween(readerOf(connection), 0, Number.MAX_SAFE_INTEGER));
  connection.close();
  return found;
}

test("paid by card: the card gets it, once, though it is pressed twice; the rest of the sale comes back to the cent", async () => {
  await open();
  const sale = await soldByCard();
  const { bought, id } = await exchange(sale);
  expect(credit()).toMatchObject([{ kind: "card", amount: 349 }]);
  const pressed = await Promise.all([giveUp(bought), giveUp(bought)]);
  expect(pressed.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(counter.view().sale).toBeNull();
  await tap();
  await settled(id);
  expect(part(id)).toMatchObject({ kind: "card", state: "given", amount: 349 });
  expect(amountBack()).toBe(349);
  expect((await quote(sale)).tenders).toMatchObject([{ left: 1424 - 349 }]);
  const { total } = await asked(sale, { kind: "whole" });
  expect(total).toBe(1424 - 349);
  expect(factsIn(counter.dataDir, "return.creditUndone")).toHaveLength(1);
});

test("paid in cash: handed over at once, and the drawer counts it; the X report has neither credit nor sale of it", async () => {
  await open();
  const sale = await soldForCash();
  const { bought, id } = await exchange(sale);
  expect(credit()).toMatchObject([{ kind: "cash", amount: 350 }]);
  expect(await giveUp(bought)).toMatchObject({ ok: true });
  const { credits, owed, unsettled } = figures();
  expect({ credits, unsettled, owed }).toEqual({ credits: 0, unsettled: [], owed: 1425 - 350 });
  expect(shown(id)).toMatchObject({ settled: true, parts: [{ kind: "cash", state: "given", cash: { given: 350 } }] });
  expect(factsIn(counter.dataDir, "return.cashGiven")).toMatchObject([{ amount: 349, given: 350, rounding: 1 }]);
  // What is left of the cash is the rest, to the coin.
  const rest = await giveBack(sale, { kind: "whole" });
  expect(shown(rest).parts).toMatchObject([{ cash: { given: 1425 - 350 } }]);
});

test("two exchanges on one sale, of goods of one cash sale: together they hand over what the coins come to", async () => {
  await open();
  const sale = await soldForCash();
  const { bought } = await exchange(sale);
  await counter.must("sale.add", { sku: "CHOPSTICKS-10" });
  await giveBack(sale, await line(sale, 0), { exchange: bought });
  expect(await giveUp(bought)).toMatchObject({ ok: true });
  expect(factsIn(counter.dataDir, "return.cashGiven").map(({ given }) => given)).toEqual([350, 350]);
  const rest = await giveBack(sale, { kind: "whole" });
  expect(shown(rest).parts).toMatchObject([{ cash: { given: 1425 - 700 } }]);
});

test("a part of it cannot go back to the card: it stays owed, and is given in cash by somebody who may", async () => {
  await open({ cardGateway: "iotpay" });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const sale = await hands.basket();
  await counter.must("payment.card", { sale });
  await counter.until("paid", (view) => view.sale?.state === "completed");
  const { bought, id } = await exchange(sale);
  expect(await giveUp(bought)).toMatchObject({ ok: true });
  expect(part(id)).toMatchObject({ state: "waiting", way: "byHand", kind: "card" });
  await counter.stop();
  await counter.start();
  expect(part(id)).toMatchObject({ state: "waiting" });
  const retry = { return: id, part: part(id).part, as: "cash", name: null, number: null } as const;
  expect(await counter.press("return.retryPart", { ...retry, approval: null })).toMatchObject({ ok: false });
  await counter.must("return.retryPart", { ...retry, approval: APPROVAL });
  expect(await counter.press("return.retryPart", { ...retry, approval: APPROVAL })).toMatchObject({ ok: false });
  expect(part(id)).toMatchObject({ state: "given", cash: { given: 350 } });
  expect(amountBack()).toBe(0);
});

test("paid by an other tender that asks for a number: it stays owed until somebody has the number", async () => {
  await open({ otherTenders: [{ name: "Gift card", askReference: true }] });
  const sale = await hands.basket();
  await counter.must("other.take", { sale, name: "Gift card", number: "GC-1", part: null });
  const { bought, id } = await exchange(sale);
  expect(credit()).toMatchObject([{ kind: "other", label: "Gift card", amount: 349 }]);
  expect(await giveUp(bought)).toMatchObject({ ok: true });
  expect(part(id)).toMatchObject({ state: "waiting", kind: "other", label: "Gift card" });
  const retry = { return: id, part: part(id).part, as: "other", name: "Gift card", approval: APPROVAL } as const;
  expect(await counter.press("return.retryPart", { ...retry, number: null })).toMatchObject({ ok: false });
  await counter.must("return.retryPart", { ...retry, number: "GC-1" });
  expect(shown(id)).toMatchObject({ settled: true });
});
