/**
 * What happened to one payment, step by step, as data without words: read from the journal's facts alone, so that after a
 * restart and in a dispute it says the same. Pure.
 */
import type { AnswerSource, AttemptFact, AttemptState, EndCause, PendingPhase } from "./attempt.ts";
import { containsCardData } from "../carddata.ts";
import type { CancelSaid } from "./cancel.ts";
import { brandName } from "./cardDetails.ts";
import { shortRef } from "../ids.ts";
import type { Minor } from "../money/money.ts";
import type { RefundFact } from "../refund/refund.ts";
import type { SecondSaleFact } from "./samePayment.ts";
import { refundWhat, type RefundWhat } from "./timelineRefund.ts";
import { tipStands, tipWhat, type TipWhat } from "./timelineTip.ts";
import type { TipFact } from "../tip/tipChange.ts";

/** A fact as the journal holds it. */
export interface TimedFact {
  /** ms */
  readonly at: number;
  readonly kind: string;
  readonly operator: string | null;
  readonly body: unknown;
}

/** One step. Amounts in minor units; `text` and `why` are the gateway's own words or codes, as received. */
export type TimelineWhat =
  | { readonly kind: "asked"; readonly amount: Minor; readonly terminal: string }
  | { readonly kind: "secondSale"; readonly otherSale: number; readonly otherRef: string }
  | { readonly kind: "sent" }
  | { readonly kind: "pending"; readonly phase: PendingPhase }
  | { readonly kind: "identified"; readonly gatewayRef: string; readonly picked: boolean }
  | { readonly kind: "heard"; readonly by: AnswerSource; readonly reading: string; readonly text: string }
  | { readonly kind: "unknown"; readonly why: string }
  | { readonly kind: "approved"; readonly captured: Minor; readonly card: string; readonly differs: boolean }
  | { readonly kind: "lateApproval"; readonly captured: Minor; readonly card: string; readonly after: AttemptState }
  | { readonly kind: "ended"; readonly cause: EndCause; readonly text: string }
  | { readonly kind: "cancelAsked" }
  | { readonly kind: "cancelSent" }
  | { readonly kind: "cancelAnswered"; readonly said: CancelSaid; readonly text: string }
  | { readonly kind: "cancelConfirmed" }
  | { readonly kind: "returned"; readonly captured: Minor }
  | { readonly kind: "cardDetails"; readonly card: string }
  | { readonly kind: "decided"; readonly paid: boolean; readonly reason: string; readonly slip: string }
  | { readonly kind: "setAside"; readonly reason: string }
  | { readonly kind: "terminalClear"; readonly terminal: string }
  | {
      readonly kind: "settled";
      readonly how: "givenBack" | "kept";
      readonly reason: string;
      readonly reference: string;
    }
  | { readonly kind: "contradicted"; readonly text: string }
  | { readonly kind: "shortfall"; readonly reason: string }
  | RefundWhat
  | TipWhat
  /** A fact of another kind, by its name in the journal. */
  | { readonly kind: "other"; readonly name: string };

export interface TimelineStep {
  /** When it happened first, and last when it was repeated, ms. */
  readonly at: number;
  readonly until: number;
  readonly times: number;
  /** Whoever did it, by name; "" for what came by itself. */
  readonly who: string;
  readonly what: TimelineWhat;
}

/**
 * The steps of one attempt, oldest first; the same news in a row is one step with a count. Papers and card details that
 * carry no news are left out. What a gateway said is given as it said it, but never what could be card data (INV-12).
 * @param facts every fact of the attempt, in order
 * @param nameOf an operator's name
 */
export function timelineOf(facts: readonly TimedFact[], nameOf: (operator: string) => string): readonly TimelineStep[] {
  const steps: TimelineStep[] = [];
  for (const { at, kind, operator, body } of facts) {
    if (/^(print|paper)\./.test(kind)) continue;
    const what = guarded(whatOf({ kind, body } as TimelineFact));
    const by = approverOf(body) ?? (BY_PEOPLE.has(what.kind) ? operator : null);
    const who = by === null ? "" : nameOf(by);
    const last = steps.at(-1);
    if (last !== undefined && last.who === who && JSON.stringify(last.what) === JSON.stringify(what)) {
      steps[steps.length - 1] = { ...last, until: at, times: last.times + 1 };
    } else steps.push({ at, until: at, times: 1, who, what });
  }
  return steps;
}

/** What a person does; the rest comes by itself, in the name of whoever asked for the payment. */
const BY_PEOPLE: ReadonlySet<TimelineWhat["kind"]> = new Set([
  "asked",
  "secondSale",
  "cancelAsked",
  "terminalClear",
  "other",
]);

const approverOf = (body: unknown): string | null =>
  typeof body === "object" && body !== null && "approver" in body && typeof body.approver === "string"
    ? body.approver
    : null;

type TimelineFact = AttemptFact | SecondSaleFact | RefundFact | TipFact;

function whatOf(fact: TimelineFact): TimelineWhat {
  switch (fact.kind) {
    case "attempt.intended":
      return { kind: "asked", amount: (fact.body.amount + fact.body.tip) as Minor, terminal: fact.body.terminal };
    case "payment.secondSale":
      return { kind: "secondSale", otherSale: fact.body.otherSale, otherRef: shortRef(fact.body.otherReference) };
    case "attempt.sent":
      return { kind: "sent" };
    case "attempt.pending":
      return { kind: "pending", phase: fact.body.phase };
    case "attempt.identified":
      return { kind: "identified", gatewayRef: fact.body.gatewayRef, picked: fact.body.by === "manager" };
    case "attempt.heard":
      return { kind: "heard", by: fact.body.by, reading: fact.body.reading, text: fact.body.text };
    case "attempt.unknown":
      return { kind: "unknown", why: fact.body.why };
    case "attempt.approved":
      return {
        kind: "approved",
        captured: fact.body.captured,
        card: cardOf(fact.body.card),
        differs: fact.body.differs,
      };
    case "attempt.lateApproval":
      return {
        kind: "lateApproval",
        captured: fact.body.captured,
        card: cardOf(fact.body.card),
        after: fact.body.after,
      };
    case "attempt.ended":
      return { kind: "ended", cause: fact.body.cause, text: fact.body.hostText };
    case "attempt.cancelAsked":
      return { kind: "cancelAsked" };
    case "attempt.cancelSent":
      return { kind: "cancelSent" };
    case "attempt.cancelAnswered":
      return { kind: "cancelAnswered", said: fact.body.said, text: fact.body.text };
    case "attempt.cancelConfirmed":
      return { kind: "cancelConfirmed" };
    case "attempt.returned":
      return { kind: "returned", captured: fact.body.captured };
    case "attempt.cardDetails":
      return { kind: "cardDetails", card: cardOf(fact.body.card) };
    case "attempt.decided":
      return { kind: "decided", paid: fact.body.paid, reason: fact.body.reason, slip: fact.body.slip };
    case "attempt.setAside":
      return { kind: "setAside", reason: fact.body.reason };
    case "attempt.terminalConfirmedClear":
      return { kind: "terminalClear", terminal: fact.body.terminal };
    case "attempt.excessSettled":
      return { kind: "settled", how: fact.body.how, reason: fact.body.reason, reference: fact.body.reference };
    case "attempt.contradicted":
      return { kind: "contradicted", text: fact.body.text };
    case "attempt.shortfallSettled":
      return { kind: "shortfall", reason: fact.body.reason };
    case "refund.intended":
    case "refund.sent":
    case "refund.pending":
    case "refund.heard":
    case "refund.refused":
    case "refund.unknown":
    case "refund.made":
    case "refund.lateMade":
    case "refund.notMade":
    case "refund.decided":
    case "refund.tooMuchSeen":
      return refundWhat(fact);
    case "attempt.tipSet":
      return tipStands(fact.body.tip);
    case "tip.intended":
    case "tip.sent":
    case "tip.refused":
    case "tip.unknown":
    case "tip.made":
    case "tip.notMade":
    case "tip.decided":
      return tipWhat(fact);
    default:
      return { kind: "other", name: (fact as TimedFact).kind };
  }
}

const cardOf = (card: Extract<AttemptFact, { kind: "attempt.approved" }>["body"]["card"]): string =>
  card === null ? "" : `${brandName(card)} ··${card.last4}`;

/** Texts came through the border once; looked at again, since a step is shown, copied and read out. */
function guarded(what: TimelineWhat): TimelineWhat {
  const clean = Object.entries(what).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" && containsCardData(value) ? "" : value,
  ]);
  return Object.fromEntries(clean) as TimelineWhat;
}
