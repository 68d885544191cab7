/** What 10,000 sales over the real channel leave behind in the till's process. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { startSimulator } from "../../simulator/index.ts";
import { openShop } from "../../tests/support/shop.ts";
import { startTillProcess } from "../../tests/support/tillProcess.ts";
import type { Bench } from "../bench.ts";
import { withDoor } from "../door.ts";
import { atMost } from "../figures.ts";
import type { MemoryReport } from "../inTill.ts";
import { openSeller } from "../manySales.ts";
import { startPaperClock } from "../paperClock.ts";

const SHELL = join(import.meta.dirname, "..", "..", "main", "shell", "browserMain.ts");
const MB = 1024 * 1024;
/** Sold before the first look: code is compiled by then, and caches are filled. */
const WARM = 200;
/** Looked at as well on the way: what grows before is the young process, what grows after it would go on growing. */
const SETTLED = 1_000;
const PARTS = 2;
/** V8 gives back what it kept for the rush only after some seconds without one, ms. */
const REST_MS = 12_000;

export const memory: Bench = {
  name: "memory",
  async run({ counter, quick }) {
    const { counter: stocked } = await counter();
    const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0 });
    gateway.control.auto({ after: 0, do: "tap" });
    const paper = await startPaperClock();
    const shop = openShop({ gatewayUrl: gateway.url, printerPort: paper.port });
    cpSync(join(stocked.shop.journalDir, "catalog.db"), join(shop.journalDir, "catalog.db"));
    const flags = ["--no-open", "--port", "0", "--data", shop.dataDir, "--settings", shop.settingsFile];
    const { started: till, ask } = await withDoor(async () => {
      const process = startTillProcess(SHELL, flags);
      await process.ready;
      return process;
    });
    const look = async (): Promise<MemoryReport> => {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      return ask<MemoryReport>({ kind: "memory", collect: true });
    };
    const sales = quick ? 2_000 : 10_000;
    try {
      const seller = await openSeller(await till.ready);
      await seller.sell(WARM);
      const looks = [await look()];
      let ms = 0;
      await seller.sell(SETTLED - WARM);
      looks.push(await look());
      for (let part = 0; part < PARTS; part += 1) {
        ms += (await seller.sell((sales - SETTLED + WARM) / PARTS)) / PARTS;
        looks.push(await look());
      }
      const [before, after] = [looks[0]!, looks.at(-1)!];
      const every = (of: (look: MemoryReport) => number): string =>
        looks.map((each) => (of(each) / MB).toFixed(1)).join(" → ");
      const many = sales.toLocaleString("en");
      return [
        {
          what: `heap after ${many} sales: more than before`,
          value: (after.heapUsed - before.heapUsed) / MB,
          unit: "MB",
          limit: atMost(10),
          more: `${every(({ heapUsed }) => heapUsed)} MB in use: after ${String(WARM)} sales, ${String(SETTLED)}, half, all`,
        },
        {
          what: `resident after ${many} sales: more than before`,
          value: (after.rss - before.rss) / MB,
          unit: "MB",
          limit: atMost(10),
          more: `${every(({ rss }) => rss)} MB · ${ms.toFixed(1)} ms a sale, one in 20 by card`,
        },
      ];
    } finally {
      await till.kill();
      await gateway.close();
      await paper.close();
      shop.remove();
    }
  },
};
