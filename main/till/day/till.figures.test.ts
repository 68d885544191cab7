/** What a shift at the whole till adds up to: the ledger's figures against what the simulated gateway took and the drawer holds. */
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Figures, figuresOf } from "../../core/report/figures.ts";
import { readExpectedCash } from "../../journal/projections/drawer.ts";
import { readLedgerOfShift } from "../../journal/projections/ledger.ts";
import { openReadConnection, readerOf } from "../../journal/reader.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter({ settings: { otherTenders: [{ name: "Cheque", askReference: true }] } });
});
afterEach(async () => {
  await counter.close();
});

function shiftOf(): { readonly figures: Figures; readonly expected: number } {
  const connection = openReadConnection(join(counter.dataDir, "training", "journal.db"));
  const reader = readerOf(connection);
  const shift = counter.view().session.shift?.id ?? "";
  const answer = { figures: figuresOf(readLedgerOfShift(reader, shift)), expected: readExpectedCash(reader, shift) };
  connection.close();
  return answer;
}
const due = (): number => counter.view().sale?.due ?? -1;

async function byCard(sale: string, amount: number): Promise<void> {
  const orders = counter.simulator.orders().length;
  const { attempt } = await counter.must("payment.card", { sale, part: { kind: "amount", amount } });
  await counter.until("asked", () => counter.simulator.orders().length > orders);
  counter.simulator.control.pax({ action: "tap" });
  await counter.until("an end", ({ payment }) => payment?.screen === "approved");
  await counter.must("payment.leave", { attempt });
}

test("cash with its rounding, a card, a cheque, and a sale given up half paid: every column agrees with the world", async () => {
  const first = await counter.ring();
  const total = due();
  const rounded = counter.view().sale?.cash.toPay ?? 0;
  await counter.must("cash.take", { sale: first, given: rounded + 500 });
  await counter.must("sale.next", {});

  const second = await counter.ring();
  await byCard(second, 200);
  const cheque = { kind: "amount", amount: 100 } as const;
  await counter.must("other.take", { sale: second, name: "Cheque", number: "7", part: cheque });
  await byCard(second, total - 300);
  expect(counter.view().sale?.state).toBe("completed");
  await counter.must("sale.next", {});

  const third = await counter.ring();
  await byCard(third, 150);
  await counter.must("cash.take", { sale: third, given: 100, part: { kind: "amount", amount: 100 } });
  await counter.must("split.giveUp", { sale: third, reason: "gone", approval: SIGNED });

  const { figures, expected } = shiftOf();
  const captured = counter.simulator.ledger().reduce((sum, { amount }) => sum + amount, 0);
  expect(captured).toBe(total - 100 + 150);
  expect(figures).toMatchObject({
    sales: { count: 2, total: 2 * total, givenUp: 1 },
    rounding: rounded - total,
    tenders: [
      { tender: "card", label: "Visa", gateway: "iotpay", count: 3, taken: captured, backCount: 0 },
      { tender: "cash", count: 2, taken: rounded + 100, backCount: 1, back: 100 },
      { tender: "other", label: "Cheque", count: 1, taken: 100 },
    ],
    returns: { count: 0 },
    owed: 2 * total + rounded - total,
    unsettled: [{ sale: third, amount: 150 }],
  });
  expect(figures.money).toBe(figures.owed + 150);
  expect(figures.taxes.reduce((sum, { amount }) => sum + amount, 0)).toBe(figures.sales.addedTax);
  expect(expected).toBe(rounded);
});

test("a capture of a given-up sale that went back is in both columns, and nothing of it is unsettled", async () => {
  const sale = await counter.ring();
  await byCard(sale, 150);
  await counter.must("split.giveUp", { sale, reason: "gone", approval: SIGNED });
  const [owing] = counter.view().givingBack;
  await counter.must("refund.notNeeded", {
    attempt: owing?.attempt ?? "",
    seen: 150,
    how: "hand",
    ...MANAGER,
    number: "R 1",
  });
  const { figures } = shiftOf();
  expect(figures).toMatchObject({
    tenders: [{ tender: "card", taken: 150, back: 150, backCount: 1 }],
    byHand: { count: 1, amount: 150 },
    notNeeded: { count: 1, amount: 150 },
    money: 0,
    owed: 0,
    unsettled: [],
  });
});
