/** The whole till against the simulated gateway: what the gateway's own books say and what the till says are the same. */
import { afterEach, describe, expect, test } from "vitest";
import type { Journal } from "./journal/journal.ts";
import { type Counter, type CounterOptions, DEVICE, MANAGER, openCounter } from "./till/testing/counter.ts";
import { factsIn } from "./till/testing/facts.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});
const open = async (options?: CounterOptions): Promise<Counter> => (counter = await openCounter(options));

const screen = (): string | undefined => counter.view().payment?.screen;
const shows = (name: string): Promise<unknown> => counter.until(name, ({ payment }) => payment?.screen === name);
const code = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  outcome.error?.code ?? "ok";

/** A payment whose answer is lost and that no look-up knows: unknown, while the terminal still shows it. */
async function unknownPayment(): Promise<{ readonly sale: string; readonly attempt: string }> {
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  counter.simulator.control.settings({ lookup: "doesNotKnowCards" });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await shows("manager");
  return { sale, attempt };
}

describe("a card payment", () => {
  test("approved: one capture, one sale completed", async () => {
    await open({ simulator: { handlingMs: 0 } });
    counter.simulator.control.auto({ after: 0, do: "tap", brand: "mastercard" });
    const sale = await counter.ring();
    await counter.must("payment.card", { sale });
    const view = await counter.until("approved", ({ payment }) => payment?.screen === "approved");
    expect(view.sale).toMatchObject({ id: sale, state: "completed", due: 0 });
    expect(view.payment).toMatchObject({
      captured: view.sale?.total,
      differs: false,
      late: false,
      card: { brand: "Mastercard" },
    });
    expect(counter.simulator.ledger()).toMatchObject([
      { amount: view.sale?.total, mchOrderNo: view.payment?.reference, device: DEVICE },
    ]);
    expect(counter.asked()).toBe(1);
  });

  test.each([
    ["decline", "declined"],
    ["cancel", "cancelled"],
  ] as const)("%s on the terminal: nothing taken, and the sale goes on", async (act, name) => {
    await open();
    counter.simulator.control.auto({ after: 0, do: act });
    const sale = await counter.ring();
    await counter.must("payment.card", { sale });
    await shows(name);
    expect(counter.view().sale).toMatchObject({ state: "open" });
    expect(counter.simulator.ledger()).toEqual([]);
    // The customer tries again: another reference, and this time it works.
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await counter.must("payment.card", { sale });
    await shows("approved");
    expect(new Set(counter.simulator.orders().map(({ mchOrderNo }) => mchOrderNo)).size).toBe(2);
    expect(counter.simulator.ledger()).toHaveLength(1);
  });

  test.each(["dropAfter", "html", "truncated", "cut", "otherOrderNo", "failThenPaid"] as const)(
    "answer spoilt (%s), found by look-up",
    async (kind) => {
      await open();
      const fault =
        kind === "failThenPaid" ? { kind, code: "0110" } : kind === "html" ? { kind, before: false } : { kind };
      counter.simulator.control.faults({ on: "create_order", fault });
      counter.simulator.control.auto({ after: 300, do: "tap" });
      const sale = await counter.ring();
      await counter.must("payment.card", { sale });
      await shows("approved");
      expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
      expect(counter.simulator.ledger()).toHaveLength(1);
      expect(counter.asked()).toBe(1);
    },
  );

  test("a gateway that is not there: not sent, cash goes on", async () => {
    await open();
    const sale = await counter.ring();
    await counter.simulator.close();
    await counter.must("payment.card", { sale });
    await shows("notSent");
    const { cash } = counter.view().sale ?? expect.unreachable("the sale is open");
    await counter.must("cash.take", { sale, given: cash.toPay });
    expect(counter.view().sale).toMatchObject({ state: "completed" });
  });

  test("less is taken: approved for that, the rest stays due", async () => {
    await open();
    counter.simulator.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: -100 } });
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const sale = await counter.ring();
    await counter.must("payment.card", { sale });
    const view = await counter.until("approved", ({ payment }) => payment?.screen === "approved");
    expect(view.payment).toMatchObject({ differs: true });
    expect(view.sale).toMatchObject({ state: "open", due: 100 });
    expect(view.sale?.total).toBe((counter.simulator.ledger()[0]?.amount ?? 0) + 100);
  });

  test("more is taken: shown, and kept in the tray after the sale is put away", async () => {
    await open();
    counter.simulator.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: 100 } });
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const sale = await counter.ring();
    await counter.must("payment.card", { sale });
    const view = await counter.until("approved", ({ payment }) => payment?.screen === "approved");
    expect(view.payment).toMatchObject({ differs: true, captured: counter.simulator.ledger()[0]?.amount });
    expect(view.sale).toMatchObject({ state: "completed", due: -100 });
    await counter.must("sale.next", {});
    expect(counter.view()).toMatchObject({ sale: null, unproven: [{ kind: "differs", sale }] });
  });
});

describe("unknown", () => {
  test("no second payment, no cash and no other goods while it is (INV-2, 3); set aside frees the tender, not the terminal", async () => {
    await open();
    const { sale, attempt } = await unknownPayment();
    for (const refused of [
      await counter.press("payment.card", { sale }),
      await counter.press("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 }),
      await counter.press("sale.add", { sku: "TEA-GREEN" }),
      await counter.press("sale.abandon", { sale }),
    ])
      expect(code(refused)).toBe("paymentRunning");
    expect(counter.asked()).toBe(1);
    expect(code(await counter.press("payment.setAside", { attempt, ...MANAGER, pin: "0000" }))).toBe("wrongPin");
    expect(code(await counter.press("payment.setAside", { attempt, ...MANAGER, reason: "" }))).toBe("reasonMissing");
    expect(
      code(await counter.press("payment.setAside", { attempt, ...MANAGER, approver: "cashier-1", pin: "1111" })),
    ).toBe("notAllowed");
    expect(screen()).toBe("manager");
    await counter.must("payment.setAside", { attempt, ...MANAGER });
    expect(screen()).toBe("setAside");
    expect(code(await counter.press("payment.card", { sale }))).toBe("terminalMayShowAmount");
    await counter.must("payment.terminalIsClear", { terminal: DEVICE });
    expect(code(await counter.press("payment.card", { sale }))).toBe("ok");
    expect(counter.asked()).toBeLessThanOrEqual(2);
  });

  test("captured after it was set aside, while the sale is open: a late approval, and it counts", async () => {
    await open();
    const { sale, attempt } = await unknownPayment();
    await counter.must("payment.setAside", { attempt, ...MANAGER });
    await counter.must("payment.leave", { attempt });
    expect(counter.view().payment).toBeNull();
    expect(counter.simulator.control.pax({ action: "tap" })).toEqual({ ok: true });
    counter.simulator.control.settings({ lookup: "knows" });
    // Left or not, the screen comes back with the news.
    const view = await counter.until("late approval", ({ payment }) => payment?.late === true);
    expect(view.payment).toMatchObject({ attempt, screen: "approved" });
    expect(view.sale).toMatchObject({ id: sale, state: "completed", due: 0 });
    expect(counter.simulator.ledger()).toHaveLength(1);
  });

  test("captured after the customer has paid in cash: in the tray, to be given back", async () => {
    await open();
    const { sale, attempt } = await unknownPayment();
    await counter.must("payment.setAside", { attempt, ...MANAGER });
    await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
    expect(counter.view().sale).toMatchObject({ state: "completed" });
    counter.simulator.control.pax({ action: "tap" });
    counter.simulator.control.settings({ lookup: "knows" });
    await counter.until("the tray", ({ unproven }) => unproven.some(({ kind }) => kind === "lateApproval"));
    expect(counter.view().unproven).toMatchObject([{ kind: "lateApproval", attempt, sale }]);
  });

  test("a decision stands by the names of who made it and who was at the till", async () => {
    await open();
    const { attempt } = await unknownPayment();
    await counter.must("session.signOut", {});
    expect(code(await counter.press("payment.decide", { attempt, paid: true, slip: "", ...MANAGER }))).toBe(
      "notSignedIn",
    );
    await counter.must("session.signIn", { operator: "manager", pin: "9999" });
    const unproved = await counter.press("payment.decide", { attempt, paid: true, slip: "", ...MANAGER });
    expect(code(unproved)).toBe("slipMissing");
    await counter.must("payment.decide", { attempt, paid: true, slip: "4711", ...MANAGER });
    expect(counter.view().payment).toMatchObject({ screen: "approved", decided: true });
    const facts = await factsOf(attempt);
    expect(facts.find(({ kind }) => kind === "attempt.intended")).toMatchObject({ operator: "cashier-1" });
    expect(facts.find(({ kind }) => kind === "attempt.decided")).toMatchObject({
      operator: "manager",
      body: { approver: "manager", slip: "4711" },
    });
  });

  test("leaving it lets the next customer be served, and neither sale is lost", async () => {
    await open();
    const { sale, attempt } = await unknownPayment();
    await counter.must("payment.leave", { attempt });
    const next = await counter.ring("TEA-GREEN");
    expect(next).not.toBe(sale);
    // The page of the first sale, late or hostile, takes nothing from the second.
    await counter.must("payment.leave", { attempt });
    expect(counter.view().sale?.id).toBe(next);
    expect(code(await counter.press("payment.card", { sale: next }))).toBe("terminalBusy");
    await counter.must("cash.take", { sale: next, given: counter.view().sale?.cash.toPay ?? 0 });
    await counter.must("payment.open", { sale });
    expect(counter.view()).toMatchObject({ sale: { id: sale, state: "open" }, payment: { attempt } });
  });

  test("the till is away while the customer pays: found at the next start, asked once", async () => {
    await open();
    const sale = await counter.ring();
    const { attempt } = await counter.must("payment.card", { sale });
    await counter.until("shown", () => counter.simulator.orders().length === 1);
    await counter.stop();
    expect(counter.simulator.control.pax({ action: "tap" })).toEqual({ ok: true });
    await counter.start();
    await shows("approved");
    expect(counter.view()).toMatchObject({ payment: { attempt }, sale: { id: sale, state: "completed" } });
    expect(counter.simulator.ledger()).toHaveLength(1);
    expect(counter.asked()).toBe(1);
  });
});

/** An attempt's facts, read from the folder by another till's eyes: the till is stopped for it. */
async function factsOf(
  attempt: string,
): Promise<readonly { readonly kind: string; readonly operator: string | null; readonly body: unknown }[]> {
  let journal: Journal | undefined;
  await counter.stop();
  await counter.start({ journal: (real) => (journal = real) });
  return journal?.reader.factsOfAttempt(attempt) ?? [];
}

describe("money that was captured and not needed", () => {
  test("stays in the tray until a manager says what became of it, with the refund's number", async () => {
    await open();
    const { sale, attempt } = await unknownPayment();
    const total = counter.view().sale?.total ?? 0;
    const given = { attempt, how: "givenBack" as const, seen: total, ...MANAGER, number: "P-4711" };
    expect(code(await counter.press("payment.settleExcess", given))).toBe("nothingToGiveBack");
    await counter.must("payment.setAside", { attempt, ...MANAGER });
    await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
    counter.simulator.control.pax({ action: "tap" });
    counter.simulator.control.settings({ lookup: "knows" });
    await counter.until("the tray", ({ unproven }) => unproven.some(({ kind }) => kind === "lateApproval"));
    expect(code(await counter.press("payment.settleExcess", { ...given, number: "" }))).toBe("referenceMissing");
    // What a page showed before the approval came, or of another payment, settles nothing.
    expect(code(await counter.press("payment.settleExcess", { ...given, seen: total - 1 }))).toBe("amountChanged");
    expect(code(await counter.press("payment.settleExcess", { ...given, approver: "cashier-1", pin: "1111" }))).toBe(
      "notAllowed",
    );
    expect(counter.view().unproven).toHaveLength(1);
    // Pressed twice, or by two managers: while one PIN is checked the other settles it.
    const both = await Promise.all([
      counter.press("payment.settleExcess", given),
      counter.press("payment.settleExcess", { ...given, how: "kept", number: "" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(factsIn(counter.dataDir, "attempt.excessSettled")).toHaveLength(1);
    expect(counter.view().unproven).toEqual([]);
    expect(code(await counter.press("payment.settleExcess", given))).toBe("nothingToGiveBack");
  });
});
