/** What goes back of a payment that a person had decided was paid, whatever its gateway proves of it and when: never more than is there. */
import { describe, expect, test } from "vitest";
import { applyAttemptFact, type Attempt, type AttemptFact, intended, isGone } from "../attempt/attempt.ts";
import { minor, ZERO } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import { type CardTender, withAttempt } from "../sale/sale.ts";
import { BODY } from "../testing/attempts.ts";
import { ask, type Returning, soldOf, UNIT } from "../testing/returning.ts";
import { dice } from "../testing/totalsOracle.ts";
import { cutOf, foundAgain } from "./returnCut.ts";
import { applyReturnFact, decidedReturn, partState, type Return, type ReturnedPart } from "./returns.ts";

const TOTAL = 1_000;
const line = { id: "l1", quantity: quantity(1000), unitPrice: minor(TOTAL), taxes: [] };

function decided(): Returning {
  const sale = soldOf({ lines: [line], rules: [], saleDiscount: undefined });
  const before = intended(
    { ...BODY, id: "a1", tender: "t1", reference: "a1", amount: minor(TOTAL), tip: ZERO },
    0,
    "c",
  );
  const facts: readonly AttemptFact[] = [
    { kind: "attempt.unknown", body: { why: "lost" } },
    { kind: "attempt.decided", body: { paid: true, approver: "m", reason: "slip", slip: "9" } },
  ];
  const attempt = facts.reduce((each, fact) => applyAttemptFact(each, fact, 1, "c"), before);
  return { sale: withAttempt(sale, attempt), attempts: [attempt], refunds: [], returns: [] };
}

const proofOf = (captured: number): AttemptFact => ({
  kind: "attempt.approved",
  body: {
    ...{ captured: minor(captured), tip: ZERO, cashback: ZERO, surcharge: ZERO, differs: captured < TOTAL },
    ...{ gatewayRef: "", by: "lookUp", hostText: "", card: null },
  },
});

/** News of the payment, with what follows from it for the returns. */
function heard(world: Returning, fact: AttemptFact): Returning {
  const [before] = world.attempts;
  if (before === undefined) throw new Error("no payment");
  const attempt = applyAttemptFact(before, fact, 2, "c");
  const sale = withAttempt(world.sale, attempt);
  const [tender] = sale.tenders;
  const found = tender?.kind === "card" ? foundAgain(tender, attempt, world.returns) : [];
  const returns = found.reduce(
    (all, { amount, part, return: of }, i) =>
      all.map((one) => {
        const owed = `${part}+${String(i)}`;
        const body = { return: of, part, amount, attempt: attempt.id, owed };
        return one.id === of ? applyReturnFact(one, { kind: "return.shortFound", body }, 2) : one;
      }),
    world.returns,
  );
  return { ...world, sale, attempts: [attempt], returns };
}

const thereOf = (attempt: Attempt): number => (isGone(attempt) ? 0 : (attempt.capture?.captured ?? 0));

/** What is wrong; null when nothing is. */
function broken(world: Returning): string | null {
  const { attempts, refunds, returns } = world;
  const parts = returns.flatMap((one) =>
    one.parts.map((part) => ({
      one: one.id,
      ...part,
      ...(partState(part, refunds) === "given" ? null : cutOf(one, part, { ...world, cashUnit: UNIT })),
    })),
  );
  const [attempt] = attempts;
  const back = parts.reduce((sum, { amount }) => sum + amount, 0);
  if (attempt !== undefined && returns.length === 1 && back > thereOf(attempt)) return `${String(back)} of less`;
  for (const { id, total } of returns) {
    const own = parts.filter(({ one }) => one === id);
    const sum = own.reduce((all, { amount, short = 0 }) => all + amount + short, 0);
    if (sum !== total) return `${id}: ${String(sum)} of ${String(total)}`;
    if (own.some(({ amount, short = 0 }) => amount < 0 || short < 0)) return `${id}: below nothing`;
  }
  return null;
}

test("decided, then nothing proved, less, or all: what is owed is what is there, and no cent of a return is lost", () => {
  const roll = dice(77);
  let found = 0;
  for (let n = 0; n < 2_000; n++) {
    let world = decided();
    const asks = roll(2) === 0 ? 0 : 1;
    const word = roll(3);
    const steps: readonly ((of: Returning) => Returning)[] = [
      (of) => (word === 0 ? heard(of, { kind: "attempt.contradicted", body: { text: "" } }) : of),
      (of) => (word === 1 ? heard(of, proofOf(1 + roll(TOTAL))) : of),
    ];
    const goods = (of: Returning): Returning => {
      ask(of, roll(2) === 0 ? { kind: "whole" } : { kind: "amount", amount: 1 + roll(TOTAL) });
      return of;
    };
    for (const step of asks === 0 ? [goods, ...steps] : [...steps, goods]) {
      world = step(world);
      const wrong = broken(world);
      if (wrong !== null) expect.fail(`case ${String(n)}: ${wrong}`);
    }
    // The gateway proves it after all: only of what nobody had proved can that come.
    if (word !== 0) continue;
    world = heard(world, proofOf(TOTAL));
    const wrong = broken(world);
    if (wrong !== null) expect.fail(`case ${String(n)}, proved after all: ${wrong}`);
    found += world.returns.some(({ parts }) => parts.length > 1) ? 1 : 0;
  }
  expect(found).toBeGreaterThan(100);
});

describe("by hand", () => {
  const part = (id: string, amount: number, more: Partial<ReturnedPart> = {}): ReturnedPart => ({
    ...{ id, tender: "t1", attempt: "a1", way: "carried", amount: minor(amount), tip: ZERO },
    ...{ given: null, twiceSeen: false, ...more },
  });
  const one = (number: number, parts: readonly ReturnedPart[], withdrawn: Return["withdrawn"] = null): Return => ({
    ...decidedReturn(
      {
        ...{ id: `x${String(number)}`, number, sale: "s1", scope: "lines", currency: "CAD", pieces: [], goods: [] },
        ...{ taxes: [], total: minor(1), parts: [], reason: "", approver: "m" },
      },
      1,
      "c",
    ),
    parts,
    withdrawn,
  });
  /** Decided as 10.00, of which 6.00 were proved. */
  const proved = (returns: readonly Return[], tip = 0): Returning => {
    const fact = proofOf(600 + tip);
    const said = fact.kind === "attempt.approved" ? { ...fact, body: { ...fact.body, tip: minor(tip) } } : fact;
    return { ...heard(decided(), said), returns: [...returns] };
  };
  const cut = (of: Return, which: ReturnedPart, world: Returning) => cutOf(of, which, { ...world, cashUnit: UNIT });

  test("what is there for it is not cut, whatever is missing of the rest", () => {
    const half = part("p1", 500);
    const only = one(1, [half]);
    expect(cut(only, half, proved([only]))).toBeNull();
  });

  test("what another return holds is not there for it", () => {
    const half = part("p1", 500);
    const first = one(1, [part("p0", 500)]);
    const second = one(2, [half]);
    expect(cut(second, half, proved([first, second]))).toEqual({ amount: 100, tip: 0, short: 400 });
  });

  test("what was never proved to be less, has no payment, or is of no tender is not cut", () => {
    const whole = part("p1", 1000);
    expect(cut(one(1, [whole]), { ...whole, attempt: null }, proved([one(1, [whole])]))).toBeNull();
    const strange = part("p1", 1000, { tender: "t9" });
    expect(cut(one(1, [strange]), strange, proved([one(1, [strange])]))).toBeNull();
  });

  test("a tip goes back as far as it was taken", () => {
    const whole = part("p1", 1000, { tip: minor(100) });
    const only = one(1, [whole]);
    expect(cut(only, whole, proved([only], 40))).toEqual({ amount: 600, tip: 40, short: 400 });
    const small = part("p1", 1000, { tip: minor(30) });
    expect(cut(one(1, [small]), small, proved([one(1, [small])], 40))).toMatchObject({ tip: 30 });
  });

  test("found after all: no more than was told, of standing returns, of this tender, the first of them first", () => {
    const { attempts, sale } = proved([]);
    const [attempt] = attempts;
    const tender = sale.tenders[0] as CardTender;
    if (attempt === undefined) return expect.unreachable("no payment");
    const short = (id: string, of: number, more: Partial<ReturnedPart> = {}) =>
      part(id, 0, { short: minor(of), ...more });
    const gone = { at: 1, approver: "m", reason: "" };
    const returns = [
      one(1, [short("p0", 300)], gone),
      one(2, [short("p1", 100), short("p2", 0), part("p3", 200), short("p4", 70, { tender: "t2" })]),
      one(3, [short("p5", 250)]),
      one(4, [short("p6", 300)]),
    ];
    // 400 are missing still, of 650 that were told.
    expect(foundAgain(tender, attempt, returns)).toEqual([
      { return: "x2", part: "p1", amount: 100 },
      { return: "x3", part: "p5", amount: 150 },
    ]);
    expect(foundAgain(tender, attempt, returns.slice(0, 3))).toEqual([]);
  });
});
