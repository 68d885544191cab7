/**
 * Windows on tills. A new one costs Chromium most of a second of a processor, more than the till itself: what a test has left is
 * cleaned and given to the next.
 */
import { type Browser, chromium, type Page } from "playwright";

const SMALL = { width: 1024, height: 768 };
/** What turns and slides for a person who waits costs a sixth of the tests' work; the Electron suite's window has it all. */
const LOOK = { colorScheme: "light", reducedMotion: "reduce" } as const;

let connecting: Promise<Browser> | null = null;
const left: Page[] = [];

/** @param endpoint of the run's browser */
export async function takeWindow(endpoint: string): Promise<Page> {
  const page = left.pop();
  if (page !== undefined && !page.isClosed()) return page;
  connecting ??= chromium.connect(endpoint);
  const browser = await connecting;
  const context = await browser.newContext({ viewport: SMALL, locale: "en-CA", ...LOOK });
  return context.newPage();
}

/** Nothing of what it showed or kept is in it any more. One that cannot be cleaned is closed, as is whatever else it opened. */
export async function leaveWindow(page: Page): Promise<void> {
  if (page.isClosed()) return;
  try {
    for (const other of page.context().pages()) if (other !== page) await other.close();
    page.removeAllListeners("pageerror");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
      // What the page would keep while it goes belongs to nobody.
      Storage.prototype.setItem = () => undefined;
    });
    await page.goto("about:blank");
    await page.setViewportSize(SMALL);
    await page.emulateMedia(LOOK);
    await page.mouse.move(0, 0);
    left.push(page);
  } catch {
    await page.context().close();
  }
}

/** A window in which something went wrong is given to nobody. */
export const closeWindow = (page: Page): Promise<void> => page.context().close();
