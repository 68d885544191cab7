/** One sale, four payers, in the real page: parts by card, wallet, cash and outside the till; what is paid is given back when the sale is given up. */
import { expect, test } from "vitest";
import { inLanguage, looks } from "./lookAround.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { NOTEBOOK, TAPE, until } from "./screen.ts";
import { ownCounter } from "./till.ts";

const OTHERS = { otherTenders: [{ name: "Cheque" }, { name: "Gift card", askReference: false }] };

test("a card part declined, one approved, a wallet part, one outside the till, cash for the rest: screen, receipt and ledgers agree", async (context) => {
  const { counter, screen } = await ownCounter(context, { settings: OTHERS });
  const { gateway, printer } = counter;
  const { page, hands } = screen;
  const back = async (): Promise<void> => {
    await screen.says("Approved");
    await screen.press("Back to the sale");
  };
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.owes("9.16");
  await screen.press("Split");
  // More than is due cannot be asked for: the keys say so, and nothing leaves.
  await hands.type("917");
  await screen.shows("This part cannot be paid.");
  expect(await screen.button("Card").isDisabled()).toBe(true);
  await hands.press("Backspace", 3);

  await hands.type("300");
  await screen.shows("Then $6.16 stays due.");
  gateway.control.auto({ after: 0, do: "decline", reason: "51" });
  await hands.press("F12");
  await screen.says("Declined: not enough funds");
  await screen.shows("No money was taken.");
  await screen.owes("9.16");
  gateway.control.auto({ after: 0, do: "tap" });
  // Another card is asked for the same part, not for the whole.
  await screen.press("Try another card");
  await screen.says("Approved");
  await screen.shows("$6.16 is still due.");
  await back();
  await screen.owes("6.16");

  // One of three equal parts, by wallet: 6.16 is 2.06, 2.05 and 2.05.
  await screen.press("One of 3 equal parts");
  await hands.press("F11");
  await screen.says("Scan the customer’s code");
  await screen.shows("2.06");
  const shown = gateway.control.phone({ action: "showCode", wallet: "alipay", confirm: "password" });
  await hands.scan(shown.ok ? (shown.code ?? "") : "");
  await screen.says("Ask the customer to confirm on the phone");
  await until("the phone is asked", () => gateway.payments().length === 1);
  await counter.phone({ action: "approve" });
  await back();
  await screen.owes("4.10");

  // The next of the equal parts is chosen by itself; it survives a reload, and a card's number is no reference (INV-12).
  await page.getByRole("button", { name: /^One of 2 equal parts.*2\.05$/, pressed: true }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: /^One of 2 equal parts.*2\.05$/, pressed: true }).waitFor();
  await hands.press("F9");
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Its number").fill("4111 1111 1111 1111");
  await sheet.getByRole("button", { name: "Write down" }).click();
  await screen.shows("card number");
  await sheet.getByLabel("Its number").fill("Chq 0042");
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await screen.owes("2.05");
  await screen.shows("Cheque · Chq 0042");

  // A part in cash, whose change is given at once, then cash for the rest.
  await hands.type("100");
  await hands.press("F10");
  await hands.type("500");
  await hands.press("Enter");
  await screen.shows("Give $4.00 change");
  await screen.owes("1.05");
  const papers = printer.papers().length;
  await hands.press("F10");
  await screen.press("Take cash");
  await screen.shows("No change");
  await until("the receipt printed", () =>
    printer
      .papers()
      .slice(papers)
      .some((paper) => paper.includes("Cheque")),
  );
  const receipt =
    printer
      .papers()
      .slice(papers)
      .find((paper) => paper.includes("Cheque")) ?? "";
  expect(receipt).toMatch(/VISA ··4242\s+.*3\.00/);
  expect(receipt).toMatch(/ALIPAY.*2\.06/);
  expect(receipt).toMatch(/Cheque\s+.*2\.05/);
  expect(receipt).toContain("Chq 0042");
  expect(receipt).toMatch(/Cash\s+.*5\.00/);
  expect(receipt).toMatch(/Cash\s+.*1\.05/);
  expect(receipt).toMatch(/Change\s+.*4\.00/);
  expect(receipt).not.toContain("Rounding");
  expect(gateway.ledger().map(({ kind, amount }) => [kind, amount])).toEqual([
    ["capture", 300],
    ["capture", 206],
  ]);
  await screen.newSale();
});

test.concurrent.for(["en", "fr"] as const)(
  "the parts look right, and a sale given up gives all of them back, in %s",
  async (locale, context) => {
    const { counter, screen: window } = await ownCounter(context, { settings: OTHERS });
    const { gateway } = counter;
    const { page } = window;
    const words = CATALOGUES[locale];
    const { split: w } = words;
    const screen = await inLanguage(window, locale);
    await screen.signIn();
    await screen.ring(NOTEBOOK, TAPE);
    const { look, wrong } = looks(page, locale);
    await look("sale-split-key");
    await screen.hands.press("Insert");
    await look("split");
    await page.getByRole("button", { name: w.share(3) }).click();
    await screen.hands.press("F10");
    await look("split-cash");
    await screen.hands.type("500");
    await screen.hands.press("Enter");
    await page.locator(".change-back").waitFor();
    await look("split-change");
    await screen.hands.press("F9");
    await look("split-other");
    await page.getByRole("button", { name: "Gift card" }).click();
    await screen.hands.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await screen.hands.type("100");
    gateway.control.auto({ after: 0, do: "tap" });
    await screen.hands.press("F12");
    await screen.says(words.payment.approved);
    await look("split-approved");
    await screen.hands.press("Enter");
    await page.locator(".parts").waitFor();
    await screen.hands.press("Escape");
    await screen.press(words.sale.giveUp);
    const sheet = page.getByRole("dialog");
    await look("give-up-paid");
    await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
    await sheet.locator(".btn.danger").click();
    await screen.shows(words.sale.empty);
    await page.locator("button.tray").click();
    await screen.shows(words.tray.kindMore.givenUp);
    await look("tray-given-up");
    await screen.press(words.refunds.giveBack);
    await sheet.getByLabel(words.decide.refundNumber).fill("S-1");
    await sheet.getByLabel(words.decide.reason, { exact: true }).fill("-");
    await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
    await screen.hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
    await page.locator("button.tray").filter({ hasText: words.shell.allProven }).waitFor();
    expect(wrong).toEqual({});
  },
);
