/** A card in the real page: every proven outcome, beside what the gateway's ledger says. */
import { describe, expect, test } from "vitest";
import { startSimulator } from "../../simulator/index.ts";
import { freePort } from "./freePort.ts";
import { heard } from "./heard.ts";
import { CHOCOLATE, NOTEBOOK, TAPE, TWO_GOODS, until } from "./screen.ts";
import { ownCounter, sharedCounter } from "./till.ts";

describe("a card", () => {
  const atTheTill = sharedCounter();

  test("approved: three scans and one press, then the receipt and the slip", async () => {
    const { counter, screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE, CHOCOLATE);
    await screen.owes("13.14");
    await screen.hands.press("F12");
    await screen.says("Ask the customer to tap, insert or swipe");
    await counter.customer({ action: "tap", brand: "visa" });
    await screen.says("Approved");
    await screen.says("Visa ··4242");
    expect(counter.gateway.ledger().map(({ amount, tip, currency }) => ({ amount, tip, currency }))).toEqual([
      { amount: 1314, tip: 0, currency: "CAD" },
    ]);
    await until("receipt and slip on paper", () => counter.printer.papers().length === 2);
    const papers = counter.printer.papers().join("\n");
    expect(papers).toMatch(/13\.14/);
    expect(papers).toMatch(/4242/);
    await screen.newSale();
  });

  test("declined: says why and that nothing was taken, then another card pays", async () => {
    const { counter, screen } = await atTheTill();
    const before = counter.gateway.ledger().length;
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Card");
    await screen.says("Ask the customer to tap");
    await screen.page.locator("button.steps").click();
    await screen.page.getByRole("dialog").waitFor();
    await counter.customer({ action: "decline", reason: "51" });
    await heard(screen.page, "Declined: not enough funds");
    await screen.hands.press("Escape");
    await screen.says("Declined: not enough funds");
    await screen.shows("No money was taken.");
    expect(counter.gateway.ledger()).toHaveLength(before);
    await screen.press("Try another card");
    await screen.says("Ask the customer to tap");
    await counter.customer({ action: "insert", brand: "mastercard" });
    await screen.says("Approved");
    expect(
      counter.gateway
        .ledger()
        .slice(before)
        .map(({ amount }) => amount),
    ).toEqual([916]);
    await screen.newSale();
  });

  test("cancelled on the terminal: Cancel payment sends the customer to the red key and changes nothing by itself", async () => {
    const { counter, screen } = await atTheTill();
    const before = counter.gateway.ledger().length;
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Card");
    await screen.says("Ask the customer to tap");
    await screen.press("Cancel payment");
    await screen.says("Press the red key on the terminal.");
    // Whoever comes back signs in; what became of the money is said all the same.
    await screen.page.locator("header.top .op").last().click();
    await counter.customer({ action: "cancel" });
    await heard(screen.page, "Cancelled");
    await screen.signIn();
    await screen.says("Cancelled");
    await screen.shows("No money was taken.");
    expect(counter.gateway.ledger()).toHaveLength(before);
    await screen.press("Back");
    await screen.owes(TWO_GOODS.total);
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("approved for less than asked: shown large, and the rest stays due", async () => {
    const { counter, screen } = await atTheTill();
    const before = counter.gateway.ledger().length;
    counter.gateway.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: -100 } });
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Card");
    await screen.says("Ask the customer to tap");
    await counter.customer({ action: "tap" });
    await screen.says("Approved for $8.16, not $9.16");
    await screen.owes("1.00");
    await screen.press("Back to the sale");
    await screen.owes("1.00");
    await screen.press("Exact cash");
    await screen.newSale();
    expect(
      counter.gateway
        .ledger()
        .slice(before)
        .map(({ amount }) => amount),
    ).toEqual([816]);
  });

  test("approved for more than asked: never capped, and a manager is called", async () => {
    const { counter, screen } = await atTheTill();
    const before = counter.gateway.ledger().length;
    counter.gateway.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: 100 } });
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Card");
    await screen.says("Ask the customer to tap");
    await counter.customer({ action: "tap" });
    await screen.says("Approved for $10.16, not $9.16");
    await screen.shows("The bank took $1.00 more than asked.");
    expect(
      counter.gateway
        .ledger()
        .slice(before)
        .map(({ amount }) => amount),
    ).toEqual([1016]);
    await screen.newSale();
    // It is proven; what is left is a duty.
    await screen.press("1 to settle");
    await screen.shows("Other amount");
    await screen.hands.press("Escape");
  });

  test("two quick presses of Card are one payment", async () => {
    const { counter, screen } = await atTheTill();
    const before = counter.gateway.ledger().length;
    counter.gateway.control.auto({ after: 0, do: "tap" });
    await screen.ring(NOTEBOOK, TAPE);
    await screen.hands.press("F12", 3);
    await screen.says("Approved");
    expect(counter.gateway.ledger()).toHaveLength(before + 1);
    await screen.newSale();
  });
});

test("a gateway where nobody listens: not sent, cash goes on, and Try again works once it is there", async (context) => {
  const port = await freePort();
  const { screen } = await ownCounter(context, { gatewayUrl: `http://127.0.0.1:${String(port)}` });
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Card");
  await screen.says("Not sent");
  await screen.shows("No money was taken.");
  await screen.press("Back");
  await screen.shows("Gateway silent for");
  await screen.press("Exact cash");
  await screen.shows("The next scan starts a new sale.");

  await screen.ring(CHOCOLATE);
  await screen.press("Card");
  await screen.says("Not sent");
  const late = await startSimulator({ port, faultsByAmount: false, handlingMs: 0 });
  try {
    late.control.auto({ after: 0, do: "tap" });
    await screen.press("Try again");
    await screen.says("Approved");
    expect(late.ledger()).toHaveLength(1);
  } finally {
    await late.close();
  }
});
