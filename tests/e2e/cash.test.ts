/** Cash in the real page: exact, over, under, in parts, taken back, and what the drawer and the paper saw. */
import { describe, expect, test } from "vitest";
import { NOTEBOOK, TAPE, TWO_GOODS, until } from "./screen.ts";
import { sharedCounter } from "./till.ts";

describe("cash", () => {
  const atTheTill = sharedCounter();

  test("exact: one key, the drawer opens, the receipt comes out", async () => {
    const { counter, screen } = await atTheTill();
    const kicks = counter.printer.drawerKicks();
    const papers = counter.printer.papers().length;
    await screen.ring(NOTEBOOK, TAPE);
    await screen.owes(TWO_GOODS.total);
    await screen.hands.press("F9");
    await screen.shows("No change");
    // INV-6: 9.16 and 9.15 meet on a line of their own, on the screen as on the paper.
    const slip = screen.page.getByRole("complementary", { name: "Cart" }).getByRole("listitem");
    await slip.filter({ hasText: /^Rounding to 5 ¢.*0\.01$/ }).waitFor();
    await slip.filter({ hasText: /^Cash.*9\.15$/ }).waitFor();
    await screen.shows("Paid: Cash");
    await until("the drawer opened", () => counter.printer.drawerKicks() === kicks + 1);
    await until("the receipt printed", () => counter.printer.papers().length === papers + 1);
    expect(counter.printer.papers().at(-1)).toMatch(/9\.15/);
    await screen.hands.press("Enter");
    await screen.shows("Ready for the next customer");
  });

  test("over: the change stays until the next sale's first scan", async () => {
    const { screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE);
    await screen.hands.press("F10");
    await screen.hands.type("2000");
    await screen.shows("10.85");
    // A reload comes back to what was keyed.
    await screen.page.reload();
    await screen.shows("10.85");
    await screen.hands.press("Enter");
    const change = screen.page.getByRole("status", { name: "Change" });
    await change.filter({ hasText: "10.85" }).waitFor();
    await screen.page.reload();
    await change.filter({ hasText: "10.85" }).waitFor();
    await screen.ring(TAPE);
    await screen.owes("3.57");
    await change.waitFor({ state: "detached" });
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("under: the rest stays due and a card pays it", async () => {
    const { counter, screen } = await atTheTill();
    const before = counter.gateway.ledger().length;
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Cash");
    await screen.hands.type("500");
    await screen.press("Take cash");
    await screen.owes("4.16");
    counter.gateway.control.auto({ after: 0, do: "tap" });
    await screen.press("Card");
    await screen.says("Approved");
    expect(
      counter.gateway
        .ledger()
        .slice(before)
        .map(({ amount }) => amount),
    ).toEqual([416]);
    await screen.newSale();
  });

  test("taken back before the sale is done: the whole is due again", async () => {
    const { screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Cash");
    await screen.hands.type("500");
    await screen.hands.press("Enter");
    await screen.owes("4.16");
    await screen.press("Take back $5.00");
    await screen.owes(TWO_GOODS.total);
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("amounts that coins cannot make, nothing, and far too much are refused with a sentence", async () => {
    const { screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Cash");
    await screen.hands.type("503");
    await screen.shows("Coins cannot make this amount.");
    await screen.hands.press("Enter");
    await screen.page.getByRole("alert").filter({ hasText: "Coins cannot make this amount." }).first().waitFor();
    await screen.hands.press("Escape");
    await screen.owes(TWO_GOODS.total);
    await screen.press("Cash");
    await screen.hands.type("99999999999999");
    await screen.hands.press("Escape");
    await screen.owes(TWO_GOODS.total);
    await screen.press("Exact cash");
    await screen.newSale();
  });
});
