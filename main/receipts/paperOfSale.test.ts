import fc from "fast-check";
import { expect, test } from "vitest";
import type { Attempt, EndCause } from "../core/attempt/attempt.ts";
import { intended } from "../core/attempt/attempt.ts";
import { formatAmount } from "../core/money/format.ts";
import { minor, ZERO } from "../core/money/money.ts";
import { plainText } from "../core/paper/paper.ts";
import { layOut } from "../core/paper/paperLayout.ts";
import { quantity } from "../core/money/quantity.ts";
import type { Sale } from "../core/sale/sale.ts";
import { startedSale, totalsOfSale } from "../core/sale/sale.ts";
import type { PaperContext } from "./paperOfSale.ts";
import { receiptOfSale, slipOfAttempt, slipOutcome } from "./paperOfSale.ts";

const context: PaperContext = {
  store: { name: "Maple Market", address: ["123 Main St"], phone: "", register: "1" },
  timeZone: "America/Vancouver",
  language: "en",
  footer: "",
  training: false,
  copy: 0,
};
const attempt: Attempt = intended(
  {
    id: "a1",
    reference: "1r1",
    gateway: "iotpay",
    terminal: "PAX-1",
    sale: "s1",
    tender: "t1",
    amount: minor(1148),
    tip: ZERO,
    currency: "CAD",
  },
  1,
  "Ann",
);

function sale(prices: readonly { name: string; unitPrice: number; pieces: number }[]): Sale {
  const taxRules = [{ name: "GST", rate: "5", included: false }];
  const empty = startedSale({ id: "s1", number: 7, currency: "CAD", taxRules }, 0);
  const lines = prices.map(({ name, unitPrice, pieces }, index) => ({
    id: String(index),
    sku: String(index),
    names: { en: name },
    unit: "each" as const,
    quantity: quantity(pieces),
    unitPrice: minor(unitPrice),
    taxes: index % 2 === 0 ? ["GST"] : [],
  }));
  return { ...empty, lines };
}

const shown = (document: ReturnType<typeof receiptOfSale>, columns: number): string[] =>
  plainText({ columns, lines: layOut(document, columns) }).split("\n");

test.each(["en", "fr"] as const)(
  "an exempt sale in %s: its number, what left the prices, and no letter of a tax",
  (language) => {
    const sold = sale([{ name: "Pen", unitPrice: 1050, pieces: 1000 }]);
    const taxRules = [{ name: "GST", rate: "5", included: true, number: "123456789 RT0001" }];
    const taxExempt = { number: "RC-22", taxes: ["GST"], reason: "Resale", approver: "lee" };
    const rows = shown(receiptOfSale({ ...sold, taxRules, taxExempt }, "Ann", 0, { ...context, language }), 32);
    const words = {
      en: ["Tax exempt no. RC-22", "Taxes taken out"],
      fr: ["Exempté de taxe nº RC-22", "Taxes retirées"],
    }[language];
    expect(rows).toContain(words[0]);
    expect(rows.find((row) => row.startsWith(words[1] ?? "?"))).toMatch(/-0[.,]50$/);
    expect(rows.find((row) => row.startsWith("TOTAL"))).toMatch(/10[.,]00/);
    expect(rows.join("\n")).not.toContain("GST");
  },
);

test("any sale: no row too long, and every amount stands whole", () => {
  const line = fc.record({
    name: fc.string({ unit: "binary", maxLength: 90 }),
    unitPrice: fc.integer({ min: -99_999, max: 9_999_999 }),
    pieces: fc.integer({ min: 1, max: 9_999_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom(32, 42),
      fc.constantFrom("en", "fr", "zh"),
      (lines, columns, language) => {
        const sold = sale(lines);
        const rows = shown(receiptOfSale(sold, "Ann", 0, { ...context, language }), columns);
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
        const totals = totalsOfSale(sold);
        const locale = language === "fr" ? "fr" : "en";
        for (const amount of [...totals.lines.map((total) => total.gross), totals.subtotal, totals.total]) {
          const figures = formatAmount(amount, locale, { symbol: false })
            .replaceAll("\u00a0", " ")
            .replace("\u2212", "-");
          expect(rows.some((row) => row.includes(figures))).toBe(true);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test("only tenders that stand are printed; a sale that is not done is marked", () => {
  const taken = { kind: "cash", given: minor(500), applied: minor(500), rounding: ZERO, change: ZERO } as const;
  const sold: Sale = {
    ...sale([{ name: "Tea", unitPrice: 1000, pieces: 1000 }]),
    tenders: [
      { ...taken, id: "1", state: "takenBack", given: minor(700) },
      { ...taken, id: "2", state: "taken" },
      {
        kind: "card",
        id: "3",
        attempt: "x",
        asked: minor(550),
        state: "declined",
        applied: ZERO,
        capture: null,
        label: "Visa",
        last4: "1234",
      },
    ],
  };
  const text = shown(receiptOfSale(sold, "Ann", 0, context), 42).join("\n");
  expect(text).toContain("NOT COMPLETE");
  expect(text).toContain("CAD 5.00");
  expect(text).not.toMatch(/7\.00|VISA/);
  expect(
    shown(receiptOfSale({ ...sold, state: "completed", completedAt: 1 }, "Ann", 0, context), 42).join("\n"),
  ).not.toContain("NOT COMPLETE");
});

test.each([
  ["declined", "declined"],
  ["cancelledOnTerminal", "cancelled"],
  ["cancelledBySystem", "notCompleted"],
  ["notSent", undefined],
  ["refusedByGateway", undefined],
  ["decidedNotPaid", undefined],
] as const)("an attempt that ended %s has a slip: %s", (cause: EndCause, outcome) => {
  expect(slipOutcome({ ...attempt, state: cause === "declined" ? "declined" : "cancelled", cause })).toBe(outcome);
});

test("an attempt whose outcome is not known has no slip, an approved one has both copies", () => {
  for (const state of ["new", "sent", "pending", "checking", "setAside"] as const) {
    expect(slipOfAttempt({ ...attempt, state }, 7, "merchant", context), state).toBeUndefined();
  }
  const capture = {
    captured: minor(1148),
    tip: ZERO,
    cashback: ZERO,
    surcharge: ZERO,
    differs: false,
    gatewayRef: "CP1",
  };
  const approved: Attempt = { ...attempt, state: "approved", capture };
  expect(slipOfAttempt(approved, 7, "merchant", context)?.number).toBe("7-M");
  expect(slipOfAttempt(approved, 7, "cardholder", context)?.number).toBe("7-C");
});
