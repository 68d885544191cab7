/** No refund is asked for beyond what its payment took (INV-8). */
import type { RefundBody } from "../../core/refund/refund.ts";
import { reserved } from "../../core/refund/refundLimits.ts";
import { readAttempt } from "../../journal/projections/attempts.ts";
import { readRefundsOfAttempt } from "../../journal/projections/refunds.ts";
import { type Audit, cents } from "../../journal/audit.ts";

export const refundAudit: Audit = {
  look(db, fact) {
    if (fact.kind !== "refund.intended") return [];
    const { of, reference, amount } = fact.body as RefundBody;
    const attempt = readAttempt(db, of);
    if (attempt === undefined) return [`refund ${reference} is of a payment that is not in the journal`];
    if (amount <= 0) return [`refund ${reference} gives back ${cents(amount)}`];
    const captured = attempt.returned === null ? (attempt.capture?.captured ?? 0) : 0;
    const back = reserved(attempt, readRefundsOfAttempt(db, of)) + attempt.apart.givenBack;
    return back <= captured
      ? []
      : [
          `refund ${reference} brings what goes back of payment ${attempt.reference} to ${cents(back)}, and it took ${cents(captured)}`,
        ];
  },
};
