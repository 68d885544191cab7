/** Past sales at a whole till: found, opened, printed again, asked about again, and put into a file for a dispute. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { QueryArgs, QueryName, QueryResult } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { CUT_ROW, startPrinter } from "../../../simulator/printer/index.ts";
import type { SimulatedPrinter } from "../../../simulator/printer/index.ts";
import { containsCardData } from "../../core/carddata.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";

let counter: Counter;
let printer: SimulatedPrinter;
beforeEach(async () => {
  printer = await startPrinter({ hangsUpAfterMs: "never" });
  const printers = [{ kind: "tcp", host: "127.0.0.1", port: printer.port, columns: 42 }];
  counter = await openCounter({ settings: { devices: { printers }, receipts: { customer: "never" } } });
});
afterEach(async () => {
  await counter.close();
  await printer.close();
});

const query = async <N extends QueryName>(name: N, args: QueryArgs<N>): Promise<Outcome<QueryResult<N>>> =>
  (await counter.till().port.query({ name, args })) as Outcome<QueryResult<N>>;
async function ask<N extends QueryName>(name: N, args: QueryArgs<N>): Promise<QueryResult<N>> {
  const answer = await query(name, args);
  return answer.ok ? answer.value : expect.unreachable(`${name}: ${answer.error.code}`);
}

const ALL = { text: "", from: null, to: null, tender: null, state: null, operator: null, before: null } as const;
const found = async (over: Partial<QueryArgs<"transactions.find">> = {}): Promise<readonly string[]> =>
  (await ask("transactions.find", { ...ALL, ...over })).rows.map(({ sale }) => sale);

async function payInCash(): Promise<string> {
  const sale = await counter.ring();
  await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
  await counter.until("paid", (view) => view.sale?.state === "completed");
  await counter.must("sale.next", {});
  return sale;
}

async function payByCard(): Promise<string> {
  const sale = await counter.ring();
  counter.simulator.control.auto({ after: 0, do: "tap" });
  await counter.must("payment.card", { sale });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  await counter.must("sale.next", {});
  return sale;
}

async function payByPhone(): Promise<string> {
  const sale = await counter.ring();
  await counter.must("payment.walletStep", { sale, open: true });
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
  if (!shown.ok || shown.code === undefined) throw new Error("the phone shows no code");
  await counter.must("sale.scan", { code: shown.code });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  await counter.must("sale.next", {});
  return sale;
}

const rows = (): string => printer.rows().join(" ").replace(/\s+/g, " ");
const cuts = (): number => printer.rows().filter((row) => row === CUT_ROW).length;

test("a sale is found by its receipt's code, by what it was paid with and by the day; a scan of the code is said and adds nothing", async () => {
  const cash = await payInCash();
  const card = await payByCard();
  expect(await found()).toEqual([card, cash]);
  expect(await found({ tender: "card" })).toEqual([card]);
  const opened = await ask("transactions.open", { sale: card });
  expect(await found({ text: `TL1:${opened.register}:${String(opened.sale.number)}` })).toEqual([card]);
  expect(await found({ text: opened.payments[0]?.last4 ?? "" })).toContain(card);
  expect(await found({ text: opened.payments[0]?.ref ?? "" })).toEqual([card]);
  expect(await found({ from: opened.businessDay, to: opened.businessDay })).toEqual([card, cash]);
  expect(await found({ to: "2020-01-01" })).toEqual([]);
  const elsewhere = await ask("transactions.find", { ...ALL, text: "TL1:other:1" });
  expect(elsewhere).toEqual({ rows: [], more: false, otherRegister: "other", returned: null });

  await counter.must("sale.scan", { code: `TL1:${opened.register}:${String(opened.sale.number)}` });
  expect(counter.view().scan).toMatchObject({
    kind: "receipt",
    code: `TL1:${opened.register}:${String(opened.sale.number)}`,
  });
  expect(counter.view().sale).toBeNull();
});

test("the code on the receipt of a return finds the sale whose goods came back; without a sale, the return itself", async () => {
  const sale = await payInCash();
  const { register } = await ask("transactions.open", { sale });
  const { total = 0 } = (await ask("return.quote", { sale, what: { kind: "whole" } })).asked ?? {};
  const approval = { approver: MANAGER.approver, pin: MANAGER.pin };
  const why = { reason: "damaged", approval };
  const first = await counter.must("return.make", { sale, what: { kind: "whole" }, seen: total, ...why });
  const goods = [{ kind: "product" as const, sku: "BAKE-BAGUETTE", quantity: 1000 }];
  const price = await ask("return.price", { goods });
  const second = await counter.must("return.withoutSale", { goods, as: "cash", seen: price.total, ...why });

  const byCode = (code: string) => ask("transactions.find", { ...ALL, text: code });
  const [of1, of2] = [await byCode(`TLR1:${register}:1`), await byCode(`TLR1:${register}:2`)];
  expect(of1).toMatchObject({ rows: [{ sale }], returned: { return: first.return, sale } });
  expect(of2).toMatchObject({ rows: [], returned: { return: second.return, sale: null } });
  expect(await byCode(`TLR1:${register}:3`)).toMatchObject({ rows: [], returned: null });
  expect(await byCode("TLR1:other:1")).toMatchObject({ rows: [], otherRegister: "other", returned: null });

  // Scanned anywhere, with what the scanner puts before it, it is said as it was printed, and rings up nothing.
  await counter.must("sale.scan", { code: `]Q1TLR1:${register}:1\r` });
  expect(counter.view()).toMatchObject({ scan: { kind: "receipt", code: `TLR1:${register}:1` }, sale: null });
});

test("a page is 50 rows, and the next one begins where it ended", async () => {
  for (let sales = 0; sales < 52; sales += 1) await payInCash();
  const first = await ask("transactions.find", ALL);
  expect(first.rows).toHaveLength(50);
  expect(first.more).toBe(true);
  const second = await ask("transactions.find", { ...ALL, before: first.rows.at(-1)?.pos ?? null });
  expect(second.rows.map(({ number }) => number)).toEqual([2, 1]);
  expect(second.more).toBe(false);
});

test("its papers print again as copies, and the gift receipt has its goods without a price", async () => {
  const sale = await payByCard();
  await expect.poll(cuts, { timeout: 60_000 }).toBe(2);
  const { payments } = await ask("transactions.open", { sale });
  const attempt = payments[0]?.attempt ?? "";
  expect(payments).toMatchObject([{ state: "approved", slips: true }]);
  await counter.must("transactions.print", { sale, paper: "gift", attempt: null });
  await expect.poll(cuts, { timeout: 60_000 }).toBe(3);
  const gift = rows().slice(rows().lastIndexOf("GIFT RECEIPT"));
  expect(gift).toContain("Baguette");
  expect(gift).not.toMatch(/\d[.,]\d\d\b/);
  await counter.must("transactions.print", { sale, paper: "slipMerchant", attempt });
  await expect.poll(cuts, { timeout: 60_000 }).toBe(4);
  expect(rows()).toMatch(/DUPLICATE|COPY/);
  expect(await counter.press("transactions.print", { sale: "nobody", paper: "gift", attempt: null })).toMatchObject({
    ok: false,
    error: { code: "noSuchSale" },
  });
});

test("a payment is asked about again, journalled, and stays what it was", async () => {
  const sale = await payByCard();
  const lookUps = (): number => counter.simulator.control.requests().filter(({ path }) => /query/.test(path)).length;
  const before = lookUps();
  expect(await counter.must("transactions.refresh", { sale })).toEqual({ asked: 1 });
  await expect.poll(lookUps, { timeout: 60_000 }).toBeGreaterThan(before);
  const attempt = (await ask("transactions.open", { sale })).payments[0]?.attempt ?? "";
  const last = async (): Promise<unknown> => (await ask("transactions.evidence", { attempt })).records.at(-1);
  await expect
    .poll(last, { timeout: 60_000 })
    .toMatchObject({ kind: "attempt.heard", body: expect.stringContaining("captured") as unknown });
  expect((await ask("transactions.open", { sale })).row.state).toBe("paid");
  // After a restart the watch of it goes on, and it can be asked about as well.
  await counter.stop();
  await counter.start();
  expect(await counter.must("transactions.refresh", { sale })).toEqual({ asked: 1 });
});

test("the gateway's own list stands beside ours", async () => {
  const sale = await payByPhone();
  const { lists, payments } = await ask("transactions.open", { sale });
  expect(lists).toBe(true);
  const listed = await ask("transactions.atGateway", { sale });
  expect(listed).toMatchObject([{ type: "payment", amount: payments[0]?.captured, match: "ours" }]);
});

test("the evidence of a payment has papers, steps and records, and nothing that may not be seen", async () => {
  const sale = await payByCard();
  const { payments } = await ask("transactions.open", { sale });
  const evidence = await ask("transactions.evidence", { attempt: payments[0]?.attempt ?? "" });
  expect(evidence.papers).toHaveLength(2);
  expect(evidence.steps.map(({ what }) => what.kind)).toEqual(expect.arrayContaining(["asked", "sent", "approved"]));
  expect(evidence.records.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["attempt.intended", "attempt.approved"]),
  );
  for (const { body } of evidence.records) expect(containsCardData(body, { allowGtin: true })).toBe(false);
  expect(JSON.stringify(evidence)).not.toContain("pin");
});

test("nobody sees anything who is not signed in", async () => {
  const sale = await payInCash();
  await counter.must("session.signOut", {});
  for (const answer of [
    await query("transactions.find", ALL),
    await query("transactions.open", { sale }),
    await query("transactions.atGateway", { sale }),
    await query("transactions.evidence", { attempt: "a" }),
    await counter.press("transactions.refresh", { sale }),
    await counter.press("transactions.print", { sale, paper: "gift", attempt: null }),
  ])
    expect(answer).toMatchObject({ ok: false, error: { code: "notSignedIn" } });
});
