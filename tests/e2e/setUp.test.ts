/** Setting up at the screen, scanners and goods: on a till in this process, so that its devices can be unplugged and made to scan. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type BrowserShell, startBrowserShell } from "../../main/shell/browser.ts";
import { type Counter, openCounter } from "../../main/till/testing/counter.ts";
import { factsIn } from "../../main/till/testing/facts.ts";
import type { HidDevice } from "../../native/scanner/hid.ts";
import { fakeHid, fakeSerial, posReports } from "../../native/scanner/testing.ts";
import { misfits } from "./looks.ts";
import { NOTEBOOK, openScreen, type Screen, TAPE } from "./screen.ts";

const gun: HidDevice = {
  path: "gun",
  vendorId: 0x5e0,
  productId: 0x1200,
  usagePage: 0x8c,
  usage: 2,
  product: "Counter gun",
};

let counter: Counter;
let shell: BrowserShell;
let browser: Browser;
let screen: Screen;
const port = fakeSerial();
const usb = fakeHid();

beforeAll(async () => {
  port.plug();
  usb.plug(gun);
  counter = await openCounter({ between: { scanners: { serial: port.host, hid: usb.host } } });
  const rendererDir = join(import.meta.dirname, "..", "..", "out", "renderer");
  shell = await startBrowserShell({
    till: counter.till().port,
    rendererDir,
    port: 0,
    random: randomBytes,
    now: Date.now,
    onBug: () => undefined,
  });
  browser = await chromium.connect(inject("browser"));
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  screen = await openScreen(page);
  await page.goto(shell.url);
  await page.locator("#root .till").waitFor();
});
afterAll(async () => {
  await browser.close();
  await shell.close();
  await counter.close();
});

test("a cashier adds a scanner by scanning, a manager's PIN says yes, it rings at once; then it is unplugged and taken away", async () => {
  const { page } = screen;
  const sheet = page.getByRole("dialog");
  const devices = async (): Promise<void> => {
    await screen.hands.press("F4");
    await screen.press("Devices");
  };
  await devices();
  await screen.shows("In a file readable by its owner only, not sealed.");
  await screen.press("Add: scan something now");
  await page.getByRole("status").getByText("Scan any code with the new scanner now.").waitFor();
  await screen.shows("2 devices listen");
  expect(await misfits(page, "en-CA")).toEqual([]);

  usb.send("gun", posReports(Buffer.from("4111111111111111")));
  await screen.shows("That was a card.");
  await screen.press("Scan again");
  await screen.shows("2 devices listen");
  await screen.hands.scan(TAPE);
  usb.send("gun", posReports(Buffer.from(NOTEBOOK)));
  await screen.shows(`Counter gun scanned ${NOTEBOOK}.`);
  expect(counter.view().sale).toBeNull();

  expect(await misfits(page, "en-CA")).toEqual([]);
  await screen.press("Use this scanner");
  await screen.shows("Counter gun becomes a scanner of this till.");
  await screen.hands.type("1234");
  await screen.hands.press("Enter");
  await screen.shows("That PIN is not right.");
  await screen.hands.type("9999");
  await screen.hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await page.getByText("Connected", { exact: true }).waitFor();
  usb.send("gun", posReports(Buffer.from(NOTEBOOK)));
  // Goods that are scanned bring the page back to the sale: they are what matters now.
  await screen.shows("1 scanned, 1 added");

  await devices();
  await page.getByText("Connected · last scan").waitFor();
  usb.unplug("gun", true);
  await page.getByText("Not there for").waitFor();
  await page.getByRole("button", { name: "Remove Counter gun" }).click();
  await sheet.getByLabel("PIN").fill("9999");
  await screen.hands.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Add: / }).waitFor();
  expect(counter.view().setUp.scanners.map(({ kind }) => kind)).toEqual(["keyboard"]);
});

test("an owner imports the shop's goods, sees which line is wrong, changes a price, and sells at it", async () => {
  const { page } = screen;
  const sheet = page.getByRole("dialog");
  const approve = async (): Promise<void> => {
    await screen.shows("Who approves?");
    await screen.hands.type("9999");
    await screen.hands.press("Enter");
    await sheet.waitFor({ state: "detached" });
  };
  await counter.must("sale.abandon", { sale: counter.view().sale?.id ?? "" });
  await screen.hands.press("F4");
  await screen.press("Goods");
  await screen.shows("These are the sample’s goods");
  const lines = [`NOTE,${NOTEBOOK},Notebook,,Cahier,4.99,GST,,,`, "TAPE,,Tape,,,free,GST,,,"];
  const text = ["sku,barcode,name,name_zh,name_fr,price,tax,category,unit,fee", ...lines].join("\r\n");
  await page.locator('input[type="file"]').setInputFiles({
    name: "goods.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await screen.shows("Line 3");
  await screen.shows("Not a number. Write it like 12.34.");
  await screen.press("Import 1 item");
  await screen.shows("The goods of goods.csv take the place of all goods.");
  await approve();
  await screen.shows("goods.csv is imported.");
  await screen.press("Done");
  await screen.shows("1 item for sale");

  // A scan looks the goods up here, and sells nothing.
  await screen.hands.scan(NOTEBOOK);
  await sheet.waitFor();
  await expect.poll(() => sheet.getByLabel("Name in French").inputValue()).toBe("Cahier");
  await sheet.getByLabel("Price").fill("");
  await sheet.getByLabel("Price").pressSequentially("625", { delay: 130 });
  await expect.poll(() => sheet.getByLabel("Price").inputValue()).toBe("6.25");
  await screen.hands.press("Enter");
  await approve();
  await page.locator(".goodslist").getByText("$6.25").waitFor();
  expect(counter.view().sale).toBeNull();

  const saved = page.waitForEvent("download");
  await screen.press("Save as CSV");
  const file = await (await saved).createReadStream();
  expect((await file.toArray()).join("")).toContain(`NOTE,${NOTEBOOK},Notebook,,Cahier,6.25,GST,,each,`);

  await screen.hands.press("F1");
  await screen.ring(NOTEBOOK);
  await screen.owes("6.56");
  expect(factsIn(counter.dataDir, "goods.changed")).toMatchObject([
    { sku: "NOTE", before: { price: "4.99" }, after: { price: "6.25" }, approver: "manager" },
  ]);
});
