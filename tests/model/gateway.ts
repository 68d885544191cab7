/** A modelled gateway: what a till can ask of it, over a wire, while its customers do what they do. One file for each. */
import type { Clock } from "../../main/core/clock.ts";
import type { CardGateway, WalletGateway } from "../../main/gateways/port.ts";
import type { Means } from "../../main/payments/payments.ts";
import type { Bank } from "./bank.ts";
import type { Look } from "./look.ts";
import type { Outcome } from "./outcome.ts";
import type { Asker, Fault } from "./wire.ts";

/** What the world around a gateway is like in one case. */
export interface Around {
  readonly clock: Clock;
  readonly bank: Bank;
  /** Hidden outcome of the n-th payment, from 0. */
  outcome(nth: number): Outcome;
  /** What befalls the n-th cancel, from 0. */
  cancelFault(nth: number): Fault;
  /** What befalls the n-th request to give back, from 0. */
  refundFault(nth: number): Fault;
  /** What befalls the look-up that is sent now. */
  look(): Look;
  /** A request that moves money is about to leave: the books must say so already (INV-1). */
  leaves(request: {
    readonly kind: "take" | "cancel" | "refund";
    readonly reference: string;
    readonly amount: number;
  }): void;
}

export interface GatewayModel {
  /** The port as one run of the till sees it. */
  connect(asker: Asker): CardGateway | WalletGateway;
  /** With what the till asks a customer to pay. */
  readonly means: Means;
  /** It has this payment, and its customer may still pay it. */
  readonly isWaiting: (reference: string) => boolean;
  /** What it says of a number that was never used. */
  readonly notFoundText: string;
  /** The id of this payment, as the customer's phone or slip shows it; null when the gateway never had it. */
  idOf(reference: string): string | null;
  /** The terminal still shows this amount, and its customer may still pay it. */
  showsAmount(reference: string): boolean;
  /** Ids listed now, as the till would note before it sends; null when this gateway has no list. */
  readonly listed: () => readonly string[] | null;
}

export type OpenGateway = (around: Around) => GatewayModel;
