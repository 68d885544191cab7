/** Paid in parts with a tip, put aside, for a customer; then all of it comes back over what paid for it. */
import { waitFor } from "../support/waitFor.ts";
import { CHOCOLATE, NOTEBOOK, TAPE, until } from "./screen.ts";
import type { Stage } from "./states.ts";

const CROISSANT = "9521013771097";
const PENCILS = "431435825041";

/** A terminal with a serial number as long as real ones have, tips, and a tender outside the till. */
export const PARTS_SETTINGS = {
  cardGateway: "codepay",
  tips: { when: "before" },
  otherTenders: [{ name: "Cheque" }, { name: "Gift card", askReference: false }],
} as const;

export async function walkParts({
  closeSheet,
  counter,
  newSale,
  page,
  screen,
  see,
  sheet,
  words,
}: Stage): Promise<void> {
  const { gateway } = counter;
  const { hands } = screen;
  const { returns: r } = words;
  const due = () => page.locator(".parts").waitFor();
  await screen.signIn();
  await screen.ring(TAPE);
  await hands.press("F8");
  await sheet.waitFor();
  await hands.type("Lee");
  await see("hold");
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await hands.press("F8");
  await sheet.locator(".heldlist li").waitFor();
  await see("held");
  await closeSheet();

  await screen.ring(NOTEBOOK, TAPE, CHOCOLATE, CROISSANT, PENCILS);
  await see("sale-all-keys");
  await hands.press("F7");
  await sheet.waitFor();
  await see("customer");
  await closeSheet();
  await hands.press("Insert");
  await due();
  await see("split");
  await hands.type("400");
  await hands.press("F12");
  await screen.shows(words.tips.ask);
  await page.locator(".tipping .quick button").nth(1).click();
  await see("tip");
  await hands.press("Enter");
  await screen.says(words.payment.waiting);
  await see("waiting-tip");
  await waitFor("the tap", () => gateway.control.counter({ action: "tap" }).ok);
  await screen.says(words.payment.approved);
  await hands.press("Enter");
  await due();
  await hands.type("300");
  await hands.press("F11");
  await screen.shows(words.tips.ask);
  await hands.press("Enter");
  await screen.says(words.payment.wallet.scan);
  const shown = gateway.control.phone({ action: "showCode", wallet: "alipay", confirm: "password" });
  await hands.scan(shown.ok ? (shown.code ?? "") : "");
  await counter.phone({ action: "approve" });
  await screen.says(words.payment.approved);
  await hands.press("Enter");
  await due();
  await hands.type("200");
  await hands.press("F9");
  await page.getByRole("button", { name: "Gift card" }).click();
  await see("other-tender");
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await hands.type("100");
  await hands.press("F10");
  await hands.press("Enter");
  await page.locator(".change-back, .parts").first().waitFor();
  await see("split-paid");
  await hands.press("F10");
  await hands.press("Enter");
  await screen.shows(words.done.nextScan);
  await see("done-parts");
  await newSale();

  await hands.press("F2");
  await page.locator(".saleslist button").first().click();
  await page.locator(".pastlines li").first().waitFor();
  await hands.press("F9");
  await page.getByRole("checkbox").first().waitFor();
  // Scanned goods choose their own line.
  await hands.scan(CHOCOLATE);
  await page.locator(".pick.on").waitFor();
  // 3.98 of the card's 4.00; what is keyed less goes to the wallet, the next in order.
  const share = page.locator(".share input");
  await share.first().fill("150");
  await hands.press("Enter");
  await until("the wallet takes the rest", async () => /^2[.,]48$/.test(await share.nth(1).inputValue()));
  await see("refund-scanned");
  await hands.press("F8");
  await page.locator(".share").nth(2).waitFor();
  await screen.press(r.reasons.wrong);
  await page.locator(".foot .primary:enabled").waitFor();
  await see("refund-split");
  await hands.press("Enter");
  await sheet.waitFor();
  await hands.type("9999");
  await hands.press("Enter");
  await page.locator(".refundpart").first().waitFor();
  await see("refund-parts");
}
