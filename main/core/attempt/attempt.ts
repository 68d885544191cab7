/**
 * An attempt: one try to move one amount by one tender through one gateway.
 * The state is the fold of the attempt's facts; nothing else can change it. What an answer is worth is decided in
 * `attemptRules.ts`; this file only says what an attempt is and how a fact changes it.
 */
import type { ApprovedBody, AttemptFact, IntendedBody } from "./attemptFacts.ts";
import type {
  AttemptState,
  Capture,
  Decision,
  EndCause,
  Excess,
  GatewayId,
  PendingPhase,
  SettledApart,
  Shortfall,
} from "./attemptParts.ts";
import type { CancelAsk } from "./cancel.ts";
import type { CardDetails } from "./cardDetails.ts";
import type { Currency, Minor } from "../money/money.ts";
import type { WalletAdvice, WalletAsk } from "./wallet.ts";
import type { WalletWhy } from "./walletWhy.ts";

export type { AnswerSource, AttemptFact, IntendedBody } from "./attemptFacts.ts";
export type {
  AttemptState,
  Capture,
  Decision,
  EndCause,
  Excess,
  GatewayId,
  PendingPhase,
  SettledApart,
  Shortfall,
} from "./attemptParts.ts";

export interface Attempt {
  readonly id: string;
  /** The merchant's order number at the gateway: minted once, never reused (INV-2). */
  readonly reference: string;
  readonly gateway: GatewayId;
  readonly terminal: string;
  readonly sale: string;
  readonly tender: string;
  readonly amount: Minor;
  /** Asked for on top of the amount. */
  readonly tip: Minor;
  /** The terminal asked the customer for one. */
  readonly askTip?: true;
  readonly currency: Currency;
  /** How a wallet was asked to pay; null when a card was. */
  readonly wallet: WalletAsk | null;
  /** The gateway's own id of the payment, from its first answer on that names one; "" before. */
  readonly gatewayRef: string;
  readonly state: AttemptState;
  readonly phase: PendingPhase | null;
  /** Who asked for it: background facts of this attempt carry this name. */
  readonly operator: string;
  readonly intendedAt: number;
  readonly sentAt: number | null;
  /** When the outcome became unknown (first lost answer), ms; kept when set aside. */
  readonly unknownSince: number | null;
  readonly endedAt: number | null;
  readonly cause: EndCause | null;
  /** The host's or gateway's own words, as received. */
  readonly hostText: string;
  /** What there is to do after a wallet payment failed, when the gateway's code says so. */
  readonly advice: WalletAdvice | null;
  /** What the gateway's code says happened to a wallet payment, where it is a known one. */
  readonly why: WalletWhy | null;
  /** The cancel that was asked for at the till, with what the gateway said to it; null when none was. */
  readonly cancel: CancelAsk | null;
  /** What had been taken when the cancel came, and went back by it; null when nothing is known to have been. */
  readonly returned: Capture | null;
  readonly capture: Capture | null;
  /** A gateway's answer proved the capture; false as well when a person decided "paid" and no answer has said so yet. */
  readonly proved: boolean;
  readonly card: CardDetails | null;
  readonly decision: Decision | null;
  /** A proof of capture that came after the attempt had been ended or set aside (INV-4). */
  readonly late: boolean;
  /** The person at the till confirmed that the terminal shows no amount (INV-2). */
  readonly terminalConfirmedClear: boolean;
  /**
   * What became of money that was captured and not asked for; null while nobody has said, and again when a proof has shown
   * another amount than the one that was settled.
   */
  readonly excess: Excess | null;
  readonly apart: SettledApart;
  /**
   * Payments of this total that the gateway's list named before this one was sent: it is none of them. Null when the
   * list was not known then.
   */
  readonly listedBefore: readonly string[] | null;
  /** Decided "paid" by a person, and the gateway's look-ups agreed since then that nothing was taken, ms; else null. */
  readonly contradictedAt: number | null;
  readonly shortfall: Shortfall | null;
}

const OPEN: ReadonlySet<AttemptState> = new Set(["new", "sent", "pending", "checking"]);

/** Open: the till still owes the cashier an answer; the sale waits. */
export const isOpen = (attempt: Attempt): boolean => OPEN.has(attempt.state);

/** May still capture at the gateway, as far as anybody has proved or decided. */
export const mayStillCapture = (attempt: Attempt): boolean => isOpen(attempt) || attempt.state === "setAside";

/** Whether this attempt keeps its terminal from a new one (INV-2). */
export const holdsTerminal = (attempt: Attempt): boolean =>
  isOpen(attempt) || (attempt.state === "setAside" && !attempt.terminalConfirmedClear);

/** Its answer was lost before the gateway gave it a number, and it may have taken money: only the list can tell. */
export const isUnnamed = (attempt: Attempt): boolean =>
  attempt.wallet !== null &&
  attempt.gatewayRef === "" &&
  (attempt.state === "checking" || attempt.state === "setAside");

/** Why a sale counts money by this attempt that is not there, as far as nobody has seen to it; null when it does not. */
export function missingMoney(attempt: Attempt): "decidedPaid" | "returned" | null {
  if (attempt.state !== "approved" || attempt.shortfall !== null) return null;
  if (attempt.returned !== null) return "returned";
  if (attempt.proved) return isLessThanDecided(attempt) ? "decidedPaid" : null;
  return attempt.contradictedAt !== null ? "decidedPaid" : null;
}

/** Nothing of it is there: given back by a cancel, or only said to be paid, and the gateway speaks against it. */
export const isGone = ({ contradictedAt, proved, returned }: Attempt): boolean =>
  returned !== null || (!proved && contradictedAt !== null);

/** The sale was paid on a person's word for the whole amount; the gateway proves a part of it. */
const isLessThanDecided = ({ decision, capture, amount, tip }: Attempt): boolean =>
  decision?.paid === true && capture !== null && capture.captured < amount + tip;

/** The first fact of an attempt. */
export const intended = (body: IntendedBody, at: number, operator: string): Attempt => ({
  ...body,
  wallet: body.wallet ?? null,
  gatewayRef: "",
  operator,
  state: "new",
  phase: null,
  intendedAt: at,
  sentAt: null,
  unknownSince: null,
  endedAt: null,
  cause: null,
  hostText: "",
  advice: null,
  why: null,
  cancel: null,
  returned: null,
  capture: null,
  proved: false,
  card: null,
  decision: null,
  late: false,
  terminalConfirmedClear: false,
  excess: null,
  apart: { kept: 0 as Minor, givenBack: 0 as Minor },
  listedBefore: body.listedBefore ?? null,
  contradictedAt: null,
  shortfall: null,
});

const captured = (attempt: Attempt, body: ApprovedBody, at: number): Attempt => ({
  ...attempt,
  state: "approved",
  proved: true,
  cause: null,
  endedAt: at,
  hostText: body.hostText,
  advice: null,
  why: null,
  gatewayRef: body.gatewayRef === "" ? attempt.gatewayRef : body.gatewayRef,
  card: body.card ?? attempt.card,
  excess: attempt.capture?.captured === body.captured ? attempt.excess : null,
  capture: {
    captured: body.captured,
    tip: body.tip,
    cashback: body.cashback,
    surcharge: body.surcharge,
    differs: body.differs,
    gatewayRef: body.gatewayRef,
  },
});

/** The tip is on top of what was captured for goods, which stays as it was. */
const withTip = (capture: Capture, tip: Minor): Capture => ({
  ...capture,
  captured: (capture.captured - capture.tip + tip) as Minor,
  tip,
});

const withSettled = (apart: SettledApart, { amount, how }: Excess): SettledApart => ({
  ...apart,
  [how]: apart[how] + amount,
});

const withCancel = (attempt: Attempt, change: (cancel: CancelAsk) => CancelAsk): Attempt =>
  attempt.cancel === null ? attempt : { ...attempt, cancel: change(attempt.cancel) };

/**
 * The attempt after one of its facts.
 * @param at when the fact was journalled, ms
 * @param operator who was signed in then
 */
export function applyAttemptFact(attempt: Attempt, fact: AttemptFact, at: number, operator: string): Attempt {
  switch (fact.kind) {
    case "attempt.intended":
      return attempt;
    case "attempt.sent":
      return { ...attempt, state: attempt.state === "new" ? "sent" : attempt.state, sentAt: at };
    case "attempt.pending":
      return { ...attempt, state: attempt.unknownSince === null ? "pending" : attempt.state, phase: fact.body.phase };
    case "attempt.identified":
      return { ...attempt, gatewayRef: fact.body.gatewayRef };
    case "attempt.heard":
      return attempt;
    case "attempt.unknown":
      return { ...attempt, state: "checking", unknownSince: attempt.unknownSince ?? at };
    case "attempt.approved":
      return captured(attempt, fact.body, at);
    case "attempt.lateApproval":
      return { ...captured(attempt, fact.body, at), late: true };
    case "attempt.ended":
      return {
        ...attempt,
        state: fact.body.cause === "declined" ? "declined" : "cancelled",
        cause: fact.body.cause,
        hostText: fact.body.hostText,
        card: fact.body.card ?? attempt.card,
        advice: fact.body.advice ?? null,
        why: fact.body.why ?? null,
        endedAt: at,
      };
    case "attempt.cancelAsked":
      return {
        ...attempt,
        cancel: {
          askedAt: at,
          sentAt: null,
          tries: attempt.cancel?.tries ?? 0,
          said: null,
          confirmed: false,
          ...fact.body,
        },
      };
    case "attempt.cancelSent":
      return withCancel(attempt, (cancel) => ({ ...cancel, sentAt: at, tries: cancel.tries + 1, said: null }));
    case "attempt.cancelAnswered":
      return withCancel(attempt, (cancel) => ({ ...cancel, said: fact.body.said }));
    case "attempt.cancelConfirmed":
      return withCancel(attempt, (cancel) => ({ ...cancel, confirmed: true }));
    case "attempt.returned":
      return { ...attempt, returned: fact.body };
    case "attempt.cardDetails":
      return { ...attempt, card: fact.body.card };
    case "attempt.decided":
      return {
        ...attempt,
        state: fact.body.paid ? "approved" : "cancelled",
        cause: fact.body.paid ? null : "decidedNotPaid",
        endedAt: at,
        decision: { ...fact.body, by: operator, at },
        // Set aside, its tender may have been paid another way meanwhile: the same duty as a late approval's.
        late: attempt.late || (fact.body.paid && attempt.state === "setAside"),
        capture: fact.body.paid
          ? {
              captured: (attempt.amount + attempt.tip) as Minor,
              tip: attempt.tip,
              cashback: 0 as Minor,
              surcharge: 0 as Minor,
              differs: false,
              gatewayRef: fact.body.slip,
            }
          : null,
      };
    case "attempt.setAside":
      return { ...attempt, state: "setAside", unknownSince: attempt.unknownSince ?? at };
    case "attempt.terminalConfirmedClear":
      return { ...attempt, terminalConfirmedClear: true };
    case "attempt.excessSettled":
      return { ...attempt, excess: fact.body, apart: withSettled(attempt.apart, fact.body) };
    case "attempt.tipSet":
      return { ...attempt, capture: attempt.capture === null ? null : withTip(attempt.capture, fact.body.tip) };
    case "attempt.contradicted":
      return { ...attempt, contradictedAt: attempt.contradictedAt ?? at };
    case "attempt.shortfallSettled":
      return { ...attempt, shortfall: fact.body };
  }
}
