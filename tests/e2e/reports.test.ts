/** Reports through the page: what they say is what the gateway's ledger and the drawer have, down to each row and the file. */
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatAmount } from "../../main/core/format.ts";
import { minor } from "../../main/core/money.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { NOTEBOOK, TAPE, TWO_GOODS } from "./screen.ts";
import { ownCounter } from "./till.ts";

test("a manager's day: a card and cash, the rows behind them, the file, and nothing of it for a cashier", async (context) => {
  const { counter, screen } = await ownCounter(context);
  const { hands, page } = screen;
  const words = CATALOGUES.en;
  const { reports: w } = words;
  const sheet = page.getByRole("dialog");
  const mix = (name: string) => page.locator(".mix li", { hasText: name });

  await screen.signIn();
  await hands.press("F3");
  await page.locator(".stops li").first().waitFor();
  expect(await screen.button(w.title).count()).toBe(0);
  await hands.press("F1");
  await screen.ring(NOTEBOOK, TAPE);
  await hands.press("F9");
  await screen.press(words.done.newSale);
  await screen.ring(NOTEBOOK);
  counter.gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.sale.card);
  await screen.says(words.payment.approved);
  await screen.press(words.done.newSale);
  await page.getByRole("button", { name: words.shell.lockOrSwitch }).click();
  await screen.signIn("Manager", "9999");
  await hands.press("F3");
  await screen.press(w.title);

  const captured = counter.gateway.ledger().reduce((sum, { amount }) => sum + amount, 0);
  const card = formatAmount(minor(captured), "en", { symbol: false });
  await mix("Card").getByText(card, { exact: true }).waitFor();
  await mix("Cash").getByText(TWO_GOODS.cash, { exact: true }).waitFor();
  await mix("Card").getByRole("button").click();
  await sheet.getByText(w.saleNumber(2), { exact: false }).waitFor();
  expect(await sheet.locator(".rows li").count()).toBe(1);
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });

  await hands.press("F10");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet.getByRole("button", { name: w.csv }).click(),
  ]);
  const saved = join(tmpdir(), `tenderline-report-${String(process.pid)}.csv`);
  await download.saveAs(saved);
  const file = readFileSync(saved, "utf8");
  rmSync(saved);
  expect(file).toContain(`\r\ntaken,card,Visa · iotpay,1,${String(captured / 100)}\r\n`);
  expect(file).toContain(`\r\ntaken,cash,,1,${TWO_GOODS.cash}\r\n`);
  await hands.press("Escape");
  await page.locator(".stops li").first().waitFor();
});
