/**
 * What the till asks of a payment service. A gateway is one folder that implements this; what one lacks is in the type,
 * not an `if` in a screen.
 */
import type { GatewayId } from "../core/attempt.ts";
import type { Currency, Minor } from "../core/money.ts";
import type { Reading, TakeResult } from "../core/reading.ts";

/** One card payment to carry out. Amounts in minor units. */
export interface TakeOrder {
  readonly reference: string;
  readonly amount: Minor;
  readonly tip: Minor;
  readonly currency: Currency;
}

export interface TakeCall {
  /** Ends when the gateway answers, the request is lost, or the time-out is over. Never rejects. */
  readonly result: Promise<TakeResult>;
  /** Stops waiting for an answer that is not needed any more; the payment itself goes on. */
  release(): void;
}

/** What a gateway noticed beside the reading: for the health strip, never for the outcome. */
export type GatewayNotice =
  | { readonly kind: "answered" }
  | { readonly kind: "silent"; readonly why: string }
  | { readonly kind: "signatureMismatch" }
  | { readonly kind: "signatureMissing" }
  | { readonly kind: "otherOrder" }
  | { readonly kind: "otherTerminal"; readonly terminal: string };

export interface CardGateway {
  readonly id: GatewayId;
  /** The name people know it by. */
  readonly name: string;
  /** The terminal this gateway drives, as people call it. */
  readonly terminal: string;
  /** How a running payment is cancelled: at IOT Pay only on the terminal itself (gateways.md A.7). */
  readonly cancel: "redKey";
  /**
   * Sends one payment, once. The caller has committed the intent before (INV-1).
   * @param onSent called when the first byte may have left
   */
  take(order: TakeOrder, onSent: () => void): TakeCall;
  /** Asks what became of a payment. Moves no money. Never rejects. */
  lookUp(order: TakeOrder): Promise<Reading>;
  /** Listens to what is noticed beside the readings. */
  onNotice(listener: (notice: GatewayNotice) => void): void;
  close(): void;
}
