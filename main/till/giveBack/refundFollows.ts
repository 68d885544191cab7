/** What follows from a refund's facts: gathered here so that the proof, the end of the duty and a second way are one commit. Pure. */
import { type Attempt, applyAttemptFact } from "../../core/attempt/attempt.ts";
import type { Minor } from "../../core/money/money.ts";
import { restOfShare } from "../../core/attempt/notNeeded.ts";
import type { RefundBody, RefundFact, Refund } from "../../core/refund/refund.ts";
import { isOpenRefund, reserves } from "../../core/refund/refund.ts";
import type { Sale } from "../../core/sale/sale.ts";
import type { Entry } from "../books.ts";

export interface AfterRefund {
  readonly sale: Sale;
  /** Every attempt of the sale. */
  readonly attempts: readonly Attempt[];
  /** Every refund of the sale; this one may be among them, as it was before. */
  readonly refunds: readonly Refund[];
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
  { attempt, attempts, papers, refunds, sale }: AfterRefund,
  at: number,
): readonly Entry[] {
  const scope = { sale: after.sale, attempt: after.of };
  const inTheirName = (fact: RefundFact): Entry =>
    fact.kind === "refund.decided" || fact.kind === "refund.tooMuchSeen"
      ? { fact, ...scope }
      : { fact, ...scope, operator: after.operator };
  const own = facts.map(inTheirName);
  const follows = second === null ? [] : [inTheirName({ kind: "refund.intended", body: second })];
  if (!gaveBack(after, attempt)) return [...own, ...follows];
  const known = refunds.filter((each) => each.id !== after.id && !isOpenRefund(each));
  const rest = restOfShare(sale, attempt, attempts, [...known, after]);
  // A capture that was proved to be more than was given back of it is still a duty, for what is left.
  const settled = rest > 0 ? [] : [settledBy(after)];
  const then = settled.reduce((each, fact) => applyAttemptFact(each, fact, at, after.operator), attempt);
  return [
    ...own,
    ...settled.map((fact): Entry => ({ fact, ...scope, operator: after.operator })),
    ...papers(sale, then, after).map((entry) => ({ ...entry, operator: after.operator })),
  ];
}

const settledBy = ({ approver, gatewayRef, reason, reference }: Refund) =>
  ({
    kind: "attempt.excessSettled",
    body: {
      how: "givenBack",
      approver,
      reason,
      reference: gatewayRef === "" ? reference : gatewayRef,
      amount: 0 as Minor,
    },
  }) as const;

/** Money that was not needed is back, by proof or by a person's word. */
const gaveBack = (after: Refund, attempt: Attempt): boolean =>
  after.purpose.kind === "notNeeded" &&
  attempt.excess === null &&
  (after.state === "made" || after.state === "decided") &&
  reserves(after);
