/** Lets people read what was done at this till, for those who may, or whom somebody who may has let in. */
import { activityDetailOf, activityGroupOf, type ActivityKind } from "../../core/people/activity.ts";
import { HEAD_SHOWN } from "../../core/keeping/backup.ts";
import { shortRef } from "../../core/ids.ts";
import { may } from "../../core/people/permissions.ts";
import { ok } from "../../core/result.ts";
import type { StoredFact } from "../../journal/fact.ts";
import { readActivity } from "../../journal/projections/activity.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { ActivityRowView } from "../../../preload/contract/activity.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { refuse } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface ActivityDesk {
  readonly commands: Pick<CommandHandlers, "activity.open">;
  readonly queries: Pick<QueryHandlers, "activity.page">;
}

export function createActivityDesk(deps: {
  readonly books: Books;
  readonly session: SessionDesk;
  operatorName(id: string): string;
}): ActivityDesk {
  const { books, session } = deps;
  /** The sign-in that was let in: another person, or the same one later, asks again. */
  let letIn: ReturnType<SessionDesk["operator"]> = null;

  const rowOf = (fact: StoredFact): ActivityRowView | null => {
    const group = activityGroupOf(fact);
    if (group === null) return null;
    const { approver, who, ...said } = activityDetailOf(fact);
    const name = (id: string | null): string => (id === null || id === "" ? "" : deps.operatorName(id));
    const attempt = fact.attempt === null ? undefined : books.attempt(fact.attempt);
    return {
      ...said,
      seq: fact.seq,
      at: fact.at,
      day: fact.businessDay,
      // Only what is told has a group.
      kind: fact.kind as ActivityKind,
      group,
      operator: name(fact.operator),
      approver: name(approver),
      who: name(who),
      sale: fact.sale,
      saleNumber: fact.sale === null ? 0 : (books.saleById(fact.sale)?.number ?? 0),
      ref: attempt === undefined ? "" : shortRef(attempt.reference),
    };
  };

  return {
    commands: {
      "activity.open": async ({ approval }) => {
        const who = await answerable(session, "seeActivity", approval);
        if (!who.ok) return who;
        letIn = session.operator();
        return ok(null);
      },
    },
    queries: {
      "activity.page": ({ limit, ...filter }) => {
        const asker = session.operator();
        if (asker === null) return refuse("notSignedIn");
        if (!may(asker.role, "seeActivity") && letIn !== asker) return refuse("approvalNeeded");
        const facts = readActivity(books.journal.reader, filter, limit + 1);
        const shown = facts.slice(0, limit);
        const { hash, seq } = books.journal.reader.head();
        return ok({
          records: seq,
          head: hash.slice(0, HEAD_SHOWN),
          rows: shown.flatMap((fact) => rowOf(fact) ?? []),
          next: facts.length > limit ? (shown.at(-1)?.seq ?? null) : null,
        });
      },
    },
  };
}
