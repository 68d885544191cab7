/** A part of the page that could not be fetched, because the till is gone for a moment, is asked for again this soon, ms. */
const AGAIN_MS = 500;

/** What is fetched only when it is needed, however often it takes. */
export async function untilItComes<T>(fetch: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetch();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
