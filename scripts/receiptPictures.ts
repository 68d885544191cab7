/** `node scripts/receiptPictures.ts [FOLDER]`: draws one sale's receipt in three languages and two widths as PNG files. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minor, ZERO } from "../main/core/money/money.ts";
import type { PaperLanguage } from "../main/core/paper/paper.ts";
import { ONE, quantity } from "../main/core/money/quantity.ts";
import { totalsOf } from "../main/core/money/totals.ts";
import { saleReceipt } from "../main/receipts/saleReceipt.ts";
import type { ReceiptLine, SaleReceiptInput } from "../main/receipts/saleReceipt.ts";
import { escpos } from "../native/printer/escpos.ts";
import { interpret } from "../native/printer/interpreter.ts";
import { dotAt } from "../native/printer/raster/bitmap.ts";
import { lazyRasterizer } from "../native/printer/raster/lazyRasterizer.ts";
import { paperDots } from "./lib/paperDots.ts";
import { png } from "./lib/png.ts";

const TAXES = [
  { name: "GST", rate: "5", included: false, number: "123456789 RT0001" },
  { name: "PST", rate: "7", included: false },
];
const LINES: readonly ReceiptLine[] = [
  {
    id: "bread",
    names: { en: "Whole-wheat bread", fr: "Pain de blé entier", zh: "全麦面包（500 g）" },
    unit: "each",
    quantity: ONE,
    unitPrice: minor(499),
    taxes: [],
  },
  {
    id: "apples",
    names: {
      en: "Gala apples, organic, from the Okanagan valley",
      fr: "Pommes Gala biologiques de l’Okanagan",
      zh: "奥卡纳根有机嘎啦苹果",
    },
    unit: "kg",
    quantity: quantity(512),
    unitPrice: minor(399),
    taxes: [],
  },
  {
    id: "chocolate",
    names: { en: "Dark chocolate", fr: "Chocolat noir, cœur fondant", zh: "黑巧克力" },
    unit: "each",
    quantity: quantity(2000),
    unitPrice: minor(379),
    taxes: ["GST"],
    discount: { kind: "percent", percent: "10", reason: "" },
  },
  {
    id: "notebook",
    names: { en: "Ruled notebook", fr: "Cahier ligné", zh: "横线笔记本" },
    unit: "each",
    quantity: ONE,
    unitPrice: minor(499),
    taxes: ["GST", "PST"],
  },
];
const FOOTERS: Readonly<Record<PaperLanguage, string>> = {
  en: "Returns within 14 days with this receipt",
  fr: "Retours dans les 14 jours avec ce reçu",
  zh: "十四天内凭收据可退货。",
};
const NAMES: Readonly<Record<PaperLanguage, string>> = { en: "Maple Market", fr: "Marché d’Érable", zh: "枫叶超市" };

function sale(language: PaperLanguage): Omit<SaleReceiptInput, "pictured"> {
  const asked = minor(1000);
  return {
    store: {
      name: NAMES[language],
      address: ["123 Main St", "Vancouver BC V5K 0A1"],
      phone: "604 555 0100",
      register: "1",
    },
    saleNumber: "1042",
    at: Date.UTC(2026, 10, 21, 20, 15),
    timeZone: "America/Vancouver",
    operator: "Alex",
    currency: "CAD",
    lines: LINES,
    totals: totalsOf(LINES, TAXES),
    tenders: [
      {
        kind: "card",
        label: "Mastercard",
        last4: "1166",
        asked,
        captured: asked,
        tip: ZERO,
        cashback: ZERO,
        surcharge: ZERO,
      },
      { kind: "cash", given: minor(1000), change: minor(20), rounding: minor(2) },
    ],
    footer: FOOTERS[language],
    language,
    training: false,
    copy: 0,
  };
}

const folder = process.argv[2] ?? join(import.meta.dirname, "..", "docs", "pictures");
const rasterizer = lazyRasterizer();
if (!(await rasterizer.load())) throw new Error("The font cannot be loaded: run npm ci.");
mkdirSync(folder, { recursive: true });
for (const language of ["en", "fr", "zh"] as const) {
  const document = saleReceipt({ ...sale(language), pictured: (character) => rasterizer.draws(character) });
  for (const columns of [42, 32]) {
    const bytes = escpos(document, { columns, codePage: "wpc1252", rasterizer });
    const dots = paperDots(interpret(bytes, columns), rasterizer);
    const file = join(folder, `receipt-${language}-${String(columns)}.png`);
    writeFileSync(
      file,
      png(dots.width, dots.height, (x, y) => dotAt(dots, x, y)),
    );
    console.log(`${file}: ${String(bytes.length)} bytes to the printer`);
  }
}
