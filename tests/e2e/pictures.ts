/**
 * Takes a picture of every state: `node tests/e2e/pictures.ts OUTDIR [--readme]`. English on both sizes in light and
 * dark, French and Chinese at 1024 × 768 in both; `--readme` also renews `docs/pictures`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startBrowser } from "./browser.ts";
import { openCounter } from "./counter.ts";
import { buildPage } from "./setup.ts";
import { settingsOf, walkThrough } from "./states.ts";

const README: Readonly<Record<string, string>> = {
  sale: "sale",
  waiting: "waiting",
  checking: "checking",
  approved: "approved",
  "cash-over": "cash",
  "transactions-payment": "transactions",
  "refund-line": "refund",
  "settings-gateways": "settings",
  "settings-live": "live",
};
const DOCS = join(import.meta.dirname, "..", "..", "docs", "pictures");
const SMALL = { width: 1024, height: 768 };
const LARGE = { width: 1920, height: 1080 };

const [folder, readme] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder for the pictures.");
mkdirSync(folder, { recursive: true });
mkdirSync(DOCS, { recursive: true });
buildPage();
const browser = await startBrowser();

const walks = (["en", "fr", "zh"] as const).flatMap((locale) =>
  (["sale", "payments", "duties", "parts", "past", "office", "day", "reports"] as const).map((which) => ({
    which,
    locale,
  })),
);
for (const { which, locale } of walks) {
  const counter = await openCounter(browser.wsEndpoint(), { settings: settingsOf(which) });
  const window = await counter.open();
  await walkThrough(which, counter, window, locale, async ({ name, screen: { page } }) => {
    const sizes = locale === "en" ? [LARGE, SMALL] : [SMALL];
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(folder, `${name}-${locale}-${String(size.width)}-${colorScheme}.png`),
          animations: "disabled",
        });
      }
    }
    const known = README[name];
    if (readme === "--readme" && locale === "en" && known !== undefined)
      await page.screenshot({ path: join(DOCS, `${known}.png`), animations: "disabled" });
  });
  await counter.close();
}
await browser.close();
