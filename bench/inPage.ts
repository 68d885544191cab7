/**
 * The page's own stop-watch, put into it before its first script. Measures from the key event that the page was given to
 * the first frame that shows what came of it, and every task that held the page up for longer than 50 ms.
 */
import type { Page } from "playwright";

/** What the page has measured since it was last asked, ms. */
export interface PageTimes {
  /** From the Enter of a scan to the frame with its line. */
  readonly scans: readonly number[];
  /** From a key in the search to the frame with what was found. */
  readonly keys: readonly number[];
  /** Moments at which a payment's sentence was on the screen, Unix ms. */
  readonly said: readonly { readonly text: string; readonly at: number }[];
  /** Tasks longer than 50 ms. */
  readonly tasks: readonly number[];
}

declare global {
  interface Window {
    benchTake?: () => PageTimes;
  }
}

/** Runs in the page. */
function stopWatch(): void {
  let scans: number[] = [];
  let keys: number[] = [];
  let tasks: number[] = [];
  let said: { text: string; at: number }[] = [];
  let saying = "";
  let entered: { at: number; lines: number } | null = null;
  let typed: { at: number; answered: boolean } | null = null;

  /** The first task after a frame: that frame is on its way to the screen. */
  const painted = (then: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        then(performance.now());
      };
      port2.postMessage(null);
    });
  };
  const lines = (): number => document.querySelectorAll("ol.lines > li").length;

  window.addEventListener(
    "keydown",
    (event) => {
      const inSearch = event.target instanceof HTMLInputElement;
      if (event.key === "Enter") entered = { at: performance.now(), lines: lines() };
      else if (inSearch) typed = event.key.length === 1 ? { at: performance.now(), answered: false } : null;
    },
    { capture: true },
  );
  new MutationObserver((changes) => {
    if (entered !== null && lines() > entered.lines) {
      const { at } = entered;
      entered = null;
      painted((now) => scans.push(now - at));
    }
    const says = document.querySelector("[role=status]")?.textContent ?? "";
    if (says !== saying) {
      saying = says;
      painted((now) => said.push({ text: says, at: performance.timeOrigin + now }));
    }
    const inTiles = changes.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return element !== null && (element.closest(".tiles") !== null || element.classList.contains("browse"));
    });
    if (typed?.answered === true && inTiles) {
      const { at } = typed;
      typed = null;
      painted((now) => keys.push(now - at));
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });

  const plain = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const mine = typed;
    const answer = await plain(input, init);
    if (mine !== null && typeof init?.body === "string" && init.body.includes('"catalog.search"')) mine.answered = true;
    return answer;
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask" });

  window.benchTake = () => {
    const taken = { scans, keys, said, tasks };
    scans = [];
    keys = [];
    said = [];
    tasks = [];
    return taken;
  };
}

export const wearWatch = (page: Page): Promise<unknown> => page.addInitScript(stopWatch);

/** What was measured since the last time. */
export const takeTimes = (page: Page): Promise<PageTimes> =>
  page.evaluate(() => {
    if (window.benchTake === undefined) throw new Error("this page wears no stop-watch");
    return window.benchTake();
  });
