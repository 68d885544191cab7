/** Printers at a whole till: what runs out in the middle is offered again as a copy, and Chinese paper is the screen's. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { CUT_ROW, startPrinter } from "../../../simulator/printer/index.ts";
import type { SimulatedPrinter } from "../../../simulator/printer/index.ts";
import type { PaperPicture } from "../../core/paper/paper.ts";
import type { Between } from "../start/options.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, openCounter } from "../testing/counter.ts";

let counter: Counter;
let printer: SimulatedPrinter;
beforeEach(async () => {
  printer = await startPrinter({ hangsUpAfterMs: "never" });
});
afterEach(async () => {
  await counter.close();
  await printer.close();
});

const open = async (settings: Record<string, unknown> = {}, columns = 42, between: Between = {}): Promise<void> => {
  const printers = [{ kind: "tcp", host: "127.0.0.1", port: printer.port, columns }];
  counter = await openCounter({ settings: { devices: { printers }, ...settings }, between });
};
const sell = async (): Promise<string> => {
  const sale = await counter.ring();
  await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
  return sale;
};
const printed = (papers: number): Promise<unknown> =>
  expect.poll(() => printer.rows().filter((row) => row === CUT_ROW).length, { timeout: 60_000 }).toBe(papers);
const health = (): unknown => counter.view().health.find(({ part }) => part === "printer");

test("out of paper in the middle: the sale stands, the strip says why, and the paper is offered again from the start, as a copy", async () => {
  await open();
  printer.loadPaper(9);
  await sell();
  const { printing } = await counter.until("a paper not known", (view) =>
    view.printing.some(({ state }) => state === "notKnown"),
  );
  expect(counter.view().sale).toMatchObject({ state: "completed" });
  expect(printing).toMatchObject([{ paper: "receipt", why: "paperOut" }]);
  expect(health()).toMatchObject({ state: "bad", code: "paperOut" });
  await expect.poll(() => printer.waiting()).toBe(0);
  const torn = printer.rows().length;
  printer.loadPaper(200);
  expect(printer.rows()).toHaveLength(torn);
  await counter.must("receipt.retry", { job: printing[0]?.job ?? "" });
  await printed(1);
  expect(printer.rows().slice(torn).join("\n")).toMatch(/COPY[^]*BAGUETTE|COPY[^]*Baguette/i);
  await counter.until("nothing waits", (view) => view.printing.length === 0);
});

test("out of paper before it: prints by itself, as the original, when there is paper", async () => {
  await open();
  printer.loadPaper(0);
  await sell();
  await counter.until("why", (view) =>
    view.printing.some(({ state, why }) => state === "notPrinted" && why === "paperOut"),
  );
  expect(printer.rows()).toEqual([]);
  printer.loadPaper(200);
  await printed(1);
  expect(printer.paper()).not.toMatch(/COPY/);
  // The cut is seen before the printer has said that it is done.
  await counter.until("a printer that is well", () => (health() as { state?: string } | undefined)?.state === "ok");
});

test("a clock that is put back keeps no paper waiting", async () => {
  let offset = 0;
  await open({}, 42, { clock: { ...systemClock, now: () => Date.now() + offset }, steady: () => performance.now() });
  printer.loadPaper(0);
  await sell();
  await counter.until("not printed", (view) => view.printing.some(({ state }) => state === "notPrinted"));
  offset = -3_600_000;
  printer.loadPaper(200);
  await printed(1);
});

test.each([42, 32])(
  "a Chinese till: dots go to the printer, and the screen shows the same dots (%i columns)",
  async (columns) => {
    await open({ locale: "zh" }, columns);
    // From then on its Chinese name stands on every paper; before, a paper and its preview may differ by it.
    await counter.until("the shop's names", ({ session }) => session.walletShop.length > 0);
    const sale = await sell();
    await printed(1);
    const width = columns * 12;
    const pictures = printer.rows().filter((row) => row.startsWith("[picture"));
    expect(pictures.length).toBeGreaterThan(6);
    for (const row of pictures) expect(row).toMatch(new RegExp(`^\\[picture ${String(width)} x (30|54)\\]$`));
    const preview = await counter.till().port.query({ name: "receipt.preview", args: { sale } });
    const [paper] = (preview as { value: readonly PaperPicture[] }).value;
    const images = paper?.lines.filter((line) => line.kind === "image") ?? [];
    expect(images.map(({ height }) => `[picture ${String(width)} x ${String(height)}]`)).toEqual(pictures);
  },
);

test("a drawer on a port of its own that is not there: the sale stands, the strip says it, and opening it is not said to have worked", async () => {
  const printers = [{ kind: "tcp", host: "127.0.0.1", port: printer.port }];
  const drawer = { via: "serial", path: "/dev/tenderline-none" };
  await open({ devices: { printers, drawer } });
  await sell();
  await printed(1);
  await counter.until("the drawer is said to be shut", () => JSON.stringify(health()).includes("drawerShut"));
  expect(printer.drawerKicks()).toBe(0);
  expect(health()).toMatchObject({ state: "warn", code: "drawerShut" });
  const opened = await counter.press("drawer.noSale", {
    reason: "coins",
    approval: { approver: "manager", pin: "9999" },
  });
  expect(opened).toMatchObject({ ok: false, error: { code: "drawerShut", money: "safe" } });
});
