import { expect, test } from "vitest";
import { minor, ZERO } from "../core/money/money.ts";
import { ONE, quantity } from "../core/money/quantity.ts";
import { totalsOf } from "../core/money/totals.ts";
import type { ReceiptLine, SaleReceiptInput } from "./saleReceipt.ts";
import { saleReceipt } from "./saleReceipt.ts";
import { paperText, pictured } from "./testing/paper.ts";

const english = [
  { name: "GST", rate: "5", included: false, number: "123456789 RT0001" },
  { name: "PST", rate: "7", included: false },
];
const french = [
  { name: "TPS", rate: "5", included: false, number: "123456789 RT0001" },
  { name: "TVQ", rate: "9.975", included: false, number: "1234567890 TQ0001" },
];

function goods([first, second]: readonly [string, string]): ReceiptLine[] {
  const each = { unit: "each", quantity: ONE } as const;
  return [
    {
      ...each,
      id: "a",
      names: { en: "Ruled notebook", fr: "Cahier ligné" },
      unitPrice: minor(499),
      taxes: [first, second],
    },
    {
      id: "b",
      names: {
        en: "Gala apples, organic, from the Okanagan valley",
        fr: "Pommes Gala biologiques de l’Okanagan",
        zh: "嘎啦苹果",
      },
      unit: "kg",
      quantity: quantity(512),
      unitPrice: minor(399),
      taxes: [],
    },
    {
      id: "c",
      names: { en: "Dark chocolate", fr: "Chocolat noir, cœur fondant", zh: "黑巧克力" },
      unit: "each",
      quantity: quantity(2000),
      unitPrice: minor(379),
      taxes: [first],
      discount: { kind: "percent", percent: "10", reason: "" },
    },
  ];
}

function input(change: Partial<SaleReceiptInput> = {}): SaleReceiptInput {
  const rules = change.language === "fr" ? french : english;
  const lines = goods([rules[0]?.name ?? "", rules[1]?.name ?? ""]);
  return {
    store: {
      name: "Maple Market",
      address: ["123 Main St", "Vancouver BC V5K 0A1"],
      phone: "604 555 0100",
      register: "1",
    },
    saleNumber: "1042",
    at: Date.UTC(2026, 10, 21, 20, 15, 9),
    timeZone: "America/Vancouver",
    operator: "Cashier 1",
    currency: "CAD",
    lines,
    totals: totalsOf(lines, rules),
    tenders: [{ kind: "cash", given: minor(2000), change: minor(520), rounding: minor(1) }],
    footer: "Returns within 14 days",
    language: "en",
    training: false,
    copy: 0,
    ...change,
  };
}

const card = {
  kind: "card",
  label: "Mastercard",
  last4: "1166",
  asked: minor(1000),
  captured: minor(1150),
  tip: minor(150),
  cashback: ZERO,
  surcharge: ZERO,
} as const;

const paper = (change: Partial<SaleReceiptInput> = {}, columns = 42): string =>
  paperText(saleReceipt(input(change)), columns, change.pictured ?? null);

for (const columns of [42, 32]) {
  for (const language of ["en", "fr"] as const) {
    test(`a sale paid in cash, ${language}, ${String(columns)} columns`, async () => {
      await expect(paper({ language }, columns)).toMatchFileSnapshot(`golden/cash-${language}-${String(columns)}.txt`);
    });
  }
}

for (const columns of [42, 32]) {
  test(`a Chinese receipt where Chinese letters can be pictured, ${String(columns)} columns`, async () => {
    const store = { ...input().store, name: "枫叶超市", address: ["温哥华主街123号", "Vancouver BC V5K 0A1"] };
    const text = paper({ language: "zh", store, footer: "十四天内凭收据可退货。", training: true, pictured }, columns);
    await expect(text).toMatchFileSnapshot(`golden/cash-zh-${String(columns)}.txt`);
  });
}

test("the shop's Chinese name stands under its own, where it can be pictured and is another", () => {
  const { store } = input();
  expect(paper({ store: { ...store, nameZh: "枫叶市集" }, pictured })).toMatch(
    /Maple Market[^]*枫叶市集[^]*123 Main St/,
  );
  expect(paper({ store: { ...store, nameZh: "枫叶市集" } })).toBe(paper());
  expect(paper({ store: { ...store, nameZh: "Maple Market" }, pictured })).toBe(paper({ pictured }));
});

test("a name known only in Chinese is printed so on any receipt, where that can be pictured", () => {
  const only = goods(["GST", "PST"]).map((line) => ({ ...line, names: { en: "黑巧克力" } }));
  expect(paper({ lines: only, pictured })).toContain("黑巧克力");
  expect(paper({ lines: only })).not.toContain("黑");
});

test("a sale split over a card with a tip and cash, printed again in training", async () => {
  const tenders = [card, { kind: "cash", given: minor(500), change: minor(20), rounding: minor(1) }] as const;
  await expect(paper({ tenders, training: true, copy: 2 })).toMatchFileSnapshot("golden/split-en-42.txt");
});

test.each(["en", "fr", "zh"] as const)(
  "tips stand under the card and the wallet that paid them, in no total: %s",
  async (language) => {
    const wallet = { ...card, label: "Alipay", last4: "9074", asked: minor(479), captured: minor(529), tip: minor(50) };
    const text = paper({ tenders: [card, wallet], language, ...(language === "zh" ? { pictured } : {}) });
    await expect(text).toMatchFileSnapshot(`golden/tips-${language}-42.txt`);
  },
);

/** A line with everything that can be done to one, a deposit, and a discount on the whole sale. */
function dealt(reasons: readonly [string, string, string]): Partial<SaleReceiptInput> {
  const saleDiscount = { kind: "amount", amount: minor(100), reason: reasons[1] } as const;
  const lines: ReceiptLine[] = [
    {
      id: "a",
      names: { en: "Milk 2 L", fr: "Lait 2 L", zh: "牛奶 2 升" },
      unit: "each",
      quantity: quantity(2000),
      unitPrice: minor(449),
      listPrice: minor(529),
      taxes: [],
      discount: { kind: "percent", percent: "10", reason: reasons[0] },
      note: reasons[2],
    },
    {
      id: "b",
      names: { en: "Deposit · Milk 2 L", fr: "Consigne · Lait 2 L", zh: "押金 · 牛奶 2 升" },
      unit: "each",
      quantity: quantity(2000),
      unitPrice: minor(10),
      taxes: [],
      feeOf: "a",
    },
    { id: "c", names: { en: "Gift basket" }, unit: "each", quantity: ONE, unitPrice: minor(2599), taxes: ["GST"] },
  ];
  return { lines, totals: totalsOf(lines, english, saleDiscount), saleDiscount };
}

for (const columns of [42, 32]) {
  test(`discounts with reasons, a note, another price and a deposit, ${String(columns)} columns`, async () => {
    const text = paper(dealt(["Damaged", "Loyalty", "For Mrs Tremblay"]), columns);
    await expect(text).toMatchFileSnapshot(`golden/dealt-en-${String(columns)}.txt`);
  });
}

test("the same in Chinese, and without the reasons where their letters cannot be printed", async () => {
  const chinese = dealt(["破损", "会员", "给王女士"]);
  await expect(paper({ ...chinese, language: "zh", pictured }, 32)).toMatchFileSnapshot("golden/dealt-zh-32.txt");
  const without = paper({ ...chinese, language: "zh" });
  expect(without).toMatch(/Discount 10 % +-0\.90/);
  expect(without).not.toMatch(/[?\u4e00-\u9fff]/);
});

test("rounding stands between the total and the tenders, and change after them", () => {
  const rows = paper().split("\n");
  const at = (word: string): number => rows.findIndex((row) => row.startsWith(word));
  expect([at("TOTAL"), at("Rounding"), at("Cash"), at("Change")]).toEqual(
    [at("TOTAL"), at("Rounding"), at("Cash"), at("Change")].sort((a, b) => a - b),
  );
  expect(rows[at("Rounding")]).toMatch(/ 0\.01$/);
  expect(rows[at("Change")]).toMatch(/ CAD 5\.20$/);
});

test("no rounding line without rounding", () => {
  expect(paper({ tenders: [card] })).not.toContain("Rounding");
});

test("what a card was charged otherwise than asked is said, and both amounts stand there", () => {
  const text = paper({ tenders: [{ ...card, captured: minor(900), tip: ZERO }] });
  expect(text).toContain("CAD 9.00");
  expect(text).toMatch(/Asked of the card +10\.00/);
  expect(text).toMatch(/another amount than\s+asked/);
  expect(paper({ tenders: [card] })).not.toContain("Asked of the card");
});

test("a card whose details are missing sends the reader to the terminal's slip", () => {
  expect(paper({ tenders: [{ ...card, label: "", last4: "" }] })).toContain("see the terminal's slip");
});

test("Chinese paper has no question marks: the English name is printed where the Chinese cannot be", () => {
  const text = paper({ language: "zh" });
  expect(text).toContain("Dark chocolate");
  expect(text).not.toMatch(/[?\u4e00-\u9fff]/);
});

test("a copy and an unpaid sale are marked, an original is not", () => {
  expect(paper({ copy: 1 })).toContain("COPY / COPIE 1");
  expect(paper()).not.toContain("COPY");
  expect(paper({ notComplete: true })).toContain("NOT COMPLETE");
});

test("training stands at the top and at the bottom", () => {
  const rows = paper({ training: true, language: "fr" }).trimEnd().split("\n");
  expect(rows[0]).toContain("FORMATION");
  expect(rows.at(-1)).toContain("FORMATION");
});

test("the QR code is the till's own receipt code", () => {
  expect(saleReceipt(input()).blocks).toContainEqual({ kind: "qr", data: "TL1:1:1042" });
});
