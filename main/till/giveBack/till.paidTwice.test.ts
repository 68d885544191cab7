/** One card paid one purchase twice: one of the two goes back by name, through its gateway where that can. */
import { afterEach, describe, expect, test } from "vitest";
import type { TillView } from "../../../preload/contract.ts";
import type { GivingBackView } from "../../../preload/contract/refund.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { returnHands, type What, WHOLE } from "../testing/returns.ts";

const GATEWAY = { ...MANAGER, how: "gateway", number: "" } as const;

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

/** Two sales of the same amount, paid by the same card. @returns the second payment */
async function paidTwice(options: CounterOptions = {}): Promise<string> {
  counter = await openCounter(options);
  let attempt = "";
  for (const nth of [1, 2]) {
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const sale = await counter.ring();
    const asked = await counter.press("payment.card", { sale });
    if (asked.ok) ({ attempt } = asked.value);
    else {
      const secondSale = String(asked.error.params?.["question"]);
      ({ attempt } = await counter.must("payment.card", { sale, secondSale }));
    }
    await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
    if (nth === 1) await counter.must("sale.next", {});
  }
  return attempt;
}
const codepay: CounterOptions = { settings: { cardGateway: "codepay" } };
const duty = (): GivingBackView | undefined => counter.view().givingBack[0];
const code = (done: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  done.ok ? "ok" : (done.error?.code ?? "");
const ledger = (): readonly string[] => counter.simulator.ledger().map(({ kind }) => kind);
const wentBack = (): Promise<TillView> =>
  counter.until("it went back", ({ givingBack, payment }) => givingBack.length === 0 && payment?.doubled === null);

describe("at a gateway that gives back", () => {
  test("goes back whole by a request, once, however often it is pressed; then nothing is to be given back", async () => {
    const attempt = await paidTwice(codepay);
    const { amount } = counter.view().payment ?? expect.unreachable("no payment");
    expect(duty()).toMatchObject({ attempt, due: amount, by: "void", why: "twice" });
    expect(counter.view().unproven, "nobody has asked for it yet").toEqual([]);
    const both = await Promise.all([
      counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }),
      counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await wentBack();
    expect(ledger()).toHaveLength(3);
    expect(ledger().filter((kind) => kind === "capture")).toHaveLength(2);
    expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
    expect(code(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }))).toBe(
      "nothingToGiveBack",
    );
  });

  test("stays in the tray from then on until it is proved, over a restart and the next customer", async () => {
    const attempt = await paidTwice(codepay);
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropBefore" } });
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await counter.until("unknown", () => duty()?.refunds.at(-1)?.state === "checking");
    await counter.stop();
    await counter.start();
    await counter.must("sale.next", {});
    expect(counter.view().payment).toBeNull();
    expect(counter.view().unproven).toMatchObject([{ kind: "paidTwice", attempt }]);
    expect(duty()).toMatchObject({ attempt, due: 0, why: "twice" });
    const { refund } = duty()?.refunds.at(-1) ?? expect.unreachable("no refund");
    await counter.must("refund.decide", { refund, made: false, number: "", ...MANAGER });
    expect(counter.view().unproven, "not made is a duty still").toMatchObject([{ kind: "paidTwice", attempt }]);
    expect(duty()?.due).toBeGreaterThan(0);
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await counter.until("it went back", ({ givingBack, unproven }) => givingBack.length + unproven.length === 0);
    expect(ledger()).toHaveLength(3);
  });
});

test("at a gateway that does not is given back by hand, under the number of its slip", async () => {
  const attempt = await paidTwice();
  expect(duty()).toMatchObject({ attempt, by: "byHand", why: "twice" });
  expect(code(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }))).toBe(
    "onlyByHand",
  );
  await counter.must("refund.notNeeded", {
    attempt,
    seen: counter.due(attempt),
    ...MANAGER,
    how: "hand",
    number: "P-1",
  });
  await wentBack();
  expect(ledger()).toEqual(["capture", "capture"]);
});

describe("and its goods come back", () => {
  const { giveBack, givenBack, make, quote } = returnHands(
    () => counter,
    () => expect.unreachable("no time has to pass"),
  );
  const saleId = (): string => counter.view().sale?.id ?? expect.unreachable("no sale");
  const inCash = async (what: What, amount: number): Promise<string> => {
    const [tender] = (await quote(saleId())).tenders;
    return giveBack(saleId(), what, { split: [{ tender: tender?.tender ?? "", as: "cash", amount }] });
  };
  const handed = (): readonly number[] => factsIn(counter.dataDir, "return.cashGiven").map(({ given }) => given);
  const back = (): readonly number[] => givenBack().map(({ amount }) => amount);

  test("in part, in cash: that is not given back once more with the payment", async () => {
    const attempt = await paidTwice(codepay);
    const { amount } = counter.view().payment ?? expect.unreachable("no payment");
    await inCash({ kind: "amount", amount: 100 }, 100);
    expect(duty()).toMatchObject({ attempt, due: amount - 100, why: "twice" });
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await wentBack();
    expect([handed(), back()]).toEqual([[100], [amount - 100]]);
    expect((await quote(saleId())).tenders).toMatchObject([{ left: 0 }]);
    expect(code(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }))).toBe(
      "nothingToGiveBack",
    );
  });

  test("in part, in cash, and the payment by hand: for the rest alone", async () => {
    const attempt = await paidTwice();
    const { amount } = counter.view().payment ?? expect.unreachable("no payment");
    await inCash({ kind: "amount", amount: 100 }, 100);
    await counter.must("refund.notNeeded", {
      attempt,
      seen: counter.due(attempt),
      ...MANAGER,
      how: "hand",
      number: "P-2",
    });
    expect(factsIn(counter.dataDir, "refund.intended").map((refund) => refund.amount)).toEqual([amount - 100]);
  });

  test("in part, while somebody sees the whole payment still: nothing goes back before they have seen the rest", async () => {
    const attempt = await paidTwice(codepay);
    const seen = counter.due(attempt);
    await inCash({ kind: "amount", amount: 100 }, 100);
    for (const how of ["gateway", "hand"] as const) {
      const pressed = await counter.press("refund.notNeeded", { attempt, seen, ...MANAGER, how, number: "P-3" });
      expect(code(pressed), how).toBe("amountChanged");
    }
    expect([back(), factsIn(counter.dataDir, "refund.intended")]).toEqual([[], []]);
  });

  test("all of them, in cash: nothing of the payment is left", async () => {
    const attempt = await paidTwice(codepay);
    const { amount } = counter.view().payment ?? expect.unreachable("no payment");
    await inCash(WHOLE, amount);
    expect(counter.view().givingBack).toEqual([]);
    expect(code(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }))).toBe(
      "nothingToGiveBack",
    );
    expect(back()).toEqual([]);
  });

  test("after it went back: there is nothing left for them, in cash neither", async () => {
    const attempt = await paidTwice(codepay);
    const { amount } = counter.view().payment ?? expect.unreachable("no payment");
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await wentBack();
    const [tender] = (await quote(saleId())).tenders;
    const split = [{ tender: tender?.tender ?? "", as: "cash" as const, amount }];
    expect(code(await make(saleId(), WHOLE, amount, { split }))).toBe("returnTooMuch");
    expect([handed(), back()]).toEqual([[], [amount]]);
  });
});

test("two purchases after all, kept by name: nothing is to be given back, and the goods of it may come back", async () => {
  const attempt = await paidTwice(codepay);
  const { amount } = counter.view().payment ?? expect.unreachable("no payment");
  await counter.must("payment.settleExcess", { attempt, seen: amount, how: "kept", number: "", ...MANAGER });
  expect(counter.view().givingBack).toEqual([]);
  expect(code(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }))).toBe(
    "nothingToGiveBack",
  );
  const { quote } = returnHands(
    () => counter,
    () => undefined,
  );
  expect((await quote(counter.view().sale?.id ?? "", WHOLE)).asked).toMatchObject({ total: amount });
});

describe("a payment whose money went back", () => {
  test.each(["original", "cash"] as const)("(%s) is none that the next of the same amount repeats", async (as) => {
    counter = await openCounter(codepay);
    const hands = returnHands(
      () => counter,
      () => undefined,
    );
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const first = await hands.basket();
    await counter.must("payment.card", { sale: first });
    await counter.until("paid", ({ sale }) => sale?.state === "completed");
    const { total } = await hands.asked(first, WHOLE);
    const [tender] = (await hands.quote(first)).tenders;
    const split = [{ tender: tender?.tender ?? "", as, amount: total }];
    await hands.settled(await hands.giveBack(first, WHOLE, { split }));
    await counter.must("sale.next", {});
    const again = await hands.basket();
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const { attempt } = await counter.must("payment.card", { sale: again });
    await counter.until("paid", ({ sale }) => sale?.id === again && sale.state === "completed");
    expect(counter.view()).toMatchObject({ payment: { doubled: null }, givingBack: [] });
    expect(code(await counter.press("refund.notNeeded", { attempt, seen: total, ...GATEWAY }))).toBe(
      "nothingToGiveBack",
    );
  });
});
