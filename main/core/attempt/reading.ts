/**
 * What one gateway answer proves: exactly one of a few readings (gateways.md 0.2). Gateways translate their wire answers
 * into these; the attempt rules know nothing of any gateway. Whatever is not listed is `nothing` (learned).
 */
import type { Capture, PendingPhase } from "./attempt.ts";
import type { CardDetails } from "./cardDetails.ts";
import type { WalletAdvice } from "./wallet.ts";
import type { WalletWhy } from "./walletWhy.ts";

/** @property gatewayRef the gateway's own id of the payment, whenever an answer about it names one */
export type Reading = Said & { readonly gatewayRef?: string };

type Said =
  | {
      readonly kind: "captured";
      readonly capture: Capture;
      readonly hostText: string;
      readonly card: CardDetails | null;
    }
  | {
      readonly kind: "notCaptured";
      readonly cause: "declined" | "cancelledOnTerminal" | "cancelledBySystem";
      readonly hostText: string;
      readonly card: CardDetails | null;
      readonly advice?: WalletAdvice;
      /** The gateway names the reason of the end: one look-up is proof, they need not agree for a while. */
      readonly final?: true;
      readonly why?: WalletWhy;
    }
  | { readonly kind: "pending"; readonly phase: PendingPhase }
  /** The gateway does not know the number. Never proof by itself. */
  | { readonly kind: "notFound"; readonly text: string }
  /** The gateway refused the request as such (wrong signature, missing field): proof only after a look-up agrees. */
  | { readonly kind: "refused"; readonly code: string; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

/** Why nothing was learned; `otherOrder`, `otherCurrency`, `wrongSignature` also raise a health alarm. */
export type NothingWhy =
  | "unreachable" /* look-up only: the request itself never left */
  | "lost" /* no answer, or cut off */
  | "notJson"
  | "notUnderstood"
  | "httpStatus"
  | "gatewayFailure"
  | "unlistedStatus"
  | "otherOrder"
  | "otherCurrency"
  | "otherKind"
  | "wrongSignature"
  | "unlistedCode"
  | "severalFit"; /* more than one payment could be it, or nobody can tell: a person picks */

/** How the open request of an attempt came to its end. */
export type TakeResult =
  | { readonly kind: "answered"; readonly reading: Reading }
  /** The gateway has the payment under its own id and the customer is not done: look-ups bring the end. */
  | {
      readonly kind: "accepted";
      readonly gatewayRef: string;
      readonly phase: PendingPhase;
      /** The terminal is not there: it would show the amount when it wakes, perhaps to the next customer. */
      readonly terminalOffline?: true;
    }
  /** At least one byte left, or may have: the outcome is unknown. */
  | { readonly kind: "lost"; readonly why: string }
  /** No byte left the till: nothing can have been captured. */
  | { readonly kind: "notSent"; readonly why: string };
