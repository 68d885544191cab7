/** Returned goods and cheques that pay on a sale, and what giving that sale up hands back. */
import { describe, expect, test } from "vitest";
import { intended } from "../attempt/attempt.ts";
import { minor, ZERO } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import { BODY } from "../testing/attempts.ts";
import { creditFor, creditsOn, lessCredit, takeCredit } from "./exchange.ts";
import { applySaleFact, type Sale, type SaleFact, startedSale, withAttempt } from "./sale.ts";
import { completion, handBack, takeCash } from "./saleRules.ts";
import { giveUpPaid, takeOther } from "./splitRules.ts";

const fold = (sale: Sale, facts: readonly SaleFact[]): Sale =>
  facts.reduce((each, fact) => applySaleFact(each, fact, 5), sale);
const empty = startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0);
const line = { id: "l", sku: "A", names: { en: "A" }, unit: "each", quantity: quantity(1000), taxes: [] } as const;
const sold: Sale = { ...empty, lines: [{ ...line, unitPrice: minor(1000) }] };
const paying = withAttempt(
  sold,
  intended({ ...BODY, id: "a1", reference: "a1", tender: "t-a1", amount: minor(1000) }, 1, "c"),
);
const credit = (id: string, applied: number) => ({
  ...{ id, name: "Returned goods", reference: "R1", applied: minor(applied), credit: `x-${id}` },
});
const onCredit = (sale: Sale, id: string, applied: number): Sale => fold(sale, takeCredit(sale, credit(id, applied)));
const cheque = { id: "o1", name: "Cheque", reference: "7" };
const onCheque = (sale: Sale, amount: number): Sale => {
  const taken = takeOther(sale, cheque, { kind: "amount", amount });
  return taken.ok ? fold(sale, taken.value) : expect.unreachable(taken.error);
};
const inCash = (sale: Sale, given: number): Sale => {
  const taken = takeCash(sale, "c1", minor(given), 5);
  return taken.ok ? fold(sale, taken.value) : expect.unreachable(taken.error);
};
const completed = onCheque(sold, 1000);

describe("what of a return pays for a sale", () => {
  test("is what is due, as far as the return goes", () => {
    expect(creditFor(sold, minor(300))).toEqual({ ok: true, value: 300 });
    expect(creditFor(sold, minor(1500))).toEqual({ ok: true, value: 1000 });
    expect(creditFor(onCheque(sold, 400), minor(1500))).toEqual({ ok: true, value: 600 });
  });

  test.each([
    ["completed", completed, "noOpenSale"],
    ["held", { ...sold, held: { at: 1, by: "c", note: "" } } as unknown as Sale, "noOpenSale"],
    ["being paid", paying, "paymentRunning"],
    ["empty", empty, "nothingDue"],
    ["of free goods", { ...sold, lines: [{ ...line, unitPrice: ZERO }] }, "nothingDue"],
  ] as const)("is nothing of a sale that is %s", (_name, sale, error) => {
    expect(creditFor(sale, minor(300))).toEqual({ ok: false, error });
  });

  test("completes the sale once it pays all of it", () => {
    expect(onCredit(sold, "k1", 300).state).toBe("open");
    expect(onCredit(sold, "k1", 1000).state).toBe("completed");
  });

  test("is taken from the parts of the return, the first of them first, each once", () => {
    const part = (id: string, amount: number) => ({ id, amount: minor(amount), tip: ZERO, as: "back" });
    const parts = [part("a", 500), part("b", 300), part("c", 200)];
    const of = (amount: number) =>
      lessCredit<ReturnType<typeof part>>(
        parts,
        minor(amount),
        (each, used) => ({ ...each, amount: used, as: "credit" }),
        (each, rest) => ({ ...each, amount: rest, as: "rest" }),
      ).map(({ amount: each, as, id }) => `${id} ${as} ${String(each)}`);
    expect(of(0)).toEqual(["a back 500", "b back 300", "c back 200"]);
    expect(of(200)).toEqual(["a credit 200", "a rest 300", "b back 300", "c back 200"]);
    expect(of(600)).toEqual(["a credit 500", "b credit 100", "b rest 200", "c back 200"]);
    expect(of(1000)).toEqual(["a credit 500", "b credit 300", "c credit 200"]);
  });
});

describe("on a sale that goods and others pay for", () => {
  const parts = inCash(onCheque(onCredit(sold, "k1", 200), 300), 100);

  test("only goods that came back stand as credits, while they stand", () => {
    expect(creditsOn(parts).map(({ credit: of, id }) => [id, of])).toEqual([["k1", "x-k1"]]);
    const back = applySaleFact(parts, { kind: "sale.creditTakenBack", body: { tender: "k1" } }, 6);
    expect(creditsOn(back)).toEqual([]);
  });

  test("cash and cheques are handed back; goods that came back are spent on it (INV-8)", () => {
    expect(handBack(parts, "k1", "other")).toEqual({ ok: false, error: "moneyTaken" });
    expect(handBack(parts, "o1", "other")).toEqual({
      ...{ ok: true, value: [{ kind: "sale.otherTakenBack", body: { tender: "o1" } }] },
    });
    expect(handBack(parts, "c1", "cash")).toEqual({
      ...{ ok: true, value: [{ kind: "sale.cashTakenBack", body: { tender: "c1" } }] },
    });
    expect(handBack(parts, "c1", "other")).toEqual({ ok: false, error: "tenderGone" });
    expect(handBack(parts, "c9", "cash")).toEqual({ ok: false, error: "tenderGone" });
    expect(handBack(completed, "o1", "other")).toEqual({ ok: false, error: "salePaid" });
    expect(handBack({ ...parts, tenders: [...parts.tenders, ...paying.tenders] }, "o1", "other")).toEqual({
      ...{ ok: false, error: "paymentRunning" },
    });
  });

  test("given up, each goes back its own way, once", () => {
    const struck = applySaleFact(parts, { kind: "sale.otherTakenBack", body: { tender: "o1" } }, 6);
    expect(giveUpPaid(struck, "changed their mind", "m")).toEqual({
      ok: true,
      value: [
        { kind: "sale.creditTakenBack", body: { tender: "k1" } },
        { kind: "sale.cashTakenBack", body: { tender: "c1" } },
        { kind: "sale.abandoned", body: { reason: "changed their mind", approver: "m" } },
      ],
    });
    expect(giveUpPaid(parts, "x", "m")).toMatchObject({ value: [{}, { kind: "sale.otherTakenBack" }, {}, {}] });
    expect(giveUpPaid(parts, "", "m")).toEqual({ ok: false, error: "reasonMissing" });
    expect(giveUpPaid(paying, "x", "m")).toEqual({ ok: false, error: "paymentRunning" });
    expect(giveUpPaid(completed, "x", "m")).toEqual({ ok: false, error: "noOpenSale" });
  });
});

test("a cheque pays for goods that are due, while no other payment runs", () => {
  const why = (sale: Sale) => {
    const taken = takeOther(sale, cheque, null);
    return taken.ok ? "ok" : taken.error;
  };
  expect([why(sold), why(empty), why(paying), why(completed)]).toEqual([
    "ok",
    "saleEmpty",
    "paymentRunning",
    "noOpenSale",
  ]);
  expect(why({ ...sold, lines: [{ ...line, unitPrice: ZERO }] })).toBe("nothingDue");
});

test("a sale is done when it is open, has goods, nothing is due and nobody pays", () => {
  const free: Sale = { ...sold, lines: [{ ...line, unitPrice: ZERO }] };
  expect(completion(free)).toEqual({ kind: "sale.completed", body: { total: 0, rounding: 0 } });
  for (const sale of [sold, empty, completed, { ...free, tenders: paying.tenders }])
    expect(completion(sale)).toBeNull();
});

test("what is given away takes no cash; what is over takes none either", () => {
  const free: Sale = { ...sold, lines: [{ ...line, unitPrice: ZERO }] };
  const taken = (sale: Sale, given: number) => {
    const facts = takeCash(sale, "c1", minor(given), 5);
    return facts.ok ? facts.value.map(({ kind }) => kind) : facts.error;
  };
  expect([taken(free, 0), taken(free, 500)]).toEqual([["sale.completed"], "nothingDue"]);
  expect(taken({ ...sold, lines: [{ ...line, unitPrice: minor(-500) }] }, 0)).toBe("nothingDue");
});
