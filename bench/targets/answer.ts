/** The terminal's final answer at the gateway → "Approved" painted, and the slip's bytes out of the till. */
import type { Bench } from "../bench.ts";
import { type BenchCounter, openBenchCounter } from "../counter.ts";
import { atMost, type Figure } from "../figures.ts";
import { takeTimes } from "../inPage.ts";
import { percentile, spread } from "../stats.ts";
import { startPaperClock } from "../paperClock.ts";

const POLL_MS = 2_000;

export const answer: Bench = {
  name: "answer",
  async run({ browser, quick }) {
    const paper = await startPaperClock();
    const settings = { devices: { printers: [{ kind: "tcp", host: "127.0.0.1", port: paper.port, columns: 42 }] } };
    const counter = await openBenchCounter(await browser(), { pollMs: POLL_MS, settings });
    try {
      const open: Payment[] = [];
      for (let i = 0; i < (quick ? 4 : 20); i += 1) open.push(await pay(counter, paper, false));
      const lookedUp: Payment[] = [];
      for (let i = 0; i < (quick ? 2 : 8); i += 1) lookedUp.push(await pay(counter, paper, true));
      const figure = (what: string, times: readonly number[], limit: number): Figure => ({
        what,
        value: percentile(times, 0.99),
        unit: "ms",
        limit: atMost(limit),
        more: spread(times),
      });
      return [
        figure(
          "gateway's final answer → Approved painted",
          open.map(({ painted }) => painted),
          100,
        ),
        figure(
          "the same, answer lost, found by look-up",
          lookedUp.map(({ painted }) => painted),
          POLL_MS + 100,
        ),
        figure(
          "approval → first bytes of its papers out",
          open.map(({ printed }) => printed),
          150,
        ),
      ];
    } finally {
      await counter.close();
      await paper.close();
    }
  },
};

interface Payment {
  /** ms from the tap to the frame that says Approved. */
  readonly painted: number;
  /** ms from the tap to the first byte at the printer. */
  readonly printed: number;
}

/** @param lose the request that waits for the terminal breaks off before the customer taps */
async function pay(
  { counter, screen }: BenchCounter,
  paper: Awaited<ReturnType<typeof startPaperClock>>,
  lose: boolean,
): Promise<Payment> {
  const { page } = screen;
  if (lose) counter.gateway.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  await page.locator(".tile").first().click();
  await page.locator("ol.lines > li").first().waitFor();
  await screen.press("Card");
  await screen.says(lose ? "Do not run the card again." : "Ask the customer to tap");
  // Taps come at any moment between two look-ups.
  await page.waitForTimeout(300 + ((counter.gateway.ledger().length * 370) % POLL_MS));
  await takeTimes(page);
  const tapped = Date.now();
  paper.forget();
  counter.gateway.control.pax({ action: "tap" });
  await screen.says("Approved");
  await page.waitForTimeout(400);
  const { said } = await takeTimes(page);
  const painted = said.find(({ text }) => text.startsWith("Approved"))?.at ?? Number.NaN;
  const printed = paper.firstByteAt() ?? Number.NaN;
  await screen.press("New sale");
  return { painted: painted - tapped, printed: printed - tapped };
}
