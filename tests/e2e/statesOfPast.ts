/** Past sales: found, looked at, and goods of one that come back. */
import { CHOCOLATE, NOTEBOOK, TAPE } from "./screen.ts";
import type { Stage } from "./states.ts";

const CROISSANT = "9521013771097";

/** Something else than cash to pay back with. */
export const PAST_SETTINGS = { otherTenders: [{ name: "Gift card", askReference: true }] };

export async function walkPast({
  cash,
  closeSheet,
  counter,
  newSale,
  page,
  screen,
  see,
  sheet,
  words,
}: Stage): Promise<void> {
  const { returns: r, transactions: w } = words;
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await cash();
  await screen.hands.press("F9");
  await newSale();
  await screen.ring(NOTEBOOK, CHOCOLATE, CROISSANT);
  await screen.hands.scan(NOTEBOOK);
  await page.locator(".lineacts .qty", { hasText: "2" }).waitFor();
  counter.gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.sale.card);
  await screen.says(words.payment.approved);
  await newSale();
  await screen.hands.press("F2");
  await page.locator(".saleslist li").nth(1).waitFor();
  await see("transactions");
  await screen.press(r.noReceipt);
  await sheet.getByLabel(r.findGoods).fill(words.locale.tag.startsWith("zh") ? "巧克力" : "choco");
  await sheet.locator(".goodsfinder .printlist .btn").first().click();
  await sheet.locator(".pastlines li").waitFor();
  await screen.press(r.byName);
  await sheet.getByLabel(words.goods.name, { exact: true }).fill("Old lamp");
  await sheet.getByLabel(words.goods.price, { exact: true }).fill("500");
  await see("refund-without-sale-named");
  await screen.hands.press("Enter");
  await sheet.locator(".pastlines li").nth(1).waitFor();
  await screen.press("Gift card");
  await see("refund-without-sale");
  await closeSheet();
  await page.locator(".saleslist button").first().click();
  await page.locator(".pastlines li").first().waitFor();
  await see("transactions-sale");
  await page.getByRole("tab", { name: w.payments }).click();
  await page.locator(".timeline li").nth(2).waitFor();
  await see("transactions-payment");
  await screen.hands.press("F6");
  await sheet.waitFor();
  await see("transactions-filter");
  await closeSheet();
  await screen.hands.press("F7");
  await sheet.waitFor();
  await see("transactions-print");
  await closeSheet();
  await screen.hands.type("77.77");
  await screen.shows(w.nothing);
  await see("transactions-nothing");
  await screen.hands.press("Escape");
  await page.locator(".saleslist button").first().waitFor();
  await screen.hands.press("F9");
  await page.getByRole("checkbox").first().waitFor();
  await see("refund");
  await page.getByRole("checkbox").first().click();
  await page.locator(".pick.on").waitFor();
  await screen.press(r.reasons.damaged);
  await page.locator(".foot .primary:enabled").waitFor();
  await see("refund-line");
  await page.getByRole("button", { name: r.byAmount, exact: true }).click();
  await screen.hands.type("350");
  await page.locator(".foot .primary:enabled").waitFor();
  await see("refund-amount");
  await screen.hands.press("Enter");
  await sheet.waitFor();
  await see("refund-approve");
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await page.locator(".refundpart").first().waitFor();
  await see("refund-going");
  await screen.hands.press("Escape");
  await page.locator(".pastsale").waitFor();
}
