/** Paper: the bytes at the printer, copies, and a printer that fails in the middle. */
import { describe, expect, test } from "vitest";
import { NOTEBOOK, TAPE, until } from "./screen.ts";
import { sharedCounter } from "./till.ts";

describe("the receipt", () => {
  const atTheTill = sharedCounter();

  test("a reprint is marked as a copy; the first one is not", async () => {
    const { counter, screen } = await atTheTill();
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Exact cash");
    await until("the receipt printed", () => counter.printer.papers().length === 1);
    await screen.press("Print receipt");
    await until("the copy printed", () => counter.printer.papers().length === 2);
    await screen.hands.press("F7");
    await until("the second copy printed", () => counter.printer.papers().length === 3);
    const [first = "", copy = "", second = ""] = counter.printer.papers();
    expect(first).not.toMatch(/copy/i);
    expect(copy).toMatch(/copy/i);
    expect(second).toMatch(/copy/i);
    expect(copy).toMatch(/Ruled notebook/);
    await screen.press("See receipt");
    await screen.page.getByRole("dialog").getByText("Ruled notebook").first().waitFor();
    await screen.hands.press("Escape");
    await screen.newSale();
  });

  test("a printer that is stuck changes no sale: the paper waits with its number and is printed again as a copy", async () => {
    const { counter, screen } = await atTheTill();
    counter.gateway.control.auto({ after: 0, do: "tap" });
    counter.printer.jam(true);
    await screen.ring(NOTEBOOK, TAPE);
    await screen.press("Card");
    await screen.says("Approved");
    await screen.newSale();
    await until("a paper stuck", () => counter.printer.stuck() > 0);
    await counter.kill();
    counter.printer.jam(false);
    await counter.start();
    await screen.page.goto(counter.url());
    await screen.signIn();
    await screen.shows("1 paper not printed");
    await screen.press("Look");
    await screen.page.getByRole("dialog").getByText("may have printed").waitFor();
    // The papers behind it are still on their way, and stand below it as long as they are.
    await screen.page.getByRole("button", { name: "Print again" }).first().click();
    await until("the stuck paper printed", () =>
      counter.printer.papers().some((paper) => paper.includes("COPY / COPIE 1")),
    );
    await screen.hands.press("Escape");
  });
});
