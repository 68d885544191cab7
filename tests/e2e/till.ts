/** `test` with a counter per file and a window per test; a test that fails leaves its counter to nobody. */
import { afterAll, inject, onTestFinished, type TestContext } from "vitest";
import { openCounter, type Counter, type CounterOptions } from "./counter.ts";
import type { Screen } from "./screen.ts";
import { closeWindow } from "./windows.ts";

export interface AtTheTill {
  readonly counter: Counter;
  readonly screen: Screen;
}

/**
 * A counter that the tests of one file share, each with a window of its own. Every test ends with no sale open; after a
 * failure the next one gets a fresh counter, so that one fault is one failure.
 */
export function sharedCounter(options: CounterOptions = {}): () => Promise<AtTheTill> {
  let counter: Counter | null = null;
  const drop = async (): Promise<void> => {
    await counter?.close();
    counter = null;
  };
  afterAll(drop);
  return async () => {
    counter ??= await openCounter(inject("browser"), options);
    const mine = counter;
    mine.gateway.control.auto(null);
    // The paper of the last sale may come out only now: it is not to be taken for one of this test's.
    await mine.allPrinted();
    const screen = await mine.open();
    onTestFinished(async ({ task }) => {
      const failed = (task.result?.errors?.length ?? 0) > 0;
      if (failed) await keepPicture(screen);
      else await screen.close();
      if (failed && counter === mine) await drop();
    });
    if (await screen.page.locator(".signin").isVisible()) await screen.signIn();
    return { counter: mine, screen };
  };
}

/** A counter and a window for one test alone, on the sign-in screen. @param context of the test, which may run beside others */
export async function ownCounter(
  context: Pick<TestContext, "onTestFinished">,
  options: CounterOptions = {},
): Promise<AtTheTill> {
  const counter = await openCounter(inject("browser"), options);
  context.onTestFinished(() => counter.close());
  const screen = await counter.open();
  context.onTestFinished(async ({ task }) => {
    if ((task.result?.errors?.length ?? 0) > 0) await keepPicture(screen);
  });
  return { counter, screen };
}

/** Where `TENDERLINE_E2E_PICTURES` names a folder, a failed test leaves a picture there. Its window is closed for good. */
async function keepPicture({ page }: Screen): Promise<void> {
  const folder = process.env["TENDERLINE_E2E_PICTURES"];
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/failed-${String(Date.now())}.png` }).catch(() => undefined);
  await closeWindow(page);
}
