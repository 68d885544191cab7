import fc from "fast-check";
import { expect, test } from "vitest";
import { drawerEntry, expectedCash } from "./expectedCash.ts";
import type { Fact } from "../facts.ts";
import { type Minor, minor, ZERO } from "../money/money.ts";
import { ONE } from "../money/quantity.ts";
import type { Result } from "../result.ts";
import { applySaleFact, dueOf, type Sale, type SaleFact, startedSale } from "../sale/sale.ts";
import { type SaleRefusal, takeCash, takeCashBack } from "../sale/saleRules.ts";
import { giveUpPaid, takeOther } from "../sale/splitRules.ts";

const saleOf = (id: string, price: number): Sale => {
  const started = startedSale({ id, number: 1, currency: "CAD", taxRules: [] }, 0);
  const line = {
    id: "l",
    sku: "s",
    names: { en: "Thing" },
    unit: "each" as const,
    quantity: ONE,
    unitPrice: minor(price),
    taxes: [],
  };
  return applySaleFact(started, { kind: "sale.lineAdded", body: { line, by: "hand" } }, 0);
};

test("INV-9 expected cash = float + given − change − taken back, whatever the cashier does", () => {
  const step = fc.record({
    price: fc.integer({ min: 1, max: 50_000 }),
    given: fc.integer({ min: 0, max: 60_000 }),
    back: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), fc.array(step, { maxLength: 30 }), (float, steps) => {
      const facts: Fact[] = [{ kind: "shift.opened", body: { shift: "s1", float } }];
      let drawer = float;
      steps.forEach(({ price, given, back }, index) => {
        let sale = saleOf(`sale${String(index)}`, price);
        const pieces = minor(Math.round(given / 5) * 5);
        const taken = takeCash(sale, `t${String(index)}`, pieces, 5);
        if (!taken.ok) return;
        for (const fact of taken.value) sale = keep(facts, sale, fact);
        // By hand: the drawer holds what the sale is worth in coins, or the part that was given.
        drawer += sale.state === "completed" ? Math.round(price / 5) * 5 : pieces;
        const undone = back ? takeCashBack(sale, `t${String(index)}`) : null;
        if (undone?.ok === true) {
          for (const fact of undone.value) sale = keep(facts, sale, fact);
          drawer -= pieces;
          expect(dueOf(sale)).toBe(price);
        }
      });
      expect(expectedCash(facts)).toBe(drawer);
    }),
    { numRuns: 500 },
  );
});

test("parts with change, and what was paid outside the till: the drawer holds what stayed in it (INV-9)", () => {
  const facts: Fact[] = [{ kind: "shift.opened", body: { shift: "s1", float: 10_000 } }];
  const commit = (sale: Sale, made: Result<readonly SaleFact[], SaleRefusal>): Sale =>
    made.ok ? made.value.reduce((each, fact) => keep(facts, each, fact), sale) : expect.unreachable(made.error);
  let sale = saleOf("s", 1_003);
  sale = commit(sale, takeCash(sale, "c1", minor(500), 5, { kind: "share", of: 3 }));
  expect(expectedCash(facts)).toBe(10_335);
  sale = commit(sale, takeOther(sale, { id: "o1", name: "Cheque", reference: "7" }, { kind: "amount", amount: 200 }));
  expect(expectedCash(facts)).toBe(10_335);
  const rest = commit(sale, takeCash(sale, "c2", minor(1_000), 5));
  expect([rest.state, expectedCash(facts)]).toEqual(["completed", 10_805]);
});

test("given up: the drawer gives all of its parts back", () => {
  const facts: Fact[] = [{ kind: "shift.opened", body: { shift: "s1", float: 10_000 } }];
  let sale = saleOf("s", 1_003);
  for (const id of ["c1", "c2"]) {
    const taken = takeCash(sale, id, minor(500), 5, { kind: "amount", amount: 300 });
    if (taken.ok) for (const fact of taken.value) sale = keep(facts, sale, fact);
  }
  expect(expectedCash(facts)).toBe(10_600);
  const given = giveUpPaid(sale, "no", "manager");
  if (given.ok) for (const fact of given.value) sale = keep(facts, sale, fact);
  expect([sale.state, expectedCash(facts)]).toEqual(["abandoned", 10_000]);
});

test("cash in, cash out and the bank's bag change the drawer, a count does not (INV-9)", () => {
  const moved = (kind: "in" | "out" | "payOut" | "tips" | "toBank", amount: number): Fact => ({
    kind: "cash.moved",
    body: { shift: "s1", move: { id: kind, kind, amount: minor(amount), reason: "r", reference: "7" }, approver: "m" },
  });
  const facts: Fact[] = [
    { kind: "shift.opened", body: { shift: "s1", float: 10_000 } },
    moved("in", 5_000),
    moved("out", 1_000),
    moved("payOut", 150),
    moved("tips", 100),
    moved("toBank", 3_000),
  ];
  expect(expectedCash(facts)).toBe(10_750);
  const count = { shift: "s1", pieces: [], counted: minor(10_700), expected: minor(10_750), explanation: "" };
  expect(expectedCash([...facts, { kind: "cash.counted", body: count }])).toBe(10_750);
});

test("what one fact does to the drawer has a name: tips that leave it apart from other moves, cash for returned goods", () => {
  const kept = (): Minor => minor(500);
  const move = (kind: "in" | "tips"): Fact => ({
    kind: "cash.moved",
    body: { shift: "s1", move: { id: "m1", kind, amount: minor(70), reason: "r", reference: "" }, approver: "m" },
  });
  expect(drawerEntry(move("in"), kept)).toEqual({ kind: "moved", ref: "m1", amount: 70 });
  expect(drawerEntry(move("tips"), kept)).toEqual({ kind: "tips", ref: "m1", amount: -70 });
  const given = { return: "x1", part: "p1", amount: minor(102), given: minor(100), rounding: minor(-2), approver: "" };
  expect(drawerEntry({ kind: "return.cashGiven", body: given }, kept)).toEqual({
    ...{ kind: "returned", ref: "p1", amount: -100 },
  });
  expect(drawerEntry({ kind: "sale.cashTakenBack", body: { tender: "c1" } }, kept)).toEqual({
    ...{ kind: "takenBack", ref: "c1", amount: -500 },
  });
  expect(drawerEntry({ kind: "shift.closed", body: { shift: "s1", left: minor(5) } }, kept)).toBeNull();
});

test("no facts, no cash", () => {
  expect(expectedCash([])).toBe(ZERO);
});

function keep(facts: Fact[], sale: Sale, fact: SaleFact): Sale {
  facts.push(fact);
  return applySaleFact(sale, fact, 0);
}
