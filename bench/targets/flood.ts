/** 20 scans a second for a minute: none is lost, and every one is on the screen at the end. */
import type { Bench } from "../bench.ts";
import { atMost } from "../figures.ts";
import { barcodeOf } from "../goods.ts";
import { takeTimes } from "../inPage.ts";
import { percentile, spread } from "../stats.ts";
import { loopFigure, taskFigure } from "../steady.ts";

const GOODS = 100;

export const flood: Bench = {
  name: "flood",
  async run({ counter: open, quick }) {
    const { screen, loop } = await open();
    const { page } = screen;
    const scans = (quick ? 10 : 60) * 20;
    const codes = Array.from({ length: GOODS }, (_, i) => barcodeOf(50_000 + i * 7));
    await takeTimes(page);
    await loop();
    await page.evaluate(
      async ([all, count]) => {
        const began = performance.now();
        for (let i = 0; i < count; i += 1) {
          // On the beat, so that a page that falls behind is not waited for.
          const wait = began + i * 50 - performance.now();
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          for (const key of [...(all[i % all.length] ?? ""), "Enter"]) {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
          }
        }
      },
      [codes, scans] as const,
    );
    await page
      .getByText(`${String(scans)} scanned`)
      .first()
      .waitFor();
    const text = await page.locator(".cart header").innerText();
    const added = Number(/(\d+) added/.exec(text)?.[1] ?? 0);
    const { scans: times, tasks } = await takeTimes(page);
    const held = await loop();
    await screen.press("Exact cash");
    await screen.press("New sale");
    return [
      {
        what: `20 scans/s for ${quick ? "10" : "60"} s: lost`,
        value: scans - added,
        unit: "",
        limit: atMost(0),
        more: `${String(added)} of ${String(scans)} added`,
      },
      {
        what: "scan → new line painted, p99: 20 scans/s",
        value: percentile(times, 0.99),
        unit: "ms",
        limit: atMost(50),
        more: spread(times),
      },
      loopFigure("20 scans/s", held),
      taskFigure("20 scans/s", tasks),
    ];
  },
};
