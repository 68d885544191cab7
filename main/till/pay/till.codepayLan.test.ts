/** A terminal in the shop's own network at the whole till: paid, declined, lost and found, given back. */
import { afterEach, describe, expect, test } from "vitest";
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

const open = async (): Promise<void> => {
  counter = await openCounter({
    gateways: ({ counter: { lanPort }, url }) => ({
      codepay: { baseUrl: url, lan: { host: "127.0.0.1", port: lanPort } },
    }),
    settings: { cardGateway: "codepay" },
  });
};
const pay = async (): Promise<string> => {
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  return attempt;
};
const screen = (name: PaymentView["screen"]): Promise<unknown> =>
  counter.until(`the screen ${name}`, (view) => view.payment?.screen === name);
const customer = (action: "tap" | "decline"): Promise<unknown> =>
  counter.until(`the customer's ${action}`, () => counter.simulator.control.counter({ action }).ok);
/** How the orders reached the terminal. */
const asked = (): readonly string[] =>
  counter.simulator.control
    .requests()
    .filter(({ method }) => method?.endsWith("pay.order") === true)
    .map(({ method, path }) => `${path} ${String(method)}`);

describe("a card", () => {
  test("is asked for directly; the terminal's own answer is the proof, and the next customer's decline another order", async () => {
    await open();
    await pay();
    await customer("tap");
    await screen("approved");
    expect(counter.view().payment).toMatchObject({ gateway: "CodePay", card: { brand: "Visa" }, differs: false });
    await counter.must("sale.next", {});
    const sale = await counter.ring("BAKE-CROISSANT");
    await counter.must("payment.card", { sale });
    await customer("decline");
    await screen("declined");
    expect(counter.simulator.ledger()).toMatchObject([{ kind: "capture" }]);
    expect(asked()).toEqual(["lan ecrhub.pay.order", "lan ecrhub.pay.order"]);
  });

  test("whose answer was lost is found by its number on a new socket, also by a till that was started anew", async () => {
    await open();
    counter.simulator.control.faults({ on: "ecrhub.pay.order", fault: { kind: "dropWhileOpen" } });
    await pay();
    await counter.until("it is being checked", (view) => view.payment?.screen === "manager");
    await counter.stop();
    await customerDirectly();
    await counter.start();
    await counter.until("found", (view) => view.sale?.state === "completed");
    expect(counter.simulator.ledger()).toHaveLength(1);
    expect(asked()).toHaveLength(1);
  });

  test("that came late is made void on the terminal", async () => {
    await open();
    counter.simulator.control.faults({ on: "ecrhub.pay.order", fault: { kind: "dropWhileOpen" } });
    const attempt = await pay();
    await screen("manager");
    const { sale } = counter.view();
    await counter.must("payment.decide", { attempt, paid: false, slip: "", ...MANAGER });
    await counter.must("payment.leave", { attempt });
    await counter.must("cash.take", { sale: sale?.id ?? "", given: sale?.cash.toPay ?? 0 });
    await customerDirectly();
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
    expect(counter.simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "cancel", amount: 349 }]);
  });
});

/** At the terminal, whatever the till shows. */
const customerDirectly = async (): Promise<void> => {
  await expect.poll(() => counter.simulator.control.counter({ action: "tap" }).ok).toBe(true);
  await expect.poll(() => counter.simulator.ledger().length).toBe(1);
};
