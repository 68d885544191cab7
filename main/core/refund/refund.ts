/**
 * A refund: one try to give back all or part of what one attempt captured. It is the one way in which money goes back to
 * a card or a wallet. Its state is the fold of its facts; what an answer is worth is decided in `refundRules.ts`, how much
 * may go back in `refundLimits.ts`.
 */
import type { GatewayId } from "../attempt/attempt.ts";
import type { Currency, Minor } from "../money/money.ts";
import type { RefundAdvice } from "./refundReading.ts";

/**
 * `refund` gives back · `void` undoes before settlement · `cancel` has the gateway close a payment, which gives it back
 * whole · `byHand` at the terminal or in the gateway's portal, with its number.
 */
export type RefundWay = "refund" | "void" | "cancel" | "byHand";

export type RefundState =
  | "new" /* intent committed, no byte has left */
  | "sent" /* bytes have left, nothing heard */
  | "pending" /* the gateway is at it */
  | "checking" /* whether money went back is unknown: find out */
  | "made"
  | "notMade"
  | "decided"; /* somebody who may said what happened, without proof */

/** Why money goes back. */
export type RefundPurpose =
  /**
   * Captured and not needed: a late approval, or more than was asked.
   * @property twice all of a payment that its sale needs, as the same card had paid the same purchase before
   */
  | { readonly kind: "notNeeded"; readonly twice?: true }
  /** Goods came back: a part of a return (`returns.ts`). @property tender the tender that it mirrors */
  | { readonly kind: "goods"; readonly return: string; readonly part: string; readonly tender: string };

/** Why a refund ended without money going back. */
export type NotMadeCause =
  | "notSent"
  /** The gateway's own word is proof. */
  | "refused"
  /** Refused with a word that proves nothing, and the gateway's list has no such refund. */
  | "notListed";

export interface RefundDecision {
  readonly made: boolean;
  readonly by: string;
  readonly approver: string;
  readonly reason: string;
  /** The refund's number at the gateway or on its slip; "" when not made. */
  readonly number: string;
  readonly at: number;
}

/** The intent: committed before the first byte leaves (INV-1). */
export interface RefundBody {
  readonly id: string;
  /** Its own number at the gateway: minted once, never sent twice. */
  readonly reference: string;
  readonly way: RefundWay;
  readonly gateway: GatewayId;
  /** The attempt whose capture is given back. */
  readonly of: string;
  readonly sale: string;
  /** Minor units. */
  readonly amount: Minor;
  readonly currency: Currency;
  readonly purpose: RefundPurpose;
  readonly approver: string;
  readonly reason: string;
  /** The refund that was proven not made, and whose place and approval this one takes; null when none. */
  readonly after: string | null;
  /**
   * Ids of the refunds of this amount that the gateway listed before this one was sent, so that a new one is told from an
   * old one; null when it could not be asked.
   */
  readonly listedBefore: readonly string[] | null;
}

export interface Refund extends RefundBody {
  readonly state: RefundState;
  /** Who asked for it. */
  readonly operator: string;
  readonly intendedAt: number;
  readonly sentAt: number | null;
  /** When the outcome became unknown, ms. */
  readonly unknownSince: number | null;
  readonly endedAt: number | null;
  readonly cause: NotMadeCause | null;
  /** Refused with a word that proves nothing by itself; null when it was not. */
  readonly refusal: Refusal | null;
  readonly advice: RefundAdvice | null;
  /** The gateway's words, as received. */
  readonly hostText: string;
  /** The gateway's own id of the refund, or the number written down; "" while nobody knows. */
  readonly gatewayRef: string;
  /** A gateway's answer, or a number from the portal, proved that it was made. */
  readonly proved: boolean;
  readonly decision: RefundDecision | null;
  /** The proof came after it had counted as not made (INV-4): more than once may have been given back. */
  readonly late: boolean;
  /** Somebody who may has seen what came late. */
  readonly seen: boolean;
}

export interface Refusal {
  readonly text: string;
  /** Null for "made before". */
  readonly advice: RefundAdvice | null;
}

/** Which answer brought a proof: the refund's own request, a look-up, or the person who did it by hand. */
export type RefundSource = "request" | "lookUp" | "hand";

/** Each names its refund; the row's `attempt` is the one whose capture it gives back. */
export type RefundFact =
  | { readonly kind: "refund.intended"; readonly body: RefundBody }
  | { readonly kind: "refund.sent"; readonly body: { readonly refund: string } }
  | { readonly kind: "refund.pending"; readonly body: { readonly refund: string } }
  /** Evidence that proves nothing by itself. */
  | {
      readonly kind: "refund.heard";
      readonly body: {
        readonly refund: string;
        readonly by: RefundSource;
        readonly reading: string;
        readonly text: string;
      };
    }
  | { readonly kind: "refund.refused"; readonly body: Refusal & { readonly refund: string } }
  | { readonly kind: "refund.unknown"; readonly body: { readonly refund: string; readonly why: string } }
  | { readonly kind: "refund.made"; readonly body: RefundProof }
  | { readonly kind: "refund.lateMade"; readonly body: RefundProof & { readonly after: RefundState } }
  | {
      readonly kind: "refund.notMade";
      readonly body: {
        readonly refund: string;
        readonly cause: NotMadeCause;
        readonly text: string;
        readonly advice: RefundAdvice | null;
      };
    }
  | {
      readonly kind: "refund.decided";
      readonly body: {
        readonly refund: string;
        readonly made: boolean;
        readonly approver: string;
        readonly reason: string;
        readonly number: string;
      };
    }
  /** A manager has seen that more went back than was captured. */
  | {
      readonly kind: "refund.tooMuchSeen";
      readonly body: { readonly refund: string; readonly approver: string; readonly reason: string };
    };

export interface RefundProof {
  readonly refund: string;
  readonly by: RefundSource;
  readonly gatewayRef: string;
  readonly text: string;
}

const OPEN: ReadonlySet<RefundState> = new Set(["new", "sent", "pending", "checking"]);

/** Open: whether money went back is not known yet. */
export const isOpenRefund = ({ state }: Refund): boolean => OPEN.has(state);

/** Given back, or perhaps so: its amount is not there to be given back again (INV-8). */
export const reserves = ({ state, decision }: Refund): boolean =>
  state !== "notMade" && !(state === "decided" && decision?.made === false);

/** The id of the refund that a fact is about. */
export const refundOf = (fact: RefundFact): string =>
  fact.kind === "refund.intended" ? fact.body.id : fact.body.refund;

/** The first fact of a refund. @param at ms */
export const intendedRefund = (body: RefundBody, at: number, operator: string): Refund => ({
  ...body,
  state: "new",
  operator,
  intendedAt: at,
  sentAt: null,
  unknownSince: null,
  endedAt: null,
  cause: null,
  refusal: null,
  advice: null,
  hostText: "",
  gatewayRef: "",
  proved: false,
  decision: null,
  late: false,
  seen: false,
});

const made = (refund: Refund, { gatewayRef, text }: RefundProof, at: number): Refund => ({
  ...refund,
  state: "made",
  proved: true,
  cause: null,
  advice: null,
  hostText: text,
  gatewayRef: gatewayRef === "" ? refund.gatewayRef : gatewayRef,
  endedAt: at,
});

/**
 * The refund after one of its facts.
 * @param at when the fact was journalled, ms
 * @param operator who was signed in then
 */
export function applyRefundFact(refund: Refund, fact: RefundFact, at: number, operator: string): Refund {
  switch (fact.kind) {
    case "refund.intended":
    case "refund.heard":
      return refund;
    case "refund.sent":
      return { ...refund, state: refund.state === "new" ? "sent" : refund.state, sentAt: at };
    case "refund.pending":
      return { ...refund, state: "pending" };
    case "refund.refused": {
      const { text, advice } = fact.body;
      return { ...refund, refusal: { text, advice }, hostText: text, advice };
    }
    case "refund.unknown":
      return { ...refund, state: "checking", unknownSince: refund.unknownSince ?? at };
    case "refund.made":
      return made(refund, fact.body, at);
    case "refund.lateMade":
      return { ...made(refund, fact.body, at), late: true };
    case "refund.notMade": {
      const { cause, text, advice } = fact.body;
      return { ...refund, state: "notMade", cause, hostText: text, advice, endedAt: at };
    }
    case "refund.decided": {
      const { made: wasMade, approver, reason, number } = fact.body;
      const decision = { made: wasMade, by: operator, approver, reason, number, at };
      return { ...refund, state: "decided", decision, gatewayRef: number, endedAt: at };
    }
    case "refund.tooMuchSeen":
      return { ...refund, seen: true };
  }
}
