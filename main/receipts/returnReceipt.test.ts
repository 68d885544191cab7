import { describe, expect, test } from "vitest";
import { minor } from "../core/money/money.ts";
import { quantity } from "../core/money/quantity.ts";
import { parseReturnCode } from "../core/sale/receiptCode.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { returnReceipt, type ReturnReceiptInput } from "./returnReceipt.ts";
import { CONTEXT, paperText } from "./testing/paper.ts";

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
      short: minor(0),
      amount: minor(1000),
      reference: "R-77",
    },
    {
      ...{ kind: "cash", label: "", last4: "", tip: minor(0), standing: "given", reference: "" },
      short: minor(0),
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
  return paperText(returnReceipt({ ...card, ...change }, { ...CONTEXT, ...here }), columns);
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
