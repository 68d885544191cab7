/**
 * What is journalled of an attempt, and how the facts that end one are made. `attempt.ts` says what each of them changes.
 */
import type { AttemptState, Capture, EndCause, Excess, GatewayId, PendingPhase, Shortfall } from "./attemptParts.ts";
import type { CancelSaid, CancelWhy } from "./cancel.ts";
import type { CardDetails } from "./cardDetails.ts";
import type { Currency, Minor } from "../money/money.ts";
import type { Reading } from "./reading.ts";
import type { WalletAdvice, WalletAsk } from "./wallet.ts";
import type { WalletWhy } from "./walletWhy.ts";

export interface IntendedBody {
  readonly id: string;
  readonly reference: string;
  readonly gateway: GatewayId;
  readonly terminal: string;
  readonly sale: string;
  readonly tender: string;
  readonly amount: Minor;
  readonly tip: Minor;
  /** The terminal asked for the tip, and its answer says what came of it. Left out where it did not. */
  readonly askTip?: true;
  readonly currency: Currency;
  /** Left out when a card pays. */
  readonly wallet?: WalletAsk;
  /** Left out when the gateway's list was not known. */
  readonly listedBefore?: readonly string[];
}

/** Which call brought an answer: the open request (`take`) or a look-up beside or after it. */
export type AnswerSource = "take" | "lookUp";

/** What an answer proved, with the words and the card that came with it. */
export interface ApprovedBody extends Capture {
  readonly by: AnswerSource;
  readonly hostText: string;
  readonly card: CardDetails | null;
}

export interface EndedBody {
  readonly cause: EndCause;
  readonly by: AnswerSource | "till" | "cancel";
  readonly hostText: string;
  readonly card: CardDetails | null;
  readonly advice?: WalletAdvice;
  readonly why?: WalletWhy;
}

export type AttemptFact =
  | { readonly kind: "attempt.intended"; readonly body: IntendedBody }
  | { readonly kind: "attempt.sent"; readonly body: Record<string, never> }
  | { readonly kind: "attempt.pending"; readonly body: { readonly phase: PendingPhase; readonly by: AnswerSource } }
  /** The gateway named its own id of the payment, or a manager picked it from the list: later calls can ask by it. */
  | {
      readonly kind: "attempt.identified";
      readonly body: { readonly gatewayRef: string; readonly by: AnswerSource | "manager"; readonly approver?: string };
    }
  /** Evidence that proves nothing by itself: kept so that a dispute can read it. */
  | {
      readonly kind: "attempt.heard";
      readonly body: { readonly by: AnswerSource; readonly reading: string; readonly text: string };
    }
  | { readonly kind: "attempt.unknown"; readonly body: { readonly why: string } }
  | { readonly kind: "attempt.approved"; readonly body: ApprovedBody }
  | { readonly kind: "attempt.lateApproval"; readonly body: ApprovedBody & { readonly after: AttemptState } }
  | { readonly kind: "attempt.ended"; readonly body: EndedBody }
  | { readonly kind: "attempt.cancelAsked"; readonly body: { readonly why?: CancelWhy } }
  /** Committed before a cancel leaves: it may move money back (INV-1). */
  | { readonly kind: "attempt.cancelSent"; readonly body: Record<string, never> }
  | { readonly kind: "attempt.cancelAnswered"; readonly body: { readonly said: CancelSaid; readonly text: string } }
  /** After the cancel the gateway said that nothing is taken: a capture from here on is a late approval. */
  | { readonly kind: "attempt.cancelConfirmed"; readonly body: Record<string, never> }
  /** The payment had gone through, and the cancel gave it back. */
  | { readonly kind: "attempt.returned"; readonly body: Capture }
  | { readonly kind: "attempt.cardDetails"; readonly body: { readonly card: CardDetails } }
  | {
      readonly kind: "attempt.decided";
      readonly body: {
        readonly paid: boolean;
        readonly approver: string;
        readonly reason: string;
        readonly slip: string;
      };
    }
  | { readonly kind: "attempt.setAside"; readonly body: { readonly approver: string; readonly reason: string } }
  | { readonly kind: "attempt.terminalConfirmedClear"; readonly body: { readonly terminal: string } }
  | { readonly kind: "attempt.excessSettled"; readonly body: Excess }
  /** The gateway proves that the payment has this tip now, minor units: by a change that was asked for at the till. */
  | { readonly kind: "attempt.tipSet"; readonly body: { readonly change: string; readonly tip: Minor } }
  /** Decided "paid", and the gateway proves that nothing was taken: somebody has to see to it. */
  | { readonly kind: "attempt.contradicted"; readonly body: { readonly text: string } }
  | { readonly kind: "attempt.shortfallSettled"; readonly body: Shortfall };

/** A manager picked the payment `gatewayRef` from the gateway's list. */
export const pickedFact = (gatewayRef: string, approver: string): AttemptFact => ({
  kind: "attempt.identified",
  body: { gatewayRef, by: "manager", approver },
});

/** The end that a reading of "not captured" proves. */
export const endedBody = (
  { cause, hostText, card, advice, why }: Extract<Reading, { kind: "notCaptured" }>,
  by: AnswerSource,
): EndedBody => ({
  cause,
  by,
  hostText,
  card,
  ...(advice === undefined ? {} : { advice }),
  ...(why === undefined ? {} : { why }),
});

/** An end that needs no reading of its own. */
export const ended = (
  cause: "notSent" | "refusedByGateway" | "notFound",
  by: AnswerSource | "till",
  hostText: string,
): AttemptFact => ({
  kind: "attempt.ended",
  body: { cause, by, hostText, card: null },
});
