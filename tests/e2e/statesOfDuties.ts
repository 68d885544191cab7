/** What somebody has to see to: another amount than asked, a payment that may be the same, money that came too late. */
import { NOTEBOOK, TAPE } from "./screen.ts";
import type { Stage } from "./states.ts";

export async function walkDuties({
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
  const { gateway } = counter;
  const { payment: w } = words;
  const gone = (): void => {
    gateway.control.settings({ lookup: "doesNotKnowCards" });
    gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  };

  await screen.signIn();
  gateway.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: -100 } });
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.says(w.waiting);
  await counter.customer({ action: "tap" });
  await screen.owes("1.00");
  await see("approved-less");
  await screen.press(w.backToSale);
  await cash();
  await screen.hands.type("2000");
  await screen.hands.press("Enter");
  await screen.shows(words.done.nextScan);
  await see("change");
  await newSale();

  gone();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.says(w.managerAgain);
  await screen.press(words.decide.setAside);
  await sheet.getByLabel(words.decide.reason).fill("-");
  await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
  await screen.hands.press("Enter");
  await screen.says(w.setAside);
  await screen.press(words.shell.back);
  await screen.press(words.sale.exact);
  await screen.shows(words.done.nextScan);
  await newSale();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.press(words.clear.no);
  await screen.shows(words.truth.same.title);
  await see("same-payment");
  await screen.press(words.truth.same.same);
  await sheet.locator("ol.timeline > li").nth(4).waitFor();
  await see("timeline");
  await closeSheet();
  gateway.control.settings({ lookup: "knows" });
  await counter.customer({ action: "tap" });
  await screen.shows(words.tray.lateTitle);
  await see("late-approval");
  await page.locator("button.tray").click();
  await sheet.getByRole("button", { name: words.decide.givenBack }).click();
  await sheet.getByLabel(words.decide.reason).fill("-");
  await sheet.getByLabel(words.decide.refundNumber).fill("4711");
  await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
  await screen.hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await page.locator("button.tray").click();
  await sheet.getByText(words.papers.title).waitFor();
  await see("papers-for-customers");
  gateway.control.reset();
}
