/** Any sale, paid in any parts with any tips: what came in is what the sale came to, the tips and the rounding (INV-6). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyAttemptFact, intended } from "../attempt/attempt.ts";
import { type Minor, minor, ZERO } from "../money/money.ts";
import { partInCash, type Part } from "../money/parts.ts";
import { quantity } from "../money/quantity.ts";
import {
  applySaleFact,
  dueOf,
  isCarried,
  paidSoFar,
  roundingOf,
  type Sale,
  type SaleFact,
  startedSale,
  totalsOfSale,
  withAttempt,
} from "../sale/sale.ts";
import { amountForCard, completion, takeCash } from "../sale/saleRules.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";
import { isPossibleTip, percentTip, tipBasisOf, type TipChoice, tipOf } from "./tip.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 5_000);
const PRESETS = ["15", "18", "20", "12.5", "0.000001", "100"];
const RULES = [
  { name: "GST", rate: "5", included: false },
  { name: "PST", rate: "9.975", included: false },
  { name: "VAT", rate: "20", included: true },
];

const fold = (sale: Sale, facts: readonly SaleFact[]): Sale =>
  facts.reduce((so, fact) => applySaleFact(so, fact, 5), sale);
const sold = (lines: readonly { readonly price: number; readonly taxes: readonly string[] }[]): Sale =>
  fold(
    startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: RULES }, 0),
    lines.map(({ price, taxes }, i) => ({
      kind: "sale.lineAdded",
      body: {
        line: {
          id: `l${String(i)}`,
          sku: "A",
          names: { en: "A" },
          unit: "each",
          quantity: quantity(1000),
          unitPrice: minor(price),
          taxes,
        },
        by: "hand",
      },
    })),
  );

const aLine = fc.record({
  price: fc.integer({ min: 1, max: 50_000 }),
  taxes: fc.subarray(RULES.map(({ name }) => name)),
});
const aChoice: fc.Arbitrary<TipChoice | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...PRESETS).map((percent) => ({ kind: "percent", percent }) as const),
  fc.integer({ min: 0, max: 3_000 }).map((amount) => ({ kind: "amount", amount }) as const),
);
const aMove = fc.record({
  way: fc.constantFrom("card", "declined", "cash", "later"),
  of: fc.integer({ min: 1, max: 4 }),
  choice: aChoice,
});

test("tenders, tips and rounding add up for random sales, and a tip is in no total", () => {
  let tipped = 0;
  let completed = 0;
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 5 }),
      fc.array(aMove, { minLength: 1, maxLength: 8 }),
      (lines, moves) => {
        let sale = sold(lines);
        const total = totalsOfSale(sale);
        const basis = tipBasisOf(total);
        expect(basis.beforeTax).toBe(total.total - total.taxes.reduce((sum, { amount }) => sum + amount, 0));
        /** What the customer handed over or was charged, less the change. */
        let came = 0;
        let tips = 0;
        moves.forEach(({ choice, of, way }, i) => {
          const id = String(i);
          const part: Part = { kind: "share", of };
          if (way === "cash") {
            const due = dueOf(sale);
            const asked = due > 0 ? partInCash(due, part, 5) : null;
            const facts = asked?.ok === true ? takeCash(sale, id, asked.value, 5, part) : null;
            if (facts?.ok !== true) return;
            sale = fold(sale, facts.value);
            const tender = sale.tenders.find((each) => each.id === id);
            if (tender?.kind === "cash") came += tender.given - tender.change;
            return;
          }
          const amount = amountForCard(sale, part);
          if (!amount.ok) return;
          const chosen = tipOf(amount.value, choice, PRESETS, basis);
          if (!chosen.ok) {
            expect(choice?.kind === "amount" && isPossibleTip(amount.value, choice.amount)).toBe(false);
            return;
          }
          const tip = way === "later" ? ZERO : chosen.value;
          let attempt = intended({ ...BODY, id, reference: id, tender: `t${id}`, amount: amount.value, tip }, 1, "c");
          sale = withAttempt(sale, attempt);
          const captured = (amount.value + tip) as Minor;
          const body = { ...CAPTURE, captured, tip, by: "take", hostText: "", card: null } as const;
          attempt =
            way === "declined"
              ? applyAttemptFact(
                  attempt,
                  { kind: "attempt.ended", body: { cause: "declined", by: "take", hostText: "", card: null } },
                  2,
                  "c",
                )
              : applyAttemptFact(attempt, { kind: "attempt.approved", body }, 2, "c");
          sale = withAttempt(sale, attempt);
          const done = completion(sale);
          if (done !== null) sale = fold(sale, [done]);
          // Put on afterwards: the sale's own money stays as it was.
          if (way === "later") {
            const before = paidSoFar(sale);
            const set = { kind: "attempt.tipSet", body: { change: "c", tip: chosen.value } } as const;
            attempt = applyAttemptFact(attempt, set, 3, "c");
            sale = withAttempt(sale, attempt);
            expect(paidSoFar(sale)).toBe(before);
          }
          if (way === "declined") return;
          came += attempt.capture?.captured ?? 0;
          tips += chosen.value;
          if (chosen.value > 0) tipped += 1;
        });
        const carried = sale.tenders.filter(isCarried).filter(({ state }) => state === "approved");
        expect(carried.reduce((sum, { capture }) => sum + (capture?.tip ?? 0), 0)).toBe(tips);
        expect(totalsOfSale(sale).total).toBe(total.total);
        expect(came).toBe(paidSoFar(sale) + tips + roundingOf(sale));
        if (sale.state !== "completed") return;
        completed += 1;
        expect(came).toBe(total.total + tips + roundingOf(sale));
      },
    ),
    { numRuns: RUNS },
  );
  expect(tipped).toBeGreaterThan(RUNS / 2);
  expect(completed).toBeGreaterThan(RUNS / 5);
});

test("equal parts tip together what the whole would, within a cent a part", () => {
  fc.assert(
    fc.property(fc.array(aLine, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 4 }), (lines, parts) => {
      const totals = totalsOfSale(sold(lines));
      const basis = tipBasisOf(totals);
      let left: number = totals.total;
      let tips = 0;
      for (let of = parts; of >= 1; of -= 1) {
        const part = Math.ceil(left / of);
        tips += percentTip(minor(part), "18", basis);
        left -= part;
      }
      expect(Math.abs(tips - percentTip(totals.total, "18", basis))).toBeLessThanOrEqual(parts);
    }),
    { numRuns: RUNS },
  );
});
