/** Scanners and the page: goods that come while a payment runs, a scanner on a serial port, and keys that do nothing. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { waitFor } from "../support/waitFor.ts";
import { type Counter, openCounter } from "./counter.ts";
import { CHOCOLATE, NOTEBOOK, type Screen, TAPE } from "./screen.ts";
import { sharedCounter } from "./till.ts";

describe("a scanner that types", () => {
  const atTheTill = sharedCounter();

  test("goods scanned during a payment wait, and begin the next sale when it is paid", async () => {
    const { counter, screen } = await atTheTill();
    await screen.ring(NOTEBOOK);
    await screen.press("Card");
    await screen.says("Ask the customer to tap");
    await screen.hands.scan(TAPE);
    await screen.hands.scan(CHOCOLATE);
    await screen.shows("Waits for the payment to end");
    await screen.shows("2 waiting");
    await counter.customer({ action: "tap" });
    await screen.says("Approved");
    await screen.shows("2 scanned, 2 added");
    await screen.shows("2 items");
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("a misread code says what is wrong with it", async () => {
    const { screen } = await atTheTill();
    await screen.hands.scan("9521013058380");
    await screen.shows("its check digit is wrong, scan it again");
    await screen.press("Dismiss");
    await screen.ring(NOTEBOOK);
    await screen.hands.scan("9521013058380");
    const count = screen.page.getByText("2 scanned, 1 added").locator("..");
    await count.waitFor();
    const look = (): Promise<string | null> => count.getAttribute("class");
    await expect.poll(look).toMatch(/warn/);
    await screen.press("Dismiss");
    await expect.poll(look).not.toMatch(/warn/);
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("20 scans a second for 5 s are all added", async () => {
    const { screen } = await atTheTill();
    // Keys carry the moment at which the scanner sent them; keys made in the page would carry the page's own standstills.
    await screen.hands.scanOnAndOn(
      Array.from({ length: 100 }, (_, place) => (place % 2 === 0 ? NOTEBOOK : TAPE)),
      50,
    );
    await screen.shows("100 scanned, 100 added");
    await screen.press("Exact cash");
    await screen.newSale();
  });

  test("control characters reach no shortcut of the browser; editing stays", async () => {
    const { screen } = await atTheTill();
    const isTaken = (key: string): Promise<boolean> =>
      screen.page.evaluate((pressed) => {
        const event = new KeyboardEvent("keydown", { key: pressed, ctrlKey: true, bubbles: true, cancelable: true });
        return !document.body.dispatchEvent(event);
      }, key);
    for (const key of ["j", "m", "b", "p", "u", "h", "]"]) expect(await isTaken(key)).toBe(true);
    for (const key of ["c", "v", "+"]) expect(await isTaken(key)).toBe(false);
  });
});

const hasSocat = process.platform !== "win32" && spawnSync("socat", ["-V"]).status === 0;
if (!hasSocat) process.stderr.write("skipped: a scanner on a serial port needs socat (apt-get install socat)\n");

describe.skipIf(!hasSocat)("a scanner on a serial port", () => {
  let dir: string;
  let cable: ChildProcess;
  let counter: Counter;
  let screen: Screen;
  const end = (name: string): string => join(dir, name);
  const scan = (code: string): void => {
    writeFileSync(end("scanner"), `${code}\r\n`);
  };
  const plug = async (): Promise<void> => {
    cable = spawn("socat", [`pty,raw,echo=0,link=${end("till")}`, `pty,raw,echo=0,link=${end("scanner")}`], {
      stdio: "ignore",
    });
    await waitFor("the cable", () => existsSync(end("till")) && existsSync(end("scanner")));
  };
  /** Its ends are gone with it: the next cable's are not taken for them. */
  const unplug = async (): Promise<void> => {
    const gone = once(cable, "close");
    cable.kill();
    await gone;
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "tenderline-serial-"));
    await plug();
    counter = await openCounter(inject("browser"), {
      settings: { devices: { scanners: [{ kind: "serial", path: end("till") }] } },
    });
    screen = await counter.open();
  });
  afterAll(async () => {
    await counter.close();
    await unplug();
    rmSync(dir, { recursive: true, force: true });
  });

  test("is refused aloud before sign-in, rings up after it, and comes back after a re-plug", async () => {
    const { page } = screen;
    await page.locator(".signin").waitFor();
    // The till may still be about to open the port.
    const refused = page.getByText("A code was scanned. Sign in first, then scan again.");
    while (!(await refused.isVisible())) {
      scan(NOTEBOOK);
      await page.waitForTimeout(300);
    }
    await screen.signIn();
    scan(NOTEBOOK);
    scan(TAPE);
    await screen.shows("2 items");
    await unplug();
    await screen.shows("unplugged");
    await plug();
    await page.getByText("unplugged").first().waitFor({ state: "detached" });
    scan(CHOCOLATE);
    await screen.shows("3 scanned, 3 added");
  });

  test("what it reads on a refund is chosen there and not sold, and the goods of the next customer lead back", async () => {
    const { page } = screen;
    await screen.press("Exact cash");
    await screen.newSale();
    await screen.hands.scan("TL1:1:1");
    await page.locator(".pastlines li").nth(2).waitFor();
    await screen.press("Refund");
    await page.getByRole("checkbox").nth(2).waitFor();
    scan(TAPE);
    await page.locator(".pick.on").waitFor();
    scan(CHOCOLATE);
    await page.locator(".pick.on").nth(1).waitFor();
    await expect.poll(() => page.getByRole("checkbox", { checked: true }).count()).toBe(2);
    const gone = /"return\.scanning".*"sale":null/;
    const left = page.waitForResponse((answer) => gone.test(answer.request().postData() ?? ""));
    await screen.hands.press("Escape");
    await screen.hands.press("Escape");
    // The till is told that nobody gives goods back any more: what is read before that is no sale's.
    await left;
    await page.locator(".pick").first().waitFor({ state: "detached" });
    scan(NOTEBOOK);
    await screen.shows("1 scanned, 1 added");
    await screen.owes("5.59");
  });
});
