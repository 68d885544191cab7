/**
 * Papers for customers whose payment was in doubt. The customer has usually left when the news comes: the paper is made
 * ready by the same commit as the news, once, and prints when somebody asks for it, never in the middle of another sale.
 */
import type { Attempt } from "../core/attempt.ts";
import type { PaperName, PrintJob } from "../core/facts.ts";
import { shortRef } from "../core/ids.ts";
import type { Minor } from "../core/money.ts";
import { may } from "../core/permissions.ts";
import { ok, type Result } from "../core/result.ts";
import type { Sale } from "../core/sale.ts";
import {
  type OfferedPaper,
  readOfferedPapers,
  readOfferedPapersOf,
  wasOffered,
} from "../journal/projections/customerPapers.ts";
import { countPapers } from "../journal/projections/printJobs.ts";
import { lateOutcome, proofStanding } from "../receipts/papersOfPayment.ts";
import type { CommandHandlers } from "../../preload/contract.ts";
import type { Problem } from "../../preload/contract/channel.ts";
import type { CustomerPapersView } from "../../preload/contract/paper.ts";
import type { Books, Entry } from "./books.ts";
import { refuse, sick } from "./problem.ts";
import type { Random } from "./random.ts";

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
   */
  follow(sale: Sale, after: Attempt): readonly Entry[];
  /** The same for papers that are not read off the attempt's state, such as the card slips of a late approval. */
  offer(attempt: Attempt, papers: readonly PaperName[]): readonly Entry[];
  views(): readonly CustomerPapersView[];
}

export function createCustomerPapers(deps: CustomerPapersDeps): CustomerPapers {
  const { books } = deps;
  const { reader } = books.journal;

  const job = (attempt: Attempt, paper: PaperName, copy: number): PrintJob => ({
    job: deps.random.id(),
    paper,
    sale: attempt.sale,
    attempt: attempt.id,
    copy,
  });
  const entry = (paper: PrintJob | OfferedPaper, fact: Entry["fact"]): Entry => ({ fact, sale: paper.sale });
  const queued = ({ job: id, paper, sale, attempt, copy }: PrintJob): Entry["fact"] => ({
    kind: "print.queued",
    body: { job: id, paper, sale, attempt, copy },
  });
  const withdrawn = (paper: OfferedPaper): Entry => entry(paper, { kind: "paper.withdrawn", body: { job: paper.job } });

  const printedBefore = (attempt: Attempt, paper: PaperName): boolean =>
    countPapers(reader, attempt.sale, paper, attempt.id) > 0;

  const offer: CustomerPapers["offer"] = (attempt, papers) =>
    !deps.hasPrinter
      ? []
      : papers
          .filter((paper) => !wasOffered(reader, attempt.id, paper))
          .map((paper) => job(attempt, paper, 0))
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
        if (paper === null) return refuse("nothingToPrint");
        const made = job(attempt, paper, countPapers(reader, attempt.sale, paper, id));
        return commit([entry(made, queued(made))]);
      },
      "slip.withdraw": ({ attempt }) => {
        const allowed = asked();
        if (!allowed.ok) return allowed;
        const ready = readOfferedPapersOf(reader, attempt);
        return ready.length === 0 ? refuse("nothingToPrint") : commit(ready.map(withdrawn));
      },
    },
    follow(sale, after) {
      const now = paperNow(after, sale);
      const overtaken = readOfferedPapersOf(reader, after.id).filter(
        ({ paper }) => paper !== now && paper !== "slipCardholder" && paper !== "slipMerchant",
      );
      return [
        ...overtaken.map(withdrawn),
        // While the till is asking, a proof slip is the cashier's to offer; once somebody has decided, it lies ready.
        ...(now === null || after.state === "checking" || printedBefore(after, now) ? [] : offer(after, [now])),
      ];
    },
    offer,
    views() {
      const byAttempt = Map.groupBy(readOfferedPapers(reader), ({ attempt }) => attempt);
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
