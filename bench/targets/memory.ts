/** What 10,000 sales leave behind in the till's process. */
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { openShop } from "../../tests/support/shop.ts";
import type { Bench } from "../bench.ts";
import { atMost } from "../figures.ts";
import { startPaperClock } from "../paperClock.ts";
import type { MemoryOfSales } from "../salesOfYear.ts";

const SCRIPT = join(import.meta.dirname, "..", "salesOfYear.ts");
const MB = 1024 * 1024;

export const memory: Bench = {
  name: "memory",
  async run({ counter, quick }) {
    const { counter: stocked } = await counter();
    const paper = await startPaperClock();
    const shop = openShop({ gatewayUrl: stocked.gateway.url, printerPort: paper.port });
    cpSync(join(stocked.shop.journalDir, "catalog.db"), join(shop.journalDir, "catalog.db"));
    try {
      const args = [SCRIPT, shop.dataDir, shop.settingsFile, "", quick ? "1000" : "10000"];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const { before, after, sales, ms } = JSON.parse(stdout) as MemoryOfSales;
      const mb = (bytes: number): string => (bytes / MB).toFixed(1);
      return [
        {
          what: `heap after ${sales.toLocaleString("en")} sales: more than before`,
          value: (after.heapUsed - before.heapUsed) / MB,
          unit: "MB",
          limit: atMost(10),
          more: `${mb(before.heapUsed)} → ${mb(after.heapUsed)} MB in use`,
        },
        {
          what: `resident after ${sales.toLocaleString("en")} sales: more than before`,
          value: (after.rss - before.rss) / MB,
          unit: "MB",
          limit: atMost(10),
          more: `${mb(before.rss)} → ${mb(after.rss)} MB · ${(ms / sales).toFixed(1)} ms a sale of 3 scans in cash`,
        },
      ];
    } finally {
      await paper.close();
      shop.remove();
    }
  },
};
