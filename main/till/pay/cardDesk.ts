/** Payments by card, and what may be asked about any payment once it runs: cancel, check again, decide, leave. */
import {
  applyAttemptFact,
  type Attempt,
  type AttemptState,
  holdsTerminal,
  isOpen,
  mayStillCapture,
} from "../../core/attempt/attempt.ts";
import { isTurnedDown } from "../../core/attempt/cancel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Minor } from "../../core/money/money.ts";
import { may, type Action } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import { type Sale, withAttempt } from "../../core/sale/sale.ts";
import { decidableFrom } from "../../core/attempt/watchSchedule.ts";
import type { CardGateway } from "../../gateways/port.ts";
import { readAttemptsOfSale, readOpenAttempts } from "../../journal/projections/attempts.ts";
import type { Payments } from "../../payments/payments.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books, Entry } from "../books.ts";
import { keepLast } from "../base/keepLast.ts";
import type { LostPaymentDesk } from "./lostPaymentDesk.ts";
import type { PaymentStart } from "./paymentStart.ts";
import { refuse, sick } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { surplusIn } from "./surplus.ts";
import type { WalletDesk } from "./walletDesk.ts";

export interface CardDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly gateway: CardGateway | null;
  readonly start: PaymentStart;
  /** Of every gateway: a payment is decided, left and given back the same way by card and by wallet. */
  readonly payments: Payments;
  readonly clock: Clock;
  readonly managerAfterMs: number;
  /** What lies ready for the customer of this attempt by news of it, or no longer does: committed with the news. */
  papers(sale: Sale, after: Attempt): readonly Entry[];
  /** Something the screen shows has changed beside the journal. */
  changed(): void;
}

type PaymentCommands = Pick<
  CommandHandlers,
  Exclude<
    Extract<keyof CommandHandlers, `payment.${string}`>,
    keyof WalletDesk["commands"] | keyof LostPaymentDesk["commands"]
  >
>;

export interface CardDesk {
  readonly commands: PaymentCommands;
  /** The attempt whose screen the page shows, or null. */
  shown(): Attempt | null;
  cancelAsked(attemptId: string): boolean;
  /** From when on a manager may decide, ms; null while the outcome is not unknown. */
  managerAt(attempt: Attempt): number | null;
}

/** Attempts whose screen was left or whose cancel was asked: far more than a counter has open sales. */
const REMEMBERED = 1_000;

export function createCardDesk(deps: CardDeskDeps): CardDesk {
  const { books, clock, payments, session } = deps;
  /** Screens that were left, each with the state it showed: later news of the same attempt is shown again. */
  const left = new Map<string, AttemptState>();
  const cancelAsked = new Map<string, true>();

  const managerAt = (attempt: Attempt): number | null =>
    decidableFrom(attempt.unknownSince, deps.managerAfterMs, clock.now());

  const shown = (): Attempt | null => {
    const sale = books.sale();
    if (sale === null) return null;
    const last = readAttemptsOfSale(books.journal.reader, sale.id).at(-1);
    if (last === undefined || left.get(last.id) === last.state) return null;
    return last;
  };

  /** A decision needs somebody who may, by PIN, with a reason, and not before its time. */
  const approve = async (
    attemptId: string,
    by: { readonly approver: string; readonly pin: string; readonly reason: string },
    action: Action,
  ): Promise<Result<Attempt, Problem>> => {
    if (session.operator() === null) return refuse("notSignedIn");
    const attempt = books.attempt(attemptId);
    if (attempt === undefined) return refuse("noSuchAttempt");
    const from = managerAt(attempt);
    if (attempt.state !== "checking" && attempt.state !== "setAside") return refuse("attemptSettled");
    if (from !== null && clock.now() < from)
      return refuse("managerNotYet", { seconds: Math.ceil((from - clock.now()) / 1000) });
    if (by.reason === "") return refuse("reasonMissing");
    const approved = await session.approve(by.approver, by.pin, action);
    return approved.ok ? ok(attempt) : approved;
  };

  /** What no terminal has taken up yet, as far as anybody knows, a gateway that hands orders on takes back. */
  const isTakenBack = (attempt: Attempt): boolean =>
    isOpen(attempt) &&
    attempt.phase !== "card" &&
    deps.gateway?.id === attempt.gateway &&
    deps.gateway.cancel.kind === "request";

  /** Why a decision was not kept: the journal takes nothing, or the answer came first. */
  const notDone = (): Result<never, Problem> => {
    const healthy = books.healthy();
    return healthy.ok ? refuse("attemptSettled") : sick(healthy.error);
  };

  return {
    shown,
    cancelAsked: (attemptId) => cancelAsked.has(attemptId),
    managerAt,
    commands: {
      "payment.card": ({ sale, ...asking }) => {
        const asked = deps.start.ask(sale, deps.gateway, { kind: "card" }, null, undefined, asking);
        deps.changed();
        return asked;
      },

      "payment.cancel": ({ attempt: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const attempt = books.attempt(id);
        if (attempt === undefined) return refuse("noSuchAttempt");
        if (attempt.wallet !== null || isTakenBack(attempt)) {
          const asked = attempt.cancel !== null && !isTurnedDown(attempt.cancel);
          const queued = mayStillCapture(attempt) && (asked || payments.cancel(id));
          if (!queued) return refuse("attemptSettled");
          return ok({ how: "request", notBefore: payments.carried(id)?.cancelAt ?? clock.now() });
        }
        if (!isOpen(attempt)) return refuse("attemptSettled");
        keepLast(cancelAsked, id, true, REMEMBERED);
        deps.changed();
        return ok({ how: "redKey" });
      },

      "payment.checkAgain": ({ attempt: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const attempt = books.attempt(id);
        if (attempt === undefined) return refuse("noSuchAttempt");
        if (payments.checkAgain(id)) return ok(null);
        return refuse(mayStillCapture(attempt) ? "gatewayNotSet" : "attemptSettled");
      },

      "payment.decide": async (args) => {
        const attempt = await approve(args.attempt, args, "decidePayment");
        if (!attempt.ok) return attempt;
        const { paid, approver, reason, slip } = args;
        if (paid && slip === "") return refuse("slipMissing");
        const done = payments.decide(args.attempt, { kind: "decided", paid, approver, reason, slip });
        return done ? ok(null) : notDone();
      },

      "payment.setAside": async (args) => {
        const attempt = await approve(args.attempt, args, "setAside");
        if (!attempt.ok) return attempt;
        const done = payments.decide(args.attempt, { kind: "setAside", approver: args.approver, reason: args.reason });
        return done ? ok(null) : notDone();
      },

      "payment.settleExcess": async ({ attempt: id, how, seen, approver, pin, reason, number: reference }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const asked = surplusIn(books, id);
        if (!asked.ok) return asked;
        if (asked.value.amount !== seen) return refuse("amountChanged");
        if (reason === "") return refuse("reasonMissing");
        if (how === "givenBack" && reference === "") return refuse("referenceMissing");
        const approved = await session.approve(approver, pin, "settleExcess");
        if (!approved.ok) return approved;
        // Looked at again: while the PIN was checked, it may have been settled, or begun to go back by a request.
        const still = surplusIn(books, id);
        if (!still.ok) return still;
        const { amount: over, attempt, twice } = still.value;
        if (over !== seen) return refuse("amountChanged");
        // Two purchases after all: the sale needs all of it, and its goods may come back (INV-8).
        const amount = twice && how === "kept" ? (0 as Minor) : over;
        const body = { how, approver, reason, reference, amount };
        const fact = { kind: "attempt.excessSettled", body } as const;
        const sale = books.saleById(attempt.sale);
        const after = applyAttemptFact(attempt, fact, clock.now(), session.operator()?.id ?? "");
        const committed = books.commit([
          { fact, sale: attempt.sale, attempt: id },
          ...(sale === undefined ? [] : deps.papers(withAttempt(sale, after), after)),
        ]);
        return committed.ok ? ok(null) : sick(committed.error);
      },

      "payment.terminalIsClear": ({ terminal }) => {
        const operator = session.operator();
        if (operator === null) return refuse("notSignedIn");
        if (!may(operator.role, "confirmTerminalClear")) return refuse("notAllowed");
        const holding = readOpenAttempts(books.journal.reader).filter(
          (a) => a.terminal === terminal && a.state === "setAside" && holdsTerminal(a),
        );
        const committed = books.commit(
          holding.map((attempt) => ({
            fact: { kind: "attempt.terminalConfirmedClear", body: { terminal } },
            sale: attempt.sale,
            attempt: attempt.id,
          })),
        );
        return committed.ok ? ok(null) : sick(committed.error);
      },

      "payment.leave": ({ attempt: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const attempt = books.attempt(id);
        if (attempt === undefined) return refuse("noSuchAttempt");
        if (isOpen(attempt) && attempt.state !== "checking") return refuse("paymentRunning");
        if (attempt.state !== "checking") keepLast(left, id, attempt.state, REMEMBERED);
        else if (books.sale()?.id === attempt.sale) books.leaveSale();
        deps.changed();
        return ok(null);
      },

      "payment.open": ({ sale: saleId }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const current = books.sale();
        if (current?.state === "open" && current.id !== saleId && current.lines.length > 0)
          return refuse("paymentRunning");
        if (!books.bringBack(saleId)) return refuse("otherSale");
        deps.changed();
        return ok(null);
      },
    },
  };
}
