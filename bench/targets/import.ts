/** 100,000 goods imported into the running till while a scanner goes on scanning. */
import type { Bench } from "../bench.ts";
import { scanInPage } from "../counter.ts";
import { atMost } from "../figures.ts";
import { barcodeOf } from "../goods.ts";
import { takeTimes } from "../inPage.ts";
import type { ImportTime } from "../inTill.ts";
import { spread } from "../stats.ts";
import { loopFigure, taskFigure } from "../steady.ts";

const GAP_MS = 250;

export const importing: Bench = {
  name: "import",
  async run({ counter: open, goodsFile }) {
    const { screen, loop, importGoods } = await open();
    const { page } = screen;
    await takeTimes(page);
    await loop();
    let scans = 0;
    let done: ImportTime | null = null;
    const work = importGoods(goodsFile).then((time) => (done = time));
    const isDone = (): boolean => done !== null;
    while (!isDone()) {
      await scanInPage(screen, [barcodeOf(20_000 + scans * 3)]);
      scans += 1;
      await page.waitForTimeout(GAP_MS);
    }
    const { ms, imported } = await work;
    const held = await loop();
    await page
      .getByText(`${String(scans)} scanned, ${String(scans)} added`)
      .first()
      .waitFor();
    const { scans: times, tasks } = await takeTimes(page);
    await screen.press("Exact cash");
    await screen.press("New sale");
    return [
      {
        what: `import of ${imported.toLocaleString("en")} goods while selling`,
        value: ms / 1000,
        unit: "s",
        limit: atMost(4),
        more: `${String(scans)} scans meanwhile, painted after ms: ${spread(times)}`,
      },
      loopFigure("import", held),
      taskFigure("import", tasks),
    ];
  },
};
