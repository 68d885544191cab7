/** The drawer by day and the evening's steps, from the float to the Z report. */
import type { Page } from "playwright";
import { waitFor } from "../support/waitFor.ts";
import { NOTEBOOK, TAPE } from "./screen.ts";
import type { Stage } from "./states.ts";

/** The batch is CodePay's: of the gateways for cards only it has one to close. */
export const DAY_SETTINGS = { cardGateway: "codepay" } as const;

export async function walkDay({ closeSheet, counter, newSale, page, screen, see, sheet, words }: Stage): Promise<void> {
  const { hands } = screen;
  const { day: w } = words;
  const { control } = counter.gateway;
  const stop = (step: keyof typeof w.step) =>
    page.locator(".stops").getByRole("button", { name: w.step[step] }).click();
  const approve = async (pin = "9999"): Promise<void> => {
    await sheet.getByLabel(words.decide.pin, { exact: true }).fill(pin);
    await hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
  };

  await screen.signIn("Manager", "9999");
  await hands.press("F3");
  await page.locator(".stops li").first().waitFor();
  await see("day-morning");
  await stop("count");
  await see("day-no-drawer");
  await screen.press(w.drawer.countFloat);
  await page.locator(".count input").nth(2).fill("5");
  await see("day-float");
  await screen.press(w.drawer.open);
  await screen.press(w.drawer.move.payOut);
  await sheet.waitFor();
  await hands.type("1250");
  await sheet.getByLabel(words.decide.reason).fill("Flowers");
  await see("day-move");
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await page.locator(".drawernow ul li").waitFor();
  await see("day-drawer");

  await hands.press("F1");
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.says(words.payment.waiting);
  await waitFor("the tap", () => control.counter({ action: "tap" }).ok);
  await screen.says(words.payment.approved);
  await newSale();
  await screen.ring(NOTEBOOK);
  await hands.press("F9");
  await screen.shows(words.done.nextScan);
  await newSale();
  await screen.ring(TAPE);
  await hands.press("F3");
  await screen.shows(w.proven.openSale);
  await see("day-proven");
  await hands.press("Enter");
  await hands.press("F8");
  await sheet.waitFor();
  await hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await hands.press("F3");
  await page.locator(".dayplace .heldlist li").waitFor();
  await see("day-held");
  await screen.press(w.skip);
  await sheet.getByLabel(words.decide.reason).fill("-");
  await see("day-skip");
  await approve();

  await page.locator(".terminal").first().waitFor();
  await see("day-batch");
  control.faults({ on: "batch.close", fault: { kind: "dropAfter" } });
  await hands.press("Enter");
  await screen.shows(w.batch.unknownMore);
  await see("day-batch-unknown");
  await hands.press("Enter");
  await sheet.getByRole("button", { name: w.batch.wasClosed, exact: true }).click();
  await sheet.getByLabel(w.batch.slipCount).fill("1");
  await sheet.getByLabel(w.batch.slipTotal).fill("915");
  await sheet.getByLabel(words.decide.reason).fill("-");
  await see("day-batch-decide");
  await approve();
  await screen.shows(w.batch.differs);
  await see("day-batch-decided");
  await stop("match");
  await screen.button(words.match.start).waitFor();
  await see("day-match");
  // The slip said another total than the till reckons; somebody at the terminal has put another tip on the payment.
  control.counter({ action: "changeTip", tip: 75 });
  await hands.press("Enter");
  await page.locator(".matching .diffs li").nth(1).waitFor();
  await see("day-match-differs");
  await page.locator(".matching .diffs .btn").first().click();
  await sheet.getByLabel(words.decide.reason).fill("-");
  await see("day-match-note");
  await approve();
  await screen.press(w.skip);
  await sheet.getByLabel(words.decide.reason).fill("-");
  await approve();

  await stop("count");
  await screen.press(w.drawer.count);
  await page.locator(".count input").nth(2).fill("4");
  await page.locator(".count input").nth(7).fill("12");
  await see("day-count");
  await screen.press(w.drawer.compare);
  await page.locator(".compared").waitFor();
  await page.getByLabel(w.drawer.stays).fill("2000");
  await page.getByLabel(w.drawer.bag).fill("B 17");
  await see("day-compared");
  await screen.press(w.drawer.close);
  await page.locator(".stops li.done").nth(2).waitFor();
  await hands.press("F7");
  await sheet.waitFor();
  await see("day-x");
  await closeSheet();
  await stop("report");
  await see("day-report");
  await screen.press(w.report.close);
  await sheet.waitFor();
  await see("day-close");
  await approve();
  await page.locator(".zreport").waitFor();
  await see("day-z");
  // From a difference to its sale and back to that difference.
  await page.locator(".known .figurelist button").last().click();
  await sheet.locator(".diffs .btn").first().waitFor();
  await see("day-z-differs");
  await sheet.locator(".diffs .btn").first().click();
  await page.locator(".pastsale .timeline li").first().waitFor();
  await see("transactions-from-day");
  await hands.press("Escape");
  await sheet.locator(".diffs .btn:focus").waitFor();
  await closeSheet();
  await screen.press(w.report.earlier);
  await page.locator(".zlist li").waitFor();
  await see("day-earlier");
  await stop("backup");
  await see("day-backup");
  await stop("count");
  await told(page, "archive.list", ARCHIVES);
  await told(page, "backup.list", RESTORED);
  await stop("backup");
  await page.locator(".archives li").nth(2).waitFor();
  await page.locator(".panel .banner.bad").waitFor();
  await see("day-backup-failed");
  await page.locator(".outside").scrollIntoViewIfNeeded();
  await see("day-archives");
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

/** Years that have to pass, and disks that have to fail: the screen is told so, in the till's own words for it. */
async function told(page: Page, name: string, says: Readonly<Record<string, unknown>>): Promise<void> {
  await page.route("**/api/query", async (route) => {
    if ((route.request().postDataJSON() as { readonly name: string }).name !== name) return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as { readonly ok: boolean; readonly value: object };
    await route.fulfill({ response, json: { ...answer, value: { ...answer.value, ...says } } });
  });
}

const NEW_YEAR = Date.UTC(2026, 0, 2, 5);
const year = (of: number, checked: object | null, more: object = {}) => ({
  ...{ year: of, first: 1, last: 412_907, bytes: 98_304_000, madeAt: NEW_YEAR, checked },
  file: `live-r1-3fa94c21-year${String(of)}-n1-n412907-0123456789abcdef.db`,
  ...more,
});
const read = (verdict: string, says = "") => ({
  ...{ at: NEW_YEAR, by: "Manager", verdict, detail: says },
  fault: says === "" ? null : { code: "file", record: 0, says },
});
const ARCHIVES = {
  years: [
    year(2025, null, { file: null, bytes: 0, madeAt: null }),
    year(2024, read("damaged", "row 12 missing from index")),
    year(2023, read("sound")),
  ],
};
const LOST = { gateway: "iotpay", amount: 1811 };
const RESTORED = {
  trouble: { why: "gone", since: NEW_YEAR, again: null, detail: "" },
  restored: {
    at: NEW_YEAR,
    missing: 3,
    lost: [
      { ...LOST, reference: "1D261121T152831371S0000AZ0V" },
      { ...LOST, kind: "refund", reference: "1D261121T162831371R0000AZ0V" },
    ],
  },
};
