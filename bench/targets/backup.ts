/** What a backup costs the till that goes on selling beside it: how long it holds the loop up, and what memory it leaves. */
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { openJournal } from "../../main/journal/open.ts";
import { projectors } from "../../main/journal/projections/index.ts";
import { startSimulator } from "../../simulator/index.ts";
import { openShop } from "../../tests/support/shop.ts";
import { startTillProcess } from "../../tests/support/tillProcess.ts";
import type { Bench } from "../bench.ts";
import { withDoor } from "../door.ts";
import { atMost, type Figure } from "../figures.ts";
import type { LoopReport, MemoryReport } from "../inTill.ts";
import { openSeller } from "../manySales.ts";
import { startPaperClock } from "../paperClock.ts";
import { appendPayments } from "../payments.ts";

const SHELL = join(import.meta.dirname, "..", "..", "main", "shell", "browserMain.ts");
const MB = 1024 * 1024;
const BACKUPS = 4;
const WARM = 60;
/** V8 gives back what it kept for the rush only after some seconds without one, ms. */
const REST_MS = 8_000;

const rests = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const backup: Bench = {
  name: "backup",
  async run({ counter, quick }) {
    const payments = quick ? 2_000 : 20_000;
    const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0 });
    gateway.control.auto({ after: 0, do: "tap" });
    const paper = await startPaperClock();
    const shop = openShop({ gatewayUrl: gateway.url, printerPort: paper.port });
    mkdirSync(shop.journalDir, { recursive: true });
    const { counter: stocked } = await counter();
    cpSync(join(stocked.shop.journalDir, "catalog.db"), join(shop.journalDir, "catalog.db"));
    const filled = openJournal(shop.journalDir, { projectors, now: Date.now });
    if (!filled.ok) throw new Error(filled.error.message);
    appendPayments(filled.value, payments);
    filled.value.close();

    const flags = ["--no-open", "--port", "0", "--data", shop.dataDir, "--settings", shop.settingsFile];
    const { started: till, ask } = await withDoor(async () => {
      const process = startTillProcess(SHELL, flags);
      await process.ready;
      return process;
    });
    const resident = async (): Promise<number> => {
      await rests(REST_MS);
      return (await ask<MemoryReport>({ kind: "memory", collect: true })).rss;
    };
    try {
      const seller = await openSeller(await till.ready);
      const { page } = seller;
      const last = async (): Promise<number> => {
        const { last: made, trouble } = await page.query("backup.list", { limit: 0 });
        if (trouble !== null) throw new Error(`no backup: ${trouble.why} ${trouble.detail}`);
        return made?.seq ?? 0;
      };
      await seller.sell(WARM);
      const before = await resident();
      await ask<LoopReport>({ kind: "loop" });
      await seller.sell(WARM);
      const alone = await ask<LoopReport>({ kind: "loop" });

      const loops: LoopReport[] = [];
      const took: number[] = [];
      const after: number[] = [];
      for (let made = 0; made < BACKUPS; made += 1) {
        const kept = await last();
        await ask<LoopReport>({ kind: "loop" });
        const began = performance.now();
        await page.mustDo("backup.now", {});
        while ((await last()) === kept) await seller.sell(1);
        took.push(performance.now() - began);
        loops.push(await ask<LoopReport>({ kind: "loop" }));
        after.push(await resident());
      }
      const worst = loops.toSorted((a, b) => b.worst - a.worst)[0]!;
      const disk = Math.max(...loops.map((loop) => loop.disk ?? 0));
      const figures: readonly Figure[] = [
        {
          what: `main loop held up: ${String(BACKUPS)} backups, sales going on`,
          value: worst.worst,
          unit: "ms",
          limit: atMost(30),
          more: `own work ${worst.ownWork.toFixed(1)}, waiting for a processor ${worst.queued?.toFixed(1) ?? "?"}; for the disk at most ${disk.toFixed(1)}; without one ${alone.worst.toFixed(1)}, disk ${alone.disk?.toFixed(1) ?? "?"}`,
        },
        {
          what: `resident after ${String(BACKUPS)} backups: more than before`,
          value: ((after.at(-1) ?? 0) - before) / MB,
          unit: "MB",
          limit: atMost(10),
          more: [before, ...after].map((bytes) => (bytes / MB).toFixed(0)).join(" → "),
        },
        {
          what: `a verified backup of ${(payments * 3).toLocaleString("en")} records`,
          value: Math.max(...took) / 1000,
          unit: "s",
        },
      ];
      return figures;
    } finally {
      await till.kill();
      await gateway.close();
      await paper.close();
      shop.remove();
    }
  },
};
