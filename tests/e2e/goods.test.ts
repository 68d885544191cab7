/** What is done to goods beside counting them: discounts, notes, prices, unknown codes, weights and deposits. */
import { describe, expect, test } from "vitest";
import { factsIn } from "../../main/till/testing/facts.ts";
import { CATALOGUES } from "../../renderer/words/testing/catalogues.ts";
import { looks, WALKED } from "./lookAround.ts";
import { NOTEBOOK, openScreen, type Screen, TAPE, until } from "./screen.ts";
import { ownCounter, sharedCounter } from "./till.ts";

/** 5.29 with a deposit of 0.10. */
const MILK = "431418021118";
/** 1.74 a kilogram. */
const BANANAS = "4011";
const UNKNOWN = "9521010000008";

const sheet = (screen: Screen) => screen.page.getByRole("dialog");
const closed = (screen: Screen): Promise<void> => sheet(screen).waitFor({ state: "detached" });
/** A key of the chosen line. */
const lineKey = (screen: Screen, words: string): Promise<void> =>
  screen.page.locator(".lineacts").getByRole("button", { name: words }).click();
const onSheet = (screen: Screen, words: string): Promise<void> =>
  sheet(screen).getByRole("button", { name: words }).click();
const says = (screen: Screen, words: string): Promise<void> =>
  sheet(screen).getByRole("alert").filter({ hasText: words }).waitFor();

describe("goods", () => {
  const atTheTill = sharedCounter();

  test("discounts on a line and on the sale: on the screen, at the gateway and on paper the same", async () => {
    const { counter, screen } = await atTheTill();
    const captured = counter.gateway.ledger().length;
    const papers = counter.printer.papers().length;
    await screen.ring(NOTEBOOK, TAPE);
    await screen.hands.press("F6");
    await screen.hands.type("12.5");
    await screen.hands.press("Enter");
    await says(screen, "A reason is missing.");
    await onSheet(screen, "Damaged");
    await sheet(screen).getByText("$3.19 becomes $2.79").waitFor();
    await screen.hands.press("Enter");
    await closed(screen);
    // 4.99 + 2.79, GST 0.39, PST 0.54.
    await screen.owes("8.71");
    await screen.page
      .locator("[aria-live=polite]")
      .filter({ hasText: "Total due $8.71" })
      .waitFor({ state: "attached" });
    const line = screen.page.locator("ol.lines > li").nth(1);
    const said = async (): Promise<string> => (await line.innerText()).replaceAll("\u00a0", " ");
    await expect.poll(said).toMatch(/12\.5 % off −0\.40\s+Damaged/);
    await screen.press("Discount on the sale");
    await onSheet(screen, "Amount");
    await screen.hands.type("78");
    await onSheet(screen, "Other");
    await screen.hands.type("Opening day");
    await screen.hands.press("Enter");
    await closed(screen);
    // 7.00 is left, GST 0.35, PST 0.49.
    await screen.owes("7.84");
    counter.gateway.control.auto({ after: 0, do: "tap" });
    await screen.press("Card");
    await screen.says("Approved");
    expect(
      counter.gateway
        .ledger()
        .slice(captured)
        .map(({ amount }) => amount),
    ).toEqual([784]);
    await until("the receipt printed", () =>
      counter.printer
        .papers()
        .slice(papers)
        .some((paper) => paper.includes("TOTAL")),
    );
    const paper =
      counter.printer
        .papers()
        .slice(papers)
        .find((each) => each.includes("Ruled notebook")) ?? "";
    expect(paper).toMatch(/Discount 12\.5\s% \(Damaged\) +-0\.40/);
    expect(paper).toMatch(/Discount on the sale\s+\(Opening day\)\s+-0\.78/);
    expect(paper).toMatch(/TOTAL +CAD\s7\.84/);
    await screen.newSale();
  });

  test("a discount is taken away again, and none is more than all", async () => {
    const { counter, screen } = await atTheTill();
    const papers = counter.printer.papers().length;
    const drawers = factsIn(counter.shop.dataDir, "drawer.opened").length;
    await screen.ring(TAPE);
    await screen.hands.press("F6");
    await onSheet(screen, "50 %");
    await onSheet(screen, "Staff");
    await onSheet(screen, "Give discount");
    // 1.59, GST 0.08, PST 0.11.
    await screen.owes("1.78");
    await lineKey(screen, "Discount");
    await screen.hands.type("101");
    await screen.hands.press("Enter");
    await says(screen, "This discount cannot be given.");
    await onSheet(screen, "Remove discount");
    await closed(screen);
    await screen.owes("3.57");
    // With no line chosen, F6 is for the whole sale.
    await screen.page.locator("ol.lines button.line").first().click();
    await screen.hands.press("F6");
    await screen.page.getByRole("dialog", { name: "Discount on the sale" }).waitFor();
    // All of it: what costs nothing is sold with its receipt, and no drawer opens.
    await screen.hands.type("100");
    await onSheet(screen, "Staff");
    await screen.hands.press("Enter");
    await closed(screen);
    await screen.owes("0.00");
    await screen.press("Nothing to pay");
    await screen.page.getByRole("status", { name: "Nothing to pay" }).waitFor();
    await screen.newSale();
    await until("the receipt of nothing", () =>
      counter.printer
        .papers()
        .slice(papers)
        .some((each) => /TOTAL +CAD\s0\.00/.test(each)),
    );
    expect(factsIn(counter.shop.dataDir, "drawer.opened")).toHaveLength(drawers);
  });

  test("another price: not without a PIN, not with the cashier's, only with the manager's; with a note on paper", async () => {
    const { counter, screen } = await atTheTill();
    const papers = counter.printer.papers().length;
    await screen.ring(MILK);
    await screen.owes("5.39");
    await lineKey(screen, "Price");
    await screen.hands.type("399");
    await onSheet(screen, "Price match");
    await screen.hands.press("Enter");
    await sheet(screen).getByText("Milk 2 L: $3.99 instead of $5.29.").waitFor();
    await screen.hands.press("Enter");
    await says(screen, "Somebody who may must approve this.");
    await screen.hands.type("1111");
    await screen.hands.press("Enter");
    await says(screen, "That PIN is not right.");
    await screen.owes("5.39");
    await screen.hands.type("9999");
    await screen.hands.press("Enter");
    await closed(screen);
    await screen.owes("4.09");
    await screen.page.locator(".line s").getByText("5.29", { exact: true }).waitFor();
    await lineKey(screen, "Note");
    await screen.hands.type("For Mrs Tremblay");
    await screen.hands.press("Enter");
    await screen.shows("For Mrs Tremblay");
    await screen.press("Exact cash");
    await until("the receipt printed", () => counter.printer.papers().length > papers);
    expect(counter.printer.papers().at(-1)).toMatch(/1 × 3\.99 \(list price\s5\.29\)\s+For Mrs Tremblay/);
    await screen.newSale();
  });

  test("an unknown code is sold by name and price, with the taxes that were left on", async () => {
    const { counter, screen } = await atTheTill();
    const papers = counter.printer.papers().length;
    await screen.hands.scan(UNKNOWN);
    await screen.button("Sell by name and price").waitFor();
    await screen.hands.press("Enter");
    await sheet(screen).getByText(UNKNOWN).waitFor();
    await screen.hands.press("Enter");
    await says(screen, "The name is missing.");
    await screen.hands.type("Gift basket");
    await screen.hands.press("Enter");
    await screen.hands.type("2599");
    await onSheet(screen, "PST");
    await screen.hands.press("Enter");
    await sheet(screen).getByText("Gift basket for $25.99, not in the catalogue.").waitFor();
    await screen.hands.type("9999");
    await screen.hands.press("Enter");
    await closed(screen);
    await screen.owes("27.29");
    await screen.page.locator(".toast").waitFor({ state: "detached" });
    await screen.press("Exact cash");
    await until("the receipt printed", () => counter.printer.papers().length > papers);
    expect(counter.printer.papers().at(-1)).toMatch(/Gift basket +25\.99/);
    await screen.newSale();
  });

  test("goods by weight: weighed before they come in by touch, right after by scan, one after the other", async () => {
    const { screen } = await atTheTill();
    await screen.press("Bananas");
    await screen.hands.press("Enter");
    await says(screen, "This quantity is not possible.");
    await screen.hands.type("1245");
    await sheet(screen).getByRole("button", { name: "Add $2.17" }).waitFor();
    await screen.hands.press("Enter");
    await closed(screen);
    await screen.owes("2.17");
    await screen.hands.scan(BANANAS);
    await sheet(screen).waitFor();
    await screen.hands.scan(BANANAS);
    await screen.page.locator("ol.lines > li").nth(2).waitFor();
    // What the second scan typed into the field is gone again.
    await expect.poll(() => sheet(screen).getByLabel("Weight").inputValue()).toBe("0.000");
    await screen.hands.type("500");
    await screen.hands.press("Enter");
    await screen.owes("4.78");
    await sheet(screen).waitFor();
    await screen.hands.type("250");
    await screen.hands.press("Enter");
    await closed(screen);
    // 2.17 + 0.87 + 0.44.
    await screen.owes("3.48");
    await lineKey(screen, "Set quantity");
    await screen.hands.type("1000");
    await screen.hands.press("Enter");
    await screen.owes("4.78");
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("a deposit follows its goods in number, and goes with them", async () => {
    const { screen } = await atTheTill();
    await screen.ring(MILK);
    await screen.press("One more");
    await screen.owes("10.78");
    await screen.shows("Deposit · Milk 2 L · 2 × 0.10");
    expect(await screen.page.locator(".fee button").count()).toBe(0);
    await screen.hands.press("Delete");
    await screen.shows("Ready for the next customer");
    await screen.ring(TAPE);
    await screen.press("Exact cash");
    await screen.newSale();
  });
});

test.concurrent.for(WALKED)(
  "every sheet for goods in %s: readable, reachable, nothing that axe finds",
  async (locale, context) => {
    const { screen: window } = await ownCounter(context, { settings: { locale } });
    const words = CATALOGUES[locale];
    const screen = locale === "en" ? window : await openScreen(window.page, locale);
    const { page, hands } = screen;
    const { look, wrong } = looks(page, locale);
    const leave = async (): Promise<void> => {
      await hands.press("Escape");
      await closed(screen);
    };
    const { goods: w } = words;

    await screen.signIn();
    await screen.ring(NOTEBOOK, MILK);
    await hands.press("F6");
    await onSheet(screen, w.otherReason);
    await hands.press("Enter");
    await says(screen, words.problems.reasonMissing({}).what);
    await look("discount");
    await onSheet(screen, w.reasons.damaged);
    await sheet(screen).locator(".fives button").nth(1).click();
    await hands.press("Enter");
    await closed(screen);
    await lineKey(screen, words.sale.discount);
    await onSheet(screen, w.amount);
    await look("discount-given");
    await leave();
    await lineKey(screen, w.note);
    await hands.type("1234");
    await look("note");
    await hands.press("Enter");
    await closed(screen);
    await lineKey(screen, w.price);
    await look("price");
    await hands.type("449");
    await onSheet(screen, w.reasons.shelfLabel);
    await hands.press("Enter");
    await sheet(screen).locator("[data-pin]").waitFor();
    await hands.press("Enter");
    await says(screen, words.problems.approvalNeeded({}).what);
    await look("approve");
    await hands.type("9999");
    await hands.press("Enter");
    await closed(screen);
    await screen.press(words.explain.saleDiscount);
    await sheet(screen).locator(".fives button").nth(0).click();
    await onSheet(screen, w.reasons.loyalty);
    await hands.press("Enter");
    await closed(screen);
    await hands.scan(BANANAS);
    await sheet(screen).waitFor();
    await look("weigh");
    await hands.type("1245");
    await hands.press("Enter");
    await closed(screen);
    await hands.scan(UNKNOWN);
    await page.locator(".toast").waitFor();
    await page.locator("ol.lines button.line").nth(1).click();
    await look("cart");
    await screen.press(w.sellOpen);
    await look("open-goods");
    await leave();
    context.expect(wrong).toEqual({});
  },
);
