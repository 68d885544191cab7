import { expect, test } from "vitest";
import { type Minor, minor } from "./money.ts";
import { ONE } from "./quantity.ts";
import { applySaleFact, dueOf, type Sale, type SaleFact, startedSale, totalsOfSale } from "../sale/sale.ts";
import { addGoods, takeCash, takeCashBack } from "../sale/saleRules.ts";
import type { Result } from "../result.ts";
import { exempt, removeExemption, type TaxExemption } from "./taxExempt.ts";
import { dice, figures, oracle, randomSale } from "../testing/totalsOracle.ts";
import { totalsOf } from "./totals.ts";
import { withoutTaxes } from "./untaxed.ts";

const taxRules = [
  { name: "GST", rate: "5", included: false },
  { name: "PST", rate: "7", included: false },
  { name: "Eco", rate: "10", included: true },
];
const CERTIFICATE: TaxExemption = {
  number: "R-1048-22",
  taxes: ["GST", "PST", "Eco"],
  reason: "Status card",
  approver: "lee",
};

function after(sale: Sale, facts: Result<readonly SaleFact[], string>): Sale {
  if (!facts.ok) throw new Error(facts.error);
  return facts.value.reduce((one, fact) => applySaleFact(one, fact, 0), sale);
}
const refusal = (facts: Result<unknown, string>): string => (facts.ok ? "ok" : facts.error);

const started = startedSale({ id: "s", number: 1, currency: "CAD", taxRules }, 0);
const rung = after(
  started,
  addGoods(
    started,
    {
      id: "l",
      sku: "pen",
      names: { en: "Pen" },
      unit: "each",
      quantity: ONE,
      unitPrice: minor(1100),
      taxes: ["GST", "PST", "Eco"],
    },
    "hand",
  ),
);

test("an added tax is not added, an included one leaves the price, and removing it brings both back", () => {
  expect(totalsOfSale(rung)).toMatchObject({ subtotal: 1100, addedTax: 120, includedTax: 100, total: 1220 });
  const free = after(rung, exempt(rung, CERTIFICATE));
  expect(totalsOfSale(free)).toMatchObject({
    subtotal: 1100,
    taxes: [],
    addedTax: 0,
    includedTax: 0,
    total: 1000,
    freeOf: { added: 120, included: 100 },
  });
  expect(after(free, removeExemption(free))).toEqual(rung);
});

test("some are free of one tax alone", () => {
  const farmer = after(rung, exempt(rung, { ...CERTIFICATE, taxes: ["PST"] }));
  expect(totalsOfSale(farmer)).toMatchObject({
    total: 1150,
    taxes: [{ name: "GST", base: 1000, amount: 50 }, { name: "Eco" }],
  });
});

test("without a number, a reason or a tax of the sale nobody is exempt, and a card number is none", () => {
  expect(refusal(exempt(rung, { ...CERTIFICATE, number: "" }))).toBe("exemptNumberMissing");
  expect(refusal(exempt(rung, { ...CERTIFICATE, number: "4111 1111 1111 1111" }))).toBe("cardData");
  expect(refusal(exempt(rung, { ...CERTIFICATE, reason: "" }))).toBe("reasonMissing");
  expect(refusal(exempt(rung, { ...CERTIFICATE, taxes: [] }))).toBe("exemptTaxMissing");
  expect(refusal(exempt(rung, { ...CERTIFICATE, taxes: ["GST", "VAT"] }))).toBe("exemptTaxMissing");
  expect(refusal(exempt(started, CERTIFICATE))).toBe("saleEmpty");
});

test("while money stands on the sale, taxes neither go nor come back", () => {
  const partly = after(rung, takeCash(rung, "t", minor(500), 5));
  expect(refusal(exempt(partly, CERTIFICATE))).toBe("moneyTaken");
  const free = after(rung, exempt(rung, CERTIFICATE));
  const partlyFree = after(free, takeCash(free, "t", minor(500), 5));
  expect(refusal(removeExemption(partlyFree))).toBe("moneyTaken");
  const back = after(partlyFree, takeCashBack(partlyFree, "t"));
  expect(dueOf(after(back, removeExemption(back)))).toBe(1220);
  const paid = after(free, takeCash(free, "t", minor(1000), 5));
  expect(paid.state).toBe("completed");
  expect(refusal(removeExemption(paid))).toBe("noOpenSale");
});

test("20,000 random sales free of any of their taxes agree with the oracle to the cent, line by line", () => {
  const roll = dice(7_105_221);
  let withIncluded = 0;
  for (let n = 0; n < 20_000; n++) {
    const { lines, rules, saleDiscount } = randomSale(roll);
    const free = rules.filter(() => roll(2) === 0).map((rule) => rule.name);
    const full = totalsOf(lines, rules, saleDiscount);
    const sale = withoutTaxes(full, free);
    const [ours, exact] = [figures(sale), oracle(lines, rules, saleDiscount, free)];
    if (JSON.stringify(ours) !== JSON.stringify(exact)) expect({ n, free, ...ours }).toEqual({ n, free, ...exact });
    const freed = (sale.freeOf?.added ?? 0) + (sale.freeOf?.included ?? 0);
    expect(sale.total + freed).toBe(full.total);
    expect(sale.lines.reduce((sum, line) => sum + line.net, 0) + sale.addedTax).toBe(sale.total satisfies Minor);
    if ((sale.freeOf?.included ?? 0) > 0) withIncluded++;
  }
  expect(withIncluded).toBeGreaterThan(2_000);
});
