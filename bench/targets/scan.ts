/** A code's last byte → its line painted, in a sale of 100 lines with 100,000 goods. */
import type { Bench } from "../bench.ts";
import { fill } from "../counter.ts";
import { atMost } from "../figures.ts";
import { barcodeOf } from "../goods.ts";
import { takeTimes } from "../inPage.ts";
import { percentile, spread } from "../stats.ts";
import { loopFigure, taskFigure } from "../steady.ts";

const LINES = 100;
const SCANS = 200;

export const scan: Bench = {
  name: "scan",
  async run({ counter: open, quick }) {
    const { screen, loop } = await open();
    const { page, hands } = screen;
    await fill(screen, 0, LINES);
    await page.waitForTimeout(500);
    await takeTimes(page);
    await loop();
    const times: number[] = [];
    const tasks: number[] = [];
    const line = page.locator("ol.lines > li").nth(LINES);
    for (let i = 0; i < (quick ? 50 : SCANS); i += 1) {
      await hands.scan(barcodeOf(1_000 + i * 13));
      await line.waitFor();
      await page.waitForTimeout(60);
      const taken = await takeTimes(page);
      times.push(...taken.scans);
      tasks.push(...taken.tasks);
      // The sale goes back to its 100 lines.
      await hands.press("Delete");
      await line.waitFor({ state: "detached" });
    }
    const held = await loop();
    await screen.press("Exact cash");
    await screen.press("New sale");
    return [
      {
        what: "scan → line painted, p99",
        value: percentile(times, 0.99),
        unit: "ms",
        limit: atMost(50),
        more: spread(times),
      },
      loopFigure("scans into 100 lines", held),
      taskFigure("scans into 100 lines", tasks),
    ];
  },
};
