/** X and Z on paper at the whole till: printed by the commit that closes the day, again as copies, and for managers alone. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { XView } from "../../../preload/contract/dayReport.ts";
import { CUT_ROW, startPrinter } from "../../../simulator/printer/index.ts";
import type { SimulatedPrinter } from "../../../simulator/printer/index.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

let counter: Counter;
let printer: SimulatedPrinter;
beforeEach(async () => {
  printer = await startPrinter({ hangsUpAfterMs: "never" });
  const printers = [{ kind: "tcp", host: "127.0.0.1", port: printer.port, columns: 42 }];
  counter = await openCounter({
    settings: {
      devices: { printers },
      receipts: { customer: "never" },
      store: { name: "Maple Market", phone: "604 555 0100", register: "1" },
    },
  });
});
afterEach(async () => {
  await counter.close();
  await printer.close();
});

const cuts = (): number => printer.rows().filter((row) => row === CUT_ROW).length;
/** Waits until so many papers have come out, and gives the last as one line. */
async function printed(papers: number): Promise<string> {
  await expect.poll(cuts, { timeout: 60_000 }).toBe(papers);
  await counter.until("nothing waits", ({ printing }) => printing.length === 0);
  const rows = printer.rows();
  const from = rows.slice(0, -1).lastIndexOf(CUT_ROW) + 1;
  return rows.slice(from).join(" ").replace(/\s+/g, " ");
}
const xReport = async (): Promise<XView> => {
  const answer = await counter.till().port.query({ name: "report.x", args: {} });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as XView;
};
const asManager = (): Promise<unknown> =>
  counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
const amount = (minor: number): string => (minor / 100).toFixed(2);

async function sellForCash(): Promise<number> {
  const sale = await counter.ring();
  const toPay = counter.view().sale?.cash.toPay ?? 0;
  await counter.must("cash.take", { sale, given: toPay });
  await counter.must("sale.next", {});
  return toPay;
}

async function countAndClose(): Promise<void> {
  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: expected }, explanation: "" });
  await counter.must("shift.close", { left: 0, bag: "B 1", approval: null });
}

test("an X at any time, as it stands then; the Z by the commit that closes the day, once, and copies after it", async () => {
  const sold = await sellForCash();
  await asManager();
  const half = await counter.ring();
  await counter.must("cash.take", { sale: half, given: 100, part: { kind: "amount", amount: 100 } });
  expect(await xReport()).toMatchObject({
    next: 1,
    figures: { sales: { count: 1 }, money: sold + 100 },
    open: [{ float: 0, moved: 0, expected: sold + 100 }],
    named: [{ kind: "sale", number: 2 }],
  });
  await counter.must("report.print", { which: "x" });
  const x = await printed(1);
  expect(x).toMatch(/X · NOT A CLOSE .* X · NOT A CLOSE/);
  expect(x).toContain(`Cash 2 × ${amount(sold + 100)}`);
  expect(x).toContain("NOT SETTLED Sale 2 1.00");
  expect(x).toContain(`Expected ${amount(sold + 100)}`);

  await counter.must("split.giveUp", { sale: half, reason: "gone", approval: null });
  await countAndClose();
  await counter.must("closing.close", { seen: 1, approval: null });
  const z = await printed(2);
  expect(z).toMatch(/Z REPORT 1 .*Closed by Manager Approved by Manager/);
  expect(z).toContain(`Expected ${amount(sold)} Counted ${amount(sold)} Agrees To the bank ${amount(sold)}`);
  expect(z).not.toMatch(/COPY|NOT A CLOSE/);
  const report = await counter.till().port.query({ name: "closing.report", args: { number: 1 } });
  expect(z).toContain(`Head of the journal ${(report as { value: { head: string } }).value.head}`);

  await counter.must("report.print", { which: 1 });
  expect(await printed(3)).toMatch(/COPY \/ COPIE 1 Z REPORT 1 /);
  // Beside it, on a paper of its own: no part of the report.
  await counter.must("report.print", { which: { kind: "known", number: 1 } });
  expect(await printed(4)).toMatch(/^ ?TRAINING .* DIFFERENCES of Z report 1 .*Not part of the Z report.*Nothing went/);
  expect(await counter.press("report.print", { which: { kind: "known", number: 2 } })).toMatchObject({
    error: { code: "nothingToPrint" },
  });
  expect(await counter.press("report.print", { which: 2 })).toMatchObject({ error: { code: "nothingToPrint" } });
  expect(await counter.press("closing.close", { seen: 2, approval: null })).toMatchObject({
    error: { code: "nothingToClose" },
  });
  expect(factsIn(counter.dataDir, "print.queued").map(({ paper }) => paper)).toEqual([
    ...["xReport", "zReport", "zReport", "differences"],
  ]);
});

test("an X whose paper was missing shows how things stood when it was asked for, not when it came out", async () => {
  const first = await sellForCash();
  await asManager();
  printer.openCover(true);
  await counter.must("report.print", { which: "x" });
  await counter.until("not printed", ({ printing }) => printing[0]?.state === "notPrinted");
  await sellForCash();
  await countAndClose();
  printer.openCover(false);
  await counter.must("receipt.retry", { job: counter.view().printing[0]?.job ?? "" });
  const x = await printed(1);
  expect(x).toContain(`Cash 1 × ${amount(first)}`);
  expect(x).toContain(`Float 0.00 Expected ${amount(first)}`);
});

test("no cashier sees or prints figures; the Z that a manager answers for prints though a cashier closes the day", async () => {
  await sellForCash();
  const refused = { ok: false, error: { code: "notAllowed" } };
  const today = { kind: "days", span: "day", day: null } as const;
  expect(await counter.press("report.print", { which: today })).toMatchObject(refused);
  expect(await counter.till().port.query({ name: "report.x", args: {} })).toMatchObject(refused);
  expect(await counter.press("report.print", { which: "x" })).toMatchObject(refused);
  const { expected } = await counter.must("shift.count", { counted: { sum: 5 }, explanation: "" });
  await counter.must("shift.close", { left: 5, bag: "", approval: null });
  await counter.must("closing.close", { seen: 1, approval: SIGNED });
  expect(await counter.press("report.print", { which: 1 })).toMatchObject(refused);
  const z = await printed(1);
  expect(z).toContain(`Closed by Cashier 1 Approved by Manager`);
  expect(z).toContain(`Short -${amount(expected - 5)}`);
});

test("the report on a day prints as it stood when it was asked for, with what the screen says; a month's as well", async () => {
  const first = await sellForCash();
  await asManager();
  printer.openCover(true);
  await counter.must("report.print", { which: { kind: "days", span: "day", day: null } });
  await counter.until("not printed", ({ printing }) => printing[0]?.state === "notPrinted");
  expect(counter.view().printing).toMatchObject([{ paper: "periodReport", saleNumber: 0, report: null }]);
  await sellForCash();
  printer.openCover(false);
  await counter.must("receipt.retry", { job: counter.view().printing[0]?.job ?? "" });
  const day = await printed(1);
  expect(day).toMatch(/DAY REPORT \d{4}-\d\d-\d\d NOT OVER YET Maple Market/);
  expect(day).toContain(`Cash 1 × ${amount(first)}`);
  expect(day).toMatch(/TOP GOODS [^-]* 1 × [^-]*-+ OPERATORS Cashier 1 1 × /);

  await counter.must("report.print", { which: { kind: "days", span: "month", day: null } });
  const month = await printed(2);
  expect(month).toContain(`Cash 2 × ${amount(2 * first)}`);
  expect(month).toMatch(/MONTH REPORT .*BY DAY .*TOP GOODS [^-]* 2 × /);
});

test("a report that waits to be printed can be left; nothing of it comes out", async () => {
  await asManager();
  printer.openCover(true);
  for (const span of ["day", "week"] as const)
    await counter.must("report.print", { which: { kind: "days", span, day: null } });
  await counter.until("not printed", ({ printing }) => printing[0]?.state === "notPrinted");
  await counter.must("receipt.drop", { job: counter.view().printing[0]?.job ?? "" });
  printer.openCover(false);
  await counter.must("receipt.retry", { job: counter.view().printing[0]?.job ?? "" });
  expect(await printed(1)).toMatch(/^TRAINING — NO REAL MONEY WEEK REPORT/);
});
