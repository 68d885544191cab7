/** Card numbers and tracks, scanned and typed into every field: no trace of them anywhere (INV-12). */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NOTEBOOK, TAPE, type Screen } from "./screen.ts";
import { ownCounter } from "./till.ts";

const NUMBER = "4242424242424242";
const TRACK_1 = "%B4242424242424242^DOE/JANE^30121010000000000?";
const TRACK_2 = ";4242424242424242=30121010000000000?";
const SPACED = "4242 4242 4242 4242";
const DASHED = "5555-5555-5555-4444";
const INJECTED = [NUMBER, TRACK_1, TRACK_2, SPACED, DASHED];
/** As they could have been kept. */
const TRACES = [NUMBER, SPACED, DASHED, "5555555555554444", "DOE/JANE", "3012101"].flatMap((text) => [
  text,
  Buffer.from(text).toString("base64").replace(/=+$/, ""),
  Buffer.from(text).toString("hex"),
]);

const tracesIn = (bytes: Buffer | string): readonly string[] => TRACES.filter((trace) => bytes.includes(trace));

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** What the page holds: its elements, the values of its fields, and what it keeps between two visits. */
const pageHolds = ({ page }: Screen): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    return [
      document.documentElement.outerHTML,
      ...fields,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
    ].join("\n");
  });

test("card numbers and tracks put into every field leave no trace", async (context) => {
  const { counter, screen } = await ownCounter(context);
  const { hands, page } = screen;

  for (const text of INJECTED) await hands.scan(text);
  await screen.shows("A code was scanned. Sign in first, then scan again.");
  expect(tracesIn(await pageHolds(screen))).toEqual([]);
  await screen.signIn();

  for (const text of INJECTED) await hands.scan(text);
  await screen.shows("That was a card, not a product");
  expect(tracesIn(await pageHolds(screen))).toEqual([]);

  const search = page.getByLabel("Search");
  for (const text of INJECTED) {
    await hands.press("F5");
    await hands.type(text);
    await hands.press("Enter");
    await hands.press("Escape");
    await search.fill("");
  }

  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Cash");
  await hands.type(NUMBER);
  await hands.press("Escape");
  for (const text of INJECTED) await hands.scan(text);

  counter.gateway.control.settings({ lookup: "doesNotKnowCards" });
  counter.gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  await screen.press("Card");
  await screen.says("Money may have moved.");
  for (const text of INJECTED) await hands.scan(text);
  await screen.press("Mark paid");
  const sheet = page.getByRole("dialog");
  for (const label of ["Reason", "Number on the slip", "PIN"]) {
    for (const text of INJECTED) {
      await sheet.getByLabel(label).focus();
      await hands.scan(text);
      await sheet.getByLabel(label).fill(text);
      if (label !== "Reason") await sheet.getByLabel("Reason").fill("slip seen");
      if (label !== "Number on the slip") await sheet.getByLabel("Number on the slip").fill("4711");
      if (label !== "PIN") await sheet.getByLabel("PIN", { exact: true }).fill("9999");
      await screen.page
        .getByRole("dialog")
        .getByRole("button", { name: /^Mark paid/ })
        .click();
      await sheet.getByRole("alert").filter({ hasText: /./ }).waitFor();
      await sheet.getByLabel(label).fill("");
    }
  }
  await hands.press("Escape");
  await screen.says("Money may have moved.");
  counter.gateway.control.settings({ lookup: "knows" });
  await counter.customer({ action: "tap" });
  await screen.says("Approved");
  await screen.press("Print receipt");
  await screen.newSale();
  await screen.page.reload();
  await screen.shows("Ready for the next customer");

  expect(tracesIn(await pageHolds(screen))).toEqual([]);
  expect(tracesIn(counter.printer.papers().join("\n"))).toEqual([]);
  expect(tracesIn(counter.output())).toEqual([]);
  await counter.kill();
  const files = filesBelow(counter.shop.dataDir);
  expect(files.some((path) => path.endsWith("journal.db"))).toBe(true);
  for (const path of files) expect({ path, traces: tracesIn(readFileSync(path)) }).toEqual({ path, traces: [] });
  expect(tracesIn(counter.output())).toEqual([]);
});
