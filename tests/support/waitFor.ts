/** Waiting for a condition instead of for a time. */

/** Far more than a busy machine needs; a condition that has not come by then does not come. In ms. */
export const PATIENCE_MS = 120_000;

/** How soon the same is asked again, ms; and after a question that was dear, how many times as long as it took. */
const SOON_MS = 20;
const PAUSE = 4;

/**
 * Asks `probe` until it answers something other than undefined or false.
 * @param what the condition in words, for the error when it does not come in PATIENCE_MS
 * @param instead what there was when it did not come, for the same error
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false,
  instead: () => string = () => "",
): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const began = performance.now();
    const found = probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > giveUpAt) throw inVain(what, instead());
    const took = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, Math.max(SOON_MS, took * PAUSE)));
  }
}

/** The same for what comes by itself. */
export async function comes<T>(what: string, coming: Promise<T>, instead: () => string = () => ""): Promise<T> {
  let patience: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    patience = setTimeout(() => {
      reject(inVain(what, instead()));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([coming, tooLong]);
  } finally {
    clearTimeout(patience);
  }
}

const inVain = (what: string, instead: string): Error =>
  new Error(`waited in vain for: ${what}${instead === "" ? "" : `\n${instead}`}`);
