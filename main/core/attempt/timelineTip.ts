/** The steps of a tip that is put on a payment afterwards, as they stand in the timeline of that payment. Pure. */
import type { Minor } from "../money/money.ts";
import type { TipFact } from "../tip/tipChange.ts";

export type TipStep = "intended" | "sent" | "refused" | "unknown" | "made" | "notMade" | "decided" | "stands";

/** `text` is the gateway's own; what does not belong to a step is null or "". */
export interface TipWhat {
  readonly kind: "tip";
  readonly step: TipStep;
  /** Minor units. */
  readonly amount: Minor | null;
  readonly reason: string;
  readonly text: string;
}

const NONE = { kind: "tip", amount: null, reason: "", text: "" } as const;

/** One fact of a tip as a step. */
export function tipWhat(fact: TipFact): TipWhat {
  switch (fact.kind) {
    case "tip.intended":
      return { ...NONE, step: "intended", amount: fact.body.tip };
    case "tip.sent":
      return { ...NONE, step: "sent" };
    case "tip.refused":
      return { ...NONE, step: "refused", text: fact.body.text };
    case "tip.unknown":
      return { ...NONE, step: "unknown", text: fact.body.why };
    case "tip.made":
      return { ...NONE, step: "made" };
    case "tip.notMade":
      return { ...NONE, step: "notMade" };
    case "tip.decided":
      return { ...NONE, step: "decided", reason: fact.body.reason };
  }
}

/** What the payment has from now on. @param tip minor units */
export const tipStands = (tip: Minor): TipWhat => ({ ...NONE, step: "stands", amount: tip });
