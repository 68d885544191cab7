/** What may be done to a sale, and what follows: goods, cash, cards, completion; INV-6 over any order of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyAttemptFact, type Attempt, intended } from "../attempt/attempt.ts";
import { minor } from "../money/money.ts";
import type { Result } from "../result.ts";
import {
  applySaleFact,
  dueOf,
  paidSoFar,
  roundingOf,
  type Sale,
  type SaleFact,
  startedSale,
  totalsOfSale,
  withAttempt,
} from "./sale.ts";
import {
  abandon,
  addGoods,
  amountForCard,
  completion,
  removeLine,
  type SaleRefusal,
  setQuantity,
  takeCash,
  takeCashBack,
} from "./saleRules.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";
import { done, empty, fold, line, sold, why } from "../testing/openSales.ts";

const attempt = (id: string, amount: number): Attempt =>
  intended({ ...BODY, id, reference: id, tender: `t-${id}`, amount: minor(amount) }, 1, "c");
const approved = (a: Attempt, cents: number, more = {}): Attempt =>
  applyAttemptFact(
    a,
    {
      kind: "attempt.approved",
      body: { ...CAPTURE, captured: minor(cents), ...more, by: "take", hostText: "", card: null },
    },
    2,
    "c",
  );

test("approved, then given back by its cancel: an open sale is due again, a completed one stays as it was completed", () => {
  const capture = {
    captured: minor(349),
    tip: minor(0),
    cashback: minor(0),
    surcharge: minor(0),
    differs: false,
    gatewayRef: "7",
  };
  const body = {
    id: "w1",
    reference: "R1",
    gateway: "citcon",
    terminal: "Citcon",
    sale: "s1",
    tender: "t1",
    amount: minor(349),
    tip: minor(0),
    currency: "CAD",
  } as const;
  const approved = applyAttemptFact(
    intended(body, 0, "c"),
    { kind: "attempt.approved", body: { ...capture, by: "lookUp", hostText: "", card: null } },
    1,
    "c",
  );
  const returned = applyAttemptFact(approved, { kind: "attempt.returned", body: capture }, 2, "c");
  const open = withAttempt(startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0), approved);
  expect(paidSoFar(open)).toBe(349);
  const undone = withAttempt(open, returned);
  expect(paidSoFar(undone)).toBe(0);
  expect(paidSoFar(withAttempt({ ...undone, state: "completed" }, returned))).toBe(0);
  expect(paidSoFar(withAttempt({ ...open, state: "completed" }, returned))).toBe(349);
});

describe("goods", () => {
  test("nothing changes while a payment runs or once the sale is done", () => {
    const paying = withAttempt(sold(1000), attempt("a1", 1000));
    const over = fold(sold(1000), [{ kind: "sale.completed", body: { total: minor(1000), rounding: minor(0) } }]);
    for (const [sale, refusal] of [
      [paying, "paymentRunning"],
      [over, "noOpenSale"],
    ] as const) {
      expect(why(addGoods(sale, line("l2"), "scan"))).toBe(refusal);
      expect(why(setQuantity(sale, "l1", 2000))).toBe(refusal);
      expect(why(removeLine(sale, "l1"))).toBe(refusal);
      expect(why(abandon(sale))).toBe(refusal);
      expect(why(takeCash(sale, "c1", minor(1000), 5))).toBe(refusal);
      expect(why(amountForCard(sale))).toBe(refusal);
    }
  });

  test("goods cannot shrink to what is paid, or below", () => {
    const two = done(sold(1000), setQuantity(sold(1000), "l1", 3000));
    const paid = done(two, takeCash(two, "c1", minor(2000), 5));
    expect(dueOf(paid)).toBe(1000);
    expect(why(setQuantity(paid, "l1", 2000))).toBe("moneyTaken");
    expect(why(setQuantity(paid, "l1", 1000))).toBe("moneyTaken");
    expect(why(removeLine(paid, "l1"))).toBe("moneyTaken");
    expect(why(abandon(paid))).toBe("moneyTaken");
    expect(why(setQuantity(paid, "l1", 4000))).toBe("ok");
    expect(why(abandon(done(paid, takeCashBack(paid, "c1"))))).toBe("ok");
  });
});

describe("cash", () => {
  test.each([
    [1148, 1150, { applied: 1148, rounding: 2, change: 0, given: 1150 }],
    [1148, 1148, { applied: 1148, rounding: 2, change: 0, given: 1150 }],
    [1147, 1145, { applied: 1147, rounding: -2, change: 0, given: 1145 }],
    [1148, 2000, { applied: 1148, rounding: 2, change: 850, given: 2000 }],
    [2, 0, { applied: 2, rounding: -2, change: 0, given: 0 }],
  ])("%i due, %i given: the sale is done", (due, given, tender) => {
    const sale = done(sold(due), takeCash(sold(due), "c1", minor(given), 5));
    expect(sale).toMatchObject({ state: "completed", tenders: [tender] });
    expect(dueOf(sale)).toBe(0);
    const { applied, rounding, change } = tender;
    expect(applied + rounding + change).toBe(tender.given);
  });

  test("less leaves the rest due, unrounded; the rest by card is exact", () => {
    const sale = done(sold(1148), takeCash(sold(1148), "c1", minor(1000), 5));
    expect(sale).toMatchObject({ state: "open", tenders: [{ applied: 1000, rounding: 0, change: 0 }] });
    expect(amountForCard(sale)).toEqual({ ok: true, value: 148 });
  });

  test.each([
    [1148, 1151, "notPayableInCash"],
    [1148, 0, "amountOutOfRange"],
    [1148, -5, "amountOutOfRange"],
    [1148, 100_000_000, "amountOutOfRange"],
  ])("%i due, %i given is refused: %s", (due, given, refusal) => {
    expect(why(takeCash(sold(due), "c1", minor(given), 5))).toBe(refusal);
  });

  test("taken back is a fact of its own: the tender stays, struck out, and counts no more", () => {
    const sale = done(sold(1148), takeCash(sold(1148), "c1", minor(1000), 5));
    const back = done(sale, takeCashBack(sale, "c1"));
    expect(back.tenders).toMatchObject([{ state: "takenBack", given: 1000 }]);
    expect(dueOf(back)).toBe(1148);
    expect(why(takeCashBack(back, "c1"))).toBe("tenderGone");
    expect(why(takeCashBack(back, "c2"))).toBe("tenderGone");
    const over = done(sold(1000), takeCash(sold(1000), "c1", minor(1000), 5));
    expect(why(takeCashBack(over, "c1"))).toBe("salePaid");
  });
});

describe("cards", () => {
  test("nothing is asked for an empty or a paid sale", () => {
    expect(why(amountForCard(empty()))).toBe("saleEmpty");
    expect(why(takeCash(empty(), "c1", minor(0), 5))).toBe("saleEmpty");
    expect(why(amountForCard(withAttempt(sold(1000), approved(attempt("a1", 1000), 1000))))).toBe("nothingDue");
  });

  test("tip, cashback and surcharge do not pay for goods", () => {
    const sale = withAttempt(
      sold(1000),
      approved(attempt("a1", 1000), 3275, { tip: minor(200), cashback: minor(2000), surcharge: minor(75) }),
    );
    expect([dueOf(sale), paidSoFar(sale)]).toEqual([0, 1000]);
    expect(completion(sale)).toMatchObject({ kind: "sale.completed", body: { total: 1000, rounding: 0 } });
  });

  test("what is unknown holds the sale; what is set aside does not, and counts when it comes after all", () => {
    const asked = attempt("a1", 1000);
    expect(completion(withAttempt(sold(1000), { ...asked, state: "checking" }))).toBeNull();
    const aside: Attempt = { ...asked, state: "setAside" };
    const sale = withAttempt(sold(1000), aside);
    expect(amountForCard(sale)).toEqual({ ok: true, value: 1000 });
    expect(completion(withAttempt(sale, approved(aside, 1000)))).not.toBeNull();
  });

  test("more than the due is not cut (INV-6)", () => {
    const sale = withAttempt(sold(1000), approved(attempt("a1", 1000), 1100));
    expect(dueOf(sale)).toBe(-100);
    expect(completion(sale)).not.toBeNull();
  });
});

type Step = {
  readonly do: "add" | "quantity" | "remove" | "cash" | "back" | "card" | "answer" | "abandon";
  readonly n: number;
  readonly m: number;
};
const anyStep: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom("add", "add", "quantity", "remove", "cash", "cash", "back", "card", "answer", "abandon"),
  n: fc.nat(9),
  m: fc.integer({ min: 1, max: 3_000 }),
});

test("over any order of commands the tenders add up, and nothing paid is lost (INV-6)", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), fc.constantFrom(1, 5), (steps, unit) => {
      let sale = empty();
      let running: Attempt | null = null;
      const apply = (facts: Result<readonly SaleFact[], SaleRefusal>): void => {
        if (facts.ok) sale = fold(sale, facts.value);
      };
      steps.forEach((step, i) => {
        const id = String(i);
        const target = sale.lines[step.n % Math.max(1, sale.lines.length)]?.id ?? "none";
        if (step.do === "add")
          apply(
            addGoods(
              sale,
              line(`l${id}`, {
                sku: `S${String(step.n)}`,
                unitPrice: minor(step.m),
                taxes: step.n % 2 === 0 ? ["GST"] : [],
              }),
              "scan",
            ),
          );
        else if (step.do === "quantity") apply(setQuantity(sale, target, step.n * 1000));
        else if (step.do === "remove") apply(removeLine(sale, target));
        else if (step.do === "cash")
          apply(
            takeCash(sale, `c${id}`, minor(step.n < 5 ? Math.max(0, dueOf(sale)) : Math.ceil(step.m / 5) * 5), unit),
          );
        else if (step.do === "back")
          apply(takeCashBack(sale, sale.tenders[step.n % Math.max(1, sale.tenders.length)]?.id ?? "none"));
        else if (step.do === "abandon") apply(abandon(sale));
        else if (step.do === "card") {
          const due = amountForCard(sale);
          if (!due.ok) return;
          expect(due.value).toBe(dueOf(sale));
          running = attempt(`a${id}`, due.value);
          sale = withAttempt(sale, running);
        } else if (running !== null) {
          const asked = running.amount;
          const end: Attempt =
            step.n < 3
              ? { ...running, state: "declined" }
              : approved(running, step.n < 8 ? asked : Math.max(1, asked + step.m - 1_500));
          sale = withAttempt(sale, end);
          running = null;
          const fact = completion(sale);
          if (fact !== null) sale = applySaleFact(sale, fact, 9);
        }
        holds(sale);
      });
    }),
    { numRuns: 2_000 },
  );
});

function holds(sale: Sale): void {
  const { total } = totalsOfSale(sale);
  const standing = sale.tenders.filter((t) => t.kind === "card" || t.state === "taken");
  const applied = standing.reduce((sum, t) => sum + t.applied, 0);
  expect(total - applied).toBe(dueOf(sale));
  for (const t of standing) if (t.kind === "cash") expect(t.given).toBe(t.applied + t.rounding + t.change);
  const moreByCard = standing.some((t) => t.kind === "card" && t.applied > t.asked);
  if (!moreByCard) expect(dueOf(sale)).toBeGreaterThanOrEqual(0);
  if (sale.state === "completed") {
    expect(dueOf(sale)).toBeLessThanOrEqual(0);
    const taken = standing.reduce((sum, t) => sum + (t.kind === "cash" ? t.given - t.change : t.applied), 0);
    expect(taken).toBe(total + roundingOf(sale) - dueOf(sale));
  }
  if (sale.state === "abandoned") expect(applied).toBe(0);
}
