/** The keyboard alone, and the keys that must never touch money. */
import { describe, expect, test } from "vitest";
import { CHOCOLATE, NOTEBOOK, TAPE, TWO_GOODS } from "./screen.ts";
import { sharedCounter } from "./till.ts";

describe("the keyboard alone", () => {
  const atTheTill = sharedCounter();

  test("makes a whole cash sale: signed in, found by name, counted, paid, printed, and the next one", async () => {
    const { screen } = await atTheTill();
    const { hands } = screen;
    await screen.page.getByRole("button", { name: /lock or switch/i }).click();
    await screen.page.locator(".signin").waitFor();
    await hands.press("ArrowDown");
    await screen.page.getByRole("heading", { name: "Manager" }).waitFor();
    await hands.press("ArrowUp");
    await screen.page.getByRole("heading", { name: "Cashier 1" }).waitFor();
    await hands.type("1111");
    await hands.press("Enter");
    await screen.shows("Ready for the next customer");
    await hands.type("notebook");
    await screen.page.getByRole("button", { name: /^Ruled notebook/ }).waitFor();
    await screen.page.getByRole("button", { name: /^Baguette/ }).waitFor({ state: "detached" });
    await hands.press("Enter");
    await screen.shows("1 item");
    await hands.type("++");
    await screen.shows("3 items");
    await hands.type("-");
    await screen.shows("2 items");
    await hands.type("1*");
    await screen.shows("1 item");
    await hands.type("tea");
    await screen.page.locator(".tile.marked", { hasText: "Green tea" }).waitFor();
    await hands.press("ArrowDown");
    await screen.page.locator(".tile.marked", { hasText: "Jasmine tea" }).waitFor();
    await hands.press("Enter");
    await screen.page.locator("ol.lines > li.sel", { hasText: "Jasmine tea" }).waitFor();
    await hands.press("Home");
    await screen.page.getByRole("dialog", { name: "Price · Jasmine tea" }).waitFor();
    await hands.press("Escape");
    await screen.page.getByRole("dialog").waitFor({ state: "detached" });
    await hands.press("End");
    await screen.page.getByRole("dialog", { name: "Note · Jasmine tea" }).waitFor();
    await hands.press("Escape");
    await screen.page.getByRole("dialog").waitFor({ state: "detached" });
    await hands.press("Delete");
    await screen.shows("1 item");
    await hands.press("Escape");
    await hands.press("F10");
    await hands.type("1000");
    await hands.press("Enter");
    await screen.page.getByRole("status", { name: "Change" }).waitFor();
    await hands.press("F7");
    await hands.press("Enter");
    await screen.shows("Ready for the next customer");
  });

  test("makes a whole card sale, and Tab reaches every button of the sale", async () => {
    const { counter, screen } = await atTheTill();
    const { hands } = screen;
    await screen.ring(NOTEBOOK, TAPE);
    const wanted = await screen.page.getByRole("button").and(screen.page.locator(":enabled")).count();
    const reached = new Set<string>();
    for (let presses = 0; presses < wanted + 6; presses += 1) {
      await hands.press("Tab");
      reached.add(
        await screen.page.evaluate(() =>
          document.activeElement?.tagName === "BUTTON"
            ? String([...document.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement))
            : "",
        ),
      );
    }
    reached.delete("");
    expect(reached.size).toBe(wanted);
    counter.gateway.control.auto({ after: 0, do: "tap" });
    await hands.press("F12");
    await screen.says("Approved");
    await screen.page.locator("body").click({ position: { x: 2, y: 2 } });
    await hands.press("Enter");
    await screen.shows("Ready for the next customer");
  });

  test("Esc closes sheets and leaves screens, and never changes what is owed, taken or asked for", async () => {
    const { counter, screen } = await atTheTill();
    const { hands } = screen;
    const captured = counter.gateway.ledger().length;
    await screen.ring(NOTEBOOK, TAPE);
    await hands.press("Escape", 3);
    await screen.owes(TWO_GOODS.total);
    await screen.press("Give up sale");
    await hands.press("Escape");
    await screen.owes(TWO_GOODS.total);
    await screen.press("Cash");
    await hands.type("500");
    await hands.press("Escape");
    await screen.owes(TWO_GOODS.total);
    await screen.press("Card");
    await screen.says("Ask the customer to tap");
    await hands.press("Escape", 3);
    await screen.says("Press the red key on the terminal.");
    await counter.customer({ action: "cancel" });
    await screen.says("Cancelled");
    await hands.press("Escape");
    await screen.owes(TWO_GOODS.total);
    expect(counter.gateway.ledger()).toHaveLength(captured);

    counter.gateway.control.settings({ lookup: "doesNotKnowCards" });
    counter.gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
    await screen.press("Card");
    await screen.saysUnsure();
    await hands.press("Escape", 3);
    await screen.says("Money may have moved.");
    await hands.press("Escape", 3);
    await screen.press("Mark paid");
    await hands.press("Escape");
    await screen.says("Money may have moved.");
    counter.gateway.control.settings({ lookup: "knows" });
    await counter.customer({ action: "tap" });
    await screen.says("Approved");
    await hands.press("Escape", 3);
    await screen.says("Approved");
    expect(counter.gateway.ledger()).toHaveLength(captured + 1);
    await screen.newSale();
  });

  test("a scan reaches the sale wherever the focus is, and leaves nothing in the field it passed through", async () => {
    const { screen } = await atTheTill();
    const { hands, page } = screen;
    await hands.press("F5");
    await screen.ring(NOTEBOOK);
    await expect.poll(() => page.getByLabel("Search").inputValue()).toBe("");
    await page.getByRole("button", { name: "One more" }).focus();
    await hands.scan(CHOCOLATE);
    await screen.shows("2 items");
    await hands.scan("9521010000008");
    await screen.shows("Not in the catalogue");
    await screen.shows("9521010000008");
    await screen.press("Dismiss");
    await screen.press("Cash");
    await hands.scan(TAPE);
    await screen.owes("13.14");
    await hands.press("Escape");
    await screen.press("Exact cash");
    await screen.newSale();
  });
});
