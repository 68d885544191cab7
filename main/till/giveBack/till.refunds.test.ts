/** Money that goes back at the whole till, against the simulated Citcon: its ledger and the journal say the same. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TillView } from "../../../preload/contract.ts";
import type { GivingBackView, RefundView } from "../../../preload/contract/refund.ts";
import { ask, refundOf } from "../../../simulator/citcon/testing.ts";
import type { LedgerEntry } from "../../../simulator/index.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";

const PORTAL = { ...MANAGER, how: "hand", number: "P-77" } as const;
const GATEWAY = { ...MANAGER, how: "gateway", number: "" } as const;

let counter: Counter;
/** How far till and world are ahead of this computer, ms. */
let ahead: number;
beforeEach(() => {
  ahead = 0;
});
afterEach(async () => {
  await counter.close();
});
const open = async (options: CounterOptions = {}): Promise<Counter> => {
  const now = (): number => Date.now() + ahead;
  counter = await openCounter({
    ...options,
    simulator: { now, ...options.simulator },
    // Hours go by here with nobody at the till.
    settings: { lockAfterMinutes: 0, ...options.settings },
    between: { clock: { ...systemClock, now, steady: now } },
  });
  return counter;
};

const givenBack = (): readonly LedgerEntry[] => counter.simulator.ledger().filter(({ kind }) => kind !== "capture");
const captured = (): number => counter.simulator.ledger().find(({ kind }) => kind === "capture")?.amount ?? 0;
const duty = (): GivingBackView => counter.view().givingBack[0] ?? expect.unreachable("nothing is to be given back");
const refund = (): RefundView => duty().refunds.at(-1) ?? expect.unreachable("there is no refund");
/** How many requests that give back Citcon has seen. */
const asked = (): number =>
  counter.simulator.control.requests().filter(({ path }) => /\/(refund|cancel)$/.test(path)).length;

/** A wallet payment whose answer is lost, decided "not paid", paid in cash, and confirmed on the phone after all. */
async function approvedLate(): Promise<{ readonly sale: string; readonly attempt: string }> {
  counter.simulator.control.faults({ on: "pay", fault: { kind: "dropAfter" } });
  const sale = await counter.ring();
  await counter.must("payment.walletStep", { sale, open: true });
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "password" });
  if (!shown.ok || shown.code === undefined) throw new Error("the phone shows no code");
  await counter.must("sale.scan", { code: shown.code });
  const view = await counter.until("a manager asked", ({ payment }) => payment?.screen === "manager");
  const attempt = view.payment?.attempt ?? "";
  await counter.must("payment.decide", { attempt, paid: false, slip: "", ...MANAGER });
  await counter.must("payment.leave", { attempt });
  const { cash } = counter.view().sale ?? expect.unreachable("the sale is open");
  await counter.must("cash.take", { sale, given: cash.toPay });
  counter.simulator.control.phone({ action: "approve" });
  await counter.must("payment.checkAgain", { attempt });
  await counter.until("the late approval", ({ givingBack }) => givingBack.some((each) => each.attempt === attempt));
  return { sale, attempt };
}

/** Gives back through the gateway and waits until the refund is so. */
async function giveBack(attempt: string, state: RefundView["state"]): Promise<string> {
  const { refund: id } = await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
  await counter.until(`the refund ${state}`, ({ givingBack }) =>
    givingBack.some(({ refunds }) => refunds.some((each) => each.refund === id && each.state === state)),
  );
  return id;
}
const nothingLeft = (): Promise<TillView> =>
  counter.until("nothing to give back", ({ givingBack }) => givingBack.length === 0);
/** Time passes, and it is looked up again. */
async function later(ms: number, id: string): Promise<void> {
  ahead += ms;
  const before = refund().lookUps;
  await counter.must("refund.checkAgain", { refund: id });
  await counter.until("a look-up", ({ givingBack }) => (givingBack[0]?.refunds.at(-1)?.lookUps ?? before + 1) > before);
}

describe("approved late, the sale paid otherwise", () => {
  test("given back through the gateway: exactly what was captured, once, and the duty leaves the tray", async () => {
    await open();
    const { attempt, sale } = await approvedLate();
    expect(duty()).toMatchObject({ due: captured(), captured: captured(), by: "refund", why: "late", refunds: [] });
    const both = await Promise.all([
      counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }),
      counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const view = await nothingLeft();
    expect(view.unproven).toEqual([]);
    expect(givenBack()).toMatchObject([{ kind: "refund", amount: captured() }]);
    expect(view.sale).toMatchObject({ id: sale, state: "completed" });
    expect(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL })).toMatchObject({
      error: { code: "nothingToGiveBack" },
    });
    expect(asked()).toBe(1);
  });

  test("kept and given back at the same moment: one of the two, never both", async () => {
    await open();
    const { attempt } = await approvedLate();
    const both = await Promise.all([
      counter.press("payment.settleExcess", {
        attempt,
        seen: counter.due(attempt),
        how: "givenBack",
        number: "P-1",
        ...MANAGER,
      }),
      counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await nothingLeft();
  });

  test("on the day of the payment it is cancelled whole, which gives it back", async () => {
    await open();
    const { attempt } = await approvedLate();
    ahead += 20_000;
    await counter.until("the way", () => duty().by === "cancel");
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await nothingLeft();
    expect(givenBack()).toMatchObject([{ kind: "cancel", amount: captured() }]);
  });

  test("settled already: proven not cancelled, then given back by the same approval, under a number of its own", async () => {
    await open({ simulator: { settledAfterMs: 1_000 } });
    const { attempt } = await approvedLate();
    ahead += 20_000;
    const id = await giveBack(attempt, "checking");
    expect(refund()).toMatchObject({ way: "cancel", advice: "refundInstead" });
    await later(61_000, id);
    expect(refund()).toMatchObject({ refund: id, state: "checking" });
    await later(21_000, id);
    await nothingLeft();
    expect(givenBack()).toMatchObject([{ kind: "refund", amount: captured() }]);
    expect(asked()).toBe(2);
  });

  test("only somebody who may, with a reason, by PIN", async () => {
    await open();
    const { attempt } = await approvedLate();
    const press = (more: Partial<typeof GATEWAY | { reason: string; pin: string; approver: string }>) =>
      counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY, ...more });
    expect(await press({ reason: "" })).toMatchObject({ error: { code: "reasonMissing" } });
    expect(await press({ pin: "0000" })).toMatchObject({ error: { code: "wrongPin" } });
    expect(await press({ approver: "cashier-1", pin: "1111" })).toMatchObject({ error: { code: "notAllowed" } });
    expect(asked()).toBe(0);
  });
});

describe("the answer to a refund is lost", () => {
  test("found in the gateway's list, across a restart, and never sent again", async () => {
    await open();
    const { attempt } = await approvedLate();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "neverAnswers" } });
    await giveBack(attempt, "sent");
    expect(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL })).toMatchObject({
      error: { code: "refundRunning" },
    });
    await counter.stop();
    await counter.start({ clock: { ...systemClock, now: () => Date.now() + ahead, steady: () => Date.now() + ahead } });
    await nothingLeft();
    expect(givenBack()).toMatchObject([{ kind: "refund", amount: captured() }]);
    expect(asked()).toBe(1);
  });

  test("cut off, and found at once", async () => {
    await open();
    const { attempt } = await approvedLate();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "dropAfter" } });
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await nothingLeft();
    expect(givenBack()).toMatchObject([{ kind: "refund", amount: captured() }]);
    expect(asked()).toBe(1);
  });

  test("never carried out: it reserves its amount until a manager decides, then it is given back by hand", async () => {
    await open();
    const { attempt } = await approvedLate();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "dropBefore" } });
    const id = await giveBack(attempt, "checking");
    await later(61_000, id);
    await later(61_000, id);
    expect(refund().state).toBe("checking");
    const settle = { attempt, seen: counter.due(attempt), how: "givenBack", number: "P-1", ...MANAGER } as const;
    expect(await counter.press("payment.settleExcess", settle)).toMatchObject({ error: { code: "refundRunning" } });
    const decide = { refund: id, made: false, number: "", ...MANAGER };
    expect(await counter.press("refund.decide", { ...decide, pin: "0000" })).toMatchObject({
      error: { code: "wrongPin" },
    });
    expect(await counter.press("refund.decide", { ...decide, made: true })).toMatchObject({
      error: { code: "referenceMissing" },
    });
    await counter.must("refund.decide", decide);
    expect(await counter.press("refund.decide", decide)).toMatchObject({ error: { code: "refundSettled" } });
    expect(duty()).toMatchObject({ due: captured() });
    expect(
      await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL, number: "" }),
    ).toMatchObject({
      error: { code: "referenceMissing" },
    });
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL });
    expect(counter.view()).toMatchObject({ givingBack: [], unproven: [] });
    expect(givenBack()).toEqual([]);
    expect(asked()).toBe(1);
  });

  test("decided as made: the duty ends by name", async () => {
    await open();
    const { attempt } = await approvedLate();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "dropBefore" } });
    const id = await giveBack(attempt, "checking");
    await counter.must("refund.decide", { refund: id, made: true, number: "P-2", ...MANAGER });
    expect(counter.view()).toMatchObject({ givingBack: [], unproven: [] });
  });
});

describe("refused", () => {
  test("within the hold time (A7): told so, proven not made by two lists, then asked for again", async () => {
    await open({ simulator: { refundHoldMs: 120_000 } });
    const { attempt } = await approvedLate();
    const id = await giveBack(attempt, "checking");
    expect(refund()).toMatchObject({ advice: "holdTime", presumed: false });
    await later(61_000, id);
    await later(21_000, id);
    await counter.until("the proof", () => refund().state === "notMade");
    expect(duty()).toMatchObject({ due: captured(), by: "cancel" });
    ahead += 3_600_000;
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY });
    await nothingLeft();
    expect(givenBack()).toMatchObject([{ amount: captured() }]);
  });

  test("a surplus paid by a shown code (A10): by hand, in the portal, with its number", async () => {
    await open({ simulator: { qrRefunds: "refused" } });
    counter.simulator.control.faults({ on: "gen_payment_qr", fault: { kind: "otherAmount", by: 100 } });
    const sale = await counter.ring();
    const { attempt } = await counter.must("payment.wallet", { sale, how: { kind: "qr" } });
    await counter.until("the code", ({ payment }) => payment?.qr !== null);
    counter.simulator.control.phone({ action: "approve", wallet: "wechat" });
    await counter.until("approved", ({ payment }) => payment?.screen === "approved");
    expect(duty()).toMatchObject({ due: 100, by: "refund", why: "differs" });
    await giveBack(attempt, "notMade");
    expect(refund()).toMatchObject({ amount: 100, advice: "portal" });
    expect(duty()).toMatchObject({ due: 100, by: "byHand" });
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL });
    expect(counter.view()).toMatchObject({ givingBack: [], unproven: [] });
  });

  test("with a word that was not true: what went back twice is found, and stays in sight until it is seen", async () => {
    await open();
    const { attempt } = await approvedLate();
    counter.simulator.control.faults({ on: "refund", fault: { kind: "says", result: "fail", code: "A10" } });
    const id = await giveBack(attempt, "notMade");
    await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL });
    // The portal's own stands in the list under a number that nobody wrote down: the other one is the till's.
    const { transactionId } = counter.simulator.control.foreign({ total: captured() });
    expect(await ask(counter.simulator, "refund", refundOf(transactionId, captured()))).toMatchObject({ code: "00" });
    await counter.must("refund.checkAgain", { refund: id });
    await counter.until("too much", ({ givingBack }) => givingBack.some(({ tooMuch }) => tooMuch > 0));
    expect(duty()).toMatchObject({ tooMuch: captured(), due: 0 });
    expect(counter.view().unproven).toMatchObject([{ kind: "givenTwice", attempt, amount: captured() }]);
    const seen = { attempt, ...MANAGER };
    expect(await counter.press("refund.seenTooMuch", { ...seen, pin: "0000" })).toMatchObject({
      error: { code: "wrongPin" },
    });
    await counter.must("refund.seenTooMuch", seen);
    expect(counter.view()).toMatchObject({ givingBack: [], unproven: [] });
  });
});

test("a card gives back by hand: no request is documented, and none is sent", async () => {
  await open();
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: 100 } });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  expect(duty()).toMatchObject({ due: 100, by: "byHand", gateway: "IOT Pay" });
  expect(await counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), ...GATEWAY })).toMatchObject({
    error: { code: "onlyByHand" },
  });
  await counter.must("refund.notNeeded", { attempt, seen: counter.due(attempt), ...PORTAL });
  expect(counter.view()).toMatchObject({ givingBack: [], unproven: [] });
});
