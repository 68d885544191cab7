/** Signing in, goods, what is searched and keyed, cash. */
import { CHOCOLATE, NOTEBOOK, TAPE } from "./screen.ts";
import type { Stage } from "./states.ts";

const CROISSANT = "9521013771097";
const PENCILS = "431435825041";
const UNKNOWN = "9521010000008";

export async function walkSale({ cash, closeSheet, page, screen, see, sheet, words }: Stage): Promise<void> {
  await see("sign-in");
  await screen.hands.type("4321");
  await screen.hands.press("Enter");
  await screen.shows(words.problems.wrongPin({}).what);
  await see("sign-in-wrong-pin");
  await screen.signIn();
  await see("sale-empty");
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
}
