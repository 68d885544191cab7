/** Which papers a return makes: its receipt once all of it is given, and the slips of each card or wallet that got money back. */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import type { PaperName, PrintJob } from "../../core/facts.ts";
import { isOpenRefund, type Refund, reserves } from "../../core/refund/refund.ts";
import { partState, type Return } from "../../core/refund/returns.ts";
import { countReturnPapers } from "../../journal/projections/printJobs.ts";
import { readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readReturn } from "../../journal/projections/returns.ts";
import type { Books, Entry } from "../books.ts";
import type { CustomerPapers } from "../paper/customerPapers.ts";
import type { Random } from "../base/random.ts";

/** For so long the customer of a return is taken to stand at the counter, ms, unless another sale has begun. */
const AT_THE_COUNTER_MS = 5 * 60_000;

export interface ReturnPapersDeps {
  readonly books: Books;
  readonly clock: Clock;
  readonly random: Random;
  readonly hasPrinter: boolean;
  /** The card terminal prints the slips itself. */
  readonly slipsByTerminal: boolean;
  readonly customers: Pick<CustomerPapers, "offerRefund">;
}

export interface ReturnPapers {
  /** The receipt of a return that is given all at once, as it is decided. */
  receipt(one: Pick<Return, "id" | "sale">): readonly Entry[];
  /** What to commit together with news of a refund of goods. @param after with the news in it */
  follow(after: Refund, attempt: Attempt): readonly Entry[];
}

export function createReturnPapers(deps: ReturnPapersDeps): ReturnPapers {
  const { books, clock } = deps;
  const { reader } = books.journal;

  const queued = (sale: string, job: Omit<PrintJob, "job" | "sale">): Entry => {
    const body: PrintJob = { job: deps.random.id(), sale, ...job };
    return { fact: { kind: "print.queued", body }, ...(sale === "" ? {} : { sale }) };
  };

  const receipt: ReturnPapers["receipt"] = ({ id, sale }) => {
    if (!deps.hasPrinter) return [];
    const copy = countReturnPapers(reader, id);
    return [queued(sale ?? "", { paper: "returnReceipt", attempt: null, return: id, copy })];
  };

  const slips = (refund: Refund, attempt: Attempt): readonly Entry[] => {
    if (attempt.wallet === null && deps.slipsByTerminal) return [];
    const papers: readonly PaperName[] =
      attempt.wallet === null ? ["refundCardholder", "refundMerchant"] : ["refundCardholder"];
    return papers.map((paper) => queued(refund.sale, { paper, attempt: attempt.id, refund: refund.id, copy: 0 }));
  };

  return {
    receipt,
    follow(after, attempt) {
      if (!deps.hasPrinter || after.purpose.kind !== "goods" || isOpenRefund(after) || !reserves(after)) return [];
      const one = readReturn(reader, after.purpose.return);
      const before = readRefundsOfSale(reader, after.sale);
      // Told once: a proof of what a person had decided prints nothing again.
      const known = before.find(({ id }) => id === after.id);
      if (one === undefined || (known !== undefined && !isOpenRefund(known))) return [];
      const here = clock.now() - one.at < AT_THE_COUNTER_MS && books.sale()?.state !== "open";
      if (!here) return deps.customers.offerRefund(attempt, after);
      const refunds = [...before.filter(({ id }) => id !== after.id), after];
      const done = one.parts.every((part) => partState(part, refunds) === "given");
      const entries = [...slips(after, attempt), ...(done ? receipt(one) : [])];
      return entries.map((entry) => ({ ...entry, operator: after.operator }));
    },
  };
}
