/**
 * A tip that is put on a payment after it was taken: one request that says what the tip is to be. Its state is the fold of
 * its facts; what an answer is worth is decided in `tipRules.ts`. What the payment then is, `attempt.tipSet` says.
 */
import type { GatewayId } from "../attempt/attemptParts.ts";
import type { Currency, Minor } from "../money/money.ts";

export type TipChangeState =
  | "new" /* intent committed, no byte has left */
  | "sent" /* bytes have left; what it did, a look-up tells */
  | "checking" /* refused or lost: whether the tip was changed is unknown */
  | "made"
  | "notMade"
  | "decided"; /* somebody who may has closed it without proof; the payment counts as it last was proved */

/** The intent: committed before the first byte leaves (INV-1). Amounts in minor units. */
export interface TipChangeBody {
  readonly id: string;
  /** The attempt whose capture gets the tip. */
  readonly of: string;
  readonly sale: string;
  readonly gateway: GatewayId;
  /** The payment's number at the gateway. */
  readonly reference: string;
  /** Without any tip. */
  readonly amount: Minor;
  readonly currency: Currency;
  readonly before: Minor;
  readonly tip: Minor;
  readonly approver: string;
}

export interface TipChange extends TipChangeBody {
  readonly state: TipChangeState;
  /** Who asked for it. */
  readonly operator: string;
  readonly intendedAt: number;
  readonly endedAt: number | null;
  /** The gateway refused it, which proves nothing by itself. */
  readonly refused: boolean;
  /** The gateway's words; "" while it said none. */
  readonly text: string;
  /** The proof came after it had counted as not made (INV-4). */
  readonly late: boolean;
}

/** `notShown`: look-ups went on showing another tip for long enough. */
export type TipNotMade = "notSent" | "refused" | "notShown";

/** Each names its change; the row's `attempt` is the one whose tip it is. */
export type TipFact =
  | { readonly kind: "tip.intended"; readonly body: TipChangeBody }
  | { readonly kind: "tip.sent"; readonly body: { readonly change: string } }
  | { readonly kind: "tip.refused"; readonly body: { readonly change: string; readonly text: string } }
  | { readonly kind: "tip.unknown"; readonly body: { readonly change: string; readonly why: string } }
  | { readonly kind: "tip.made"; readonly body: { readonly change: string } }
  | { readonly kind: "tip.notMade"; readonly body: { readonly change: string; readonly cause: TipNotMade } }
  | {
      readonly kind: "tip.decided";
      readonly body: { readonly change: string; readonly approver: string; readonly reason: string };
    };

const OPEN: ReadonlySet<TipChangeState> = new Set(["new", "sent", "checking"]);

/** Whether the tip was changed is not known yet. */
export const isOpenTip = ({ state }: TipChange): boolean => OPEN.has(state);

/** The id of the change that a fact is about. */
export const changeOf = (fact: TipFact): string => (fact.kind === "tip.intended" ? fact.body.id : fact.body.change);

/** @param at ms */
export const intendedTip = (body: TipChangeBody, at: number, operator: string): TipChange => ({
  ...body,
  state: "new",
  operator,
  intendedAt: at,
  endedAt: null,
  refused: false,
  text: "",
  late: false,
});

/** The change after one of its facts. @param at ms */
export function applyTipFact(change: TipChange, fact: TipFact, at: number): TipChange {
  switch (fact.kind) {
    case "tip.intended":
      return change;
    case "tip.sent":
      return { ...change, state: change.state === "new" ? "sent" : change.state };
    case "tip.refused":
      return { ...change, state: "checking", refused: true, text: fact.body.text };
    case "tip.unknown":
      return { ...change, state: "checking" };
    case "tip.made":
      return { ...change, state: "made", endedAt: at, late: change.late || !isOpenTip(change) };
    case "tip.notMade":
      return { ...change, state: "notMade", endedAt: at };
    case "tip.decided":
      return { ...change, state: "decided", endedAt: at };
  }
}
