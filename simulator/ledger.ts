/** The truth about moved money: one entry per capture, never changed, kept apart from everything the gateways say about it. */

export interface LedgerEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: "capture";
  readonly mchOrderNo: string;
  readonly payOrderId: string;
  /** Minor units taken from the card, without the tip. */
  readonly amount: number;
  /** Minor units taken from the card on top of `amount`. */
  readonly tip: number;
  readonly currency: string;
  readonly cardLast4: string;
  readonly device: string;
}

export interface Ledger {
  entries(): readonly LedgerEntry[];
  add(entry: LedgerEntry): void;
  reset(): void;
}

/** An empty ledger. */
export function createLedger(): Ledger {
  let entries: readonly LedgerEntry[] = [];
  return {
    entries: () => entries,
    add: (entry) => {
      entries = [...entries, entry];
    },
    reset: () => {
      entries = [];
    },
  };
}
