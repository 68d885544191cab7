/** Cards by CodePay, through the page: taken back, a terminal that is offline, and paid. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Locale } from "../../main/core/money/format.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { waitFor } from "../support/waitFor.ts";
import { NOTEBOOK, openScreen, TAPE } from "./screen.ts";
import { ownCounter } from "./till.ts";

/** Where pictures of the states go, when somebody wants to look at them. */
const PICTURES = process.env["TENDERLINE_PICTURES"];
const SIZES = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** The other languages say the same in the same places: for pictures alone. */
const LOCALES: readonly Locale[] = PICTURES === undefined ? ["en"] : ["en", "fr", "zh"];

test.for(LOCALES)("taken back, offline, paid: %s", async (locale, context) => {
  const { counter, screen: window } = await ownCounter(context, {
    // The order is closed at once and only its answer is late: a look-up meanwhile would end the states that are looked at.
    pollMs: 6_000,
    settings: { cardGateway: "codepay", locale },
  });
  const words = CATALOGUES[locale];
  const screen = locale === "en" ? window : await openScreen(window.page, locale);
  const { page } = screen;
  const { payment: w, terminal: t } = words;
  const { control } = counter.gateway;
  const see = async (name: string): Promise<void> => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const colorScheme = size.width > 1024 ? "dark" : "light";
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(PICTURES, `${name}-${locale}-${colorScheme}.png`), animations: "disabled" });
    }
    await page.setViewportSize(SIZES[0]);
  };

  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.says(w.waiting);
  await waitFor("the order on the terminal", () => counter.gateway.counterOrders().length === 1);
  await see("waiting");
  control.faults({ on: "pay.close", fault: { kind: "delay", ms: 5_000 } });
  await screen.press(w.cancel);
  await screen.says(t.closing);
  expect(await screen.button(w.cancel).count()).toBe(0);
  await see("closing");
  control.answer();
  await screen.says(w.cancelled);
  await see("cancelled");
  expect(counter.gateway.ledger()).toEqual([]);

  control.counter({ action: "offline" });
  control.faults({ on: "pay.close", fault: { kind: "delay", ms: 5_000 } });
  await screen.press(w.tryAnother);
  await screen.says(t.offline);
  await see("offline");
  control.answer();
  await screen.says(w.cancelled);
  await screen.shows(t.wasOffline(counter.gateway.counter.terminalSn));
  await see("was-offline");

  control.counter({ action: "online" });
  await screen.press(w.tryAnother);
  await waitFor("the customer's tap", () => control.counter({ action: "tap" }).ok);
  await screen.says(w.approved);
  await see("approved");
  expect(counter.gateway.ledger()).toHaveLength(1);
  await waitFor("the slip", () => counter.printer.papers().some((paper) => /VISA \*+\d{4}/.test(paper)));
});
