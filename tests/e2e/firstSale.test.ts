/** The first sale as the README tells it: default settings, the built-in simulator, and the training terminal's own page. */
import { expect, test } from "vitest";
import { CHOCOLATE, NOTEBOOK, TAPE } from "./screen.ts";
import { ownCounter } from "./till.ts";

test("three scans, Card, a tap on the training terminal, Approved, at the default pace", async (context) => {
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
  const ledger = (await (await fetch(`${simulator}/control/ledger`)).json()) as { entries?: { amount: number }[] } | { amount: number }[];
  const entries = Array.isArray(ledger) ? ledger : (ledger.entries ?? []);
  expect(entries.map(({ amount }) => amount)).toEqual([1314]);
  await screen.press("See receipt");
  await screen.page.getByRole("dialog").getByText("Ruled notebook").first().waitFor();
});
