/**
 * Finds a payment again by hand that the gateway has given no number (gateways.md 0.2): the list is asked for, a manager
 * picks, and only an inquire by what was picked proves anything. And what is done about money that a sale counts and the
 * gateway says is not there.
 */
import { type Attempt, isUnnamed } from "../../core/attempt/attempt.ts";
import { ruledOut, takenIds } from "../../core/attempt/lostPayment.ts";
import { add, type Minor } from "../../core/money/money.ts";
import { missesMoney } from "../../core/attempt/notNeeded.ts";
import type { Action } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import { candidates } from "../../gateways/citcon/historyMatch.ts";
import type { ListedPayment, WalletGateway } from "../../gateways/port.ts";
import { readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import type { Payments } from "../../payments/payments.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface LostPaymentDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly wallets: WalletGateway | null;
  readonly payments: Payments;
  /** Attempts whose own ids rule a listed payment out. */
  attemptsOfLate(): readonly Attempt[];
}

export interface LostPaymentDesk {
  readonly commands: Pick<CommandHandlers, "payment.pick" | "payment.settleShortfall">;
  readonly queries: Pick<QueryHandlers, "payment.candidates">;
}

export function createLostPaymentDesk(deps: LostPaymentDeskDeps): LostPaymentDesk {
  const { books, payments, session, wallets } = deps;

  const lostAttempt = (id: string): Result<Attempt, Problem> => {
    if (session.operator() === null) return refuse("notSignedIn");
    const attempt = books.attempt(id);
    if (attempt === undefined) return refuse("noSuchAttempt");
    return isUnnamed(attempt) ? ok(attempt) : refuse("attemptSettled");
  };

  /** The sale is without money that it counts. */
  const isMissed = (attempt: Attempt): boolean => {
    const sale = books.saleById(attempt.sale);
    return sale !== undefined && missesMoney(sale, attempt, readAttemptsOfSale(books.journal.reader, sale.id));
  };

  const listFor = async (attempt: Attempt): Promise<Result<readonly ListedPayment[], Problem>> => {
    if (wallets === null) return refuse("gatewayNotSet");
    const listing = await wallets.list();
    if (listing.kind !== "listed") return refuse("listNotRead");
    const others = deps.attemptsOfLate();
    const { cannotBe, onlyOne } = ruledOut(attempt, others);
    const { tip } = attempt;
    const total = add(attempt.amount, tip);
    const known = { cannotBe: cannotBe ?? new Set(takenIds(attempt, others)), onlyOne, tokenAlone: false };
    return ok(candidates(listing.payments, { ...known, total, tip }));
  };

  const approve = async (by: {
    readonly approver: string;
    readonly pin: string;
  }): Promise<Result<unknown, Problem>> => {
    const action: Action = "decidePayment";
    return session.approve(by.approver, by.pin, action);
  };

  return {
    queries: {
      "payment.candidates": async ({ attempt: id }) => {
        const attempt = lostAttempt(id);
        if (!attempt.ok) return attempt;
        const listed = await listFor(attempt.value);
        if (!listed.ok) return listed;
        return ok(
          listed.value.map(({ gatewayRef, total, tip, method, at }) => ({
            payment: gatewayRef,
            amount: total as Minor,
            tip: tip as Minor,
            method,
            at,
          })),
        );
      },
    },
    commands: {
      "payment.pick": async ({ attempt: id, payment, approver, pin }) => {
        const attempt = lostAttempt(id);
        if (!attempt.ok) return attempt;
        const approved = await approve({ approver, pin });
        if (!approved.ok) return approved;
        const asker = session.operator()?.id;
        // The page names a number; only one that the gateway lists, and that nothing rules out, is asked for.
        const listed = await listFor(attempt.value);
        // The till was locked meanwhile, or somebody else came to it: it is not theirs, and stays in the tray.
        if (session.operator()?.id !== asker) return refuse("notSignedIn");
        if (!listed.ok) return listed;
        if (!listed.value.some(({ gatewayRef }) => gatewayRef === payment)) return refuse("notListed");
        if (payments.pick(id, payment, approver)) return ok(null);
        const healthy = books.healthy();
        return healthy.ok ? refuse("attemptSettled") : sick(healthy.error);
      },
      "payment.settleShortfall": async ({ attempt: id, approver, pin, reason }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const attempt = books.attempt(id);
        if (attempt === undefined) return refuse("noSuchAttempt");
        if (!isMissed(attempt)) return refuse("attemptSettled");
        if (reason === "") return refuse("reasonMissing");
        const approved = await approve({ approver, pin });
        if (!approved.ok) return approved;
        const still = books.attempt(id);
        if (still === undefined || !isMissed(still)) return refuse("attemptSettled");
        const committed = books.commit([
          { fact: { kind: "attempt.shortfallSettled", body: { approver, reason } }, sale: attempt.sale, attempt: id },
        ]);
        return committed.ok ? ok(null) : sick(committed.error);
      },
    },
  };
}
