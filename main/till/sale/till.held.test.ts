/** Hold and recall, tax-exempt sales and the customer's language, at a whole till with a printer and across a restart. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { CUT_ROW, type SimulatedPrinter, startPrinter } from "../../../simulator/printer/index.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

let counter: Counter;
let printer: SimulatedPrinter;
const open = async (settings: Record<string, unknown> = {}): Promise<void> => {
  const printers = [{ kind: "tcp", host: "127.0.0.1", port: printer.port, columns: 42 }];
  counter = await openCounter({ settings: { devices: { printers }, ...settings } });
};
beforeEach(async () => {
  printer = await startPrinter({ hangsUpAfterMs: "never" });
});
afterEach(async () => {
  await counter.close();
  await printer.close();
});

const APPROVAL = { approver: "manager", pin: "9999" };
const held = () => counter.view().held.map(({ name, number }) => `${name} ${String(number)}`);
const why = async (answer: Promise<{ readonly ok: boolean; readonly error?: unknown }>): Promise<unknown> => {
  const said = (await answer) as { readonly ok: boolean; readonly error?: { readonly code: string } };
  return said.ok ? "ok" : said.error?.code;
};
/** Each paper that came out, as one line, in order. */
const papers = (): readonly string[] =>
  printer
    .rows()
    .join("\n")
    .split(CUT_ROW)
    .map((paper) => paper.replace(/\s+/g, " "))
    .slice(0, -1);
const printed = (count: number): Promise<unknown> =>
  expect.poll(() => papers().length, { timeout: 60_000 }).toBe(count);

test("a held sale survives a restart, is listed with what it is known by, and comes back as it was", async () => {
  await open();
  const first = await counter.ring("NOTE-RULED");
  await counter.must("hold.put", { sale: first, name: "Ms Chan" });
  expect(counter.view().sale).toBeNull();
  const second = await counter.ring();
  expect(second).not.toBe(first);
  await counter.stop();
  await counter.start();
  expect(counter.view().sale).toMatchObject({ id: second });
  expect(counter.view().held).toMatchObject([{ sale: first, name: "Ms Chan", operator: "Cashier 1", items: 1 }]);
  expect(counter.view().unproven).toEqual([]);
  // What is on the screen is put aside in turn, by the same commit.
  await counter.must("hold.recall", { sale: first });
  expect(counter.view().sale).toMatchObject({ id: first, state: "open" });
  expect(held()).toEqual([" 2"]);
  expect(await why(counter.press("hold.recall", { sale: first }))).toBe("notHeld");
  await counter.must("cash.take", { sale: first, given: counter.view().sale?.cash.toPay ?? 0 });
  await counter.must("hold.recall", { sale: second });
  await counter.must("sale.abandon", { sale: second });
  expect(held()).toEqual([]);
  expect(factsIn(counter.dataDir, "sale.held").map(({ operator }) => operator)).toEqual(["cashier-1", "cashier-1"]);
});

test("goods of a sale whose payment is not known stay in the tray; money is never put out of sight", async () => {
  await open();
  counter.simulator.control.settings({ lookup: "doesNotKnowCards" });
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  const aside = await counter.ring();
  await counter.must("hold.put", { sale: aside, name: "" });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("a manager's moment", ({ payment }) => payment?.screen === "manager");
  expect(await why(counter.press("hold.put", { sale, name: "" }))).toBe("paymentRunning");
  expect(await why(counter.press("hold.recall", { sale: aside }))).toBe("paymentRunning");
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  expect(await why(counter.press("hold.put", { sale, name: "" }))).toBe("notHeldWithMoney");
  await counter.must("cash.take", { sale, given: 100 });
  expect(await why(counter.press("hold.recall", { sale: aside }))).toBe("notHeldWithMoney");
  expect(counter.view().sale).toMatchObject({ id: sale });
});

test("free of tax by number and a manager's PIN: journalled, on paper, asked of the card; a card number is no number", async () => {
  await open();
  const sale = await counter.ring("NOTE-RULED");
  const full = counter.view().sale?.total ?? 0;
  const taxes = ["GST", "PST"];
  const asked = { sale, number: "RC-1048-22", taxes, reason: "Status card" };
  expect(await why(counter.press("customer.exempt", { ...asked, approval: null }))).toBe("approvalNeeded");
  const own = { approver: "cashier-1", pin: "1111" };
  expect(await why(counter.press("customer.exempt", { ...asked, approval: own }))).toBe("notAllowed");
  const card = { ...asked, number: "4111 1111 1111 1111" };
  expect(await why(counter.press("customer.exempt", { ...card, approval: APPROVAL }))).toBe("cardData");
  expect(counter.view().sale).toMatchObject({ total: full, exempt: null });
  await counter.must("customer.exempt", { ...asked, approval: APPROVAL });
  const free = counter.view().sale;
  expect(free).toMatchObject({ total: 499, taxes: [], exempt: { number: "RC-1048-22", included: 0 } });
  expect(full - (free?.total ?? 0)).toBe(free?.exempt?.added);
  await counter.must("customer.notExempt", { sale });
  expect(counter.view().sale).toMatchObject({ total: full, exempt: null });
  await counter.must("customer.exempt", { ...asked, approval: APPROVAL });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  await counter.must("payment.card", { sale });
  await counter.until("paid", (view) => view.sale?.state === "completed");
  expect(counter.simulator.control.ledger()).toMatchObject([{ amount: 499 }]);
  expect(await why(counter.press("customer.notExempt", { sale }))).toBe("noOpenSale");
  await printed(3);
  const receipt = papers().find((paper) => paper.includes("Receipt 1"));
  expect(receipt).toContain("Tax exempt no. RC-1048-22");
  expect(receipt).not.toMatch(/GST|PST/);
  const [fact] = factsIn(counter.dataDir, "sale.taxExempted");
  expect(fact?.exemption).toEqual({ number: "RC-1048-22", taxes, reason: "Status card", approver: "manager" });
});

test("a French speaker's card: receipt and cardholder copy in French, the shop's copy in English; the choice comes first", async () => {
  await open();
  counter.simulator.control.auto({ after: 0, do: "tap", brand: "interac", method: "tap" });
  const sale = await counter.ring();
  await counter.must("payment.card", { sale });
  await counter.until("paid", (view) => view.sale?.state === "completed");
  expect(counter.view().sale?.papersIn).toEqual({ language: "fr", by: "card" });
  await printed(3);
  expect(papers().filter((paper) => /Reçu 1|COPIE DU CLIENT/.test(paper))).toHaveLength(2);
  expect(papers().filter((paper) => paper.includes("MERCHANT COPY"))).toHaveLength(1);
  await counter.must("customer.language", { sale, language: "en" });
  await counter.must("receipt.print", { sale });
  await printed(4);
  expect(papers().at(-1)).toMatch(/COPY \/ COPIE 1.*Receipt 1/);
});
