import { describe, expect, test } from "vitest";
import { minor } from "../core/money.ts";
import { plainText } from "../core/paper.ts";
import { layOut } from "../core/paperLayout.ts";
import { quantity } from "../core/quantity.ts";
import { parseReturnCode } from "../core/receiptCode.ts";
import { columnsOf } from "../core/textColumns.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { returnReceipt, type ReturnReceiptInput } from "./returnReceipt.ts";

const pictured = (character: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(character);
const context: CustomerPaperContext = {
  store: {
    name: "Maple Market",
    address: ["123 Main St", "Vancouver BC V5K 0A1"],
    phone: "604 555 0100",
    register: "1",
  },
  timeZone: "America/Vancouver",
  language: "en",
  training: false,
  copy: 0,
  pictured,
};
const names = { en: "Chopsticks, 10 pairs", fr: "Baguettes à manger, 10 paires", zh: "筷子 10 双" };
const card: ReturnReceiptInput = {
  number: 12,
  saleNumber: "1042",
  at: Date.UTC(2026, 10, 21, 20, 15, 9),
  operator: "Cashier 1",
  approver: "Manager",
  reason: "Damaged",
  currency: "CAD",
  pieces: [
    {
      names,
      unit: "each",
      quantity: quantity(2000),
      unitPrice: minor(649),
      gross: minor(1298),
      net: minor(1168),
      taxes: ["GST", "PST"],
    },
  ],
  adjustment: false,
  taxes: [
    { name: "GST", rate: "5", included: false, amount: minor(58) },
    { name: "PST", rate: "7", included: false, amount: minor(82) },
  ],
  total: minor(1308),
  parts: [
    {
      ...{ kind: "card", label: "Visa", last4: "4242", rounding: minor(0), tip: minor(0), standing: "given" },
      amount: minor(1000),
      reference: "R-77",
    },
    {
      ...{ kind: "cash", label: "", last4: "", tip: minor(0), standing: "given", reference: "" },
      amount: minor(310),
      rounding: minor(2),
    },
  ],
  withdrawn: false,
};
const checking: Partial<ReturnReceiptInput> = {
  parts: card.parts.map((part, i) => ({ ...part, standing: i === 0 ? "checking" : "owed" })),
};
const noSale: Partial<ReturnReceiptInput> = { saleNumber: null, parts: card.parts.slice(1) };

function receipt(change: Partial<ReturnReceiptInput> = {}, here: Partial<CustomerPaperContext> = {}, columns = 42) {
  const document = returnReceipt({ ...card, ...change }, { ...context, ...here });
  const rows = plainText({ columns, lines: layOut(document, columns, "wpc1252", pictured) });
  for (const row of rows.split("\n")) expect(columnsOf(row), row).toBeLessThanOrEqual(columns);
  return rows;
}

test.each(["en", "fr", "zh"] as const)("in %s", async (language) => {
  for (const columns of [42, 32]) {
    const all = [
      receipt({}, { language }, columns),
      receipt({ ...checking, adjustment: true }, { language, training: true }, columns),
      receipt({ ...noSale, withdrawn: true }, { language, copy: 1 }, columns),
    ];
    await expect(all.join("\n")).toMatchFileSnapshot(`golden/return-${language}-${String(columns)}.txt`);
  }
});

describe("what it must say", () => {
  test("its code finds the return, and is no sale's", () => {
    const code = /\[QR (.*)\]/.exec(receipt())?.[1] ?? "";
    expect(parseReturnCode(code)).toEqual({ register: "1", number: 12 });
  });

  test("a part that is not proven, or owed, says so, and the whole is not complete", () => {
    expect(receipt(checking)).toMatch(/NOT COMPLETE[\s\S]*Not confirmed yet[\s\S]*Still to be given back/);
    expect(receipt()).not.toMatch(/NOT COMPLETE|confirmed/);
  });

  test("the parts and the rounding add up to the total", () => {
    const figures = [...receipt().matchAll(/(?:Rounding|VISA|Cash)[^\n]*-(\d+\.\d\d)/g)].map(([, figure]) =>
      Number(figure),
    );
    expect(figures).toHaveLength(3);
    const [card1 = 0, rounding = 0, cash = 0] = figures;
    expect(Math.round((card1 + cash - rounding) * 100)).toBe(1308);
  });
});
