/** The till's process started → a sale can be rung, with 100,000 goods in the catalogue; what the page adds, and what the idle till holds. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import nodeProcess from "../../main/shell/nodeProcess.json" with { type: "json" };
import { openShop } from "../../tests/support/shop.ts";
import type { Bench } from "../bench.ts";
import { atMost } from "../figures.ts";
import { median, spread } from "../stats.ts";

const STARTS = 9;
/** Drawing code for papers is loaded a second after the start, ms. */
const SETTLED_MS = 5_000;
const SHELL = join(import.meta.dirname, "..", "..", "main", "shell", "browserMain.ts");

export const start: Bench = {
  name: "start",
  async run({ browser, counter, quick }) {
    const { counter: stocked } = await counter();
    const shop = openShop({ gatewayUrl: stocked.gateway.url, printerPort: stocked.printer.port });
    cpSync(join(stocked.shop.journalDir, "catalog.db"), join(shop.journalDir, "catalog.db"));
    const own = await chromium.connect((await browser()).wsEndpoint());
    const ready: number[] = [];
    const painted: number[] = [];
    let resident: number | null = null;
    for (let i = 0; i < (quick ? 4 : STARTS); i += 1) {
      const till = await startOnce(shop.dataDir, shop.settingsFile);
      ready.push(till.ms);
      const page = await own.newPage();
      const began = performance.now();
      await page.goto(till.url);
      await page.locator(".signin").waitFor();
      painted.push(till.ms + performance.now() - began);
      if (i === 0) {
        await page.waitForTimeout(SETTLED_MS);
        resident = residentOf(till.pid);
      }
      await page.close();
      await till.end();
    }
    await own.close();
    shop.remove();
    return [
      {
        what: "start → a sale can be rung (median)",
        value: median(ready) / 1000,
        unit: "s",
        limit: atMost(1.5),
        more: `ms: ${spread(ready)}`,
      },
      {
        what: "start → sign-in painted, in a browser that is open",
        value: median(painted) / 1000,
        unit: "s",
        more: `ms: ${spread(painted)}`,
      },
      ...(resident === null
        ? []
        : [{ what: "till's process, idle: resident", value: resident, unit: "MB" as const, limit: atMost(150) }]),
    ];
  },
};

interface Started {
  readonly pid: number;
  /** From spawn to the Ready line. */
  readonly ms: number;
  readonly url: string;
  end(): Promise<void>;
}

function startOnce(dataDir: string, settingsFile: string): Promise<Started> {
  const began = performance.now();
  const own = ["--no-open", "--port", "0", "--data", dataDir, "--settings", settingsFile];
  const child = spawn(process.execPath, [...nodeProcess.flags, SHELL, ...own], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...nodeProcess.env, ...process.env },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (bytes) => {
      printed += String(bytes);
      const url = /^Tenderline ready: (\S+)$/m.exec(printed)?.[1];
      if (url === undefined) return;
      resolve({
        pid: child.pid ?? 0,
        ms: performance.now() - began,
        url,
        end() {
          child.kill("SIGTERM");
          return ended;
        },
      });
    });
    child.once("close", () => {
      reject(new Error(`the till ended instead of starting: ${printed}`));
    });
  });
}

/** MB of a process in memory, where the system tells it in a file. */
function residentOf(pid: number): number | null {
  const file = `/proc/${String(pid)}/status`;
  if (!existsSync(file)) return null;
  const kB = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1];
  return kB === undefined ? null : Number(kB) / 1024;
}
