/** Tips put on a card's payment after it was taken, at the whole till against the simulated CodePay: proved by what it shows. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainText } from "../../core/paper/paper.ts";
import { interpret } from "../../../native/printer/interpreter.ts";
import type { QueryName } from "../../../preload/contract.ts";
import type { XView } from "../../../preload/contract/dayReport.ts";
import type { DrawerView } from "../../../preload/contract/shift.ts";
import type { TippedPaymentView } from "../../../preload/contract/tips.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn, operatorsIn } from "../testing/facts.ts";
import { returnHands, WHOLE } from "../testing/returns.ts";

const TWO = { kind: "amount", amount: 200 } as const;
const THREE = { kind: "amount", amount: 300 } as const;
const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;

let counter: Counter;
let sale: string;
let attempt: string;

beforeEach(async () => {
  counter = await openCounter({ settings: { cardGateway: "codepay", tips: { when: "after" } } });
  sale = await counter.ring();
  counter.simulator.control.auto({ after: 0, do: "tap" });
  attempt = (await counter.must("payment.card", { sale })).attempt;
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
});
afterEach(async () => {
  await counter.close();
});

const total = (): number => counter.view().sale?.total ?? -1;
const query = async (name: QueryName, args: object): Promise<unknown> => {
  const answer = await counter.till().port.query({ name, args });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
const payments = async (): Promise<readonly TippedPaymentView[]> =>
  (await query("tip.payments", { sale })) as readonly TippedPaymentView[];
const put = (tip: typeof TWO | typeof THREE, approval: typeof SIGNED | null = null) =>
  counter.press("tip.put", { attempt, tip, approval });
const ends = async (state: string): Promise<void> => {
  await expect.poll(async () => (await payments())[0]?.change?.state, { timeout: 60_000 }).toBe(state);
};
const asked = (): number =>
  counter.simulator.control.requests().filter(({ method }) => method === "tip.adjustment").length;
/** What the bank took for tips, minor units. */
const tipsTaken = (): number => counter.simulator.ledger().reduce((sum, entry) => sum + entry.tip, 0);

describe("a tip", () => {
  test("is put on the payment: ledger, sale, screen and receipt say the same, and the total stays", async () => {
    expect(counter.view().session.tips).toMatchObject({ after: true, byCard: null, byWallet: null });
    expect(await payments()).toMatchObject([{ attempt, tip: 0, amount: total(), needsApproval: false, change: null }]);
    expect((await payments())[0]?.presets.map(({ amount }) => amount)).toEqual(
      [15, 18, 20].map((percent) => Math.round((total() * percent) / 100)),
    );
    const before = total();
    expect(await put(TWO)).toMatchObject({ ok: true });
    await ends("made");
    expect(tipsTaken()).toBe(200);
    expect(asked()).toBe(1);
    expect(counter.view().sale).toMatchObject({
      state: "completed",
      total: before,
      tenders: [{ amount: before, tip: 200 }],
    });
    expect(counter.view().payment).toMatchObject({ captured: before + 200, tip: 200, differs: false });
    expect(counter.view().unproven).toEqual([]);
  });

  test("is on both copies of the slip that print after it, marked as such", async () => {
    const printed = (): string => {
      const { columns, lines } = interpret(readFileSync(join(counter.dataDir, "training", "receipts.bin")));
      return plainText({ columns, lines }).replace(/\s+/g, " ");
    };
    await put(TWO);
    await ends("made");
    expect(printed()).not.toMatch(/DUPLICATE/);
    for (const paper of ["slipCardholder", "slipMerchant"] as const)
      await counter.must("transactions.print", { sale, paper, attempt });
    const withTip = /DUPLICATE (?:(?!DUPLICATE).)* TIP CAD 2\.00/g;
    await expect.poll(() => printed().match(withTip)?.length, { timeout: 60_000 }).toBe(2);
  });

  test("is paid out of the drawer as a tip: the shift says what is left, X and drawer that it left", async () => {
    await put(TWO);
    await ends("made");
    const shift = async () => ((await query("shift.now", {})) as DrawerView).shift;
    expect(await shift()).toMatchObject({ tips: { taken: 200, paidOut: 0 } });
    const move = { kind: "tips", amount: 150, reason: "Kim", reference: "" } as const;
    expect(await counter.press("shift.move", { ...move, approval: null })).toMatchObject({
      error: { code: "approvalNeeded" },
    });
    await counter.must("shift.move", { ...move, approval: SIGNED });
    expect(await shift()).toMatchObject({ tips: { taken: 200, paidOut: 150 } });
    await counter.must("session.signIn", { operator: "manager", pin: "9999" });
    const { open } = (await query("report.x", {})) as XView;
    expect(open).toMatchObject([{ moved: 0, tipsOut: 150, expected: -150 }]);
    await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
    await counter.must("shift.close", { left: 0, bag: "", approval: null });
    const { drawers } = (await query("report.x", {})) as XView;
    expect(drawers).toMatchObject([{ tipsOut: 150, expected: -150, counted: 0, toBank: 0 }]);
  });

  test("that stands is changed by somebody who may, and not to the same", async () => {
    await put(TWO);
    await ends("made");
    expect(await put(TWO, SIGNED)).toMatchObject({ error: { code: "tipOutOfRange" } });
    expect(await put(THREE)).toMatchObject({ error: { code: "approvalNeeded" } });
    expect(await put(THREE, SIGNED)).toMatchObject({ ok: true });
    await expect.poll(async () => (await payments())[0]?.tip, { timeout: 60_000 }).toBe(300);
    expect(tipsTaken()).toBe(300);
  });

  test("refused by the gateway is not made, once it shows none", async () => {
    counter.simulator.control.counter({ action: "settle" });
    await put(TWO);
    await ends("notMade");
    expect((await payments())[0]?.change?.text).toMatch(/^\d/);
    expect(tipsTaken()).toBe(0);
    expect(counter.view().sale?.tenders).toMatchObject([{ tip: 0 }]);
  });

  test("whose answer is lost is looked up and never sent again", async () => {
    counter.simulator.control.faults({ on: "tip.adjustment", fault: { kind: "dropAfter" } });
    await put(TWO);
    await ends("made");
    expect(asked()).toBe(1);
    expect(tipsTaken()).toBe(200);
  });

  test("that was said to be taken and is not shown stays open, in the tray once it is unknown, across a restart", async () => {
    counter.simulator.control.faults({ on: "tip.adjustment", fault: { kind: "pretends" } });
    await put(TWO);
    expect(await put(THREE)).toMatchObject({ error: { code: "tipRunning" } });
    // What there is to give back is not known meanwhile.
    const back = { attempt, seen: 0, how: "gateway", number: "", ...MANAGER } as const;
    expect(await counter.press("refund.notNeeded", back)).toMatchObject({ error: { code: "tipRunning" } });
    const what = { kind: "whole" } as const;
    const goods = { sale, what, seen: total(), reason: "damaged", approval: SIGNED };
    expect(await counter.press("return.make", goods)).toMatchObject({ error: { code: "tipRunning" } });
    const inCash = [{ tender: counter.view().sale?.tenders[0]?.id ?? "", as: "cash" as const, amount: total() }];
    expect(await counter.press("return.make", { ...goods, split: inCash })).toMatchObject({
      error: { code: "tipRunning" },
    });
    expect(await query("return.quote", { sale, what })).toMatchObject({ problem: "tipRunning" });
    // Nor can it be said in which batch it ends.
    expect(await counter.press("batch.close", { gateway: "codepay", approval: SIGNED })).toMatchObject({
      error: { code: "batchPaymentsOpen" },
    });
    expect(await query("batch.terminals", {})).toContainEqual(
      expect.objectContaining({ unproven: 1, next: "batchPaymentsOpen" }),
    );
    await expect.poll(asked, { timeout: 60_000 }).toBe(1);
    await counter.must("tip.checkAgain", { change: (await payments())[0]?.change?.id ?? "" });
    await counter.stop();
    await counter.start();
    await counter.until("the tray", ({ unproven }) => unproven.some(({ kind }) => kind === "tip"));
    const change = (await payments())[0]?.change?.id ?? "";
    expect(await counter.press("tip.close", { change, ...MANAGER, pin: "0000" })).toMatchObject({ ok: false });
    // Whoever closes it stands for that, not the cashier who had put it.
    await counter.must("session.signIn", { operator: "manager", pin: "9999" });
    await counter.must("tip.close", { change, ...MANAGER });
    expect(operatorsIn(counter.dataDir, "tip.intended")).not.toEqual(["manager"]);
    expect(operatorsIn(counter.dataDir, "tip.decided")).toEqual(["manager"]);
    expect(counter.view().unproven).toEqual([]);
    expect(await payments()).toMatchObject([{ tip: 0, change: { state: "closed" } }]);
    expect(asked()).toBe(1);
    expect(factsIn(counter.dataDir, "tip.decided")).toEqual([{ change, approver: "manager", reason: MANAGER.reason }]);
  });

  test("on its way: a part of a return that is owed still is given in no way meanwhile", async () => {
    const { decide, giveBack, part, until } = returnHands(
      () => counter,
      () => expect.unreachable("no time has to pass"),
    );
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropBefore" } });
    const id = await giveBack(sale, { kind: "amount", amount: 100 });
    await until(id, "checking");
    await decide(id, false);
    counter.simulator.control.faults({ on: "tip.adjustment", fault: { kind: "pretends" } });
    expect(await put(TWO)).toMatchObject({ ok: true });
    const retry = (as: "gateway" | "hand" | "cash") =>
      counter.press("return.retryPart", { return: id, part: part(id).part, as, number: "H-1", approval: SIGNED });
    const before = counter.simulator.control.requests().filter(({ method }) => method?.endsWith("pay.order")).length;
    for (const as of ["gateway", "hand", "cash"] as const)
      expect(await retry(as), as).toMatchObject({ error: { code: "tipRunning" } });
    expect(factsIn(counter.dataDir, "return.cashGiven")).toEqual([]);
    expect(factsIn(counter.dataDir, "refund.intended")).toHaveLength(1);
    expect(counter.simulator.control.requests().filter(({ method }) => method?.endsWith("pay.order"))).toHaveLength(
      before,
    );
    await counter.stop();
    await counter.start();
    await counter.until("unknown", ({ unproven }) => unproven.some(({ kind }) => kind === "tip"));
    await counter.must("tip.close", { change: (await payments())[0]?.change?.id ?? "", ...MANAGER });
    expect(await retry("cash")).toMatchObject({ ok: true });
  });

  test("is refused on a sale that is not done, on nothing known, and beyond reason", async () => {
    expect(await counter.press("tip.put", { attempt: "no", tip: TWO, approval: null })).toMatchObject({
      error: { code: "noSuchAttempt" },
    });
    const much = { kind: "amount", amount: 5_000 } as const;
    expect(await counter.press("tip.put", { attempt, tip: much, approval: null })).toMatchObject({
      error: { code: "tipOutOfRange" },
    });
    expect(asked()).toBe(0);
  });
});

test("a payment that is to go back keeps its tip: what was decided for it is what it took, and no more (INV-8)", async () => {
  await counter.must("sale.next", {});
  const hands = returnHands(
    () => counter,
    () => undefined,
  );
  const other = await hands.basket();
  for (const part of [{ kind: "amount", amount: 1000 } as const, null]) {
    counter.simulator.control.auto({ after: 0, do: "tap" });
    ({ attempt } = await counter.must("payment.card", { sale: other, part }));
    await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  }
  await put(TWO);
  await expect.poll(() => factsIn(counter.dataDir, "tip.made").length, { timeout: 60_000 }).toBe(1);
  // The first card's void is not heard of, so that the second's turn does not come.
  counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropBefore" } });
  const id = await hands.giveBack(other, WHOLE);
  await hands.until(id, "checking");
  expect(hands.part(id, 1)).toMatchObject({ state: "waiting", amount: 424, tip: 200 });
  const none = { kind: "amount", amount: 0 } as const;
  expect(await counter.press("tip.put", { attempt, tip: none, approval: SIGNED })).toMatchObject({
    error: { code: "tipNotPossible" },
  });
});
