/** What a person at the till sees and does, by the names that stand on the screen. */
import type { Locator, Page } from "playwright";
import type { Locale } from "../../main/core/money/format.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { waitFor } from "../support/waitFor.ts";
import { PATIENCE_MS } from "./browser.ts";
import { handsOn, type Hands } from "./hands.ts";
import { leaveWindow } from "./windows.ts";

/** Goods of the sample catalogue: 4.99, 3.19 and 3.79 before tax. */
export const NOTEBOOK = "9521013058389";
export const TAPE = "431428494018";
export const CHOCOLATE = "9521013375141";
/** Notebook and tape with GST and PST; what cash pays of it. */
export const TWO_GOODS = { total: "9.16", cash: "9.15" } as const;

export interface Screen {
  readonly page: Page;
  readonly hands: Hands;
  /** A button whose accessible name begins with these words. */
  button(words: string): Locator;
  press(words: string): Promise<void>;
  /** The sentence of the payment's state. */
  state(): Locator;
  /** Waits until the payment's state says this. */
  says(words: string): Promise<void>;
  /** Waits until the outcome is not known, whether a manager is asked already or not yet: the till goes on by itself. */
  saysUnsure(): Promise<void>;
  due(): Promise<string>;
  /** Waits until the exact amount stands as total due. */
  owes(amount: string): Promise<void>;
  /** Waits until these words stand anywhere on the screen. */
  shows(words: string): Promise<void>;
  signIn(operator?: string, pin?: string): Promise<void>;
  /** Scans codes and waits for their lines. */
  ring(...codes: readonly string[]): Promise<void>;
  /** Leaves a sale that is done, and waits until the till has: a page that is closed sooner takes the press with it. */
  newSale(): Promise<void>;
  /** Everything a person could read, in the page and its sheets. */
  text(): Promise<string>;
  /** Leaves the window to the next test; once left it is no longer this one's. */
  close(): Promise<void>;
}

/** @param locale the language the till speaks */
export async function openScreen(page: Page, locale: Locale = "en"): Promise<Screen> {
  // What the page opens is waited for as long.
  page.context().setDefaultTimeout(PATIENCE_MS);
  const words = CATALOGUES[locale];
  const hands = await handsOn(page);
  const begins = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\p{L})`, "u");
  const button = (text: string): Locator => page.getByRole("button", { name: begins(text) }).first();
  const state = (): Locator => page.getByRole("status", { name: words.payment.label });
  const dueOf = (): Locator => page.getByLabel(words.sale.totalDue, { exact: true });

  let isLeft = false;
  const screen: Screen = {
    page,
    hands,
    button,
    press: (text) => button(text).click(),
    state,
    says: (text) => state().filter({ hasText: text }).waitFor(),
    saysUnsure: () =>
      state()
        .filter({
          hasText: new RegExp(`${words.payment.checkingAgain}|${words.payment.managerAgain}`.replaceAll(".", "\\.")),
        })
        .waitFor(),
    due: async () => (await dueOf().textContent())?.replace(/^\$/, "") ?? "",
    owes: (amount) =>
      dueOf()
        .filter({ hasText: new RegExp(`^\\D?${amount.replace(".", "[.,]")}\\D*$`) })
        .waitFor(),
    shows: (text) =>
      page
        .getByText(text)
        .filter({ visible: true })
        .first()
        .waitFor()
        .catch(async (cause: unknown) => {
          throw new Error(`"${text}" was waited for; the screen says:\n${await screen.text()}`, { cause });
        }),
    async signIn(operator = "Cashier 1", pin = "1111") {
      await button(operator).click();
      await hands.type(pin);
      await hands.press("Enter");
      await page.locator("header.top").waitFor();
    },
    async ring(...codes) {
      const lines = page.locator("ol.lines > li");
      const before = await lines.count();
      for (const code of codes) await hands.scan(code);
      await lines.nth(before + codes.length - 1).waitFor();
    },
    async newSale() {
      await button(words.done.newSale).click();
      await screen.shows(words.sale.empty);
    },
    text: () => page.locator("body").innerText(),
    async close() {
      if (isLeft) return;
      isLeft = true;
      await leaveWindow(page);
    },
  };
  return screen;
}

/** Waits until something outside the page has come about. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  let held = false;
  let asking = false;
  await waitFor(what, () => {
    if (!asking && !held) {
      asking = true;
      void Promise.resolve(holds()).then((now) => {
        held = now;
        asking = false;
      });
    }
    return held;
  });
}
