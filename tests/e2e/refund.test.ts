/** Money that nobody needs goes back in the real page: on its way, refused, by hand, and looked at. */
import { expect, test } from "vitest";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { inLanguage, looks, WALKED } from "./lookAround.ts";
import { CHOCOLATE, until } from "./screen.ts";
import { ownCounter } from "./till.ts";

test.concurrent.for(WALKED)(
  "a surplus goes back through the gateway, or by hand where it would not, in %s",
  async (locale, context) => {
    const { counter, screen: window } = await ownCounter(context, { settings: { truth: { managerAfterMs: 0 } } });
    const { gateway } = counter;
    const { page } = window;
    const words = CATALOGUES[locale];
    const { refunds: w } = words;
    const screen = await inLanguage(window, locale);
    await screen.signIn();
    const { look, wrong } = looks(page, locale);
    const sheet = page.getByRole("dialog");
    const given = (): readonly number[] =>
      gateway
        .ledger()
        .filter(({ kind }) => kind === "refund")
        .map(({ amount }) => amount);
    const paidTooMuch = async (): Promise<void> => {
      const before = gateway.payments().length;
      gateway.control.faults({ on: "gen_payment_qr", fault: { kind: "otherAmount", by: 100 } });
      await screen.ring(CHOCOLATE);
      await screen.press(words.sale.wallet);
      await screen.press(words.payment.wallet.showQr);
      await until("the phone is asked", () => gateway.payments().length > before);
      await counter.phone({ action: "approve", wallet: "wechat" });
      await page
        .locator("header.top")
        .getByRole("button", { name: words.duties.toSettle(1) })
        .waitFor();
      await screen.newSale();
    };
    const openTray = async (name?: string, key = w.giveBack): Promise<void> => {
      await page
        .locator("header.top")
        .getByRole("button", { name: words.duties.toSettle(1) })
        .click();
      if (name !== undefined) await look(name);
      await sheet.getByRole("button", { name: key }).click();
    };
    const fill = async (number: string | null): Promise<void> => {
      await sheet.getByLabel(words.decide.reason).fill("too much was taken");
      if (number !== null) await sheet.getByLabel(words.decide.refundNumber).fill(number);
      await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
    };

    // The answer is lost and nothing went back: shown as unknown, then decided, then given back by hand.
    await paidTooMuch();
    gateway.control.faults({ on: "refund", fault: { kind: "dropBefore" } });
    await openTray();
    await sheet.getByRole("button", { name: w.through("Citcon") }).waitFor();
    await look("refund-choose");
    await fill(null);
    await screen.hands.press("Enter");
    await sheet.getByRole("button", { name: w.didNot }).waitFor();
    await screen.hands.press("Escape");
    await sheet.waitFor({ state: "detached" });
    // What may be on its way back is looked at, not given back again.
    await openTray("refund-tray", words.tray.look);
    await sheet.getByRole("button", { name: w.didNot }).click();
    await look("refund-decide");
    await fill(null);
    await screen.hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
    expect(given()).toEqual([]);

    // Refused for good (A10): by hand is all that is offered, and its number is asked for.
    gateway.control.settings({ qrRefunds: "refused" });
    await openTray();
    await fill(null);
    await screen.hands.press("Enter");
    await screen.shows(w.advice.portal);
    await look("refund-by-hand");
    await fill("P-4711");
    await screen.hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
    await page
      .locator("header.top")
      .getByRole("button", { name: words.duties.toSettle(1) })
      .waitFor({ state: "detached" });

    // It works: on its way, then done, and the duty is gone.
    gateway.control.settings({ qrRefunds: "allowed" });
    await paidTooMuch();
    await openTray();
    await fill(null);
    gateway.control.faults({ on: "refund", fault: { kind: "delay", ms: 8_000 } });
    await screen.hands.press("Enter");
    await screen.shows(w.state.sent);
    await look("refund-on-its-way");
    gateway.control.answer();
    await screen.shows(w.done);
    expect(given()).toEqual([100]);
    await screen.hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
    expect(wrong).toEqual({});
  },
);
