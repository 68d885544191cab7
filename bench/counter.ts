/** A counter to measure at: the till in a process of its own, its page in Chromium, and a door into both. */
import { join } from "node:path";
import { chromium, type BrowserServer } from "playwright";
import { openCounter, type Counter, type CounterOptions } from "../tests/e2e/counter.ts";
import { openScreen, type Screen } from "../tests/e2e/screen.ts";
import { withDoor } from "./door.ts";
import { barcodeOf } from "./goods.ts";
import { wearWatch } from "./inPage.ts";
import type { ImportTime, LoopReport, MemoryReport } from "./inTill.ts";

export interface BenchCounter {
  readonly counter: Counter;
  readonly screen: Screen;
  loop(): Promise<LoopReport>;
  memory(collect: boolean): Promise<MemoryReport>;
  importGoods(file: string): Promise<ImportTime>;
  close(): Promise<void>;
}

/** Signed in, with the sale screen shown. */
export async function openBenchCounter(browser: BrowserServer, options: CounterOptions = {}): Promise<BenchCounter> {
  const { started: counter, ask } = await withDoor(() =>
    openCounter(browser.wsEndpoint(), { pollMs: 2_000, ...options }),
  );
  const own = await chromium.connect(browser.wsEndpoint());
  const context = await own.newContext({ viewport: { width: 1024, height: 768 }, locale: "en-CA" });
  const page = await context.newPage();
  await wearWatch(page);
  const screen = await openScreen(page);
  await page.goto(counter.url());
  await page.locator("#root .till, .signin").first().waitFor();
  if (await page.locator(".signin").isVisible()) await screen.signIn();
  return {
    counter,
    screen,
    loop: () => ask<LoopReport>({ kind: "loop" }),
    memory: (collect) => ask<MemoryReport>({ kind: "memory", collect }),
    importGoods: (file) =>
      ask<ImportTime>({ kind: "import", file, catalog: join(counter.shop.journalDir, "catalog.db") }),
    async close() {
      await own.close();
      await counter.close();
    },
  };
}

/** Fills a sale: not for measuring. */
export async function fill(screen: Screen, first: number, count: number): Promise<void> {
  const lines = screen.page.locator("ol.lines > li");
  const before = await lines.count();
  await scanInPage(
    screen,
    Array.from({ length: count }, (_, i) => barcodeOf(first + i)),
  );
  await lines.nth(before + count - 1).waitFor();
}

/** Keys of the page's own, as fast as a scanner's: keys sent into the browser from outside cost as much as what is measured. */
export function scanInPage(screen: Screen, codes: readonly string[]): Promise<void> {
  return screen.page.evaluate(async (all) => {
    for (const code of all) {
      for (const key of [...code, "Enter"])
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }, codes);
}
