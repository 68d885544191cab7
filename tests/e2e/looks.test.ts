/**
 * Every state, in light and dark, on a small and a large screen, in three languages: readable, reachable, and nothing that
 * axe finds. `npm test` walks all of it in English, and in French and Chinese what a cashier sees most; `npm run test:long`
 * walks all of it in each.
 */
import { test } from "vitest";
import type { Locale } from "../../main/core/money/format.ts";
import { axeFindings, misfits } from "./looks.ts";
import { settingsOf, walkThrough, WALKS } from "./states.ts";
import { ownCounter } from "./till.ts";

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];
const LANG: Readonly<Record<Locale, string>> = { en: "en-CA", fr: "fr-CA", zh: "zh-CN" };

const AREAS = ["sale", "payments", "duties", "parts", "past", "office", "day", "reports"] as const;
type Area = (typeof AREAS)[number];
const MOST_SEEN: Readonly<Record<Locale, readonly Area[]>> = { en: AREAS, fr: ["sale", "payments"], zh: ["sale"] };
const isLong = process.env["TENDERLINE_LONG"] === "1";

const walks = (["en", "fr", "zh"] as const).flatMap((locale) =>
  (isLong ? AREAS : MOST_SEEN[locale]).map((which) => ({ which, locale })),
);

test.concurrent.for(walks)("every state of $which in $locale", async ({ which, locale }, context) => {
  const { counter, screen: window } = await ownCounter(context, { settings: settingsOf(which) });
  const wrong: Record<string, readonly string[]> = {};
  const seen: string[] = [];
  await walkThrough(which, counter, window, locale, async ({ name, screen: { page } }) => {
    seen.push(name);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const found = await misfits(page, LANG[locale]);
      if (found.length > 0) wrong[`${name} ${String(size.width)}`] = found;
    }
    await page.setViewportSize({ width: 1024, height: 768 });
    // Axe is dear: the rules are asked in one language, the contrasts of the dark colours in another.
    const colorScheme = { en: "light", fr: "dark", zh: null }[locale] as "light" | "dark" | null;
    if (colorScheme === null) return;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await axeFindings(page, colorScheme === "light" ? "all" : "contrast");
    if (found.length > 0) wrong[`${name} ${colorScheme}`] = found;
  });
  context.expect(wrong).toEqual({});
  context.expect(seen).toHaveLength(WALKS[which].states);
});
