/** What becomes of a card payment at the terminal, and while nobody knows. */
import { NOTEBOOK } from "./screen.ts";
import type { Stage } from "./states.ts";

/** "Being checked" stands long enough to be looked at on a machine that is busy: then the till asks for a manager by itself. */
export const PAYMENT_SETTINGS = { truth: { managerAfterMs: 6_000, sameAmountMinutes: 0 } } as const;

export async function walkPayments({ closeSheet, counter, page, screen, see, sheet, words }: Stage): Promise<void> {
  const { gateway } = counter;
  const { payment: w } = words;
  const card = async (): Promise<void> => {
    await screen.press(words.sale.card);
    await screen.says(w.waiting);
  };

  await screen.signIn();
  await screen.ring(NOTEBOOK);
  await card();
  await see("waiting");
  await screen.press(w.cancel);
  await screen.says(w.redKey);
  await see("waiting-cancel-asked");
  await counter.customer({ action: "cancel" });
  await screen.says(w.cancelled);
  await see("cancelled");
  await screen.press(w.tryAnother);
  await screen.says(w.waiting);
  await counter.customer({ action: "decline", reason: "51" });
  await screen.says(w.declined(w.reasons.notEnoughFunds));
  await see("declined");
  gateway.control.settings({ handlingMs: 100_000_000 });
  await screen.press(w.tryAnother);
  await screen.says(w.waiting);
  await counter.customer({ action: "tap" });
  await screen.says(w.processing);
  await see("processing");
  gateway.control.reset();
  await screen.says(w.checkingAgain);
  await see("checking");
  await screen.says(w.managerAgain);
  await see("manager");
  await screen.press(words.decide.markPaid);
  await screen.hands.press("Enter");
  await screen.shows(words.problems.reasonMissing({}).what);
  await see("decide");
  await closeSheet();
  await screen.press(words.decide.setAside);
  await sheet.getByLabel(words.decide.reason).fill("-");
  await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
  await screen.hands.press("Enter");
  await screen.says(w.setAside);
  await see("set-aside");
  await page.locator("button.tray").click();
  await sheet.locator("li").first().waitFor();
  await see("tray");
  await closeSheet();
  await screen.press(words.shell.back);
  await screen.press(words.sale.card);
  await sheet.waitFor();
  await see("terminal-clear");
  gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.clear.no);
  await screen.says(w.approved);
  await see("approved");
  await screen.press(words.done.showReceipt);
  await sheet.locator("svg, img, pre").first().waitFor();
  await see("receipt");
  await closeSheet();
}
