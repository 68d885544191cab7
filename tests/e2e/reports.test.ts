/** Reports through the page: what they say is what the gateway's ledger and the drawer have, down to each row and the file. */
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatAmount } from "../../main/core/money/format.ts";
import { minor } from "../../main/core/money/money.ts";
import type { ReportView } from "../../preload/contract/report.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { awayFromTheHoursEnd } from "../support/hour.ts";
import { NOTEBOOK, TAPE, TWO_GOODS } from "./screen.ts";
import { ownCounter } from "./till.ts";

test("a manager's day: a card and cash, the rows behind them, the file, and nothing of it for a cashier", async (context) => {
  const { counter, screen } = await ownCounter(context);
  const { hands, page } = screen;
  const words = CATALOGUES.en;
  const { reports: w } = words;
  const sheet = page.getByRole("dialog");
  const mix = (name: string) => page.locator(".mix li", { hasText: name });

  /** By its whole name and its key: the chart has a choice "Sales by day". */
  const chosen = (span: string) => page.getByRole("button", { name: new RegExp(`^${span} F\\d`), pressed: true });

  const saved = async (as: string): Promise<string> => {
    await hands.press("F10");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("button", { name: as }).click(),
    ]);
    const path = join(tmpdir(), `tenderline-report-${String(process.pid)}`);
    await download.saveAs(path);
    const text = readFileSync(path, "utf8");
    rmSync(path);
    return text;
  };

  await awayFromTheHoursEnd();
  await screen.signIn();
  await hands.press("F3");
  await page.locator(".stops li").first().waitFor();
  expect(await screen.button(w.title).count()).toBe(0);
  await hands.press("F9");
  expect(await page.locator(".reportplace").count()).toBe(0);
  await hands.press("F1");
  await screen.ring(NOTEBOOK, TAPE);
  await hands.press("F9");
  await screen.newSale();
  await screen.ring(NOTEBOOK);
  counter.gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.sale.card);
  await screen.says(words.payment.approved);
  await screen.newSale();
  await page.getByRole("button", { name: words.shell.lockOrSwitch }).click();
  await screen.signIn("Manager", "9999");
  await hands.press("F3");
  await screen.button(w.title).waitFor();
  await hands.press("F9");

  const captured = counter.gateway.ledger().reduce((sum, { amount }) => sum + amount, 0);
  const card = formatAmount(minor(captured), "en", { symbol: false });
  await mix("Card").getByText(card, { exact: true }).waitFor();
  await mix("Cash").getByText(TWO_GOODS.cash, { exact: true }).waitFor();
  await mix("Card").getByRole("button").click();
  await sheet.getByText(w.saleNumber(2), { exact: false }).waitFor();
  await expect.poll(() => sheet.locator(".rows li").count()).toBe(1);
  // From the figure to its row, to the sale, to what the payment went through, and back to that row.
  await sheet.locator(".rows button").click();
  await page.getByRole("tab", { name: words.transactions.payments, selected: true }).waitFor();
  await page.locator(".timeline li").nth(2).waitFor();
  await hands.press("Escape");
  await sheet.locator(".rows button:focus").waitFor();
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });

  await page.getByRole("button", { name: new RegExp(w.middle) }).click();
  await sheet.getByText(w.saleNumber(2), { exact: false }).waitFor();
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });
  // What the bars show is said to those who do not see them, and stands in a table.
  await page.getByRole("img", { name: /^Busiest: \d+:00, \$/ }).waitFor();
  await page.locator(".hours .hit").click();
  await sheet.locator(".rows li").nth(1).waitFor();
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await screen.press(w.asTable);
  await sheet.getByRole("listitem").first().getByText(w.count(2)).waitFor();
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });
  // Said for a few seconds only.
  const saidToPrint = page.getByRole("status").getByText(words.day.report.printing).waitFor();
  await hands.press("F7");
  await saidToPrint;
  await hands.press("F8");
  await chosen(w.span.month).waitFor();
  await hands.press("F5");
  await chosen(w.span.day).waitFor();

  const file = await saved(w.csv);
  expect(file).toContain(`\r\ntaken,card,Visa · iotpay,1,${String(captured / 100)}\r\n`);
  expect(file).toContain(`\r\ntaken,cash,,1,${TWO_GOODS.cash}\r\n`);
  const { figures } = JSON.parse(await saved(w.json)) as ReportView;
  expect(figures.tenders.map(({ taken, tender }) => [tender, taken])).toContainEqual(["card", captured]);
  // The system's own window would hold the page: that it is asked for, with the sheet gone, is what the page does.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", String(document.querySelectorAll("dialog").length));
  });
  await hands.press("F10");
  await sheet.getByRole("button", { name: w.pdf }).click();
  await page.locator('body[data-printed="0"]').waitFor();
  await hands.press("Escape");
  await page.locator(".stops li").first().waitFor();
});
