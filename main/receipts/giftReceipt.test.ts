import { expect, test } from "vitest";
import { minor } from "../core/money/money.ts";
import { ONE, quantity } from "../core/money/quantity.ts";
import { giftReceipt, type GiftReceiptInput } from "./giftReceipt.ts";
import { paperText, pictured } from "./testing/paper.ts";

const INPUT: GiftReceiptInput = {
  store: { name: "Maple Market", address: ["123 Main St", "Vancouver BC V5K 0A1"], phone: "", register: "1" },
  saleNumber: "1041",
  at: Date.UTC(2026, 10, 21, 22, 3),
  timeZone: "America/Vancouver",
  currency: "CAD",
  lines: [
    {
      id: "a",
      names: {
        en: "Ruled notebook, 200 pages, with a cover of recycled card",
        fr: "Cahier ligné, 200 pages",
        zh: "横线笔记本",
      },
      unit: "each",
      quantity: quantity(2000),
      unitPrice: minor(499),
      taxes: ["GST"],
      discount: { kind: "percent", percent: "10", reason: "damaged" },
    },
    { id: "f", feeOf: "a", names: { en: "Eco fee" }, unit: "each", quantity: ONE, unitPrice: minor(25), taxes: [] },
    {
      id: "b",
      names: { en: "Gala apples", fr: "Pommes Gala" },
      unit: "kg",
      quantity: quantity(512),
      unitPrice: minor(399),
      taxes: [],
    },
  ],
  language: "en",
  training: false,
  copy: 0,
};

const paper = (change: Partial<GiftReceiptInput>, columns: number): string =>
  paperText(giftReceipt({ ...INPUT, ...change }), columns, change.pictured ?? null);

test.each([
  ["en", 42],
  ["en", 32],
  ["fr", 42],
  ["zh", 42],
] as const)("the gift receipt in %s on %d columns", async (language, columns) => {
  const text = paper({ language, pictured }, columns);
  await expect(text).toMatchFileSnapshot(`golden/gift-${language}-${String(columns)}.txt`);
});

test("no price, no discount, no deposit and no person stands on it", () => {
  const text = paper({ copy: 1, training: true }, 42);
  expect(text).not.toMatch(/\d[.,]\d\d\b(?! ?kg)/u);
  expect(text).not.toMatch(/CAD|\$|damaged|Eco fee|GST|Served/);
  expect(text).toMatch(/COPY|DUPLICATE/);
  expect(text).toContain("[QR TL1:1:1041]");
});
