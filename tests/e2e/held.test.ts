/** Sales put aside and brought back, a sale free of tax, and papers in the customer's language, as a person does them. */
import { expect, test } from "vitest";
import { axeFindings, misfits } from "./looks.ts";
import { CHOCOLATE, NOTEBOOK, type Screen, TAPE, until } from "./screen.ts";
import { ownCounter } from "./till.ts";

const sheet = (screen: Screen) => screen.page.getByRole("dialog");
const closed = (screen: Screen): Promise<void> => sheet(screen).waitFor({ state: "detached" });
const lines = (screen: Screen): Promise<number> => screen.page.locator("ol.lines > li").count();

/** Fits a small screen, and axe finds nothing. */
async function looksRight({ page }: Screen): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await misfits(page, "en-CA")).toEqual([]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await axeFindings(page, "all")).toEqual([]);
}

test("held over a restart, recalled by key and by touch, free of tax by a manager's PIN, papers in French", async (context) => {
  const { counter, screen: first } = await ownCounter(context);
  await first.signIn();
  await first.ring(NOTEBOOK, TAPE);
  await first.owes("9.16");
  await first.hands.press("F8");
  await sheet(first).waitFor();
  await first.hands.type("Lee");
  await first.hands.press("Enter");
  await closed(first);
  await first.shows("1 held");
  await first.ring(CHOCOLATE);
  await first.press("Hold");
  await sheet(first).getByRole("button", { name: "Hold sale" }).click();
  await closed(first);
  await first.shows("2 held");

  await counter.kill();
  await first.close();
  await counter.start();
  const screen = await counter.open();
  await screen.signIn();
  // Nothing is on the screen, so the same key shows what is aside.
  await screen.hands.press("F8");
  await sheet(screen).getByText("Lee · Sale 1").waitFor();
  await looksRight(screen);
  await screen.hands.press("ArrowDown");
  await screen.hands.press("Enter");
  await closed(screen);
  await screen.owes("3.98");
  // Goods on the screen are put aside in turn.
  await screen.press("1 held");
  await sheet(screen)
    .getByRole("button", { name: /^Recall Lee · Sale 1/ })
    .click();
  await closed(screen);
  await screen.owes("9.16");
  await expect.poll(() => lines(screen)).toBe(2);
  await screen.shows("1 held");

  await screen.hands.press("F7");
  await sheet(screen).waitFor();
  await looksRight(screen);
  await screen.hands.press("Enter");
  await sheet(screen).getByRole("alert").filter({ hasText: "number is missing" }).waitFor();
  await screen.hands.type("4111111111111111");
  await sheet(screen).getByRole("button", { name: "Status card" }).click();
  await screen.hands.press("Enter");
  await sheet(screen).locator("[data-pin]").waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await sheet(screen).getByRole("alert").filter({ hasText: "card number" }).waitFor();
  await sheet(screen).getByRole("button", { name: "Back" }).click();
  const number = sheet(screen).getByLabel("Number on the certificate");
  await number.fill("");
  await number.focus();
  await screen.hands.type("RC104822");
  await sheet(screen).getByRole("button", { name: "Français" }).click();
  await screen.hands.press("Enter");
  await sheet(screen).locator("[data-pin]").waitFor();
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await closed(screen);
  await screen.owes("8.18");
  await screen.shows("Tax exempt no. RC104822");
  await looksRight(screen);

  const before = counter.printer.papers().length;
  counter.gateway.control.auto({ after: 0, do: "tap" });
  await screen.press("Card");
  await screen.says("Approved");
  expect(counter.gateway.ledger().map(({ amount }) => amount)).toEqual([818]);
  await until("three papers", () => counter.printer.papers().length >= before + 3);
  const papers = counter.printer.papers().slice(before);
  const receipt = papers.find((paper) => paper.includes("Exempté de taxe nº RC104822"));
  expect(receipt).toMatch(/Sous-total +8,18/);
  expect(receipt).not.toMatch(/GST|PST/);
  expect(papers.some((paper) => paper.includes("COPIE DU CLIENT"))).toBe(true);
  expect(papers.some((paper) => paper.includes("MERCHANT COPY"))).toBe(true);
  // On the paid screen the next language is one key away; what prints then is a copy.
  await looksRight(screen);
  await screen.hands.press("F6");
  await screen.page.getByRole("button", { name: "中文", pressed: true }).waitFor();
  await screen.page.getByRole("button", { name: "EN", exact: true }).click();
  await screen.hands.press("F7");
  await until("a copy in English", () =>
    counter.printer.papers().some((paper) => /COPY \/ COPIE 1/.test(paper) && paper.includes("Tax exempt no.")),
  );
  await screen.newSale();

  await screen.press("1 held");
  await screen.hands.press("Enter");
  await closed(screen);
  await screen.owes("3.98");
  await screen.hands.press("F9");
  await screen.newSale();
  await until("nothing held", async () => !(await screen.text()).includes("held"));
});
