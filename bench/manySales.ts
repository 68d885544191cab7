/** Sale after sale over the till's real channel, as fast as it lets one page call, most in cash and some by card. */
import { openTillPage, type TillPage } from "../tests/support/tillPage.ts";
import { barcodeOf } from "./goods.ts";

export interface Seller {
  readonly page: TillPage;
  /** Rings `count` sales; each is on paper before the next begins. @returns ms a sale */
  sell(count: number): Promise<number>;
}

const EVERY_CARD = 20;
/** The shell takes 200 calls a second. */
const PACE_MS = 5.2;

/** @param url the till's, as printed; nobody is signed in yet */
export async function openSeller(url: string): Promise<Seller> {
  const page = await openTillPage(url);
  let sold = 0;
  let called = 0;

  const must: TillPage["mustDo"] = async (name, args) => {
    await passes(called + PACE_MS - performance.now());
    called = performance.now();
    await page.mustDo(name, args);
  };
  const sellOne = async (n: number): Promise<void> => {
    await must("sale.scan", { code: barcodeOf(n % 1_000) });
    const sale = await shown(() => page.view().sale);
    if (n % EVERY_CARD === 0) await must("payment.card", { sale: sale.id });
    else await must("cash.take", { sale: sale.id, given: sale.cash.toPay });
    await shown(() => page.view().sale?.state === "completed");
    await must("sale.next", {});
    await shown(() => page.view().sale === null && page.view().printing.length === 0);
  };

  await must("session.signIn", { operator: "cashier-1", pin: "1111" });
  return {
    page,
    async sell(count) {
      const began = performance.now();
      for (const end = sold + count; sold < end; sold += 1) await sellOne(sold);
      return (performance.now() - began) / count;
    },
  };
}

const passes = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

const PATIENCE_MS = 30_000;

/** Looks every ms: what is measured here is what many sales leave behind, not how soon one is painted. */
async function shown<T>(look: () => T | null | undefined | false): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > giveUpAt) throw new Error("a simulated sale stood still");
    await passes(1);
  }
}
