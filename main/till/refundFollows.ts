/** What follows from a refund's facts: gathered here so that the proof, the end of the duty and a second way are one commit. Pure. */
import { type Attempt, applyAttemptFact } from "../core/attempt.ts";
import type { RefundBody, RefundFact, Refund } from "../core/refund.ts";
import { reserves } from "../core/refund.ts";
import type { Sale } from "../core/sale.ts";
import type { Entry } from "./books.ts";

export interface AfterRefund {
  readonly sale: Sale;
  /** The attempt whose capture it gives back. */
  readonly attempt: Attempt;
  /** What to commit together with news of the attempt, whose money this refund has given back. */
  papers(sale: Sale, after: Attempt, refund: Refund): readonly Entry[];
}

/**
 * The entries to commit for a refund's new facts.
 * @param after the refund with the facts in it
 * @param second the refund that takes its place, when its way is proven closed; null when none does
 * @param at ms
 */
export function refundEntries(
  after: Refund,
  facts: readonly RefundFact[],
  second: RefundBody | null,
  { attempt, papers, sale }: AfterRefund,
  at: number,
): readonly Entry[] {
  const scope = { sale: after.sale, attempt: after.of };
  const inTheirName = (fact: RefundFact): Entry =>
    fact.kind === "refund.decided" || fact.kind === "refund.tooMuchSeen"
      ? { fact, ...scope }
      : { fact, ...scope, operator: after.operator };
  const own = facts.map(inTheirName);
  const follows = second === null ? [] : [inTheirName({ kind: "refund.intended", body: second })];
  if (!endsDuty(after, attempt)) return [...own, ...follows];
  const settled = {
    kind: "attempt.excessSettled",
    body: {
      how: "givenBack",
      approver: after.approver,
      reason: after.reason,
      reference: after.gatewayRef === "" ? after.reference : after.gatewayRef,
    },
  } as const;
  const settledAttempt = applyAttemptFact(attempt, settled, at, after.operator);
  return [
    ...own,
    { fact: settled, ...scope, operator: after.operator },
    ...papers(sale, settledAttempt, after).map((entry) => ({ ...entry, operator: after.operator })),
  ];
}

/** The money is back, by proof or by a person's word: the capture need not be in the tray any more. */
const endsDuty = (after: Refund, attempt: Attempt): boolean =>
  after.purpose.kind === "notNeeded" &&
  attempt.excess === null &&
  (after.state === "made" || after.state === "decided") &&
  reserves(after);
