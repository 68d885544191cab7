/** Papers for customers whose payment was in doubt, at a whole till with a printer: what prints, when, and what it says. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { CUT_ROW, startPrinter } from "../../../simulator/printer/index.ts";
import type { SimulatedPrinter } from "../../../simulator/printer/index.ts";
import { type Counter, DEVICE, MANAGER, openCounter } from "../testing/counter.ts";

let counter: Counter;
let printer: SimulatedPrinter;
beforeEach(async () => {
  printer = await startPrinter({ hangsUpAfterMs: "never" });
  const printers = [{ kind: "tcp", host: "127.0.0.1", port: printer.port, columns: 42 }];
  counter = await openCounter({
    settings: { devices: { printers }, store: { name: "Maple Market", phone: "604 555 0100", register: "1" } },
  });
});
afterEach(async () => {
  await counter.close();
  await printer.close();
});

const cuts = (): number => printer.rows().filter((row) => row === CUT_ROW).length;
const printed = (papers: number): Promise<unknown> => expect.poll(cuts, { timeout: 60_000 }).toBe(papers);
/** The paper that came out last, as one line. */
const last = (): string => {
  const rows = printer.rows();
  const from = rows.slice(0, -1).lastIndexOf(CUT_ROW) + 1;
  return rows.slice(from).join(" ").replace(/\s+/g, " ");
};
const ready = (): readonly (readonly string[])[] => counter.view().papers.map(({ papers }) => papers);
const print = (attempt: string): Promise<unknown> => counter.must("slip.print", { attempt });

/** A card payment whose answer is lost while the terminal still shows the amount. */
async function inDoubt(): Promise<{ sale: string; attempt: string }> {
  counter.simulator.control.settings({ lookup: "doesNotKnowCards" });
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("a manager's moment", ({ payment }) => payment?.screen === "manager");
  return { sale, attempt };
}
const tap = (): void => {
  counter.simulator.control.pax({ action: "tap" });
  counter.simulator.control.settings({ lookup: "knows" });
};
const payInCash = (sale: string): Promise<unknown> =>
  counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });

test("a proof slip prints when it is asked for, again as a copy, and cannot be taken for a receipt", async () => {
  const { attempt } = await inDoubt();
  expect(ready()).toEqual([]);
  await print(attempt);
  await printed(1);
  expect(last()).toContain("NOT A RECEIPT · PAYMENT BEING CHECKED");
  expect(last()).toContain("Do not pay this amount by card again.");
  expect(last()).toContain(counter.view().payment?.reference ?? "?");
  expect(last()).toContain(counter.view().payment?.ref ?? "?");
  expect(last()).toContain("604 555 0100");
  expect(last()).not.toMatch(/approved|auth|COPY/i);
  await print(attempt);
  await printed(2);
  expect(last()).toContain("COPY / COPIE 1");
  // Printed already: setting aside offers it no more.
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  expect(ready()).toEqual([]);
});

test("set aside: the proof slip lies ready, outlives the till, and goes when the payment is proven", async () => {
  const { sale, attempt } = await inDoubt();
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  expect(ready()).toEqual([["proofSlip"]]);
  expect(cuts()).toBe(0);
  await counter.stop();
  await counter.start();
  expect(counter.view().papers).toMatchObject([{ attempt, papers: ["proofSlip"] }]);
  tap();
  await counter.until("the sale paid late", (view) => view.sale?.id === sale && view.sale.state === "completed");
  await expect.poll(ready).toEqual([["lateCounted"]]);
  await print(attempt);
  await expect.poll(ready).toEqual([]);
  await expect.poll(last, { timeout: 60_000 }).toMatch(/ABOUT YOUR PAYMENT.*went through\. It counts for sale 1\./);
});

test("late after cash was paid: nothing prints into the next sale, then what is owed, then what was given back", async () => {
  const { sale, attempt } = await inDoubt();
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  await payInCash(sale);
  await printed(1);
  await counter.must("sale.next", {});
  await counter.ring();
  tap();
  await counter.until("the tray", ({ unproven }) => unproven.some(({ kind }) => kind === "lateApproval"));
  await expect.poll(ready).toEqual([expect.arrayContaining(["lateOwed", "slipCardholder"])]);
  expect(ready()[0]).not.toContain("proofSlip");
  expect(cuts()).toBe(1);
  const papers = ready()[0]?.length ?? 0;
  await print(attempt);
  await printed(1 + papers);
  expect(printer.paper().replace(/\s+/g, " ")).toContain("It was not needed: it is being given back.");
  expect(ready()).toEqual([]);

  const over = { attempt, seen: counter.due(attempt), how: "givenBack", number: "P-4711" } as const;
  await counter.must("payment.settleExcess", { ...over, ...MANAGER });
  expect(ready()).toEqual([["lateGivenBack"]]);
  await print(attempt);
  await printed(2 + papers);
  expect(last()).toMatch(/it has been given back\..*RETURNED BY IOT Pay NUMBER P-4711/);
  // Once more: the same paper, as a copy; nothing is ready twice.
  await print(attempt);
  await printed(3 + papers);
  expect(last()).toContain("COPY / COPIE 1");
});

test("given back and written down by hand: both slips of the refund lie ready beside what became of it, and print again as duplicates", async () => {
  const { sale, attempt } = await inDoubt();
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  await payInCash(sale);
  await printed(1);
  await counter.must("sale.next", {});
  tap();
  await expect.poll(() => ready().flat()).toContain("slipCardholder");
  await counter.must("refund.notNeeded", {
    attempt,
    seen: counter.due(attempt),
    how: "hand",
    number: "P-4711",
    ...MANAGER,
  });
  expect(ready().flat()).toEqual(expect.arrayContaining(["lateGivenBack", "refundCardholder", "refundMerchant"]));
  expect(ready().flat()).not.toContain("lateOwed");
  const papers = ready().flat().length;
  await print(attempt);
  await printed(1 + papers);
  const all = printer.paper().replace(/\s+/g, " ");
  expect(all).toMatch(/REFUND \d{4}\/.*ORIGINAL # 1 .*NUMBER P-4711 TOTAL CAD/);
  expect(all.match(/MERCHANT SIGNATURE/g)).toHaveLength(1);
  expect(all).not.toContain("DUPLICATE");
  await print(attempt);
  await printed(1 + papers + 3);
  expect(printer.paper().match(/DUPLICATE/g)).toHaveLength(2);
});

test("decided: the slip says what the shop holds, and nobody is told not to pay what was not paid", async () => {
  const { attempt } = await inDoubt();
  await counter.must("payment.decide", { attempt, paid: false, slip: "", ...MANAGER });
  expect(ready()).toEqual([["proofSlip"]]);
  await print(attempt);
  await printed(1);
  expect(last()).toContain("found no sign that it went through");
  expect(last()).not.toContain("again");
  await counter.must("payment.terminalIsClear", { terminal: DEVICE });
});

test("papers nobody wants are withdrawn; a proven payment has no proof slip", async () => {
  const { attempt } = await inDoubt();
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  await counter.must("slip.withdraw", { attempt });
  expect(ready()).toEqual([]);
  expect(await counter.press("slip.withdraw", { attempt })).toMatchObject({
    ok: false,
    error: { code: "nothingToPrint" },
  });
  await counter.must("sale.abandon", { sale: counter.view().sale?.id ?? "" });

  counter.simulator.control.settings({ lookup: "knows" });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  await counter.must("payment.terminalIsClear", { terminal: DEVICE });
  const sale = await counter.ring("TEA-GREEN");
  const { attempt: second } = await counter.must("payment.card", { sale });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  expect(await counter.press("slip.print", { attempt: second })).toMatchObject({ error: { code: "nothingToPrint" } });
  expect(await counter.press("slip.print", { attempt: "nobody" })).toMatchObject({ error: { code: "noSuchAttempt" } });
  await counter.must("session.signOut", {});
  expect(await counter.press("slip.print", { attempt })).toMatchObject({ error: { code: "notSignedIn" } });
});
