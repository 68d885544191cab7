/**
 * Receipts, slips and the drawer. Printing follows the sale and never holds it up: papers wait in a queue of the journal,
 * and each is printed, known not to be printed, or said to be unknown (lessons.md N15).
 */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import type { PaperName, PrintJob } from "../../core/facts.ts";
import { may } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import type { PaperPicture } from "../../core/paper/paper.ts";
import type { Sale } from "../../core/sale/sale.ts";
import {
  countPapers,
  countReportPapers,
  countReturnPapers,
  readWaitingJobs,
  type StoredPrintJob,
} from "../../journal/projections/printJobs.ts";
import { readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readLastCompleted } from "../../journal/projections/sales.ts";
import type { Drawer } from "../../../native/drawer/drawer.ts";
import { escpos, escposInTurns, type PaperSetting } from "../../../native/printer/escpos.ts";
import { interpret } from "../../../native/printer/interpreter.ts";
import type { Printer } from "../../../native/printer/port.ts";
import { verificationOf } from "../../receipts/cardVerification.ts";
import { slipOutcome } from "../../receipts/paperOfSale.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { PrintJobView } from "../../../preload/contract/paper.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books, Entry } from "../books.ts";
import type { CustomerPapers } from "./customerPapers.ts";
import type { PaperMaker } from "./paperMaker.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";

export interface PaperPolicy {
  /** Whether the customer's receipt prints by itself. */
  readonly customer: "always" | "ask" | "never";
  /** Whether the merchant's slip prints for every card payment or only when the cardholder signs. */
  readonly merchant: "always" | "signature";
  /** `terminal`: the card terminal prints the slips itself. */
  readonly slipBy: "till" | "terminal";
}

export interface PaperDeskDeps {
  readonly books: Books;
  readonly printer: Printer | null;
  readonly drawer: Drawer | null;
  readonly paper: PaperSetting;
  /** Loads what draws letters that the printer lacks; never rejects. */
  prepare(): Promise<unknown>;
  readonly policy: PaperPolicy;
  readonly clock: Clock;
  readonly random: Random;
  readonly maker: PaperMaker;
  readonly customers: CustomerPapers;
  /** Who is signed in may have papers printed again. */
  operatorRole(): "cashier" | "manager" | "owner" | null;
  changed(): void;
}

/** When a printer last took a paper or failed to, ms; whether it then said that its paper is near the end. */
export interface LastPrint {
  readonly at: number;
  readonly ok: boolean;
  readonly paperLow: boolean;
}

export interface PaperDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `receipt.${string}`>>;
  readonly queries: Pick<QueryHandlers, "receipt.preview">;
  /** The job that prints the receipt of a sale by itself, or null when receipts do not. */
  receiptOf(saleId: string): PrintJob | null;
  /** Queues the slips of an attempt that has ended, once; those of a customer who has left lie ready instead. */
  queueSlips(attempt: Attempt): void;
  openDrawer(): void;
  /** @returns whether the drawer could be told to open */
  tryDrawer(): Promise<boolean>;
  /** Since when the drawer has not opened as it was asked to, ms; null when it has. */
  drawerShutAt(): number | null;
  waiting(): readonly PrintJobView[];
  lastPrint(): LastPrint | null;
  /** Takes up what the last run left, and prints from then on. */
  start(): void;
  close(): void;
}

const PRINT_TIMEOUT_MS = 15_000;
/** Drawing is loaded so long after the start, ms: the first sale is not to wait for it. */
const PREPARE_MS = 1_000;
/** A printer that surely printed nothing is tried again after this, ms, and each time after twice as long up to the last. */
const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 40_000;

/** What has happened is shown before its paper is drawn. */
const othersFirst = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function createPaperDesk(deps: PaperDeskDeps): PaperDesk {
  const { books, printer, policy, clock } = deps;
  const reader = books.journal.reader;
  let printing: string | null = null;
  let busy = false;
  let closed = false;
  let last: LastPrint | null = null;
  let drawerShutAt: number | null = null;
  /** Looked at by every picture of the till, and long when a printer has been out of paper for a day: read once a change. */
  let known: readonly StoredPrintJob[] | null = null;
  books.onChange(() => {
    known = null;
  });
  const waitingJobs = (): readonly StoredPrintJob[] => (known ??= readWaitingJobs(reader));

  const bytesOf = async (job: PrintJob): Promise<Uint8Array | undefined> => {
    const document = await deps.maker.ofJob(job);
    return document === undefined ? undefined : escposInTurns(document, deps.paper, othersFirst);
  };

  /** One paper that cannot be made must not stop the till, nor every start after it: it is set apart for a person to drop. */
  const made = async (job: PrintJob): Promise<Uint8Array | undefined | "cannotBeMade"> => {
    try {
      return await bytesOf(job);
    } catch {
      return "cannotBeMade";
    }
  };

  const about = ({ sale }: PrintJob, fact: Entry["fact"]): Entry => ({ fact, ...(sale === "" ? {} : { sale }) });
  const tell = (job: PrintJob, fact: Entry["fact"]): boolean => books.commit([about(job, fact)]).ok;

  /** Prints what waits, one paper after the other. A paper is marked as started before its first byte leaves. */
  const work = async (): Promise<void> => {
    if (busy || closed || printer === null) return;
    busy = true;
    await deps.prepare();
    if (isClosed()) return;
    for (let job = nextJob(); job !== undefined && !isClosed(); job = nextJob()) {
      const bytes = await made(job);
      if (isClosed()) return;
      // Somebody may have dropped it while it was made.
      if (nextJob()?.job !== job.job) continue;
      if (bytes === "cannotBeMade") {
        if (!tell(job, { kind: "print.failed", body: { job: job.job, outcome: "notKnown", why: "cannotBeMade" } }))
          break;
        continue;
      }
      if (bytes === undefined) {
        if (!tell(job, { kind: "print.dropped", body: { job: job.job } })) break;
        continue;
      }
      if (!tell(job, { kind: "print.started", body: { job: job.job } })) break;
      printing = job.job;
      const outcome = await printer.print(bytes, { timeoutMs: PRINT_TIMEOUT_MS });
      printing = null;
      // The journal may be closed by now; the paper stays "started", and the next start says that it may have come out.
      if (isClosed()) return;
      last = {
        at: clock.now(),
        ok: outcome.kind === "printed",
        paperLow: outcome.kind === "printed" && outcome.paperLow === true,
      };
      const kept = tell(
        job,
        outcome.kind === "printed"
          ? { kind: "print.done", body: { job: job.job } }
          : { kind: "print.failed", body: { job: job.job, outcome: outcome.kind, why: outcome.why } },
      );
      if (outcome.kind === "notPrinted" || !kept) {
        cancelRetry?.();
        cancelRetry = clock.after(retryMs, () => {
          cancelRetry = null;
          void work();
        });
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
        break;
      }
      retryMs = RETRY_MS;
    }
    busy = false;
    deps.changed();
  };

  /** Set while a printer that printed nothing is left alone. No clock is asked whether that is over: one can be put back. */
  let cancelRetry: (() => void) | null = null;
  let retryMs = RETRY_MS;
  const isClosed = (): boolean => closed;
  const nextJob = (): StoredPrintJob | undefined =>
    waitingJobs().find((job) => job.state === "queued" || (job.state === "notPrinted" && cancelRetry === null));

  const queue = (jobs: readonly PrintJob[], dropped: readonly StoredPrintJob[] = []): Result<null, Problem> => {
    const committed = books.commit([
      ...dropped.map((job) => about(job, { kind: "print.dropped", body: { job: job.job } })),
      ...jobs.map((job) => about(job, { kind: "print.queued", body: job })),
    ]);
    if (!committed.ok) return sick(committed.error);
    void work();
    return ok(null);
  };

  const newJob = (sale: string, paper: PrintJob["paper"], attempt: string | null, copy: number): PrintJob => ({
    job: deps.random.id(),
    paper,
    sale,
    attempt,
    copy,
  });

  /** How often this paper was asked for so far. */
  const madeOf = ({ attempt, paper, refund = null, report = null, return: of = null, sale }: PrintJob): number => {
    if (report !== null) return countReportPapers(reader, report);
    return of === null ? countPapers(reader, sale, paper, attempt, refund) : countReturnPapers(reader, of);
  };

  const saleOr = (saleId: string | null): Sale | undefined =>
    saleId === null ? (books.sale() ?? readLastCompleted(reader)) : books.saleById(saleId);

  const tryDrawer = async (): Promise<boolean> => {
    if (deps.drawer === null) return false;
    const { kind } = await deps.drawer.open();
    const told = kind !== "notPrinted";
    if (!isClosed() && told === (drawerShutAt !== null)) {
      drawerShutAt = told ? null : clock.now();
      deps.changed();
    }
    return told;
  };

  const allowed = (): boolean => {
    const role = deps.operatorRole();
    return role !== null && may(role, "reprint");
  };

  return {
    commands: {
      "receipt.print": ({ sale: saleId }) => {
        if (!allowed()) return refuse("notSignedIn");
        const sale = saleOr(saleId);
        if (sale === undefined || sale.state !== "completed") return refuse("nothingToPrint");
        if (printer === null) return refuse("noPrinter");
        return queue([newJob(sale.id, "receipt", null, countPapers(reader, sale.id, "receipt", null))]);
      },
      "receipt.retry": ({ job: id }) => {
        if (!allowed()) return refuse("notSignedIn");
        const job = waitingJobs().find((waiting) => waiting.job === id);
        if (job === undefined || job.job === printing) return refuse("nothingToPrint");
        if (job.state === "notPrinted" || job.state === "queued") {
          cancelRetry?.();
          cancelRetry = null;
          retryMs = RETRY_MS;
          void work();
          return ok(null);
        }
        // Some of it may have come out: what prints now is a copy, and says so.
        const { sale, paper, attempt, refund = null, return: of = null, report = null } = job;
        const again = { ...newJob(sale, paper, attempt, Math.max(1, madeOf(job))), refund, return: of, report };
        return queue([again], [job]);
      },
      "receipt.drop": ({ job: id }) => {
        if (!allowed()) return refuse("notSignedIn");
        const job = waitingJobs().find((waiting) => waiting.job === id);
        return job === undefined || job.job === printing ? refuse("nothingToPrint") : queue([], [job]);
      },
    },
    queries: {
      "receipt.preview": ({ sale: saleId }) => {
        if (deps.operatorRole() === null) return refuse("notSignedIn");
        const sale = saleOr(saleId);
        return sale === undefined ? refuse("nothingToPrint") : ok(pictures(sale));
      },
    },
    receiptOf: (saleId) =>
      printer !== null && policy.customer === "always" ? newJob(saleId, "receipt", null, 0) : null,
    queueSlips(attempt) {
      if (printer === null || policy.slipBy === "terminal" || slipOutcome(attempt) === undefined) return;
      // A late approval has a slip of its own beside that of the end it overtook.
      if (countPapers(reader, attempt.sale, "slipCardholder", attempt.id) >= provenEnds(reader, attempt.id)) return;
      const merchant =
        policy.merchant === "always" || (attempt.card !== null && verificationOf(attempt.card).signature);
      const slips: readonly PaperName[] = merchant ? ["slipCardholder", "slipMerchant"] : ["slipCardholder"];
      // Nobody of this sale is at the counter any more: its slips do not print among another customer's papers.
      if (attempt.late && books.sale()?.id !== attempt.sale) books.commit(deps.customers.offer(attempt, slips));
      else queue(slips.map((paper) => newJob(attempt.sale, paper, attempt.id, 0)));
    },
    openDrawer: () => void tryDrawer(),
    tryDrawer,
    drawerShutAt: () => drawerShutAt,
    waiting: () =>
      waitingJobs().map((job) => ({
        job: job.job,
        paper: job.paper,
        saleNumber: job.saleNumber,
        report: job.report?.kind === "z" ? job.report.number : null,
        state:
          job.job === printing
            ? "printing"
            : job.state === "notPrinted" || job.state === "notKnown"
              ? job.state
              : "queued",
        since: job.since,
        why: job.why,
      })),
    lastPrint: () => last,
    start() {
      const torn = waitingJobs().filter((job) => job.state === "started");
      books.commit(
        torn.map((job) =>
          about(job, { kind: "print.failed", body: { job: job.job, outcome: "notKnown", why: "restarted" } }),
        ),
      );
      books.onChange(() => void work());
      clock.after(PREPARE_MS, () => void deps.prepare());
      void work();
    },
    close() {
      closed = true;
    },
  };

  /** What the papers of a sale show, read back from their bytes. */
  function pictures(sale: Sale): readonly PaperPicture[] {
    const slips = readAttemptsOfSale(reader, sale.id).filter((attempt) => slipOutcome(attempt) !== undefined);
    const documents = [
      deps.maker.of(sale, "receipt", undefined, 0),
      ...(policy.slipBy === "terminal"
        ? []
        : slips.map((attempt) => deps.maker.of(sale, "slipCardholder", attempt, 0))),
    ];
    return documents.flatMap((document) =>
      document === undefined ? [] : [interpret(escpos(document, deps.paper), deps.paper.columns)],
    );
  }
}

/** How often the gateway has said how this attempt ended: once, or twice when an approval came late. */
function provenEnds(reader: Books["journal"]["reader"], attempt: string): number {
  const ends = new Set(["attempt.ended", "attempt.approved", "attempt.lateApproval"]);
  return reader.factsOfAttempt(attempt).filter((fact) => ends.has(fact.kind)).length;
}
