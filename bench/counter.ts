/** A counter to measure at: the till in a process of its own, its page in Chromium, and a door into both. */
import { mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type BrowserServer } from "playwright";
import { openCounter, type Counter, type CounterOptions } from "../tests/e2e/counter.ts";
import { openScreen, type Screen } from "../tests/e2e/screen.ts";
import { waitFor } from "../tests/support/waitFor.ts";
import { barcodeOf } from "./goods.ts";
import { wearWatch } from "./inPage.ts";
import type { Asked, ImportTime, LoopReport, MemoryReport } from "./inTill.ts";

export interface BenchCounter {
  readonly counter: Counter;
  readonly screen: Screen;
  loop(): Promise<LoopReport>;
  memory(collect: boolean): Promise<MemoryReport>;
  importGoods(file: string): Promise<ImportTime>;
  close(): Promise<void>;
}

const IN_TILL = pathToFileURL(join(import.meta.dirname, "inTill.ts")).href;

/** Signed in, with the sale screen shown. */
export async function openBenchCounter(browser: BrowserServer, options: CounterOptions = {}): Promise<BenchCounter> {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-bench-"));
  const door = join(dir, "door");
  const counter = await withDoor(door, () => openCounter(browser.wsEndpoint(), { pollMs: 2_000, ...options }));
  await waitFor("the door into the till", () => existsSync(door) && readFileSync(door, "utf8") !== "");
  const port = Number(readFileSync(door, "utf8"));
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
    loop: () => askTill<LoopReport>(port, { kind: "loop" }),
    memory: (collect) => askTill<MemoryReport>(port, { kind: "memory", collect }),
    importGoods: (file) =>
      askTill<ImportTime>(port, { kind: "import", file, catalog: join(counter.shop.journalDir, "catalog.db") }),
    async close() {
      await own.close();
      await counter.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The till's process inherits this one's environment. */
async function withDoor<T>(door: string, start: () => Promise<T>): Promise<T> {
  const before = process.env["NODE_OPTIONS"];
  process.env["NODE_OPTIONS"] = `--import=${IN_TILL}`;
  process.env["TENDERLINE_BENCH_DOOR"] = door;
  try {
    return await start();
  } finally {
    if (before === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = before;
    delete process.env["TENDERLINE_BENCH_DOOR"];
  }
}

function askTill<T>(port: number, asked: Asked): Promise<T> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (part) => (text += String(part)));
    socket.on("end", () => {
      socket.end();
      resolve(JSON.parse(text) as T);
    });
    socket.write(JSON.stringify(asked));
  });
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
