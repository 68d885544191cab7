/**
 * One return, and the till that makes it is killed at every step of it, one death after another: by each way in which a card
 * gives back, by hand, and for new goods. In the end the ledger shows what the journal says, once (INV-1, INV-3, INV-4, INV-8).
 */
import { afterAll, describe, expect, test } from "vitest";
import { MANAGER, ringUp, sellForCash, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import type { TillProcess } from "../support/tillProcess.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectSameAfterRebuild, expectSound, salesOf } from "./evidence.ts";
import { cashGiven, decideAndGiveAgain, given, makeReturn, refundsOf, returnIn, returnsOf } from "./returning.ts";
import { openRig, type Rig, type RigOptions } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

type Finally = Parameters<typeof openRig>[0];

interface Way {
  readonly name: string;
  readonly rig: RigOptions;
  readonly which: "line" | "whole";
  /** The request that gives back, of which only the answer is lost. */
  readonly fault: "pay.order" | "refund_order" | "order.revoker";
  /** What the customer shows the terminal; a card where it is left out. */
  readonly shows?: "code";
  /** The numbers under which the gateway was asked to give back. */
  readonly asked: (rig: Rig) => readonly string[];
}

const orders = (transType: number) => (rig: Rig) =>
  rig.gateway
    .counterOrders()
    .filter((order) => order.transType === transType)
    .map(({ transNo }) => transNo);
const apiAsked = (rig: Rig): readonly string[] =>
  rig.gateway.control
    .requests()
    .filter(({ path }) => path.endsWith("/refund_order"))
    .map(({ mchOrderNo }) => mchOrderNo);

const revoked = (rig: Rig): readonly string[] =>
  rig.gateway.control
    .requests()
    .filter(({ method }) => method === "order.revoker")
    .map(({ mchOrderNo }) => mchOrderNo);

const CODEPAY: RigOptions = { shop: { cardGateway: "codepay" } };
const WAYS: readonly Way[] = [
  { name: "CodePay, void", rig: CODEPAY, which: "whole", fault: "pay.order", asked: orders(2) },
  { name: "CodePay, refund", rig: CODEPAY, which: "line", fault: "pay.order", asked: orders(3) },
  {
    name: "CodePay, revoke",
    rig: CODEPAY,
    which: "whole",
    fault: "order.revoker",
    shows: "code",
    asked: revoked,
  },
  {
    name: "IOT Pay, request",
    rig: { shop: { cardRefund: "api" } },
    which: "line",
    fault: "refund_order",
    asked: apiAsked,
  },
];

/** The deaths of one return, told in the table once it has come to its end. */
function deathsIn(rig: Rig) {
  const rows: { readonly step: string; readonly atDeath: string }[] = [];
  return {
    /** The till is gone by its trap or by ours, and its journal is whole. */
    async died(process: TillProcess, step: string, decided: 0 | 1): Promise<void> {
      await process.died();
      expectSound(rig);
      expect(returnsOf(rig)).toHaveLength(decided);
      rows.push({ step, atDeath: decided === 0 ? "nothing kept" : (refundsOf(rig).at(-1)?.state ?? "decided") });
    },
    ended(): void {
      const captures = rig.gateway.ledger().filter(({ kind }) => kind === "capture").length;
      const inTheEnd = refundsOf(rig).at(-1)?.state ?? "paid for new goods";
      for (const row of rows) note({ ...row, customer: "waits", captures, inTheEnd, afterMs: null });
    },
  };
}

/** The till again, with somebody at it. */
async function again(rig: Rig, trap?: TrapName): Promise<{ readonly process: TillProcess; readonly page: TillPage }> {
  const till = await rig.start(trap);
  await signIn(till.page);
  return till;
}

async function soldByCard(rig: Rig, page: TillPage): Promise<string> {
  const { id } = await ringUp(page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await page.mustDo("payment.card", { sale: id });
  await page.until("the sale paid", ({ sale }) => sale?.id === id && sale.state === "completed");
  return id;
}

async function givesBack(
  { asked, fault, name, rig: options, shows, which }: Way,
  onTestFinished: Finally,
): Promise<void> {
  const rig = await openRig(onTestFinished, options);
  rig.gateway.control.settings({ counterShows: shows ?? "card" });
  const { died, ended } = deathsIn(rig);
  const first = await again(rig, "beforeReturn");
  const sale = await soldByCard(rig, first.page);
  const { total } = await makeReturn(first.page, sale, which);
  await died(first.process, `${name} 1 decided, not committed`, 0);

  const second = await again(rig, "returnDecided");
  await makeReturn(second.page, sale, which);
  await died(second.process, `${name} 2 committed, not sent`, 1);
  expect(asked(rig)).toEqual([]);

  const third = await again(rig);
  rig.gateway.control.faults({ on: fault, fault: { kind: "neverAnswers" } });
  await decideAndGiveAgain(third.page);
  await waitFor("the money given back", () => given(rig).length > 0);
  await third.process.kill();
  await died(third.process, `${name} 3 made, answer lost`, 1);

  // Found by its look-up at the start already, and killed before that is kept.
  await died(rig.launch("beforeRefundMade"), `${name} 4 found made, not committed`, 1);

  const { page, process } = await rig.start();
  await returnIn(page, "given");
  await process.kill();
  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(given(rig)).toEqual([total]);
  expect(asked(rig)).toHaveLength(1);
  expect(refundsOf(rig).map(({ amount, late, state }) => ({ amount, late, state }))).toEqual([
    { amount: total, late: false, state: "decided" },
    { amount: total, late: false, state: "made" },
  ]);
  ended();
}

/** Two cards paid: the second part waits for its turn, which comes although the till dies between the two. */
async function oneAfterTheOther(onTestFinished: Finally): Promise<void> {
  const rig = await openRig(onTestFinished, { shop: { cardRefund: "api" } });
  const { died, ended } = deathsIn(rig);
  const first = await again(rig, "refundMade");
  const { id: sale, total } = await ringUp(first.page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await first.page.mustDo("payment.card", { sale, part: { kind: "amount", amount: 100 } });
  const { attempt } = await first.page.until("the part approved", ({ payment }) =>
    payment?.screen === "approved" ? payment : undefined,
  );
  await first.page.mustDo("payment.leave", { attempt });
  await first.page.mustDo("payment.card", { sale });
  await first.page.until("the sale paid", (view) => view.sale?.state === "completed" || undefined);
  await makeReturn(first.page, sale, "whole");
  await died(first.process, "Two cards 1 the first made, the second not asked for", 1);
  expect(apiAsked(rig)).toHaveLength(1);

  // It goes on with nobody signed in, and dies before the answer is kept.
  await died(rig.launch("beforeRefundMade"), "Two cards 2 the second made, not committed", 1);
  expect(apiAsked(rig)).toHaveLength(2);

  const { page, process } = await rig.start();
  await page.until("all of it given", ({ returns }) => returns.find(({ settled }) => settled));
  await process.kill();
  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(given(rig)).toEqual([100, total - 100]);
  expect(apiAsked(rig)).toHaveLength(2);
  expect(refundsOf(rig)).toMatchObject([{ state: "made" }, { state: "made", operator: returnsOf(rig)[0]?.operator }]);
  ended();
}

async function byHand(onTestFinished: Finally): Promise<void> {
  const rig = await openRig(onTestFinished);
  const { died, ended } = deathsIn(rig);
  const first = await again(rig, "beforeReturn");
  const sale = await soldByCard(rig, first.page);
  const { total } = await makeReturn(first.page, sale, "line");
  await died(first.process, "IOT Pay, by hand 1 decided, not committed", 0);

  const second = await again(rig, "returnDecided");
  await makeReturn(second.page, sale, "line");
  await died(second.process, "IOT Pay, by hand 2 committed", 1);

  for (const trap of ["beforeRefundMade", "refundMade"] as const) {
    const till = await again(rig, trap);
    const { parts, return: id } = await returnIn(till.page, "waiting");
    const hand = { return: id, part: parts[0]?.part ?? "", as: "hand", number: "H-1", approval: MANAGER } as const;
    await till.page.command("return.retryPart", hand).catch(() => null);
    await died(till.process, `IOT Pay, by hand ${trap === "refundMade" ? "4" : "3 not"} written down`, 1);
  }

  const { page, process } = await rig.start();
  expect((await returnIn(page, "given")).parts).toMatchObject([{ amount: total, reference: "H-1" }]);
  await process.kill();
  expectSameAfterRebuild(rig);
  expect(given(rig)).toEqual([]);
  expect(refundsOf(rig)).toMatchObject([{ way: "byHand", state: "made", amount: total }]);
  ended();
}

async function exchanged(onTestFinished: Finally): Promise<void> {
  const rig = await openRig(onTestFinished);
  const { died, ended } = deathsIn(rig);
  const first = await again(rig, "beforeReturn");
  const { id: sale } = await sellForCash(first.page);
  const { id: bought, total: price } = await ringUp(first.page);
  const { total: credit } = await makeReturn(first.page, sale, "line", bought);
  await died(first.process, "Exchange 1 decided, not committed", 0);

  const second = await again(rig, "returnDecided");
  expect(second.page.view().sale).toMatchObject({ id: bought, due: price, tenders: [] });
  await makeReturn(second.page, sale, "line", bought);
  await died(second.process, "Exchange 2 return and credit committed", 1);

  const third = await again(rig, "beforeApproved");
  expect(third.page.view().sale).toMatchObject({ id: bought, due: price - credit });
  expect(await returnIn(third.page, "given")).toMatchObject({ settled: true });
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await third.page.command("payment.card", { sale: bought }).catch(() => null);
  await died(third.process, "Exchange 3 the rest taken by card, not committed", 1);

  const { process } = await rig.start();
  await waitFor("both sales completed", () => salesOf(rig).every(({ state }) => state === "completed"));
  await process.kill();
  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(rig.gateway.ledger().map(({ amount, kind }) => [kind, amount])).toEqual([["capture", price - credit]]);
  expect(cashGiven(rig)).toBe(0);
  expect(salesOf(rig)[1]?.tenders.map(({ applied, kind }) => [kind, applied])).toEqual([
    ["other", credit],
    ["card", price - credit],
  ]);
  ended();
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at one step of a return after another")}\n`);
});

describe.concurrent("a till killed at every step of one return", () => {
  for (const way of WAYS) test(way.name, ({ onTestFinished }) => givesBack(way, onTestFinished));
  test("two cards, one after the other", ({ onTestFinished }) => oneAfterTheOther(onTestFinished));
  test("IOT Pay, by hand", ({ onTestFinished }) => byHand(onTestFinished));
  test("an exchange", ({ onTestFinished }) => exchanged(onTestFinished));
});
