/**
 * What the wallets' gateway lists before a payment is asked for: should its answer be lost, it is none of these
 * (gateways.md 0.2). Asked for when a payment draws near, so that it is there when the code is scanned. Moves no money.
 */
import type { Clock } from "../../core/clock.ts";
import type { ListedPayment, WalletGateway } from "../../gateways/port.ts";

/** An older list would leave out payments that the till itself has forgotten about by then, ms. */
const GOOD_FOR_MS = 3_600_000;

export interface WalletList {
  /** Asks anew; until the answer comes the last list stands. */
  learn(): void;
  /** Ids of the listed payments of this total, minor units; null when no list is known. */
  namedBefore(total: number): readonly string[] | null;
}

export function createWalletList(gateway: WalletGateway | null, clock: Clock): WalletList {
  let known: { readonly rows: readonly ListedPayment[]; readonly at: number } | null = null;
  return {
    learn() {
      const at = clock.now();
      void gateway?.list().then((listing) => {
        if (listing.kind === "listed") known = { rows: listing.payments, at };
      });
    },
    namedBefore(total) {
      if (known === null || clock.now() - known.at > GOOD_FOR_MS) return null;
      return known.rows.filter((row) => row.total === total).map(({ gatewayRef }) => gatewayRef);
    },
  };
}
