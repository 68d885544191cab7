/** Waiting for a condition instead of for a time. */

/** Far more than a busy machine needs; a condition that has not come by then does not come. In ms. */
const PATIENCE_MS = 60_000;

/**
 * Asks `probe` until it answers something other than undefined or false.
 * @param what the condition in words, for the error when it does not come in PATIENCE_MS
 */
export async function waitFor<T>(what: string, probe: () => T | undefined | false): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
