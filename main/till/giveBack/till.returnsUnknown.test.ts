/** Returns whose outcome is not known, or turns out otherwise; splits over card and cash; what prints at the counter. */
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CUT_ROW, startPrinter } from "../../../simulator/printer/index.ts";
import type { SimulatedPrinter } from "../../../simulator/printer/index.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { APPROVAL, returnHands, WHOLE } from "../testing/returns.ts";

let counter: Counter;
let printer: SimulatedPrinter;
let ahead: number;
beforeEach(async () => {
  ahead = 0;
  printer = await startPrinter({ hangsUpAfterMs: "never" });
  const now = (): number => Date.now() + ahead;
  counter = await openCounter({
    simulator: { now },
    between: { clock: { ...systemClock, now, steady: now } },
    settings: {
      cardGateway: "codepay",
      lockAfterMinutes: 60,
      devices: { printers: [{ kind: "tcp", host: "127.0.0.1", port: printer.port, columns: 42 }] },
    },
  });
});
afterEach(async () => {
  await counter.close();
  await printer.close();
});
const hands = returnHands(
  () => counter,
  (ms) => {
    ahead += ms;
  },
);
const { amountBack, asked, basket, giveBack, givenBack, line, part, quote, settled, shown } = hands;
const { soldByCard, soldByWallet, soldForCash, tap, until } = hands;

/** Every paper that came out, each as one line. */
const papers = (): readonly string[] =>
  printer
    .rows()
    .join(" ")
    .split(CUT_ROW)
    .map((paper) => paper.replace(/\s+/g, " ").trim())
    .filter((paper) => paper !== "");
const printed = (what: RegExp): Promise<unknown> =>
  expect.poll(() => papers().some((paper) => what.test(paper)), { timeout: 60_000 }).toBe(true);

/** The list that is asked before money goes back comes late, and whoever asked has left meanwhile. */
async function leavesWhileAsked<T>(ask: () => Promise<T>): Promise<T> {
  const lists = (): number =>
    counter.simulator.control.requests().filter(({ path }) => path.endsWith("/get_history")).length;
  await counter.settled();
  counter.simulator.control.faults({ on: "get_history", fault: { kind: "delay", ms: 700 } });
  const before = lists();
  const asking = ask();
  await counter.until("the list is asked", () => lists() > before);
  await counter.must("session.signOut", {});
  return asking;
}

describe("Citcon", () => {
  test("a whole payment of the day is cancelled, which gives it back", async () => {
    const sale = await soldByWallet();
    ahead += 20_000;
    expect((await asked(sale, WHOLE)).parts).toMatchObject([{ way: "cancel", why: "notSettled", sees: "nothing" }]);
    const id = await giveBack(sale, WHOLE);
    await settled(id);
    expect(givenBack()).toMatchObject([{ kind: "cancel", amount: 1424 }]);
  });

  test("a return that was asked for by somebody who left before it was decided is not decided", async () => {
    const sale = await soldByWallet();
    const { total } = await asked(sale, WHOLE);
    expect(await leavesWhileAsked(() => hands.make(sale, WHOLE, total))).toMatchObject({
      error: { code: "notSignedIn" },
    });
    expect(factsIn(counter.dataDir, "return.decided")).toEqual([]);
    expect(givenBack()).toEqual([]);
  });

  test("a sale given up by somebody who left while the list was asked: nothing goes back in nobody's name, all of it is owed", async () => {
    const sale = await basket();
    for (const [i, amount] of [500, 300].entries()) {
      await counter.must("payment.walletStep", { sale, open: true, part: { kind: "amount", amount } });
      const phone = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
      await counter.must("sale.scan", { code: phone.ok ? (phone.code ?? "") : "" });
      await counter.until("the part paid", (view) => view.sale?.tenders[i]?.state === "approved");
    }
    const giveUp = { sale, reason: "gone", approval: APPROVAL };
    expect(await leavesWhileAsked(() => counter.press("split.giveUp", giveUp))).toMatchObject({ ok: true });
    expect(factsIn(counter.dataDir, "refund.intended")).toEqual([]);
    expect(counter.view().givingBack.map(({ due, why }) => [due, why])).toEqual([
      [500, "givenUp"],
      [300, "givenUp"],
    ]);
  });

  test("refused with a word that was not true: given in cash, and made after all, until somebody has seen it", async () => {
    const sale = await soldByWallet();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "says", result: "fail", code: "A10" } });
    const id = await giveBack(sale, await line(sale, 0));
    await until(id, "notGiven");
    expect((await quote(sale)).left).toBe(1424 - 349);
    const { part: partId, refunds } = part(id);
    await counter.must("return.retryPart", { return: id, part: partId, as: "cash", approval: APPROVAL });
    expect(part(id)).toMatchObject({ state: "given", kind: "cash", twice: false });
    await counter.must("refund.checkAgain", { refund: refunds[0]?.refund ?? "" });
    await counter.until("given twice", (view) => shown(id, view).parts[0]?.twice === true);
    expect(counter.view().unproven).toMatchObject([{ kind: "goodsBack", amount: 349 }]);
    const seen = { return: id, part: partId, reason: "told the owner", approval: APPROVAL };
    await counter.must("return.seenTwice", seen);
    expect(counter.view().unproven).toEqual([]);
    expect(await counter.press("return.seenTwice", seen)).toMatchObject({ error: { code: "returnSettled" } });
  });

  test("while its answer is awaited the amount is reserved, and the part cannot be given another way", async () => {
    const sale = await soldByWallet();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "delay", ms: 2_000 } });
    const id = await giveBack(sale, await line(sale, 0));
    expect((await quote(sale)).tenders).toMatchObject([{ left: 1424 - 349 }]);
    const cash = { return: id, part: part(id).part, as: "cash", approval: APPROVAL } as const;
    expect(await counter.press("return.retryPart", cash)).toMatchObject({ error: { code: "refundRunning" } });
    await settled(id);
    expect(amountBack()).toBe(349);
  });
});

describe("card and cash", () => {
  /** 10.00 by card, the rest in cash. */
  const soldByBoth = async (): Promise<string> => {
    const sale = await basket();
    await counter.must("payment.card", { sale, part: { kind: "amount", amount: 1000 } });
    await tap();
    await counter.until("the card's part", (view) => view.payment?.screen === "approved");
    await counter.must("payment.leave", { attempt: counter.view().payment?.attempt ?? "" });
    const { cash } = counter.view().sale ?? expect.unreachable("no sale");
    await counter.must("cash.take", { sale, given: cash.toPay });
    return sale;
  };

  test("the whole: the card's part is a void, the drawer hands over what it took, by one decision", async () => {
    const sale = await soldByBoth();
    const id = await giveBack(sale, WHOLE);
    expect(part(id, 1)).toMatchObject({ state: "given", kind: "cash", cash: { given: 425, rounding: 1 } });
    await settled(id);
    expect(givenBack()).toMatchObject([{ amount: 1000 }]);
    expect(factsIn(counter.dataDir, "return.decided")).toHaveLength(1);
    expect(factsIn(counter.dataDir, "return.cashGiven")).toMatchObject([{ given: 425 }]);
  });

  test("a part goes to the card first, as far as it took; the rest in cash", async () => {
    const sale = await soldByBoth();
    const quoted = await asked(sale, { kind: "amount", amount: 1100 });
    expect(quoted.parts.map(({ amount, way }) => [way, amount])).toEqual([
      ["void", 1000],
      [null, 100],
    ]);
  });
});

describe("two cards, and the till is stopped while the first is being given back", () => {
  /** 9.00 to the first card, which is at the terminal; 3.00 to the second wait for their turn. */
  const firstIsGoing = async (): Promise<string> => {
    const sale = await basket();
    for (const amount of [1000, 424]) {
      await counter.must("payment.card", { sale, part: { kind: "amount", amount } });
      await tap();
      await counter.until(
        "the part is paid",
        (view) => view.payment?.screen === "approved" && view.payment.amount === amount,
      );
      await counter.must("payment.leave", { attempt: counter.view().payment?.attempt ?? "" });
    }
    const id = await giveBack(
      sale,
      { kind: "amount", amount: 1200 },
      {
        split: (await quote(sale)).tenders.map(({ tender }, i) => ({
          tender,
          as: "original" as const,
          amount: i === 0 ? 900 : 300,
        })),
      },
    );
    await counter.until("the terminal has it", () => counter.simulator.counterOrders().length === 3);
    await counter.stop();
    return id;
  };

  test("back a moment later, the second goes on by itself, once", async () => {
    const id = await firstIsGoing();
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await counter.start();
    await settled(id);
    expect(givenBack().map(({ amount }) => amount)).toEqual([900, 300]);
    expect(counter.simulator.counterOrders()).toHaveLength(4);
    expect(factsIn(counter.dataDir, "refund.intended")).toHaveLength(2);
  });

  test("back with an older journal, which does not know that the second was given: it is left to a person", async () => {
    const id = await firstIsGoing();
    const journal = join(counter.dataDir, "training", "journal.db");
    copyFileSync(journal, `${journal}.older`);
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await counter.start();
    await settled(id);
    await counter.stop();
    for (const end of ["-wal", "-shm"]) rmSync(`${journal}${end}`, { force: true });
    copyFileSync(`${journal}.older`, journal);
    await counter.start();
    expect(factsIn(counter.dataDir, "journal.restored")).toHaveLength(1);
    await until(id, "given", 0);
    await counter.settled();
    expect(part(id, 1).state).toBe("waiting");
    expect(givenBack().map(({ amount }) => amount)).toEqual([900, 300]);
  });

  test("back later, the second is asked of nobody by itself: it is owed, and goes when a person presses", async () => {
    const id = await firstIsGoing();
    ahead += 6 * 60_000;
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await counter.start();
    await until(id, "given", 0);
    await counter.until("the second is owed", (view) =>
      view.unproven.some((each) => each.kind === "goodsBack" && each.amount === 300),
    );
    expect(part(id, 1).state).toBe("waiting");
    expect(counter.simulator.counterOrders()).toHaveLength(3);
    await counter.must("return.retryPart", { return: id, part: part(id, 1).part, as: "gateway", approval: null });
    await settled(id);
    expect(givenBack().map(({ amount }) => amount)).toEqual([900, 300]);
  });
});

describe("papers", () => {
  test("cash: the receipt of the return prints with the decision, again as a copy", async () => {
    const sale = await soldForCash();
    const id = await giveBack(sale, await line(sale, 1));
    await printed(
      /REFUND .*Return 1 .*Original sale 1 .*Reason: damaged .*-6\.49 .*GST 5 % -0\.32 .*TOTAL REFUND CAD -7\.26/,
    );
    await counter.must("return.print", { return: id });
    await printed(/COPY \/ COPIE 1 .*REFUND/);
  });

  test("a card: two slips with the sale's number, and the receipt once the money is proven back", async () => {
    const sale = await soldByCard();
    const id = await giveBack(sale, await line(sale, 0));
    await counter.must("return.print", { return: id });
    await printed(/REFUND .*NOT COMPLETE .*Not confirmed yet/);
    await tap();
    await settled(id);
    await printed(/TRANSACTION RECORD .*REFUND .*ORIGINAL # 1 .*MERCHANT COPY/);
    await printed(/COPY \/ COPIE 1 .*TOTAL REFUND CAD -3\.49 VISA ··4242 CAD -3\.49/);
    expect(amountBack()).toBe(349);
    expect(papers().filter((paper) => /TOTAL REFUND/.test(paper))).toHaveLength(2);
  });

  test("while the terminal waits for the card of a refund, nobody else's payment is asked for there", async () => {
    const id = await giveBack(await soldByCard(), { kind: "amount", amount: 100 });
    await until(id, "running");
    await counter.must("sale.next", {});
    const sale = await counter.ring();
    expect(await counter.press("payment.card", { sale })).toMatchObject({ error: { code: "terminalBusy" } });
    await tap();
    await settled(id);
    await counter.must("payment.card", { sale });
    await tap();
    await counter.until("paid", (view) => view.sale?.state === "completed");
    expect(givenBack()).toMatchObject([{ kind: "refund", amount: 100 }]);
  });

  test("while a customer pays at the terminal, no card is asked for there to be given back", async () => {
    const sale = await soldByCard();
    await counter.must("sale.next", {});
    const next = await counter.ring();
    await counter.must("payment.card", { sale: next });
    await counter.until("asked", ({ payment }) => payment?.screen === "waiting");
    const what = { kind: "amount", amount: 100 } as const;
    expect((await quote(sale, what)).problem).toBe("terminalBusy");
    const made = { sale, what, seen: 100, reason: "damaged", approval: APPROVAL };
    expect(await counter.press("return.make", made)).toMatchObject({ error: { code: "terminalBusy" } });
    // In cash it goes at once: nobody's card is needed.
    const [tender] = (await quote(sale)).tenders;
    await giveBack(sale, what, { split: [{ tender: tender?.tender ?? "", as: "cash", amount: 100 }] });
    await tap();
    await counter.until("paid", (view) => view.sale?.state === "completed");
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await settled(await giveBack(sale, what));
    expect(givenBack()).toMatchObject([{ kind: "refund", amount: 100 }]);
  });

  test("while one refund waits for its card at the terminal, no second one is shown there", async () => {
    const sale = await soldByCard();
    await counter.must("sale.next", {});
    const other = await counter.ring("CHOPSTICKS-10");
    await counter.must("payment.card", { sale: other });
    await tap();
    await counter.until("paid", (view) => view.sale?.state === "completed");
    const sales = [sale, other] as const;
    const first = await giveBack(sales[0], await line(sales[0], 0));
    await counter.until("the order", () => counter.simulator.counterOrders().some(({ transType }) => transType === 3));
    expect((await quote(sales[1], await line(sales[1], 0))).problem).toBe("terminalBusy");
    await tap();
    await settled(first);
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await settled(await giveBack(sales[1], await line(sales[1], 0)));
    expect(givenBack()).toHaveLength(2);
  });

  test("while the next customer is served, the slips lie ready instead", async () => {
    const sale = await soldByCard();
    const id = await giveBack(sale, await line(sale, 0));
    await counter.must("sale.next", {});
    await counter.ring();
    await tap();
    await settled(id);
    await counter.until("papers lie ready", (view) => view.papers.length === 1);
    expect(counter.view().papers[0]?.papers).toEqual(["refundCardholder", "refundMerchant"]);
    expect(papers().some((paper) => /TOTAL REFUND/.test(paper))).toBe(false);
  });
});
