/**
 * The matrix of refunds by Citcon and IOT Pay (CodePay's cells are named in docs/refunds.md): to where the money came from
 * and in cash, the whole, parts, several, split, after the settlement, unknown and late. Each cell compares the gateway's
 * own ledger with what the till says (INV-4, INV-8).
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "./till/systemClock.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "./till/testing/counter.ts";
import { factsIn } from "./till/testing/facts.ts";
import { APPROVAL, returnHands, type What, WHOLE } from "./till/testing/returns.ts";

const TOTAL = 1424;
/** Coins make it 14.25. */
const IN_CASH = 1425;
const DAY = 86_400_000;
const SETTLED_AFTER = 3_600_000;
/** More than any outcome takes. */
const MOST_LOOK_UPS = 12;

interface World {
  readonly name: string;
  readonly options: CounterOptions;
  readonly paysBy: "card" | "wallet";
  /** The request that gives back; null where a person does it at the terminal or in the portal. */
  readonly request: "refund" | "refund_order" | null;
  /** What of the whole goes first before and after the settlement. */
  readonly first: string;
  readonly settled: string;
}

const WORLDS: readonly World[] = [
  {
    name: "Citcon",
    options: { simulator: { settledAfterMs: SETTLED_AFTER } },
    paysBy: "wallet",
    request: "refund",
    first: "cancel",
    settled: "refund",
  },
  {
    name: "IOT Pay by hand",
    options: {},
    paysBy: "card",
    request: null,
    first: "byHand",
    settled: "byHand",
  },
  {
    name: "IOT Pay by request",
    options: { iotpay: { cardRefund: "api" } },
    paysBy: "card",
    request: "refund_order",
    first: "refund",
    settled: "refund",
  },
];

describe.each(WORLDS)("$name", ({ first, options, paysBy, request, settled: settledWay }) => {
  let counter: Counter;
  let ahead = 0;
  const hands = returnHands(
    () => counter,
    (ms) => {
      ahead += ms;
    },
  );
  const { asked, basket, giveBack, givenBack, line, make, part, quote, settled, shown, until } = hands;

  beforeAll(async () => {
    const now = (): number => Date.now() + ahead;
    counter = await openCounter({
      ...options,
      simulator: { ...options.simulator, now },
      between: { clock: { ...systemClock, now, steady: now } },
      settings: { truth: { managerAfterMs: 0, sameAmountMinutes: 0 }, lockAfterMinutes: 60, ...options.settings },
    });
  });
  afterAll(async () => {
    await counter.close();
  });

  /** Everything takes place on this sale alone: what its till and its gateway did since is told from here. */
  async function sold(...amounts: readonly number[]): Promise<Since> {
    counter.simulator.control.auto({ after: 0, do: "tap" });
    // So long apart, one card that pays one amount again is another purchase.
    ahead += 11 * 60_000;
    await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
    if (counter.view().sale?.state === "completed") await counter.must("sale.next", {});
    const sale = await basket();
    for (const amount of amounts) await pay(sale, amount);
    await counter.until("paid", (view) => view.sale?.id === sale && view.sale.state === "completed");
    // No wallet is cancelled in its first seconds.
    ahead += 20_000;
    const before = { back: givenBack().length, cash: cashFacts().length };
    return {
      sale,
      back: () =>
        givenBack()
          .slice(before.back)
          .map(({ amount }) => amount),
      cash: () =>
        cashFacts()
          .slice(before.cash)
          .map(({ given }) => given),
    };
  }
  const cashFacts = () => factsIn(counter.dataDir, "return.cashGiven");

  async function pay(sale: string, amount: number): Promise<void> {
    const asks = { sale, part: amount === TOTAL ? null : ({ kind: "amount", amount } as const) };
    if (paysBy === "card") await counter.must("payment.card", asks);
    else {
      await counter.must("payment.walletStep", { ...asks, open: true });
      const phone = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
      if (!phone.ok || phone.code === undefined) throw new Error("the phone shows no code");
      await counter.must("sale.scan", { code: phone.code });
    }
    await counter.until("approved", ({ payment }) => payment?.screen === "approved" && payment.amount === amount);
    if (counter.view().sale?.state === "open")
      await counter.must("payment.leave", { attempt: counter.view().payment?.attempt ?? "" });
  }

  /** To where it came from, to its end: by hand under a number for each part. */
  async function backTo(sale: string, what: What): Promise<string> {
    const id = await giveBack(sale, what);
    if (request === null)
      for (const { part: each } of shown(id).parts)
        await counter.must("return.retryPart", {
          return: id,
          part: each,
          as: "hand",
          number: `H-${each.slice(0, 4)}`,
          approval: APPROVAL,
        });
    await settled(id);
    return id;
  }
  const inCash = async (sale: string, what: What): Promise<string> => {
    const { total } = await asked(sale, what);
    const [tender] = (await quote(sale)).tenders;
    return giveBack(sale, what, { split: [{ tender: tender?.tender ?? "", as: "cash", amount: total }] });
  };
  /** What the gateway should have given back of these: nothing, where a person does it. */
  const asRequested = (...amounts: readonly number[]): readonly number[] => (request === null ? [] : amounts);
  const nothingOpen = (): void => {
    expect(counter.view()).toMatchObject({ unproven: [], givingBack: [] });
  };

  test("the whole, original: as it was paid, once, and nothing is left", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    expect((await asked(sale, WHOLE)).parts).toMatchObject([{ way: first, amount: TOTAL }]);
    const id = await backTo(sale, WHOLE);
    expect(part(id)).toMatchObject({ state: "given", amount: TOTAL });
    expect(back()).toEqual(asRequested(TOTAL));
    expect(cash()).toEqual([]);
    expect(await make(sale, WHOLE, TOTAL)).toMatchObject({ error: { code: "nothingToGiveBack" } });
    nothingOpen();
  });

  test("the whole, cash: handed over once, and the gateway is asked for nothing", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    await inCash(sale, WHOLE);
    expect([back(), cash()]).toEqual([[], [IN_CASH]]);
    expect((await quote(sale)).tenders).toMatchObject([{ left: 0 }]);
    expect(await make(sale, WHOLE, TOTAL)).toMatchObject({ error: { code: "nothingToGiveBack" } });
    nothingOpen();
  });

  test("a part and several, original: to the last cent, and not one more", async () => {
    const { back, sale } = await sold(TOTAL);
    await backTo(sale, await line(sale, 1));
    expect((await quote(sale)).left).toBe(TOTAL - 726);
    await backTo(sale, await line(sale, 0));
    await backTo(sale, WHOLE);
    expect(back()).toEqual(asRequested(726, 349, 349));
    expect(await make(sale, { kind: "amount", amount: 1 }, 1)).toMatchObject({ ok: false });
    nothingOpen();
  });

  test("a part and several, cash: all of them together are the sale in coins, and the rest may go back as it came", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    await inCash(sale, await line(sale, 1));
    await inCash(sale, await line(sale, 0));
    expect(cash().reduce((sum, given) => sum + given, 0)).toBe(1075);
    await backTo(sale, WHOLE);
    expect(back()).toEqual(asRequested(349));
    expect((await quote(sale)).left).toBe(0);
    nothingOpen();
  });

  test("split, original: each payment gets back what it took, and no more", async () => {
    const { back, sale } = await sold(1000, TOTAL - 1000);
    const [one, other] = (await quote(sale)).tenders.map(({ tender }) => tender);
    const over = [{ tender: other ?? "", as: "original" as const, amount: 500 }];
    expect((await quote(sale, { kind: "amount", amount: 500 }, over)).problem).toBe("splitTooMuch");
    const id = await backTo(sale, { kind: "amount", amount: 1100 });
    expect(shown(id).parts.map(({ amount, tender }) => [tender, amount])).toEqual([
      [one, 1000],
      [other, 100],
    ]);
    await backTo(sale, WHOLE);
    expect([...back()].sort((a, b) => b - a)).toEqual(asRequested(1000, 324, 100));
    nothingOpen();
  });

  test("split, cash: one payment gets its own back, the other's is handed over", async () => {
    const { back, cash, sale } = await sold(1000, TOTAL - 1000);
    const [one = "", other = ""] = (await quote(sale)).tenders.map(({ tender }) => tender);
    const split = [
      { tender: one, as: "original" as const, amount: 300 },
      { tender: other, as: "cash" as const, amount: 200 },
    ];
    const id = await giveBack(sale, { kind: "amount", amount: 500 }, { split });
    const owed = { return: id, part: part(id).part, as: "hand", number: "H-1", approval: APPROVAL } as const;
    if (request === null) await counter.must("return.retryPart", owed);
    await settled(id);
    expect([back(), cash()]).toEqual([asRequested(300), [200]]);
    expect((await quote(sale)).tenders.map(({ left }) => left)).toEqual([700, 224]);
    nothingOpen();
  });

  /** No batch is closed by the till here: time settles. */
  const settle = async (): Promise<void> => {
    ahead += paysBy === "wallet" ? SETTLED_AFTER + 1_000 : DAY;
    await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
  };

  test("after the settlement, original: a refund, by the same decision where the undoing was tried first", async () => {
    const { back, sale } = await sold(TOTAL);
    await settle();
    const id = await giveBack(sale, WHOLE);
    const byHand = { return: id, part: part(id).part, as: "hand", number: "H-2", approval: APPROVAL } as const;
    if (request === null) await counter.must("return.retryPart", byHand);
    for (let asks = 0; !shown(id).settled; asks += 1) {
      if (asks === MOST_LOOK_UPS) throw new Error(`still ${JSON.stringify(part(id))}`);
      const [tried] = part(id).refunds;
      if (tried?.way === "cancel" && tried.state === "checking") {
        ahead += 61_000;
        await counter.press("refund.checkAgain", { refund: tried.refund });
      }
      await counter.settled();
    }
    expect(part(id).refunds.at(-1)).toMatchObject({ way: settledWay, state: "made" });
    expect(back()).toEqual(asRequested(TOTAL));
    expect(factsIn(counter.dataDir, "return.decided").filter((one) => one.sale === sale)).toHaveLength(1);
    nothingOpen();
  });

  test("after the settlement, cash: as before it", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    await settle();
    await inCash(sale, WHOLE);
    expect([back(), cash()]).toEqual([[], [IN_CASH]]);
    nothingOpen();
  });

  if (request === null) return;

  test("unknown, original: looked up, found once, and never sent again", async () => {
    const { back, sale } = await sold(TOTAL);
    counter.simulator.control.faults({ on: request, fault: { kind: "dropAfter" } });
    const id = await giveBack(sale, await line(sale, 1));
    await settled(id);
    expect(part(id).refunds).toMatchObject([{ state: "made" }]);
    expect(back()).toEqual([726]);
    nothingOpen();
  });

  test("unknown, cash: not while it may be on its way; decided as not made, it is handed over", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    counter.simulator.control.faults({ on: request, fault: { kind: "dropBefore" } });
    const id = await giveBack(sale, await line(sale, 1));
    await until(id, "checking");
    const asCash = { return: id, part: part(id).part, as: "cash", approval: APPROVAL } as const;
    expect(await counter.press("return.retryPart", asCash)).toMatchObject({ error: { code: "refundRunning" } });
    expect((await quote(sale)).left).toBe(TOTAL - 726);
    const refund = part(id).refunds[0]?.refund ?? "";
    await counter.must("refund.decide", { refund, made: false, number: "", ...MANAGER });
    await counter.must("return.retryPart", asCash);
    expect([back(), cash()]).toEqual([[], [725]]);
    expect(await counter.press("return.retryPart", asCash)).toMatchObject({ error: { code: "returnSettled" } });
    nothingOpen();
  });

  // Citcon's own late cell is in till.returnsUnknown.test.ts.
  if (request === "refund") return;

  /** On its way, and nobody can tell: somebody decides too early. @returns the return, whose part counts as not given */
  async function decidedTooEarly(sale: string): Promise<string> {
    counter.simulator.control.faults({ on: "refund_order", fault: { kind: "dropAfter" } });
    counter.simulator.control.faults({ on: "query_refund", fault: { kind: "dropBefore" }, times: 2 });
    const id = await giveBack(sale, await line(sale, 1));
    await until(id, "checking");
    const refund = part(id).refunds[0]?.refund ?? "";
    await counter.must("refund.decide", { refund, made: false, number: "", ...MANAGER });
    await until(id, "notGiven");
    return id;
  }
  /** Its look-ups go on: in the end they see it. */
  const comesOut = async (id: string, so: () => boolean): Promise<void> => {
    const refund = part(id).refunds[0]?.refund ?? "";
    for (let asks = 0; !so(); asks += 1) {
      if (asks === MOST_LOOK_UPS) throw new Error(`still ${JSON.stringify(part(id))}`);
      ahead += 61_000;
      await counter.press("refund.checkAgain", { refund });
      await counter.settled();
    }
  };

  test("late, original: what was decided as not made is found after all, and counts as given", async () => {
    const { back, sale } = await sold(TOTAL);
    const id = await decidedTooEarly(sale);
    await comesOut(id, () => part(id).state === "given");
    expect(back()).toEqual([726]);
    expect((await quote(sale)).left).toBe(TOTAL - 726);
    nothingOpen();
  });

  test("late, cash: given twice is found, stays in sight until somebody has seen it, and takes nothing more", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    const id = await decidedTooEarly(sale);
    const { part: partId } = part(id);
    await counter.must("return.retryPart", { return: id, part: partId, as: "cash", approval: APPROVAL });
    await comesOut(id, () => part(id).twice);
    expect([back(), cash()]).toEqual([[726], [725]]);
    expect(counter.view().unproven).toMatchObject([{ kind: "goodsBack", return: id, sale, amount: 726 }]);
    await counter.must("return.seenTwice", { return: id, part: partId, reason: "told", approval: APPROVAL });
    expect((await quote(sale)).left).toBe(TOTAL - 726);
    nothingOpen();
  });
});

interface Since {
  readonly sale: string;
  /** What the gateway's ledger gave back, and what the drawer handed over, minor units. */
  readonly back: () => readonly number[];
  readonly cash: () => readonly number[];
}
