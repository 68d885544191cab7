/** Wallets in the real page: a code scanned by the wedge, a code shown to the phone, and how the step looks. */
import { expect, test } from "vitest";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { inLanguage, looks, WALKED } from "./lookAround.ts";
import { CHOCOLATE, NOTEBOOK, TAPE, until } from "./screen.ts";
import { ownCounter } from "./till.ts";

test("a scanned code pays once; goods scanned by mistake are explained; declined, it is tried again", async (context) => {
  const { counter, screen } = await ownCounter(context);
  const { gateway } = counter;
  const secret = (confirm: "password" | "refuse"): string => {
    const shown = gateway.control.phone({ action: "showCode", wallet: "alipay", confirm });
    return shown.ok ? (shown.code ?? "") : "";
  };
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.hands.press("F11");
  await screen.says("Scan the customer’s code");
  await screen.hands.scan(CHOCOLATE);
  await screen.shows("This is not a wallet’s pay code.");
  expect(gateway.payments()).toHaveLength(0);
  await screen.hands.scan(secret("refuse"));
  await screen.says("Declined: not enough funds");
  await screen.shows("No money was taken.");
  await screen.press("Try again");
  await screen.says("Scan the customer’s code");
  const code = secret("password");
  await screen.hands.scan(code);
  await screen.says("Ask the customer to confirm on the phone");
  await counter.phone({ action: "approve" });
  await screen.says("Approved");
  await screen.says(`Alipay ··${code.slice(-4)}`);
  expect(gateway.ledger().map(({ amount }) => amount)).toEqual([916]);
  expect(await screen.page.content()).not.toContain(code);
  await screen.newSale();
});

test.concurrent.for(WALKED)("a shown code is paid by the phone, in %s", async (locale, context) => {
  const { counter, screen: window } = await ownCounter(context);
  const { page } = window;
  const words = CATALOGUES[locale];
  const { payment: w } = words;
  const screen = await inLanguage(window, locale);
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  const { look, wrong } = looks(page, locale);

  await look("sale-wallet");
  await screen.press(words.sale.wallet);
  await screen.says(w.wallet.scan);
  await look("wallet-step");
  await screen.press(w.wallet.showQr);
  await screen.says(w.wallet.shown);
  await page.getByRole("img", { name: w.wallet.qrLabel }).waitFor();
  // Pressed at once: only in the first fifteen seconds is a cancel put off.
  await screen.press(w.cancel);
  await screen.says(w.wallet.cancelWaits);
  await look("wallet-cancelling");
  await screen.says(w.cancelled);
  await look("wallet-cancelled");
  expect(counter.gateway.ledger()).toEqual([]);
  await screen.press(w.wallet.tryAgain);
  await screen.press(w.wallet.showQr);
  await screen.says(w.wallet.shown);
  await until("the phone is asked", () => counter.gateway.payments().length === 2);
  await page.getByRole("img", { name: w.wallet.qrLabel }).waitFor();
  await look("wallet-qr");
  await counter.phone({ action: "approve", wallet: "wechat" });
  await screen.says(w.approved);
  await look("wallet-approved");
  expect(counter.gateway.ledger().map(({ amount }) => amount)).toEqual([916]);
  await screen.newSale();
  const code = (confirm: "password" | "refuse"): string => {
    const phone = counter.gateway.control.phone({ action: "showCode", wallet: "alipay", confirm });
    return phone.ok ? (phone.code ?? "") : "";
  };
  await screen.ring(NOTEBOOK);
  await screen.press(words.sale.wallet);
  await screen.says(w.wallet.scan);
  await screen.hands.scan(code("refuse"));
  await screen.says(w.declined(w.reasons.notEnoughFunds));
  await look("wallet-declined");
  await screen.press(w.wallet.tryAgain);
  await screen.says(w.wallet.scan);
  await screen.hands.scan(code("password"));
  await screen.says(w.wallet.waiting);
  await look("wallet-confirming");
  await counter.phone({ action: "approve" });
  await screen.says(w.approved);
  expect(wrong).toEqual({});
});

test.concurrent.for(["en", "fr"] as const)(
  "a payment that was given no number is picked from Citcon’s list, in %s",
  async (locale, context) => {
    const { counter, screen: window } = await ownCounter(context, { simulator: { onlineInquire: "blind" } });
    const { gateway } = counter;
    const { page } = window;
    const words = CATALOGUES[locale];
    const screen = await inLanguage(window, locale);
    await screen.signIn();
    const { look, wrong } = looks(page, locale);
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press(words.sale.wallet);
    await screen.says(words.payment.wallet.scan);
    await until("the list is asked for", () =>
      gateway.control.requests().some(({ path }) => path.endsWith("get_history")),
    );
    gateway.control.faults({ on: "pay", fault: { kind: "dropAfter" } });
    const shown = gateway.control.phone({ action: "showCode", wallet: "wechat", confirm: "password" });
    await screen.hands.scan(shown.ok ? (shown.code ?? "") : "");
    await screen.says(words.payment.managerAgain);
    // Another till takes the same amount with the same store code: nobody but the customer's phone can tell them apart.
    const [own] = gateway.payments();
    const foreign = gateway.control.foreign({ total: 916 });
    await counter.phone({ action: "approve" });
    await look("wallet-lost");
    await screen.press(words.lost.which.split("\u00a0")[0] ?? "");
    const sheet = page.getByRole("dialog");
    const rows = sheet.getByRole("radio");
    await rows.nth(1).waitFor();
    expect(await sheet.textContent()).toContain(foreign.transactionId);
    expect(await screen.button(words.lost.thisOne).isDisabled()).toBe(true);
    await screen.hands.type(own?.transactionId.slice(-4) ?? "");
    await until("one fits", async () => (await rows.count()) === 1);
    await rows.first().check();
    await sheet.getByLabel(words.decide.pin).fill("9999");
    await look("wallet-pick");
    await screen.press(words.lost.thisOne);
    await screen.says(words.payment.approved);
    expect(gateway.ledger().filter(({ device }) => device !== "other till")).toHaveLength(1);
    expect(wrong).toEqual({});
  },
);
