/**
 * Keeps the knowledge of the gateway fresh: asks for a number that was never used when nothing else has been heard for a
 * while, often while it is silent. So `Card` can say since when the gateway is silent, and unknown outcomes are asked
 * for at once when it is back. It moves no money.
 */
import type { Clock } from "../core/clock.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import type { CardGateway, Initialization, WalletGateway } from "../gateways/port.ts";
import { neverUsed } from "./controls.ts";

const IDLE_MS = 60_000;
const SILENT_MS = 3_000;

export interface Heartbeat {
  start(): void;
  close(): void;
}

/**
 * @param register makes the number this till's own; no payment ever uses it
 * @param greeted hears what a gateway that is greeted answers
 */
export function createHeartbeat(
  gateway: CardGateway | WalletGateway,
  clock: Clock,
  register: string,
  currency: Currency,
  greeted?: (answer: Initialization) => void,
): Heartbeat {
  let lastAt = Number.NEGATIVE_INFINITY;
  let silent = false;
  let cancel: (() => void) | null = null;
  let closed = false;
  gateway.onNotice((notice) => {
    if (notice.kind === "answered") {
      lastAt = clock.now();
      silent = false;
    } else if (notice.kind === "silent" || notice.kind === "erring") silent = true;
  });

  const beat = async (): Promise<void> => {
    if (silent || clock.now() - lastAt >= IDLE_MS) {
      // A gateway that is greeted is greeted again: its look-up without an id would fetch a list of all payments.
      if ("initialize" in gateway) {
        const answer = await gateway.initialize();
        if (!closed) greeted?.(answer);
      } else await gateway.lookUp({ reference: neverUsed(register), amount: 1 as Minor, tip: 0 as Minor, currency });
    }
    if (!closed) cancel = clock.after(SILENT_MS, () => void beat());
  };

  return {
    start() {
      void beat();
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
