/** A payment whose outcome is not known: what the page says meanwhile, who may decide, and what comes late. */
import { describe, expect, test } from "vitest";
import type { AtTheTill } from "./till.ts";
import { NOTEBOOK, TAPE, until, type Screen } from "./screen.ts";
import { sharedCounter } from "./till.ts";

/** The answer to the payment is lost after the customer acted, and look-ups do not know card orders. */
async function loseTheAnswer({ counter, screen }: AtTheTill, customer: "tap" | "cancel"): Promise<void> {
  counter.gateway.control.settings({ lookup: "doesNotKnowCards" });
  counter.gateway.control.faults({ on: "create_order", fault: { kind: "dropAfter" } });
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Card");
  await screen.says("Ask the customer to tap");
  await counter.customer({ action: customer });
  await screen.saysUnsure();
}

async function decide(screen: Screen, words: string, reason: string): Promise<void> {
  await screen.says("Money may have moved.");
  await screen.press(words);
  const sheet = screen.page.getByRole("dialog");
  await sheet.getByLabel("Reason").fill(reason);
  if (words === "Mark paid") await sheet.getByLabel("Number on the slip").fill("S-4711");
  await sheet.getByLabel("PIN", { exact: true }).fill("9999");
  await sheet.getByRole("button", { name: new RegExp(`^${words} \\$`) }).click();
}

describe("an unknown outcome", () => {
  const atTheTill = sharedCounter();

  test("found out by Check again: approved with nobody deciding", async () => {
    const till = await atTheTill();
    await loseTheAnswer(till, "tap");
    // Whether a card was shown is not known either: the line claims nothing but that it was sent.
    const steps = till.screen.page.getByRole("list", { name: "Steps of this payment" }).getByRole("listitem");
    const looks = () => steps.evaluateAll((all) => all.slice(0, 3).map((step) => step.getAttribute("class")));
    await expect.poll(looks).toEqual(["done", "warn", "warn"]);
    till.counter.gateway.control.settings({ lookup: "knows" });
    // The till asks by itself as well, and may have found out before the finger is there.
    const pressed = till.screen.button("Check again").click({ timeout: 5_000 });
    await Promise.all([till.screen.says("Approved"), pressed.catch(() => undefined)]);
    expect(till.counter.gateway.ledger().at(-1)?.amount).toBe(916);
    await till.screen.newSale();
  });

  test("marked paid by a manager who saw the slip", async () => {
    const till = await atTheTill();
    await loseTheAnswer(till, "tap");
    await decide(till.screen, "Mark paid", "the slip says approved");
    await till.screen.says("Approved");
    await till.screen.shows("Marked paid by a manager");
    await till.screen.newSale();
    till.counter.gateway.control.settings({ lookup: "knows" });
  });

  test("marked not paid: a wrong PIN and a missing reason decide nothing", async () => {
    const till = await atTheTill();
    const { screen } = till;
    await loseTheAnswer(till, "cancel");
    await screen.says("Money may have moved.");
    await screen.press("Mark not paid");
    const sheet = screen.page.getByRole("dialog");
    await sheet.getByLabel("PIN", { exact: true }).fill("9999");
    await screen.hands.press("Enter");
    await sheet.getByText("A reason is missing.").waitFor();
    await sheet.getByLabel("Reason").fill("the portal shows nothing");
    await sheet.getByLabel("PIN", { exact: true }).fill("1234");
    await screen.hands.press("Enter");
    await sheet.getByText("That PIN is not right.").waitFor();
    await sheet.getByLabel("PIN", { exact: true }).fill("9999");
    await screen.hands.press("Enter");
    await screen.says("Cancelled");
    await screen.shows("Marked not paid by a manager");
    await screen.press("Cash");
    await screen.press("Take cash");
    await screen.newSale();
    till.counter.gateway.control.settings({ lookup: "knows" });
  });

  test("set aside, paid in cash, and approved late after all: the till says so, and the terminal must be looked at", async () => {
    const till = await atTheTill();
    const { counter, screen } = till;
    const before = counter.gateway.ledger().length;
    counter.gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
    counter.gateway.control.settings({ lookup: "doesNotKnowCards" });
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Card");
    await screen.says("Money may have moved.");
    // What the customer takes home meanwhile: by the key, then by the button, as a copy.
    const printed = counter.printer.papers().length;
    await screen.hands.press("F7");
    await until("the proof slip", () => counter.printer.papers().length === printed + 1);
    await screen.press("Print proof slip");
    await until("its copy", () => counter.printer.papers().length === printed + 2);
    const [proof = "", copy = ""] = counter.printer.papers().slice(printed);
    expect(proof).toContain("NOT A RECEIPT · PAYMENT BEING CHECKED");
    expect(proof).toMatch(/AMOUNT +CAD 9\.16/);
    expect(`${proof}${copy}`).not.toMatch(/approved/i);
    expect(copy).toContain("COPY / COPIE 1");
    await decide(screen, "Set aside", "the customer pays cash");
    await screen.says("Set aside. We keep watch.");
    await screen.button("Print proof slip").waitFor();
    await screen.press("Cash");
    await screen.press("Take cash");
    await screen.shows("The next scan starts a new sale.");
    await counter.allPrinted();

    await screen.ring(NOTEBOOK);
    await screen.press("Card");
    await screen.shows("Does the terminal show an amount?");
    await screen.hands.press("Escape");
    counter.gateway.control.settings({ lookup: "knows" });
    await counter.customer({ action: "tap" });
    await screen.shows("A card was approved late");
    const papersBefore = counter.printer.papers().length;
    expect(
      counter.gateway
        .ledger()
        .slice(before)
        .map(({ amount }) => amount),
    ).toEqual([916]);
    await screen.press("Look");
    await screen.shows("Money was taken after all.");
    // Nothing of it printed into the next customer's sale; it prints when somebody asks.
    await counter.allPrinted();
    expect(counter.printer.papers()).toHaveLength(papersBefore);
    await screen.press("Print slip");
    await until("the slip", () =>
      counter.printer.papers().slice(papersBefore).join(" ").replace(/\s+/g, " ").includes("it is being given back"),
    );
    await screen.press("Given back");
    const sheet = screen.page.getByRole("dialog");
    await sheet.getByLabel("Reason").fill("paid in cash already");
    await sheet.getByLabel("PIN", { exact: true }).fill("9999");
    await sheet.getByRole("button", { name: /^Given back \$/ }).click();
    await screen.shows("The refund’s number is missing.");
    await sheet.getByLabel("Number of the refund").fill("P-4711");
    await sheet.getByLabel("PIN", { exact: true }).fill("9999");
    await sheet.getByRole("button", { name: /^Given back \$/ }).click();
    // Beside it lies the proof slip of the payment that was marked not paid.
    await screen.shows("All proven · 2 papers");
    await screen.press("All proven");
    const givenBack = screen.page.getByRole("listitem").filter({ hasText: "Slip: given back" });
    await givenBack.getByRole("button", { name: /^Print slip/ }).click();
    await until("the number of the refund on paper", () => (counter.printer.papers().at(-1) ?? "").includes("P-4711"));
    await screen.hands.press("Escape");
    await screen.shows("All proven");
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("the next customer pays in cash meanwhile, and the sale is found in the tray", async () => {
    const till = await atTheTill();
    const { counter, screen } = till;
    await loseTheAnswer(till, "tap");
    await screen.press("Next customer");
    await screen.ring(TAPE);
    await screen.press("Exact cash");
    await screen.newSale();
    await screen.press("1 not proven");
    await screen.shows("We keep asking.");
    counter.gateway.control.settings({ lookup: "knows" });
    // Nobody has to go back: the sale in the background is found paid, and leaves the tray.
    await until("the outcome found", async () => (await screen.text()).includes("All proven"));
    await screen.hands.press("Escape");
  });

  test("a payment that was never paid is proven only after look-ups have agreed", async () => {
    const till = await atTheTill();
    const { counter, screen } = till;
    const before = counter.gateway.ledger().length;
    await loseTheAnswer(till, "cancel");
    counter.gateway.control.settings({ lookup: "knows" });
    await screen.says("Cancelled");
    await screen.shows("No money was taken.");
    expect(counter.gateway.ledger()).toHaveLength(before);
    await screen.press("Cash");
    await screen.press("Take cash");
    await screen.newSale();
  });
});
