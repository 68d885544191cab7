/**
 * Papers for customers whose payment was in doubt. The customer has usually left when the news comes: the paper is made
 * ready by the same commit as the news, once, and prints when somebody asks for it, never in the middle of another sale.
 */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { PaperName, PrintJob } from "../../core/facts.ts";
import { shortRef } from "../../core/ids.ts";
import type { Minor } from "../../core/money/money.ts";
import { may } from "../../core/people/permissions.ts";
import type { Refund } from "../../core/refund/refund.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Sale } from "../../core/sale/sale.ts";
import {
  type OfferedPaper,
  readOfferedPapers,
  readOfferedPapersOf,
  wasOffered,
} from "../../journal/projections/customerPapers.ts";
import { countPapers } from "../../journal/projections/printJobs.ts";
import { readRefundsOfAttempt } from "../../journal/projections/refunds.ts";
import { lateOutcome, proofStanding, refundOutcome } from "../../receipts/papersOfPayment.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { CustomerPapersView } from "../../../preload/contract/paper.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";

export interface CustomerPapersDeps {
  readonly books: Books;
  readonly random: Random;
  readonly hasPrinter: boolean;
  /** Who is signed in may have papers printed. */
  operatorRole(): "cashier" | "manager" | "owner" | null;
}

export interface CustomerPapers {
  readonly commands: Pick<CommandHandlers, "slip.print" | "slip.withdraw">;
  /**
   * What to commit together with news of an attempt: papers made ready by it, and those it has overtaken.
   * @param sale with the news in it, as `after` has
   * @param refund by which its money has gone back, with the news in it; null when none has
   */
  follow(sale: Sale, after: Attempt, refund?: Refund | null): readonly Entry[];
  /** Makes papers ready that are not read off the attempt's state, such as the card slips of a late approval. */
  offer(attempt: Attempt, papers: readonly PaperName[]): readonly Entry[];
  /** Makes the slips of a refund ready whose customer has left the counter. */
  offerRefund(attempt: Attempt, refund: Refund): readonly Entry[];
  views(): readonly CustomerPapersView[];
}

export function createCustomerPapers(deps: CustomerPapersDeps): CustomerPapers {
  const { books } = deps;
  const { reader } = books.journal;

  /** Part of every picture of the till: read once a change. */
  let known: readonly OfferedPaper[] | null = null;
  books.onChange(() => {
    known = null;
  });

  const job = (attempt: Attempt, paper: PaperName, copy: number, refund: string | null = null): PrintJob => ({
    job: deps.random.id(),
    paper,
    sale: attempt.sale,
    attempt: attempt.id,
    copy,
    ...(refund === null ? {} : { refund }),
  });
  const entry = (paper: PrintJob | OfferedPaper, fact: Entry["fact"]): Entry => ({ fact, sale: paper.sale });
  const queued = ({ job: id, paper, sale, attempt, copy, refund = null }: PrintJob): Entry["fact"] => ({
    kind: "print.queued",
    body: { job: id, paper, sale, attempt, copy, ...(refund === null ? {} : { refund }) },
  });
  const withdrawn = (paper: OfferedPaper): Entry => entry(paper, { kind: "paper.withdrawn", body: { job: paper.job } });

  const printedBefore = (attempt: Attempt, paper: PaperName): boolean =>
    countPapers(reader, attempt.sale, paper, attempt.id) > 0;

  const offer = (attempt: Attempt, papers: readonly PaperName[], refund: string | null = null): readonly Entry[] =>
    !deps.hasPrinter
      ? []
      : papers
          .filter((paper) => !wasOffered(reader, attempt.id, paper, refund))
          .map((paper) => job(attempt, paper, 0, refund))
          .map((made) => entry(made, { kind: "paper.offered", body: made }));

  const commit = (entries: readonly Entry[]): Result<null, Problem> => {
    const committed = books.commit(entries);
    return committed.ok ? ok(null) : sick(committed.error);
  };

  const asked = (): Result<true, Problem> => {
    const role = deps.operatorRole();
    return role !== null && may(role, "reprint") ? ok(true) : refuse("notSignedIn");
  };

  return {
    commands: {
      "slip.print": ({ attempt: id }) => {
        const allowed = asked();
        if (!allowed.ok) return allowed;
        const attempt = books.attempt(id);
        const sale = attempt === undefined ? undefined : books.saleById(attempt.sale);
        if (attempt === undefined || sale === undefined) return refuse("noSuchAttempt");
        if (!deps.hasPrinter) return refuse("noPrinter");
        const ready = readOfferedPapersOf(reader, id);
        if (ready.length > 0) return commit(ready.map((paper) => entry(paper, queued(paper))));
        const paper = paperNow(attempt, sale);
        const again = [
          ...(paper === null ? [] : [job(attempt, paper, countPapers(reader, attempt.sale, paper, id))]),
          ...readRefundsOfAttempt(reader, id)
            .filter((refund) => refundOutcome(refund) !== null)
            .flatMap((refund) =>
              slipsOf(refund, attempt).map((slip) =>
                job(attempt, slip, countPapers(reader, attempt.sale, slip, id, refund.id), refund.id),
              ),
            ),
        ];
        if (again.length === 0) return refuse("nothingToPrint");
        return commit(again.map((made) => entry(made, queued(made))));
      },
      "slip.withdraw": ({ attempt }) => {
        const allowed = asked();
        if (!allowed.ok) return allowed;
        const ready = readOfferedPapersOf(reader, attempt);
        return ready.length === 0 ? refuse("nothingToPrint") : commit(ready.map(withdrawn));
      },
    },
    follow(sale, after, refund = null) {
      const now = paperNow(after, sale);
      const overtaken = readOfferedPapersOf(reader, after.id).filter(
        ({ paper }) => paper !== now && STANDING.has(paper),
      );
      return [
        ...overtaken.map(withdrawn),
        // While the till is asking, a proof slip is the cashier's to offer; once somebody has decided, it lies ready.
        ...(now === null || after.state === "checking" || printedBefore(after, now) ? [] : offer(after, [now])),
        ...(refund === null ? [] : offer(after, slipsOf(refund, after), refund.id)),
      ];
    },
    offer,
    offerRefund: (attempt, refund) => offer(attempt, slipsOf(refund, attempt), refund.id),
    views() {
      const byAttempt = Map.groupBy((known ??= readOfferedPapers(reader)), ({ attempt }) => attempt);
      return [...byAttempt].flatMap(([id, papers]) => {
        const attempt = books.attempt(id);
        if (attempt === undefined) return [];
        return [
          {
            attempt: id,
            ref: shortRef(attempt.reference),
            saleNumber: books.saleById(attempt.sale)?.number ?? 0,
            amount: (attempt.capture?.captured ?? attempt.amount) satisfies Minor,
            papers: papers.map(({ paper }) => paper),
            since: papers[0]?.since ?? 0,
          },
        ];
      });
    },
  };
}

/** Papers that say how a payment stands, of which the latest alone is true. */
const STANDING: ReadonlySet<PaperName> = new Set(["proofSlip", "lateCounted", "lateOwed", "lateGivenBack"]);

/** A card's refund has two slips; a wallet's customer has the proof on the phone, and gets one. */
function slipsOf(refund: Refund, attempt: Attempt): readonly PaperName[] {
  if (attempt.wallet === null) return ["refundCardholder", "refundMerchant"];
  // The slip of the late approval names this refund already.
  return attempt.late && refund.purpose.kind === "notNeeded" ? [] : ["refundCardholder"];
}

/** The paper that says how this payment stands now; null when there is nothing to say beside the receipt. */
function paperNow(attempt: Attempt, sale: Sale): PaperName | null {
  if (proofStanding(attempt) !== null) return "proofSlip";
  const late = lateOutcome(attempt, sale);
  if (late === null) return null;
  switch (late.standing) {
    case "counted":
      return "lateCounted";
    case "owed":
      return "lateOwed";
    case "givenBack":
      return "lateGivenBack";
  }
}
