/** Tips through the page: asked for at the till before a card or a wallet pays, and put on a card's payment afterwards. */
import { expect, test } from "vitest";
import { minor } from "../../main/core/money/money.ts";
import { formatAmount, type Locale } from "../../main/core/money/format.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { waitFor } from "../support/waitFor.ts";
import { inLanguage, looks, WALKED } from "./lookAround.ts";
import { NOTEBOOK, TAPE } from "./screen.ts";
import { ownCounter } from "./till.ts";

/** A till whose cards go by CodePay and that asks for tips then, in a language. */
async function atTheTill(context: Parameters<typeof ownCounter>[0], locale: Locale, when: "before" | "after") {
  const { counter, screen: window } = await ownCounter(context, {
    settings: { cardGateway: "codepay", tips: { when } },
  });
  const { gateway, printer } = counter;
  const screen = await inLanguage(window, locale);
  const { hands, page } = screen;
  const money = (amount: number): string => formatAmount(minor(amount), locale);
  return { counter, gateway, hands, money, page, printer, screen, words: CATALOGUES[locale], ...looks(page, locale) };
}

test.concurrent.for(WALKED)(
  "asked at the till, on a part by wallet and the rest by card: %s",
  async (locale, context) => {
    const { counter, gateway, hands, look, money, page, printer, screen, words, wrong } = await atTheTill(
      context,
      locale,
      "before",
    );
    const { tips: w } = words;
    const figures = (amount: number): string => formatAmount(minor(amount), locale, { symbol: false });
    const preset = (percent: string) => page.locator(".tipping .quick button").filter({ hasText: percent });

    await screen.signIn();
    await screen.ring(NOTEBOOK, TAPE);
    await hands.press("F12");
    await screen.shows(w.ask);
    await look("tip");
    // 4.99 + 3.19 before tax: a percent is of that, not of the 9.16 with it.
    await preset("20").click();
    await screen.shows(figures(164));
    await screen.shows(figures(1080));
    await hands.type("2500");
    await screen.shows(words.problems.tipOutOfRange({}).what);
    await look("tip-too-much");
    await hands.press("Escape");
    await screen.owes("9.16");

    // A part by wallet with a tip of its own.
    await hands.press("Insert");
    await hands.type("300");
    await hands.press("F11");
    await screen.shows(w.ask);
    await hands.type("50");
    await hands.press("Enter");
    await screen.says(words.payment.wallet.scan);
    await screen.shows(figures(350));
    await look("tip-wallet");
    const shown = gateway.control.phone({ action: "showCode", wallet: "alipay", confirm: "password" });
    await hands.scan(shown.ok ? (shown.code ?? "") : "");
    await waitFor("the phone asked", () => gateway.payments().length === 1);
    await counter.phone({ action: "approve" });
    await screen.says(words.payment.approved);
    await look("tip-wallet-approved");
    await hands.press("Enter");
    await page.locator(".parts").waitFor();
    await screen.owes("6.16");
    await look("tip-split");

    // The rest by card: declined once, then another card with the tip chosen anew.
    gateway.control.auto({ after: 0, do: "decline", reason: "51" });
    await hands.press("F12");
    await preset("15").click();
    await hands.press("Enter");
    await screen.says(words.payment.declined(words.payment.reasons.notEnoughFunds));
    gateway.control.auto(null);
    await screen.press(words.payment.tryAnother);
    await screen.shows(w.ask);
    await preset("15").click();
    await hands.press("Enter");
    await screen.says(words.payment.waiting);
    await look("tip-waiting");
    await waitFor("the tap", () => gateway.control.counter({ action: "tap" }).ok);
    await screen.says(words.payment.approved);
    await screen.shows(w.withTip(money(83)));
    await look("tip-approved");
    expect(gateway.ledger().map(({ amount, tip }) => [amount, tip])).toEqual([
      [300, 50],
      [616, 83],
    ]);
    // The shop's papers are in its own language.
    await waitFor("the receipt", () =>
      printer.papers().some((paper) => /Tip +0\.50/.test(paper) && /Tip +0\.83/.test(paper)),
    );
    await waitFor("the slip", () => printer.papers().some((paper) => /TIP +CAD 0\.83/.test(paper)));
    expect(wrong).toEqual({});
  },
);

/** A slip that printed again, in either language of slips, with this tip on it. */
const isCopyWith = (paper: string, tip: string): boolean =>
  /DUPLICATE|DUPLICATA/.test(paper) && new RegExp(`(TIP|POURBOIRE) +(CAD )?${tip.replace(".", "[.,]")}`).test(paper);

test.concurrent.for(WALKED)("put on a card's payment once it was taken: %s", async (locale, context) => {
  const { gateway, hands, look, money, page, printer, screen, words, wrong } = await atTheTill(
    context,
    locale,
    "after",
  );
  const { tips: w } = words;
  const sheet = page.getByRole("dialog");

  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  gateway.control.auto({ after: 0, do: "tap" });
  await hands.press("F12");
  await screen.says(words.payment.approved);
  await look("tip-key");
  await hands.press("F8");
  await sheet.getByRole("group", { name: w.choices }).waitFor();
  await look("tip-sheet");
  gateway.control.faults({ on: "tip.adjustment", fault: { kind: "delay", ms: 8_000 } });
  await sheet.getByLabel(w.other).fill("200");
  await hands.press("Enter");
  await screen.shows(w.state.sending(money(200)));
  await look("tip-sending");
  gateway.control.answer();
  await screen.shows(w.state.made(money(200)));
  await look("tip-made");
  await screen.press(w.printSlips);
  await screen.shows(w.slipsQueued);
  await waitFor("both copies anew", () => printer.papers().filter((paper) => isCopyWith(paper, "2.00")).length === 2);
  expect(gateway.ledger().map(({ amount, kind, tip }) => [kind, amount, tip])).toEqual([
    ["capture", 916, 0],
    ["tip", 0, 200],
  ]);
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await hands.press("F8");
  await sheet.getByRole("group", { name: w.choices }).waitFor();
  // Another one in its place needs somebody who may; this one is refused, as the batch is closed.
  gateway.control.counter({ action: "settle" });
  await sheet.getByLabel(w.other).fill("300");
  await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
  await hands.press("Enter");
  await screen.shows(w.state.notMade(money(300)));
  await look("tip-not-made");
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await screen.shows(w.withTip(money(200)));
  await look("tip-on-it");
  await screen.newSale();
  expect(wrong).toEqual({});
});
