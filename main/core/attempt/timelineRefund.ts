/** The steps of giving money back, as they stand in the timeline of the payment whose capture goes back. Pure. */
import type { Minor } from "../money/money.ts";
import type { RefundFact, RefundWay } from "../refund/refund.ts";

export type RefundStep =
  | "intended"
  | "sent"
  | "pending"
  | "heard"
  | "refused"
  | "unknown"
  | "made"
  | "lateMade"
  | "notMade"
  | "decidedMade"
  | "decidedNotMade"
  | "tooMuchSeen";

/** `text` is the gateway's own; what does not belong to a step is null or "". */
export interface RefundWhat {
  readonly kind: "refund";
  readonly step: RefundStep;
  /** Minor units. */
  readonly amount: Minor | null;
  readonly way: RefundWay | null;
  readonly reason: string;
  /** The refund's number at the gateway. */
  readonly number: string;
  readonly text: string;
}

/** One fact of a refund as a step. */
export function refundWhat(fact: RefundFact): RefundWhat {
  const none = { kind: "refund", amount: null, way: null, reason: "", number: "", text: "" } as const;
  switch (fact.kind) {
    case "refund.intended":
      return { ...none, step: "intended", amount: fact.body.amount, way: fact.body.way, reason: fact.body.reason };
    case "refund.sent":
      return { ...none, step: "sent" };
    case "refund.pending":
      return { ...none, step: "pending" };
    case "refund.heard":
      return { ...none, step: "heard", text: fact.body.text };
    case "refund.refused":
      return { ...none, step: "refused", text: fact.body.text };
    case "refund.unknown":
      return { ...none, step: "unknown", text: fact.body.why };
    case "refund.made":
      return { ...none, step: "made", number: fact.body.gatewayRef, text: fact.body.text };
    case "refund.lateMade":
      return { ...none, step: "lateMade", number: fact.body.gatewayRef, text: fact.body.text };
    case "refund.notMade":
      return { ...none, step: "notMade", text: fact.body.text };
    case "refund.decided": {
      const { made, reason, number } = fact.body;
      return { ...none, step: made ? "decidedMade" : "decidedNotMade", reason, number };
    }
    case "refund.tooMuchSeen":
      return { ...none, step: "tooMuchSeen", reason: fact.body.reason };
  }
}
