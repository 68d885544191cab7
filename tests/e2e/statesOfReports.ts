/** Reports: a day with sales, a card and something that came back; its rows, a longer time, and a time with nothing in it. */
import { awayFromTheHoursEnd } from "../support/hour.ts";
import { CHOCOLATE, NOTEBOOK, TAPE } from "./screen.ts";
import type { Stage } from "./states.ts";

export async function walkReports({
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
  const { reports: w, returns: r } = words;
  const { hands } = screen;
  await awayFromTheHoursEnd();
  await screen.signIn("Manager", "9999");
  await screen.ring(NOTEBOOK, TAPE, CHOCOLATE);
  await cash();
  await hands.press("F9");
  await newSale();
  await screen.ring(NOTEBOOK, CHOCOLATE);
  counter.gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.sale.card);
  await screen.says(words.payment.approved);
  await newSale();
  await hands.press("F2");
  await page.locator(".saleslist button").nth(1).click();
  await page.locator(".pastlines li").first().waitFor();
  await hands.press("F9");
  await page.getByRole("checkbox").first().click();
  await page.locator(".pick.on").waitFor();
  await screen.press(r.reasons.damaged);
  await page.locator(".foot .primary:enabled").click();
  // Nobody else is there who may: it is marked as the manager's own.
  await page.locator(".refundpart").first().waitFor();

  await hands.press("F3");
  await page.locator(".stops li").first().waitFor();
  await screen.press(w.title);
  await page.locator(".cards .hours").waitFor();
  await see("report-day");
  await page.locator(".cards").evaluate((cards) => {
    cards.scrollTop = cards.scrollHeight;
  });
  await see("report-more");
  await page.locator(".cards").evaluate((cards) => {
    cards.scrollTop = 0;
  });
  await screen.press(w.asTable);
  await sheet.waitFor();
  await see("report-table");
  await closeSheet();
  await page.locator(".mix .figurelist button").first().click();
  await sheet.locator(".rows li").first().waitFor();
  await see("report-rows");
  await closeSheet();
  await hands.press("F10");
  await sheet.waitFor();
  await see("report-save");
  await closeSheet();
  await screen.press(w.span.month);
  await page.locator(".charthead .seg").waitFor();
  await see("report-month");
  await screen.press(w.span.week);
  await page.locator(".cards[aria-busy=false], .reportplace[aria-busy=false]").first().waitFor();
  await see("report-week");
  await hands.press("F9");
  await page.getByText(w.noZ).waitFor();
  await see("report-no-z");
}
