/** One page at a time: a second one says so and may take over; the first one then does nothing more. */
import { expect, test } from "vitest";
import { NOTEBOOK, TAPE } from "./screen.ts";
import { sharedCounter } from "./till.ts";

const atTheTill = sharedCounter();

test("a second page says so, takes over in the middle of a payment, and the first one lets go", async () => {
  const { counter, screen } = await atTheTill();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Card");
  await screen.says("Ask the customer to tap");

  const second = await counter.open(false);
  await second.shows("Another page of this till is open");
  await screen.says("Ask the customer to tap");
  await second.press("Use this page");
  await second.says("Ask the customer to tap");
  await screen.shows("Another page of this till is open");

  await counter.customer({ action: "tap" });
  await second.says("Approved");
  expect(await screen.state().count()).toBe(0);
  await screen.press("Use this page");
  await screen.says("Approved");
  await second.shows("Another page of this till is open");
  await second.close();
  await screen.newSale();
});

test("an address of an earlier start is refused with a sentence", async () => {
  const { counter, screen } = await atTheTill();
  const stranger = await counter.open(false);
  await stranger.page.goto("about:blank");
  await stranger.page.goto(`${new URL(counter.url()).origin}/#${"A".repeat(43)}`);
  await stranger.shows("This page may not use the till");
  await stranger.close();
  await screen.shows("Ready for the next customer");
});
