/** What the page tells of the truth: the question before an amount is sent a second time, and a payment's timeline. */
import { expect, test } from "vitest";
import { NOTEBOOK, TAPE } from "./screen.ts";
import { ownCounter } from "./till.ts";

const SETTINGS = { truth: { managerAfterMs: 1_500, sameAmountMinutes: 10 } };

test("the same amount is sent a second time only when somebody says so, by keyboard; the timeline names them", async (context) => {
  const { counter, screen } = await ownCounter(context, { settings: SETTINGS });
  const { gateway } = counter;
  const { page, hands } = screen;
  const sheet = page.getByRole("dialog");
  const question = page.getByRole("dialog", { name: "A second sale, or the same payment?" });
  const timeline = page.getByRole("dialog", { name: /step by step$/ });
  gateway.control.auto({ after: 0, do: "tap" });
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await hands.press("F12");
  await screen.says("Approved");
  await hands.press("Enter");
  await screen.shows("Ready for the next customer");

  await screen.ring(NOTEBOOK, TAPE);
  await hands.press("F12");
  await question.waitFor();
  await expect.poll(() => question.textContent()).toMatch(/Now.*Sale 2.*9\.16.*Before.*Sale 1.*9\.16/);
  await hands.press("Escape");
  await question.waitFor({ state: "detached" });
  expect(gateway.ledger()).toHaveLength(1);

  await hands.press("F12");
  await question.waitFor();
  await hands.press("F8");
  await timeline.waitFor();
  await timeline.getByText("Approved for $9.16").waitFor();
  await timeline.getByText("Sale 1").waitFor();
  await hands.press("Escape");
  await sheet.waitFor({ state: "detached" });
  expect(gateway.ledger()).toHaveLength(1);
  await screen.owes("9.16");

  await hands.press("F12");
  await question.waitFor();
  await hands.press("F9");
  await screen.says("Approved");
  expect(gateway.ledger().map(({ amount }) => amount)).toEqual([916, 916]);

  await page.getByRole("alert").filter({ hasText: "The same card paid the same amount" }).waitFor();
  await screen.press("Give back");
  await sheet.getByLabel("Reason").fill("one purchase, paid twice");
  await sheet.getByLabel("Number of the refund").fill("P-77");
  await sheet.getByLabel("PIN", { exact: true }).fill("9999");
  await hands.press("Enter");
  await page.locator(".doubled").waitFor({ state: "detached" });

  await page.getByRole("button", { name: /^Timeline/ }).focus();
  await hands.press("Enter");
  const steps = timeline.getByRole("listitem");
  await steps.filter({ hasText: /Said to be another payment than R-\w+ of sale 1.*Cashier 1/ }).waitFor();
  await steps.filter({ hasText: /Given back.*number P-77.*one purchase, paid twice.*Manager/ }).waitFor();
  const told = async (): Promise<string> => (await steps.allTextContents()).map((text) => text.slice(8)).join("\n");
  await expect
    .poll(told)
    .toMatch(/^\$9\.16 asked for at PAX-1.*\nSaid to be.*\nSent, once\n.*Approved for \$9\.16 · Visa ··\d{4}/s);
});
