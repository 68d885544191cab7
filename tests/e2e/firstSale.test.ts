/**
 * The first sale as the README tells it: default settings, the built-in simulator, and the training terminal's own page.
 * Then the same till is led to real money, step by step, and sells for the first time on another gateway.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { trainingMerchant } from "../../simulator/index.ts";
import { TERMINAL } from "../support/shop.ts";
import { CHOCOLATE, NOTEBOOK, type Screen, TAPE, until } from "./screen.ts";
import { ownCounter } from "./till.ts";

/** Every fact of one mode's journal, in its order. */
function factsOf(
  dataDir: string,
  mode: "training" | "live",
): readonly { readonly kind: string; readonly body: string }[] {
  const db = new DatabaseSync(join(dataDir, mode, "journal.db"), { readOnly: true });
  try {
    const rows = db.prepare("SELECT kind, body FROM facts ORDER BY seq").all();
    return rows.map(({ body, kind }) => ({ kind: String(kind), body: String(body) }));
  } finally {
    db.close();
  }
}

async function approve({ hands, page }: Screen, pin: string): Promise<void> {
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("PIN", { exact: true }).waitFor();
  await hands.type(pin);
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
}

test("three scans, Card, a tap on the training terminal, Approved; then from training to the first real sale", async (context) => {
  const { counter, screen } = await ownCounter(context, { alone: true });
  await screen.shows("Training PINs: Cashier 1 1111, Manager 9999");
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE, CHOCOLATE);
  await screen.owes("13.14");
  await screen.press("Card");
  await screen.says("Ask the customer to tap, insert or swipe");
  const opening = screen.page.context().waitForEvent("page");
  await screen.press("Training terminal");
  const terminal = await opening;
  await terminal.getByText("13.14").first().waitFor();
  await terminal.getByRole("button", { name: "Tap", exact: true }).click();
  await screen.says("Approved");
  const simulator = /^Simulator: (\S+)$/m.exec(counter.output())?.[1] ?? "";
  const ledger = (await (await fetch(`${simulator}/control/ledger`)).json()) as
    { entries?: { amount: number }[] } | { amount: number }[];
  const entries = Array.isArray(ledger) ? ledger : (ledger.entries ?? []);
  expect(entries.map(({ amount }) => amount)).toEqual([1314]);
  await screen.press("See receipt");
  await screen.page.getByRole("dialog").getByText("Ruled notebook").first().waitFor();
  await screen.hands.press("Escape");

  const { page } = screen;
  const settled = () => page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator("header.top .op").last().click();
  await screen.signIn("Manager", "9999");
  await screen.hands.press("F4");
  await screen.press("Go live");
  await screen.shows("The example shop is still here");
  expect(await screen.button("Start selling for real").count()).toBe(0);
  await screen.press("Change the store");
  await screen.shows("Going live: Store and taxes");
  await page.locator("input[type=file]").setInputFiles({
    name: "shop.json",
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        store: { name: "Corner Shop", address: ["1 Main St", "Vancouver BC"] },
        gateways: { iotpay: { baseUrl: counter.gateway.url, ...trainingMerchant, device: TERMINAL } },
        devices: { printers: [{ kind: "tcp", host: "127.0.0.1", port: counter.printer.port }] },
      }),
    ),
  });
  await approve(screen, "9999");
  await screen.shows("Taken over: ");
  await screen.shows("In a file readable by its owner only");
  await screen.press("Back to going live");
  await screen.shows("1 Main St");
  await screen.press("This is right");
  await screen.press("Test connection");
  await screen.press("Print a test page");
  await screen.press("Yes, I hold it");
  await until("the test page", () => counter.printer.papers().at(-1)?.includes("Corner Shop") === true);
  await screen.press("See to the people");
  await page.getByRole("button", { name: /Cashier 1.*Change/ }).click();
  await page.getByLabel("New PIN").fill("482913");
  await screen.press("Save");
  await approve(screen, "9999");
  await page.getByRole("button", { name: /Manager.*Change/ }).click();
  await page.getByLabel("New PIN").fill("736120");
  await screen.press("Save");
  await approve(screen, "9999");
  await screen.press("Add a person");
  await page.getByLabel("Name").fill("Ada");
  await screen.press("Owner");
  await page.getByLabel("New PIN").fill("590271");
  await screen.press("Save");
  await approve(screen, "736120");
  await settled();
  await screen.press("Back to going live");
  await screen.shows("The till starts again by itself");
  await screen.press("Start selling for real");
  await approve(screen, "590271");

  // No hand starts it again: the same page, connected all the while, is the live till's.
  await page.locator("body:not(.training) .signin").waitFor();
  const training = factsOf(counter.shop.dataDir, "training");
  expect(training.at(-1)).toMatchObject({
    kind: "settings.changed",
    body: expect.stringContaining('"live"') as string,
  });
  const begins = factsOf(counter.shop.dataDir, "live").map(({ kind }) => kind);
  expect(begins[0]).toBe("till.started");
  // The account's "not found" may have been tried by then; nothing else is there.
  expect(begins.slice(1).filter((kind) => kind !== "gateway.control")).toEqual([]);
  expect(counter.gateway.control.ledger()).toEqual([]);

  await screen.signIn("Ada", "590271");
  await screen.hands.press("F5");
  await screen.hands.type("Vase");
  await screen.press("Sell by name and price");
  await page.getByRole("dialog").getByLabel("Price").fill("1000");
  await screen.hands.press("Enter");
  await screen.owes("11.20");
  await screen.press("Card");
  await counter.customer({ action: "tap" });
  await screen.says("Approved");
  expect(counter.gateway.control.ledger().map(({ amount }) => amount)).toEqual([1120]);
  await until("the live receipt", () => counter.printer.papers().some((paper) => paper.includes("Vase")));
  const live = factsOf(counter.shop.dataDir, "live");
  expect(live.filter(({ kind }) => kind === "sale.completed")).toHaveLength(1);
  expect(counter.printer.papers().at(-1)).not.toContain("TRAINING");
  expect(factsOf(counter.shop.dataDir, "training")).toEqual(training);
});
