/** A key in the search → what was found painted, among 100,000 goods beside a sale of 100 lines. */
import type { Bench } from "../bench.ts";
import { fill } from "../counter.ts";
import { atMost } from "../figures.ts";
import { takeTimes } from "../inPage.ts";
import { percentile, spread } from "../stats.ts";
import { loopFigure, taskFigure } from "../steady.ts";

/** What cashiers type: names in two languages, words inside names, codes, and what is not there. */
const TYPED = [
  "maple milk",
  "organic ch",
  "lait bio",
  "prairie g",
  "b-04217",
  "600000",
  "green tea 9",
  "sauce s",
  "zzz",
  "savon pu",
  "e",
  "no. 17",
  "golden w",
  "pile",
];

/** Nobody types faster for long; the tiles of one key have all come before the next. */
const BETWEEN_KEYS_MS = 120;

export const search: Bench = {
  name: "search",
  async run({ counter: open }) {
    const { screen, loop } = await open();
    const { page, hands } = screen;
    await fill(screen, 0, 100);
    await page.waitForTimeout(500);
    await takeTimes(page);
    await loop();
    const times: number[] = [];
    const tasks: number[] = [];
    let keys = 0;
    for (const text of TYPED) {
      await page.getByRole("textbox").first().focus();
      for (const key of text) {
        await hands.type(key);
        await page.waitForTimeout(BETWEEN_KEYS_MS);
        keys += 1;
        const taken = await takeTimes(page);
        times.push(...taken.keys);
        tasks.push(...taken.tasks);
      }
      await hands.press("Escape");
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
    const held = await loop();
    await screen.press("Exact cash");
    await screen.press("New sale");
    return [
      {
        what: "search key → found goods painted, p95",
        value: percentile(times, 0.95),
        unit: "ms",
        limit: atMost(30),
        more: `${spread(times)}, of ${String(keys)} keys`,
      },
      loopFigure("search", held),
      taskFigure("search", tasks),
    ];
  },
};
