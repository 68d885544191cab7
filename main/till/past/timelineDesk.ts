/** What happened to a payment, for whoever is signed in: read from the journal, with what the watch of this run adds. */
import { shortRef } from "../../core/ids.ts";
import { ok } from "../../core/result.ts";
import { timelineOf } from "../../core/attempt/timeline.ts";
import type { Payments } from "../../payments/payments.ts";
import type { QueryHandlers } from "../../../preload/contract.ts";
import type { Books } from "../books.ts";
import { refuse } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface TimelineDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly payments: Payments;
  operatorName(id: string): string;
}

export const createTimelineDesk = (deps: TimelineDeskDeps): Pick<QueryHandlers, "payment.timeline"> => ({
  "payment.timeline": ({ attempt: id }) => {
    if (deps.session.operator() === null) return refuse("notSignedIn");
    const attempt = deps.books.attempt(id);
    if (attempt === undefined) return refuse("noSuchAttempt");
    const carried = deps.payments.carried(id);
    return ok({
      attempt: id,
      sale: attempt.sale,
      saleNumber: deps.books.saleById(attempt.sale)?.number ?? 0,
      ref: shortRef(attempt.reference),
      reference: attempt.reference,
      kind: attempt.wallet === null ? "card" : "wallet",
      terminal: attempt.terminal,
      amount: attempt.amount,
      state: attempt.state,
      askedAt: attempt.intendedAt,
      endedAt: attempt.endedAt,
      steps: timelineOf(deps.books.journal.reader.factsOfAttempt(id), (operator) => deps.operatorName(operator)),
      watch:
        carried === undefined
          ? null
          : {
              lookUps: carried.watch.lookUps,
              lastHeardAt: carried.watch.lastHeardAt,
              unreachable: carried.unreachable,
            },
    });
  },
});
