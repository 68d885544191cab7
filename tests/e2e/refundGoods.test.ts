/** Goods come back in the real page with the receipt at hand: how often somebody has to press, what the card gets, what prints. */
import { expect, test } from "vitest";
import { containsCardData } from "../../main/core/carddata.ts";
import { factsIn } from "../../main/till/testing/facts.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { CHOCOLATE, NOTEBOOK, TAPE, until } from "./screen.ts";
import { ownCounter } from "./till.ts";

const words = CATALOGUES.en;
const { returns: r, transactions: w } = words;
/** The tape alone: 3.19 with 5 % and 7 %. */
const TAPE_BACK = 357;

test("one line goes back to the card in four presses and a PIN, wherever the receipt is scanned", async (context) => {
  const { counter, screen } = await ownCounter(context, { settings: { cardGateway: "codepay" } });
  const { gateway, printer } = counter;
  const { page } = screen;
  const given = (): readonly number[] =>
    gateway
      .ledger()
      .filter(({ kind }) => kind !== "capture")
      .map(({ amount }) => amount);
  const tap = (): Promise<void> => until("the tap", () => gateway.control.counter({ action: "tap" }).ok);

  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE, CHOCOLATE);
  await screen.press(words.sale.card);
  await screen.says(words.payment.waiting);
  await tap();
  await screen.says(words.payment.approved);
  await screen.newSale();

  const papers = printer.papers().length;
  let presses = 0;
  await page.exposeFunction("pressed", () => {
    presses += 1;
  });
  await page.evaluate(() => {
    const { pressed } = globalThis as unknown as { pressed(): void };
    addEventListener("pointerdown", pressed, true);
  });
  await screen.hands.scan("TL1:1:1");
  await page.locator(".pastlines li").nth(2).waitFor();
  await screen.press(w.refund);
  await page.getByRole("checkbox", { name: /tape/i }).click();
  await screen.press(r.reasons.damaged);
  await page.locator(".foot .primary:enabled").click();
  await page.getByRole("dialog").waitFor();
  await until("four presses are counted", () => presses >= 4);
  expect(presses).toBe(4);
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await screen.shows(r.atTerminal);
  expect(given()).toEqual([]);
  await tap();
  await screen.shows(r.given("$3.57"));
  expect(given()).toEqual([TAPE_BACK]);
  await until("the refund's papers", () => /Refund/i.test(printer.papers().slice(papers).join(" ")));
  await until("its amount on paper", () => /3\.57/.test(printer.papers().slice(papers).join(" ")));

  // The sale says so, and what came back cannot come back again.
  await screen.hands.press("Enter");
  await page.locator(".pastsale header").getByText(w.states.partReturned).waitFor();
  await screen.press(w.refund);
  await screen.shows(r.allBack);
  await expect.poll(() => page.getByRole("checkbox").count()).toBe(2);
  await screen.hands.press("ArrowDown");
  await screen.hands.press(" ");
  await page.locator(".pick.on").waitFor();
  // What is scanned here is chosen too, and not sold.
  await screen.hands.scan(CHOCOLATE);
  await page.locator(".pick.on").nth(1).waitFor();
  await page.locator("[aria-live]", { hasText: words.scan.picked }).waitFor({ state: "attached" });

  // The rest of it, whole, in cash instead: what is left, to the cent.
  await screen.hands.press("F8");
  await page.locator(".cashinstead").click();
  await screen.press(r.reasons.mind);
  await page.locator(".foot .primary:enabled").click();
  await page.getByRole("dialog").waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await page.locator(".refundpart", { hasText: r.part.given }).waitFor();
  expect(given()).toEqual([TAPE_BACK]);
  await screen.hands.press("Escape");
  await page.locator(".pastsale header").getByText(w.states.returned, { exact: true }).waitFor();

  // The goods of the next customer lead back to the sale.
  await screen.ring(CHOCOLATE);

  // They pay on other goods, which nobody wants in the end: what they had paid is handed over, and told before.
  await screen.press(words.sale.exact);
  await screen.newSale();
  await screen.ring(NOTEBOOK);
  await screen.hands.scan("TL1:1:2");
  await page.locator(".pastsale header").getByText(words.sale.number(2)).waitFor();
  await screen.press(w.refund);
  await page.getByRole("checkbox", { name: /chocolate/i }).click();
  await screen.press(r.exchange);
  await screen.press(r.reasons.mind);
  await page.locator(".foot .primary:enabled").click();
  await page.getByRole("dialog").waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await page.locator(".refundpart").waitFor();
  await screen.hands.press("F1");
  await screen.owes("1.61");
  await screen.press(words.sale.giveUp);
  const sheet = page.getByRole("dialog");
  await sheet.getByText(words.split.giveUpCash("$4.00")).waitFor();
  await screen.hands.type("9999");
  await sheet.locator(".danger:enabled").click();
  await screen.shows(words.sale.empty);
  expect(factsIn(counter.shop.dataDir, "return.creditUndone")).toHaveLength(1);
  expect(given()).toEqual([TAPE_BACK]);
});

test("goods without a receipt, by name and price, to a gift card; what happened to a payment, saved as one file", async (context) => {
  const otherTenders = [{ name: "Gift card", askReference: true }];
  const { counter, screen } = await ownCounter(context, { settings: { otherTenders } });
  const { page } = screen;
  await screen.signIn();
  await screen.ring(NOTEBOOK);
  counter.gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.sale.card);
  await screen.says(words.payment.approved);
  await screen.newSale();
  await screen.hands.press("F2");

  const sheet = page.getByRole("dialog");
  await screen.press(r.noReceipt);
  await screen.press(r.byName);
  await sheet.getByLabel(words.goods.name, { exact: true }).fill("Old lamp");
  await sheet.getByLabel(words.goods.price, { exact: true }).fill("501");
  // Enter adds what is being named; only then it may give back.
  await screen.hands.press("Enter");
  await sheet.locator(".pastlines li", { hasText: "Old lamp" }).waitFor();
  await screen.press("Gift card");
  await screen.press(r.reasons.damaged);
  await screen.shows(r.numberFirst);
  await sheet.getByLabel(r.handNumber).fill("GC-77");
  await sheet.locator(".primary:enabled").click();
  await screen.shows("$5.01 by Gift card, without a sale.");
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await page.locator(".refundpart", { hasText: r.part.given }).waitFor();
  await screen.shows("GC-77");
  await until("its paper, marked", () =>
    counter.printer.papers().some((paper) => /Old lamp/.test(paper) && /GC-77/.test(paper)),
  );
  expect(counter.printer.drawerKicks()).toBe(0);
  await screen.hands.press("Escape");

  await page.locator(".saleslist button").last().click();
  await page.getByRole("tab", { name: w.payments }).click();
  const saving = page.waitForEvent("download");
  await screen.press(w.evidence);
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^evidence-1-R-\w{4}\.html$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  const file = Buffer.concat(chunks).toString();
  expect(file).toContain("attempt.approved");
  expect(file).toContain("MERCHANT COPY");
  expect(file).not.toMatch(/<script|https?:\/\//);
  for (const line of file.split(/\n|<[^>]*>/)) expect(containsCardData(line, { allowGtin: true }), line).toBe(false);

  // Somebody else signs in, in another language: the places speak it too.
  await page.locator("header.top .op", { hasText: "Cashier 1" }).click();
  await page.getByRole("button", { name: "FR", exact: true }).click();
  await page.locator('html[lang="fr-CA"]').waitFor();
  await screen.signIn("Manager", "9999");
  await screen.hands.press("F2");
  await page.getByRole("button", { name: CATALOGUES.fr.transactions.today }).waitFor();
});
