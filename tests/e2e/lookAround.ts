/** Looks at states of the page in every size, light and dark, and keeps what is wrong; pictures where somebody wants them. */
import { join } from "node:path";
import type { Page } from "playwright";
import type { Locale } from "../../main/core/money/format.ts";
import { axeFindings, misfits } from "./looks.ts";
import { openScreen, type Screen } from "./screen.ts";

/** Walked in these: French has the longest words. Chinese, the shortest, is walked by `npm run test:long` and for pictures. */
export const WALKED: readonly Locale[] =
  process.env["TENDERLINE_LONG"] === "1" || process.env["TENDERLINE_E2E_PICTURES"] !== undefined
    ? ["en", "fr", "zh"]
    : ["en", "fr"];

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];
const LANG: Readonly<Record<Locale, string>> = { en: "en-CA", fr: "fr-CA", zh: "zh-CN" };

/** Looks at the screen in every size, light and dark, and takes pictures of it where somebody wants them. */
export function looks(
  page: Page,
  locale: Locale,
): { look(name: string): Promise<void>; readonly wrong: Record<string, readonly string[]> } {
  const wrong: Record<string, readonly string[]> = {};
  const pictures = process.env["TENDERLINE_E2E_PICTURES"];
  return {
    wrong,
    async look(name) {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        const found = await misfits(page, LANG[locale]);
        if (found.length > 0) wrong[`${name} ${String(size.width)}`] = found;
        if (pictures === undefined) continue;
        for (const colorScheme of ["dark", "light"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const path = join(pictures, `${name}-${locale}-${String(size.width)}-${colorScheme}.png`);
          await page.screenshot({ path, animations: "disabled" });
        }
      }
      if (locale !== "en") return;
      const found = await axeFindings(page, "all");
      if (found.length > 0) wrong[name] = found;
    },
  };
}

/** Shows the till in this language from now on. */
export async function inLanguage(window: Screen, locale: Locale): Promise<Screen> {
  if (locale === "en") return window;
  const screen = await openScreen(window.page, locale);
  await window.page.getByRole("button", { name: { fr: "FR", zh: "中文" }[locale] }).click();
  return screen;
}
