/** An evening at the till by two people: sold, counted, settled and closed, and the report says what the world outside says. */
import { expect, test } from "vitest";
import { factsIn } from "../../main/till/testing/facts.ts";
import { waitFor } from "../support/waitFor.ts";
import { NOTEBOOK, TAPE, TWO_GOODS } from "./screen.ts";
import { ownCounter } from "./till.ts";

test("cash and card, cash out, batch, a short count, a bag, and the day closed once", async (context) => {
  const { counter, screen } = await ownCounter(context, { settings: { cardGateway: "codepay" } });
  const { gateway, printer, shop } = counter;
  const { hands, page } = screen;
  const sheet = page.getByRole("dialog");
  const stop = (name: string) => page.locator(".stops").getByRole("button", { name });
  const pieces = (name: string) => page.getByLabel(`How many of ${name}`, { exact: true });
  const approve = async (): Promise<void> => {
    await sheet.getByLabel("PIN", { exact: true }).fill("9999");
    await hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
  };
  const row = (name: string) => page.locator(".zreport .ledger li").filter({ hasText: name }).first();
  const says = (name: string, amount: string) =>
    row(name)
      .locator(".amt")
      .filter({ hasText: new RegExp(`^\\s*${amount.replace(".", "\\.")}\\s*$`) })
      .waitFor();

  // In the morning: the float, note by note, by the keyboard alone.
  await screen.signIn();
  await hands.press("F3");
  await stop("Cash count").click();
  await screen.press("Count the float");
  await pieces("$100").waitFor();
  await hands.press("ArrowDown", 2);
  await hands.type("5");
  await screen.shows("100.00");
  await hands.press("Enter", 8);
  await screen.shows("Open since");
  expect(factsIn(shop.dataDir, "shift.opened")).toMatchObject([{ float: 10_000 }]);

  await hands.press("F1");
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Card");
  await waitFor("the tap", () => gateway.control.counter({ action: "tap" }).ok);
  await screen.says("Approved");
  await screen.newSale();
  await screen.ring(NOTEBOOK, TAPE);
  await hands.press("F9");
  await screen.shows("Next scan");
  await screen.newSale();

  // Cash for no purchase leaves the drawer with a manager's PIN.
  await hands.press("F3");
  await stop("Cash count").click();
  await screen.press("Taken out");
  await sheet.waitFor();
  await hands.type("2000");
  await sheet.getByLabel("Reason").fill("Change for the market");
  await hands.press("Enter");
  await sheet.getByText("Taken out: $20.00.").waitFor();
  await approve();
  await page.locator(".drawernow").getByText("Change for the market").waitFor();

  await stop("Close batch").click();
  await screen.press("Close batch");
  await sheet.waitFor();
  await approve();
  await page
    .locator(".terminal")
    .getByText(/^Closed at/)
    .waitFor();
  expect(gateway.batches()).toMatchObject([{ count: 1, total: 916 }]);

  // A page that is loaded anew goes on with the count.
  await stop("Cash count").click();
  await screen.press("Count the cash");
  await pieces("$20").fill("4");
  await pieces("$5").fill("1");
  await page.reload();
  await page.locator("header.top").waitFor();
  await hands.press("F3");
  await stop("Cash count").click();
  await pieces("$5").waitFor();
  await expect.poll(() => pieces("$20").inputValue()).toBe("4");
  await expect.poll(() => pieces("$5").inputValue()).toBe("1");
  await pieces("$1").fill("4");
  expect(await page.locator(".counting").innerText()).not.toContain("89.15");
  await screen.press("Compare");
  await screen.shows("$0.15 short");
  await page.getByLabel("What explains it?").fill("A coin fell under the counter");
  await page.getByLabel("Left in the drawer").fill("5000");
  await page.getByLabel("Bag number").fill("B 17");
  await screen.press("Close the drawer");
  await sheet.getByText("$39.00 to the bank in bag B 17.").waitFor();
  // The explanation was a count again, and the page has heard of it: what is asked stays asked.
  await page.waitForResponse((answer) => answer.request().postData()?.includes('"shift.now"') === true);
  await approve();
  await page.locator(".stops li.done").filter({ hasText: "Cash count" }).waitFor();
  await page.locator("header.top .op").last().click();

  // A manager looks at what is left, and closes the day: pressed twice, it is closed once.
  await screen.signIn("Manager", "9999");
  await hands.press("F3");
  await stop("Match with gateways").click();
  await hands.press("Enter");
  await page.locator(".stops li.done").filter({ hasText: "Match with gateways" }).waitFor();
  await screen.press("Close day");
  await sheet.getByText("Z report 1").waitFor();
  await sheet.getByLabel("PIN", { exact: true }).fill("9999");
  await sheet.getByRole("button", { name: "Close day" }).dblclick();
  await page.locator(".zreport").waitFor();
  await hands.press("Enter");
  await screen.shows("Head of the journal");
  expect(factsIn(shop.dataDir, "day.closed")).toHaveLength(1);

  const captured = gateway.ledger().reduce((sum, { amount }) => sum + amount, 0);
  expect(captured).toBe(916);
  await says("Card", TWO_GOODS.total);
  await says("Cash", TWO_GOODS.cash);
  await says("Money in all", "18.31");
  await says("Expected", "89.15");
  await says("Counted", "89.00");
  await row("Counted").getByText("A coin fell under the counter").waitFor();
  await says("To the bank", "39.00");
  await says("Left in the drawer", "50.00");
  const head = await page.locator(".zreport .ref").innerText();
  expect(head).toMatch(/^[0-9a-f]{16}$/);
  await waitFor("the report on paper", () => printer.papers().some((paper) => paper.replace(/\s/g, "").includes(head)));
  await page.locator(".stops li.done").filter({ hasText: "Backup" }).waitFor();
  await expect.poll(() => page.locator(".stops li.done").count()).toBe(7);
  // Pressed again there is nothing to close, and nothing is asked.
  await screen.press("Close day");
  await screen.shows("The day is closed.");
  expect(await sheet.count()).toBe(0);
  expect(factsIn(shop.dataDir, "day.closed")).toHaveLength(1);
});

test("handed over: the drawer is counted, all of it stays for the next cashier, and whoever counted is signed out", async (context) => {
  const { counter, screen } = await ownCounter(context);
  const { hands, page } = screen;
  const stop = (name: string) => page.locator(".stops").getByRole("button", { name });
  const count = async (verb: string): Promise<void> => {
    await page.getByLabel("How many of $100", { exact: true }).waitFor();
    await hands.type("1");
    await screen.press(verb);
  };
  await screen.signIn();
  await hands.press("F3");
  await stop("Cash count").click();
  await screen.press("Count the float");
  await count("Open the drawer");
  await screen.press("Count the cash");
  await count("Compare");
  await screen.shows("The count agrees");
  await screen.press("Hand over");
  await page.locator(".signin").waitFor();
  expect(factsIn(counter.shop.dataDir, "shift.closed")).toMatchObject([{ left: 10_000 }]);
  await screen.signIn("Manager", "9999");
  await hands.press("F3");
  await stop("Cash count").click();
  await screen.press("Open with $100.00");
  await screen.shows("Open since");
  expect(factsIn(counter.shop.dataDir, "shift.opened")).toMatchObject([{ float: 10_000 }, { float: 10_000 }]);
});
