/** Cards by CodePay at the whole till, against the simulated cloud: its ledger and the journal say the same. */
import { afterEach, describe, expect, test } from "vitest";
import type { PaymentView } from "../../../preload/contract/payment.ts";
import type { Fault } from "../../../simulator/index.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

const open = async (options: CounterOptions = {}): Promise<void> => {
  counter = await openCounter({ ...options, settings: { cardGateway: "codepay", ...options.settings } });
};
const payment = (): PaymentView => counter.view().payment ?? expect.unreachable("no payment is shown");
const screen = (name: PaymentView["screen"]): Promise<unknown> =>
  counter.until(`the screen ${name}`, (view) => view.payment?.screen === name);
/** As soon as the terminal shows something that can be done so. */
const customer = (action: "tap" | "decline" | "cancel" | "offline" | "online"): Promise<unknown> =>
  counter.until(`the customer's ${action}`, () => counter.simulator.control.counter({ action }).ok);
const pay = async (): Promise<string> => {
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  return attempt;
};
const orders = (): number => counter.simulator.counterOrders().length;
const ledger = (): readonly unknown[] => counter.simulator.ledger();

describe("a card", () => {
  test("is asked for at the terminal, approved, and stands with brand and last four on screen and receipt", async () => {
    await open();
    await pay();
    await screen("waiting");
    await customer("tap");
    await screen("approved");
    expect(payment()).toMatchObject({ gateway: "CodePay", kind: "card", card: { brand: "Visa" }, differs: false });
    expect(counter.view().sale).toMatchObject({ state: "completed" });
    expect(ledger()).toMatchObject([{ gateway: "codepay", kind: "capture", amount: payment().amount }]);
    expect(orders()).toBe(1);
  });

  test("declined, takes nothing and says so; the next try is another order", async () => {
    await open();
    await pay();
    await screen("waiting");
    await customer("decline");
    await screen("declined");
    const { sale } = payment();
    await counter.must("payment.card", { sale });
    await screen("waiting");
    await customer("tap");
    await screen("approved");
    expect(orders()).toBe(2);
    expect(ledger()).toHaveLength(1);
  });

  test("built in, in training, is signed with the simulator's own keys", async () => {
    await open({ gateways: { codepay: {} } });
    expect(counter.view().session).toMatchObject({ takesCards: true });
    await pay();
    await screen("waiting");
    expect(counter.till().simulatorUrl).not.toBe(counter.simulator.url);
    expect(counter.view().session.trainingTerminal).toContain(counter.till().simulatorUrl);
  });
});

describe("cancel", () => {
  test("takes back what waits; only the status ends it, and nothing was taken", async () => {
    await open();
    const attempt = await pay();
    await screen("waiting");
    expect(await counter.must("payment.cancel", { attempt })).toMatchObject({ how: "request" });
    await screen("cancelled");
    expect(counter.simulator.control.counter({ action: "tap" }).ok).toBe(false);
    expect(ledger()).toEqual([]);
  });

  test("that says it was delivered and was not is asked again, while the customer may still pay", async () => {
    await open();
    const attempt = await pay();
    await screen("waiting");
    counter.simulator.control.faults({ on: "pay.close", fault: { kind: "pretends" } });
    await counter.must("payment.cancel", { attempt });
    await counter.until("the cancel on its way", (view) => view.payment?.queue === "closing");
    await customer("tap");
    await screen("approved");
    expect(ledger()).toHaveLength(1);
  });

  test("of what the terminal carries out is its red key", async () => {
    await open({ simulator: { shownStatus: 0 } });
    const attempt = await pay();
    await counter.until("the terminal has it", () => counter.simulator.counterOrders()[0]?.status === 0);
    await counter.until("the till knows", (view) => view.payment?.evidence.lastAnswer !== "none");
    const { how } = await counter.must("payment.cancel", { attempt });
    if (how === "request") await counter.until("refused", (view) => view.payment?.queue === null);
    await customer("cancel");
    await screen("cancelled");
  });
});

describe("a terminal that is offline", () => {
  test("is said at once, its order is taken back and seen to be, and then the sale is paid in cash", async () => {
    await open();
    counter.simulator.control.faults({ on: "pay.close", fault: { kind: "delay", ms: 400 } });
    await customer("offline");
    await pay();
    await counter.until("offline is said", (view) => view.payment?.queue === "offline");
    const { sale } = payment();
    const { cash } = counter.view().sale ?? expect.unreachable("the sale is open");
    expect(await counter.press("cash.take", { sale, given: cash.toPay })).toMatchObject({ ok: false });
    await screen("cancelled");
    expect(payment()).toMatchObject({ terminalWasOffline: true });
    await counter.must("cash.take", { sale, given: cash.toPay });
    await customer("online");
    expect(counter.simulator.control.counter({ action: "tap" }).ok).toBe(false);
    expect(ledger()).toEqual([]);
  });
});

describe("an answer that is lost", () => {
  test.each<[string, Fault]>([
    ["after the order was taken", { kind: "dropAfter" }],
    ["behind a server's error", { kind: "serverError", status: 502, before: false }],
    ["behind a refusal that is none", { kind: "failThenPaid", code: "50001" }],
  ])("%s is unknown until a look-up finds it paid: one order, one capture", async (_, fault) => {
    await open();
    counter.simulator.control.faults({ on: "pay.order", fault });
    await pay();
    await counter.until("an order", () => orders() === 1);
    await customer("tap");
    await screen("approved");
    expect(orders()).toBe(1);
    expect(ledger()).toHaveLength(1);
  });

  test("is never taken for not charged because the cloud does not know the number: a manager decides", async () => {
    await open();
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropBefore" } });
    await pay();
    await screen("manager");
    await counter.until("look-ups", (view) => view.payment?.evidence.lastAnswer === "nothing");
    expect(payment().screen).toBe("manager");
  });

  test("paid after a manager said it was not is a late approval, and made void through the gateway", async () => {
    await open();
    counter.simulator.control.faults({ on: "pay.order", fault: { kind: "dropAfter" } });
    counter.simulator.control.faults({ on: "order.query", fault: { kind: "fail", code: "50001" }, times: 12 });
    const attempt = await pay();
    await screen("manager");
    const { sale } = payment();
    await counter.must("payment.decide", { attempt, paid: false, slip: "", ...MANAGER });
    await counter.must("payment.leave", { attempt });
    const { cash } = counter.view().sale ?? expect.unreachable("the sale is open");
    await counter.must("cash.take", { sale, given: cash.toPay });
    await customer("tap");
    await counter.until("the bank", () => ledger().length === 1);
    await counter.until("the late approval", ({ givingBack }) => {
      void counter.press("payment.checkAgain", { attempt });
      return givingBack.length === 1;
    });
    expect(counter.view().givingBack[0]).toMatchObject({ by: "void", why: "late" });
    await counter.must("refund.notNeeded", {
      attempt,
      seen: counter.due(attempt),
      how: "gateway",
      number: "",
      ...MANAGER,
    });
    await counter.until("nothing to give back", ({ givingBack }) => givingBack.length === 0);
    expect(ledger()).toMatchObject([{ kind: "capture" }, { amount: 349 }]);
    expect(ledger()).toHaveLength(2);
  });
});
