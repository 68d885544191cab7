/** The list of transactions and a sale's page: read from the journal; asks gateways again, and changes no money. */
import type { Attempt } from "../../core/attempt/attempt.ts";
import { brandName } from "../../core/attempt/cardDetails.ts";
import type { Clock } from "../../core/clock.ts";
import { saleSearch } from "../../core/sale/findSale.ts";
import { shortRef } from "../../core/ids.ts";
import type { Minor } from "../../core/money/money.ts";
import { may } from "../../core/people/permissions.ts";
import { isOpenRefund } from "../../core/refund/refund.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Sale } from "../../core/sale/sale.ts";
import { timelineOf } from "../../core/attempt/timeline.ts";
import { walletName } from "../../core/attempt/wallet.ts";
import type { ListedPayment, WalletGateway } from "../../gateways/port.ts";
import { readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readRefundsOfAttempt, readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readReturnByNumber } from "../../journal/projections/returns.ts";
import {
  findTransactions,
  readReturnIds,
  readTransaction,
  type TransactionRow,
} from "../../journal/projections/transactionsFind.ts";
import type { Payments } from "../../payments/payments.ts";
import { slipOutcome } from "../../receipts/paperOfSale.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { GatewayRowView, TransactionRowView, TriedPaymentView } from "../../../preload/contract/transactions.ts";
import type { Books } from "../books.ts";
import { recordsOf } from "./evidenceRecords.ts";
import type { PaperCopies } from "../paper/paperCopies.ts";
import { refuse } from "../base/problem.ts";
import type { RefundDesk } from "../giveBack/refundDesk.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { refundView } from "../page/views/givingBackView.ts";
import { saleView } from "../page/views/saleView.ts";

export interface TransactionsDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly payments: Payments;
  readonly refunds: RefundDesk;
  readonly wallets: WalletGateway | null;
  readonly paper: { readonly copies: PaperCopies };
  readonly settings: Settings;
  readonly clock: Clock;
  operatorName(id: string): string;
}

type Queries = Pick<QueryHandlers, Extract<keyof QueryHandlers, `transactions.${string}`>>;
type Commands = Pick<CommandHandlers, Extract<keyof CommandHandlers, `transactions.${string}`>>;

const PAGE = 50;
/** Returns are counted from 1. */
const NO_RETURN = 0;

export function createTransactionsDesk(deps: TransactionsDeskDeps): {
  readonly queries: Queries;
  readonly commands: Commands;
} {
  const { books, payments, refunds, session, settings, wallets } = deps;
  const { copies } = deps.paper;
  const { reader } = books.journal;

  const dayOf = (day: string | null): string | null => (day === "today" ? books.businessDay() : day);

  const saleOr = (id: string): Result<Sale, Problem> => {
    if (session.operator() === null) return refuse("notSignedIn");
    const sale = books.saleById(id);
    return sale === undefined ? refuse("noSuchSale") : ok(sale);
  };

  const rowView = ({ businessDay: _day, operator, ...row }: TransactionRow): TransactionRowView => ({
    ...row,
    operator: deps.operatorName(operator),
  });

  const payment = (attempt: Attempt): TriedPaymentView => ({
    attempt: attempt.id,
    ref: shortRef(attempt.reference),
    reference: attempt.reference,
    gatewayRef: attempt.gatewayRef,
    gateway: attempt.gateway,
    gatewayName: refunds.gatewayName(attempt),
    terminal: attempt.terminal,
    kind: attempt.wallet === null ? "card" : "wallet",
    state: attempt.state,
    amount: attempt.amount,
    captured: attempt.capture?.captured ?? null,
    label: attempt.card === null ? walletName(attempt.wallet?.brand ?? null) : brandName(attempt.card),
    last4: attempt.card?.last4 ?? attempt.wallet?.codeLast4 ?? "",
    askedAt: attempt.intendedAt,
    endedAt: attempt.endedAt,
    late: attempt.late,
    slips: slipOutcome(attempt) !== undefined,
    refunds: readRefundsOfAttempt(reader, attempt.id).map((refund) => refundView(refund, refunds)),
  });

  /** Numbers by which a gateway may list something of this sale, and the amounts in which it may. */
  const known = (sale: Sale): { readonly numbers: ReadonlySet<string>; readonly amounts: ReadonlySet<number> } => {
    const attempts = readAttemptsOfSale(reader, sale.id).filter(({ gateway }) => gateway === wallets?.id);
    const given = readRefundsOfSale(reader, sale.id);
    const numbers = [...attempts, ...given].flatMap(({ gatewayRef, reference }) => [gatewayRef, reference]);
    const amounts = [
      ...attempts.map(({ amount, capture }) => capture?.captured ?? amount),
      ...given.map(({ amount }) => amount),
    ];
    return { numbers: new Set(numbers.filter((number) => number !== "")), amounts: new Set(amounts) };
  };

  const listed = (sale: Sale, rows: readonly ListedPayment[]): readonly GatewayRowView[] => {
    const { amounts, numbers } = known(sale);
    return rows.flatMap(({ at, gatewayRef, method, tip, total, type }): GatewayRowView[] => {
      const match = numbers.has(gatewayRef) ? "ours" : amounts.has(Math.abs(total)) ? "same" : null;
      return match === null
        ? []
        : [{ type, number: gatewayRef, amount: total as Minor, tip: tip as Minor, method, at, match }];
    });
  };

  return {
    queries: {
      "transactions.find": ({ before, from, text, to, ...filter }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const search = saleSearch(text);
        const register = search?.register ?? null;
        if (register !== null && register !== settings.store.register)
          return ok({ rows: [], more: false, otherRegister: register, returned: null });
        const rows = findTransactions(
          reader,
          { ...filter, from: dayOf(from), to: dayOf(to), search },
          before,
          PAGE + 1,
        );
        const returned = readReturnByNumber(reader, search?.returned ?? NO_RETURN);
        return ok({
          rows: rows.slice(0, PAGE).map(rowView),
          more: rows.length > PAGE,
          otherRegister: null,
          returned: returned === undefined ? null : { return: returned.id, sale: returned.sale },
        });
      },

      "transactions.open": ({ sale: id }) => {
        const sale = saleOr(id);
        if (!sale.ok) return sale;
        const row = readTransaction(reader, id);
        if (row === undefined) return refuse("noSuchSale");
        const attempts = readAttemptsOfSale(reader, id);
        return ok({
          row: rowView(row),
          sale: saleView(sale.value, settings.cashRounding, settings.locale),
          businessDay: row.businessDay,
          register: settings.store.register,
          payments: attempts.map(payment),
          returns: readReturnIds(reader, id),
          lists: wallets !== null && attempts.some(({ gateway }) => gateway === wallets.id),
        });
      },

      "transactions.atGateway": async ({ sale: id }) => {
        const sale = saleOr(id);
        if (!sale.ok) return sale;
        if (wallets === null) return refuse("gatewayNotSet");
        const listing = await wallets.list();
        return listing.kind === "listed" ? ok(listed(sale.value, listing.payments)) : refuse("listNotRead");
      },

      "transactions.evidence": ({ attempt: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const attempt = books.attempt(id);
        const sale = attempt === undefined ? undefined : books.saleById(attempt.sale);
        if (attempt === undefined || sale === undefined) return refuse("noSuchAttempt");
        const facts = reader.factsOfAttempt(id);
        const { address, name, register } = settings.store;
        return ok({
          store: { name, address, register },
          training: settings.mode === "training",
          timeZone: settings.day.timeZone,
          madeAt: deps.clock.now(),
          saleNumber: sale.number,
          payment: payment(attempt),
          steps: timelineOf(facts, (operator) => deps.operatorName(operator)),
          papers: copies.pictures(sale, attempt, readRefundsOfAttempt(reader, id)),
          records: recordsOf(facts),
        });
      },
    },
    commands: {
      "transactions.refresh": async ({ sale: id }) => {
        const sale = saleOr(id);
        if (!sale.ok) return sale;
        const role = session.operator()?.role;
        if (role === undefined || !may(role, "checkPayment")) return refuse("notAllowed");
        const attempts = readAttemptsOfSale(reader, id).filter((attempt) => payments.askOnce(attempt));
        const open = readRefundsOfSale(reader, id).filter(isOpenRefund);
        let again = 0;
        for (const { id: refund } of open) if ((await refunds.commands["refund.checkAgain"]({ refund })).ok) again += 1;
        return ok({ asked: attempts.length + again });
      },

      "transactions.print": ({ attempt: attemptId, paper, sale: id }) => {
        const sale = saleOr(id);
        if (!sale.ok) return sale;
        const role = session.operator()?.role;
        if (role === undefined || !may(role, "reprint")) return refuse("notAllowed");
        const attempt = attemptId === null ? null : books.attempt(attemptId);
        if (attempt === undefined || (attempt !== null && attempt.sale !== id)) return refuse("noSuchAttempt");
        if (attempt === null && sale.value.state !== "completed") return refuse("nothingToPrint");
        return copies.print(sale.value, paper, attempt);
      },
    },
  };
}
