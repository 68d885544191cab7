/** Every screen and state of the till, one after the other on one counter, each held still to be looked at. */
import type { Locale } from "../../main/core/format.ts";
import { CATALOGUES } from "../../renderer/words/words.ts";
import type { Counter } from "./counter.ts";
import { CHOCOLATE, NOTEBOOK, openScreen, TAPE, type Screen } from "./screen.ts";

export interface Seen {
  readonly name: string;
  /** The page is in this state now. */
  readonly screen: Screen;
}

const CROISSANT = "9521013771097";
const PENCILS = "431435825041";
const UNKNOWN = "9521010000008";

/**
 * Walks the till through all of its states. `look` is called in each; nothing moves on before it is done.
 * @param window a window on the till, with nobody signed in
 */
export async function walkThrough(counter: Counter, window: Screen, locale: Locale, look: (seen: Seen) => Promise<void>): Promise<void> {
  const words = CATALOGUES[locale];
  const { page } = window;
  const screen = locale === "en" ? window : await openScreen(page, locale);
  const { gateway } = counter;
  const { payment: w } = words;
  const see = (name: string): Promise<void> => look({ name, screen });
  const sheet = page.getByRole("dialog");
  const closeSheet = async (): Promise<void> => {
    await screen.hands.press("Escape");
    await sheet.waitFor({ state: "detached" });
  };
  // By its place: in French the key for exact cash begins with the same word.
  const cash = (): Promise<void> => page.locator(".tenders button").nth(1).click();
  const card = async (): Promise<void> => {
    await screen.press(words.sale.card);
    await screen.says(w.waiting);
  };
  const newSale = async (): Promise<void> => {
    await screen.press(words.done.newSale);
    await screen.shows(words.sale.empty);
  };
  const gone = (): void => {
    gateway.control.settings({ lookup: "doesNotKnowCards" });
    gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  };

  if (locale !== "en") {
    await page.getByRole("button", { name: { fr: "FR", zh: "中文" }[locale] }).click();
    await page.locator(`html[lang="${words.locale.tag}"]`).waitFor();
  }
  await see("sign-in");
  await screen.hands.type("4321");
  await screen.hands.press("Enter");
  await screen.shows(words.problems.wrongPin({}).what);
  await see("sign-in-wrong-pin");
  await screen.signIn();
  await see("sale-empty");
  await screen.press(words.setUp.open);
  await screen.shows(words.setUp.typingMore);
  await see("set-up");
  await closeSheet();
  await screen.ring(NOTEBOOK, TAPE, CHOCOLATE, CROISSANT, PENCILS);
  await see("sale");
  await screen.hands.scan(UNKNOWN);
  await screen.shows(words.scan.unknown);
  await see("sale-unknown-code");
  await screen.press(words.shell.dismiss);
  await page.getByLabel(words.sale.search).fill("no such thing");
  await screen.shows(words.sale.noneFoundMore);
  await see("search-nothing");
  await page.getByLabel(words.sale.search).fill("");
  await screen.press(words.explain.open);
  await sheet.locator("dd").nth(4).waitFor();
  await see("explain");
  await closeSheet();
  await page.locator(".lineacts .qty").click();
  await see("quantity");
  await closeSheet();
  await screen.press(words.sale.giveUp);
  await see("give-up");
  await closeSheet();

  await cash();
  await see("cash-exact");
  await screen.hands.type("10000");
  await see("cash-over");
  await screen.hands.press("Backspace", 5);
  await screen.hands.type("503");
  await see("cash-not-payable");
  await screen.hands.press("Backspace", 3);
  await screen.hands.type("500");
  await see("cash-part");
  await screen.hands.press("Enter");
  await page.getByRole("button", { name: new RegExp(`^${words.sale.takeBack}`) }).waitFor();
  await see("sale-part-paid");

  await card();
  await see("waiting");
  await screen.press(w.cancel);
  await screen.says(w.redKey);
  await see("waiting-cancel-asked");
  gateway.control.pax({ action: "cancel" });
  await screen.says(w.cancelled);
  await see("cancelled");
  await screen.press(w.tryAnother);
  await screen.says(w.waiting);
  gateway.control.pax({ action: "decline", reason: "51" });
  await screen.says(w.declined(w.reasons.notEnoughFunds));
  await see("declined");
  gateway.control.settings({ handlingMs: 100_000_000 });
  await screen.press(w.tryAnother);
  await screen.says(w.waiting);
  gateway.control.pax({ action: "tap" });
  await screen.says(w.processing);
  await see("processing");
  gateway.control.reset();
  await screen.says(w.checkingAgain);
  await see("checking");
  await screen.says(w.managerAgain);
  await see("manager");
  await screen.press(words.decide.markPaid);
  await screen.hands.press("Enter");
  await screen.shows(words.problems.reasonMissing({}).what);
  await see("decide");
  await closeSheet();
  await screen.press(words.decide.setAside);
  await sheet.getByLabel(words.decide.reason).fill("-");
  await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
  await screen.hands.press("Enter");
  await screen.says(w.setAside);
  await see("set-aside");
  await page.locator("button.tray").click();
  await sheet.locator("li").first().waitFor();
  await see("tray");
  await closeSheet();
  await screen.press(words.shell.back);
  await screen.press(words.sale.card);
  await sheet.waitFor();
  await see("terminal-clear");
  gateway.control.auto({ after: 0, do: "tap" });
  await screen.press(words.clear.no);
  await screen.says(w.approved);
  await see("approved");
  await screen.press(words.done.showReceipt);
  await sheet.locator("svg, img, pre").first().waitFor();
  await see("receipt");
  await closeSheet();
  await newSale();

  gateway.control.auto(null);
  gateway.control.faults({ on: "create_order", fault: { kind: "otherAmount", by: -100 } });
  await screen.ring(NOTEBOOK, TAPE);
  await card();
  gateway.control.pax({ action: "tap" });
  await screen.owes("1.00");
  await see("approved-less");
  await screen.press(w.backToSale);
  await cash();
  await screen.hands.type("2000");
  await screen.hands.press("Enter");
  await screen.shows(words.done.nextScan);
  await see("change");
  await newSale();

  gone();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.says(w.managerAgain);
  await screen.press(words.decide.setAside);
  await sheet.getByLabel(words.decide.reason).fill("-");
  await sheet.getByLabel(words.decide.pin, { exact: true }).fill("9999");
  await screen.hands.press("Enter");
  await screen.says(w.setAside);
  await screen.press(words.shell.back);
  await screen.press(words.sale.exact);
  await screen.shows(words.done.nextScan);
  await newSale();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press(words.sale.card);
  await screen.press(words.clear.no);
  await screen.shows(words.truth.same.title);
  await see("same-payment");
  await screen.press(words.truth.same.same);
  await sheet.locator("ol.timeline > li").nth(4).waitFor();
  await see("timeline");
  await closeSheet();
  gateway.control.settings({ lookup: "knows" });
  gateway.control.pax({ action: "tap" });
  await screen.shows(words.tray.lateTitle);
  await see("late-approval");
  gateway.control.reset();
}
