/** The truth about moved money: one entry per movement, never changed, kept apart from everything the gateways say about it. */

export interface LedgerEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly gateway: "iotpay" | "citcon" | "codepay";
  /**
   * `capture` takes from the customer, `refund` and `cancel` give back to him. `hold` and `release` set an amount aside on his
   * card and let go of it; `tip` changes the tip of a capture by what `tip` says.
   */
  readonly kind: "capture" | "refund" | "cancel" | "hold" | "release" | "tip";
  /** The shop's own number of the payment, as the request gave it; empty when it gave none. Refunds name the payment's. */
  readonly reference: string;
  /** The gateway's number of the payment; a refund or cancel names the payment it undoes. */
  readonly transactionId: string;
  /** The same as `reference` and `transactionId`, under IOT Pay's names. */
  readonly mchOrderNo: string;
  readonly payOrderId: string;
  /** Minor units moved, without the tip; always positive. What is given back is all here. */
  readonly amount: number;
  /** Minor units taken on top of `amount`. */
  readonly tip: number;
  /** Minor units taken on top of both and handed out as cash; CodePay alone has it. */
  readonly cashback?: number;
  /** The shop's own number of the order that gave back or let go; CodePay alone has it. */
  readonly ownReference?: string;
  readonly currency: string;
  /** Empty for wallets. */
  readonly cardLast4: string;
  /** The PAX or CodePay terminal; for wallets the gateway's terminal id, or `other till` for payments of another till on the token. */
  readonly device: string;
}

/** An entry as a gateway reports it. */
export type Movement = Omit<LedgerEntry, "mchOrderNo" | "payOrderId">;

export interface Ledger {
  entries(): readonly LedgerEntry[];
  add(movement: Movement): void;
  reset(): void;
}

/** An empty ledger. */
export function createLedger(): Ledger {
  let entries: readonly LedgerEntry[] = [];
  return {
    entries: () => entries,
    add: (movement) => {
      entries = [...entries, { ...movement, mchOrderNo: movement.reference, payOrderId: movement.transactionId }];
    },
    reset: () => {
      entries = [];
    },
  };
}
