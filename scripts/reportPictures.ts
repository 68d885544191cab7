/** `node scripts/reportPictures.ts [FOLDER]`: draws one evening's Z report, the paper beside it and its day's report in three languages as PNG files. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dayReport } from "../main/receipts/dayReport.ts";
import { differencesPaper } from "../main/receipts/differencesPaper.ts";
import { periodReport } from "../main/receipts/periodReport.ts";
import { DIFFERENCES } from "../main/receipts/testing/differences.ts";
import { EVENING } from "../main/receipts/testing/evening.ts";
import { DAY_REPORT } from "../main/receipts/testing/month.ts";
import { escpos } from "../native/printer/escpos.ts";
import { interpret } from "../native/printer/interpreter.ts";
import { dotAt } from "../native/printer/raster/bitmap.ts";
import { lazyRasterizer } from "../native/printer/raster/lazyRasterizer.ts";
import { paperDots } from "./lib/paperDots.ts";
import { png } from "./lib/png.ts";

const COLUMNS = 42;
const STORE = { address: ["123 Main St", "Vancouver BC V5K 0A1"], phone: "604 555 0100", register: "1" };
const NAMES = { en: "Maple Market", fr: "Marché d’Érable", zh: "枫叶超市" } as const;

const folder = process.argv[2] ?? join(import.meta.dirname, "..", "docs", "pictures");
const rasterizer = lazyRasterizer();
if (!(await rasterizer.load())) throw new Error("The font cannot be loaded: run npm ci.");
mkdirSync(folder, { recursive: true });
for (const language of ["en", "fr", "zh"] as const) {
  const context = {
    store: { ...STORE, name: NAMES[language] },
    timeZone: "America/Vancouver",
    language,
    training: false,
    copy: 0,
    pictured: (character: string) => rasterizer.draws(character),
  };
  const papers = {
    "z-report": dayReport(EVENING, context),
    "z-differences": differencesPaper(DIFFERENCES, context),
    "day-report": periodReport(DAY_REPORT, context),
  };
  for (const [name, document] of Object.entries(papers)) {
    const bytes = escpos(document, { columns: COLUMNS, codePage: "wpc1252", rasterizer });
    const dots = paperDots(interpret(bytes, COLUMNS), rasterizer);
    const file = join(folder, `${name}-${language}.png`);
    writeFileSync(
      file,
      png(dots.width, dots.height, (x, y) => dotAt(dots, x, y)),
    );
    console.log(`${file}: ${String(bytes.length)} bytes to the printer`);
  }
}
