/** The small types that an attempt and its facts are made of. */
import type { Minor } from "../money/money.ts";

export type AttemptState =
  | "new" /* intent committed, no byte has left */
  | "sent" /* bytes have left, nothing heard */
  | "pending" /* the gateway says that the customer is not done */
  | "checking" /* the outcome is unknown: find out */
  | "approved"
  | "declined"
  | "cancelled"
  | "setAside"; /* still unknown, watched, but the tender is free */

export type GatewayId = "iotpay" | "citcon" | "codepay";

/**
 * How far the gateway says the customer is: `queued` = the terminal has not taken it up, `card` = nothing presented yet,
 * `bank` = card read, `phone` = asked on the phone.
 */
export type PendingPhase = "queued" | "card" | "bank" | "phone";

/** What the card was charged, in minor units: `captured` contains tip, cashback and surcharge. */
export interface Capture {
  readonly captured: Minor;
  readonly tip: Minor;
  readonly cashback: Minor;
  readonly surcharge: Minor;
  /** More than asked, or unexplained: a manager decides (gateways.md 0.2). */
  readonly differs: boolean;
  readonly gatewayRef: string;
}

/** Why an attempt ended without capture. */
export type EndCause =
  | "declined"
  | "cancelledOnTerminal"
  | "cancelledBySystem"
  | "cancelledByTill"
  | "refusedByGateway"
  | "notSent"
  /** The gateway does not know it, and it is proved that it would (`notFound.ts`). */
  | "notFound"
  | "decidedNotPaid";

export interface Decision {
  readonly paid: boolean;
  readonly by: string;
  readonly approver: string;
  readonly reason: string;
  readonly slip: string;
  readonly at: number;
}

export interface Excess {
  readonly how: "givenBack" | "kept";
  readonly approver: string;
  readonly reason: string;
  /** The number of the refund at the gateway's portal or on the terminal's slip; "" when kept. */
  readonly reference: string;
  /** What was settled by it beside the till's own refunds, minor units; 0 when those gave everything back. */
  readonly amount: Minor;
}

/** All that was settled of one capture beside the till's own refunds, minor units. */
export interface SettledApart {
  readonly kept: Minor;
  readonly givenBack: Minor;
}

/** What was done about money that a sale counts and that the gateway says is not there. */
export interface Shortfall {
  readonly approver: string;
  readonly reason: string;
}
