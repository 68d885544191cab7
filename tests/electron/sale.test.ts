/** The built main, preload and page sell something: Electron's messages instead of the browser shell's. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOTEBOOK, TAPE, until } from "../e2e/screen.ts";
import { openApp, type App } from "./app.ts";

let app: App;
beforeAll(async () => {
  app = await openApp({ packaged: true });
});
afterAll(() => app.close());

test("sign in, scan, a card approved on the simulator, receipt and slip on paper", async () => {
  const { screen, gateway, printer } = app;
  await screen.signIn();
  await screen.ring(NOTEBOOK, TAPE);
  await screen.owes("9.16");
  await screen.press("Card");
  await screen.says("Ask the customer to tap, insert or swipe");
  await until("the customer's tap", () => gateway.control.pax({ action: "tap", brand: "visa" }).ok);
  await screen.says("Approved");
  expect(gateway.ledger().map(({ amount, currency }) => ({ amount, currency }))).toEqual([
    { amount: 916, currency: "CAD" },
  ]);
  await until("receipt and slip on paper", () => printer.papers().length === 2);
  expect(printer.papers().join("\n")).toMatch(/4242/);
  await screen.newSale();
});

test("a reload in the middle of a sale changes nothing", async () => {
  const { screen } = app;
  await screen.ring(NOTEBOOK);
  await screen.owes("5.59");
  await screen.page.reload();
  await screen.owes("5.59");
  await screen.press("Exact cash");
  await screen.newSale();
});

test("secrets are sealed by what Electron's safeStorage offers, and the screen names it", async () => {
  const { screen } = app;
  await screen.press("Settings");
  await screen.press("Devices");
  await screen.shows("Sealed by the system (gnome_libsecret).");
  await screen.press("Sale");
});

test("a backup is made by a utility process, and verified there", async () => {
  const { page } = app.screen;
  const query = <T>(): Promise<T> =>
    page.evaluate<T>(`tenderline.query({ name: "backup.list", args: { limit: 1 } }).then(({ value }) => value)`);
  await page.evaluate(`tenderline.command({ id: "b1", name: "backup.now", args: {} })`);
  await until("a verified backup", async () => {
    const { last, trouble } = await query<{ last: object | null; trouble: object | null }>();
    expect(trouble).toBeNull();
    return last !== null;
  });
  expect((await app.ask("facts", null)).utilities).toEqual(["Tenderline backup"]);
});

test("Start again now: another till behind the same page, which keeps the open sale and sells it", async () => {
  const { screen, printer } = app;
  const { page } = screen;
  const pin = async (): Promise<void> => {
    await page.getByRole("dialog").getByLabel("PIN").waitFor();
    await screen.hands.type("9999");
    await screen.hands.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await page.evaluate("void (window.samePage = true)");
  await screen.ring(NOTEBOOK, TAPE);
  await screen.press("Settings");
  await screen.press("Store");
  await page.getByLabel("This till’s number").fill("7");
  await screen.press("Save");
  await pin();
  await screen.press("Start again now");
  await pin();
  await page.locator(".signin").waitFor();
  await screen.signIn();
  await screen.owes("9.16");
  const before = printer.papers().length;
  await screen.press("Card");
  await screen.says("Ask the customer to tap, insert or swipe");
  await until("the customer's tap", () => app.gateway.control.pax({ action: "tap", brand: "visa" }).ok);
  await screen.says("Approved");
  const since = (): readonly string[] => printer.papers().slice(before);
  await until(
    "receipt and slip of the next till",
    () => since().length >= 2 && since().some((paper) => /4242/.test(paper)),
  );
  expect(await page.evaluate("window.samePage")).toBe(true);
  expect(app.gateway.ledger().map(({ amount }) => amount)).toEqual([916, 916]);
  await screen.newSale();
});

test("nothing went wrong on the way, and nothing was asked of the world outside", async () => {
  expect(app.faults).toEqual([]);
  expect((await app.ask("facts", null)).leaks).toEqual([]);
});

test("closing the window ends the app cleanly", async () => {
  expect(await app.closeWindow()).toBe(0);
});
