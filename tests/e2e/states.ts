/** Every screen and state of the till, one after the other on one counter, each held still to be looked at. */
import type { Locator, Page } from "playwright";
import type { Locale } from "../../main/core/money/format.ts";
import type { Messages } from "../../renderer/words/messages.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import type { Counter } from "./counter.ts";
import { openScreen, type Screen } from "./screen.ts";
import { DAY_SETTINGS, walkDay } from "./statesOfDay.ts";
import { walkDuties } from "./statesOfDuties.ts";
import { walkOffice } from "./statesOfOffice.ts";
import { PARTS_SETTINGS, walkParts } from "./statesOfParts.ts";
import { PAST_SETTINGS, walkPast } from "./statesOfPast.ts";
import { PAYMENT_SETTINGS, walkPayments } from "./statesOfPayments.ts";
import { walkReports } from "./statesOfReports.ts";
import { walkSale } from "./statesOfSale.ts";

export interface Seen {
  readonly name: string;
  /** The page is in this state now. */
  readonly screen: Screen;
}

/** What a walk acts with. */
export interface Stage {
  readonly counter: Counter;
  readonly screen: Screen;
  readonly page: Page;
  readonly words: Messages;
  readonly sheet: Locator;
  see(name: string): Promise<void>;
  closeSheet(): Promise<void>;
  /** The key that pays in cash. */
  cash(): Promise<void>;
  newSale(): Promise<void>;
}

/** Each begins on the sign-in screen; in how many states it stands still, and what it lays over the shop's settings. */
export const WALKS = {
  sale: { walk: walkSale, states: 14 },
  payments: { walk: walkPayments, states: 13, settings: PAYMENT_SETTINGS },
  duties: { walk: walkDuties, states: 6 },
  parts: { walk: walkParts, states: 13, settings: PARTS_SETTINGS },
  office: { walk: walkOffice, states: 19, settings: { operators: undefined } },
  past: { walk: walkPast, states: 13, settings: PAST_SETTINGS },
  reports: { walk: walkReports, states: 8 },
  day: { walk: walkDay, states: 27, settings: DAY_SETTINGS },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly walk: (stage: Stage) => Promise<void>;
      readonly states: number;
      readonly settings?: Readonly<Record<string, unknown>>;
    }
  >
>;

/** The settings that a walk needs; none where the shop's do. */
export function settingsOf(which: keyof typeof WALKS): Readonly<Record<string, unknown>> {
  const walk = WALKS[which];
  return "settings" in walk ? walk.settings : {};
}

/**
 * Walks the till through states of one kind. `look` is called in each; nothing moves on before it is done.
 * @param window a window on the till, with nobody signed in
 */
export async function walkThrough(
  which: keyof typeof WALKS,
  counter: Counter,
  window: Screen,
  locale: Locale,
  look: (seen: Seen) => Promise<void>,
): Promise<void> {
  const words = CATALOGUES[locale];
  const { page } = window;
  const screen = locale === "en" ? window : await openScreen(page, locale);
  const sheet = page.getByRole("dialog");
  if (locale !== "en") {
    await page.getByRole("button", { name: { fr: "FR", zh: "中文" }[locale] }).click();
    await page.locator(`html[lang="${words.locale.tag}"]`).waitFor();
  }
  await WALKS[which].walk({
    counter,
    screen,
    page,
    words,
    sheet,
    see: (name) => look({ name, screen }),
    async closeSheet() {
      await screen.hands.press("Escape");
      await sheet.waitFor({ state: "detached" });
    },
    // By its place: in French the key for exact cash begins with the same word.
    cash: () => page.locator(".tenders button").nth(1).click(),
    newSale: screen.newSale,
  });
}
