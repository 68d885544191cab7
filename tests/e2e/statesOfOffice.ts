/** The settings, page by page, a person's sheet, a PIN asked for, and what was done; then a lock over a payment. */
import { SECTIONS } from "../../renderer/state/office/sections.ts";
import { NOTEBOOK } from "./screen.ts";
import type { Stage } from "./states.ts";

export async function walkOffice({ closeSheet, page, screen, see, sheet, words }: Stage): Promise<void> {
  await screen.signIn();
  await screen.ring(NOTEBOOK);
  await screen.hands.press("F4");
  const rail = page.locator(".settings .rail");
  const open = (name: string) => rail.getByRole("button", { name, exact: true }).click();
  for (const section of SECTIONS) {
    await open(words.settings.sections[section]);
    await page.locator(".panels .panel").first().waitFor();
    if (section === "people") await page.locator(".people li").first().waitFor();
    if (section === "live") await page.locator(".livesteps li").first().waitFor();
    await see(`settings-${section}`);
  }
  await screen.press(words.goLive.open.store);
  await screen.shows(words.goLive.back);
  await see("settings-guided");
  await open(words.settings.sections.goods);
  await page.locator('input[type="file"]').setInputFiles({
    name: "goods.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("sku,name,price,tax\nA,Apple,1.00,GST\nB,Bread,free,GST\n"),
  });
  await page.locator(".badrows li").first().waitFor();
  await see("settings-goods-file");
  await screen.press(words.catalog.importing.notThis);
  await page.locator(".goodslist button").first().click();
  await sheet.waitFor();
  await see("settings-goods-item");
  await closeSheet();
  await open(words.settings.sections.people);
  await screen.press(words.settings.people.add);
  await sheet.waitFor();
  await see("settings-person");
  await closeSheet();

  await open(words.settings.sections.store);
  await page.getByLabel(words.settings.labels["store.phone"]).fill("604 555 0100");
  await screen.press(words.settings.save);
  await sheet.waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await see("settings-saved");

  await open(words.settings.sections.activity);
  await screen.press(words.activity.open);
  await sheet.waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await page.locator(".activity li").first().waitFor();
  await see("settings-activity-open");

  await open(words.settings.sections.gateways);
  await screen.press(words.settings.gateways.test);
  await sheet.waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await page.locator(".panel .banner").first().waitFor();
  await see("settings-gateway-tested");

  await screen.hands.press("F1");
  await screen.press(words.sale.card);
  await screen.says(words.payment.waiting);
  await page.locator("header.top .op").last().click();
  await screen.shows(words.signIn.locked);
  await see("locked-payment");
}
