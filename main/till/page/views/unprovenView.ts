/** The tray: what is not proven, and what was captured and is not needed. Nothing leaves it by itself but by proof. */
import { type Attempt, isUnnamed, missingMoney } from "../../../core/attempt/attempt.ts";
import { shortRef } from "../../../core/ids.ts";
import type { Minor } from "../../../core/money/money.ts";
import { missesMoney, notNeeded } from "../../../core/attempt/notNeeded.ts";
import { isOpenRefund, type Refund } from "../../../core/refund/refund.ts";
import { givenTooMuch } from "../../../core/refund/refundLimits.ts";
import { cutOf } from "../../../core/refund/returnCut.ts";
import type { ReturnBooks } from "../../../core/refund/returnSplit.ts";
import { isGivenTwice, partState, type Return } from "../../../core/refund/returns.ts";
import { dueOf, paidSoFar, type Sale } from "../../../core/sale/sale.ts";
import type { Queries } from "../../../journal/projector.ts";
import { readAttempt, readAttemptsOfSale, readOpenAttempts } from "../../../journal/projections/attempts.ts";
import { readCapturedOtherwise, readMissingMoney } from "../../../journal/projections/duties.ts";
import { readLateRefunds, readRefundsOfAttempt, readRefundsOfSale } from "../../../journal/projections/refunds.ts";
import { readReturnsOfSale, readUnsettledReturns } from "../../../journal/projections/returns.ts";
import { readOpenSales } from "../../../journal/projections/sales.ts";
import { readOpenTips } from "../../../journal/projections/tipChanges.ts";
import type { UnprovenView } from "../../../../preload/contract/payment.ts";
import { twiceGoingBack } from "../../pay/surplus.ts";

/**
 * @param current the sale on the screen: its own running payment is shown there, not here
 * @param lastHeardAt when an attempt's gateway last said anything, ms
 */
export function unprovenViews(
  db: Queries,
  current: Sale | null,
  saleById: (id: string) => Sale | undefined,
  lastHeardAt: (attempt: string) => number | null,
): readonly UnprovenView[] {
  const open = readOpenAttempts(db).filter(
    (attempt) => attempt.state === "checking" || attempt.state === "setAside" || attempt.sale !== current?.id,
  );
  const over = readCapturedOtherwise(db).filter((attempt) => {
    const sale = saleById(attempt.sale);
    if (sale === undefined) return false;
    const refunds = readRefundsOfSale(db, sale.id);
    if (refunds.some((refund) => refund.of === attempt.id && isOpenRefund(refund))) return true;
    return notNeeded(sale, attempt, readAttemptsOfSale(db, sale.id), refunds) > 0;
  });
  const missing = readMissingMoney(db).filter((attempt) => {
    const sale = saleById(attempt.sale);
    return sale === undefined || missesMoney(sale, attempt, readAttemptsOfSale(db, sale.id));
  });
  const view = (attempt: Attempt, kind: UnprovenView["kind"]): UnprovenView => ({
    attempt: attempt.id,
    sale: attempt.sale,
    ref: shortRef(attempt.reference),
    saleNumber: saleById(attempt.sale)?.number ?? 0,
    amount: attempt.capture?.captured ?? attempt.amount,
    kind,
    askedAt: attempt.intendedAt,
    lastHeardAt: lastHeardAt(attempt.id),
    terminal: attempt.terminal,
    return: null,
    unnamed: isUnnamed(attempt),
  });
  const listed = new Set(open.map((attempt) => attempt.sale));
  const waiting = readOpenSales(db).filter(
    (sale) => sale.id !== current?.id && !listed.has(sale.id) && sale.tenders.length > 0 && !isAside(sale),
  );
  const views = [
    ...open.map((attempt) => view(attempt, attempt.state === "setAside" ? "setAside" : "checking")),
    ...over.map((attempt) =>
      view(
        attempt,
        attempt.late ? "lateApproval" : saleById(attempt.sale)?.state === "abandoned" ? "givenUp" : "differs",
      ),
    ),
    ...twiceGoingBack(db)
      .filter((attempt) => !over.some(({ id }) => id === attempt.id))
      .map((attempt) => view(attempt, "paidTwice")),
    ...missing.map((attempt) => view(attempt, missingMoney(attempt) ?? "returned")),
    ...givenTwice(db).map(({ attempt, amount }) => ({ ...view(attempt, "givenTwice"), amount })),
    ...readOpenTips(db).flatMap(({ intendedAt, of, state, tip }) => {
      const attempt = state === "checking" ? readAttempt(db, of) : undefined;
      return attempt === undefined ? [] : [{ ...view(attempt, "tip"), amount: tip, askedAt: intendedAt }];
    }),
    ...readUnsettledReturns(db).flatMap((one) => returnViews(db, one, saleById)),
    ...waiting.map(waitingView),
  ];
  return views.sort((a, b) => URGENCY[a.kind] - URGENCY[b.kind] || a.askedAt - b.askedAt);
}

/** Payments of which more went back than was taken, and by how much, minor units. */
const givenTwice = (db: Queries): readonly { readonly attempt: Attempt; readonly amount: Minor }[] =>
  [...new Set(readLateRefunds(db).map(({ of }) => of))].flatMap((id) => {
    const attempt = readAttempt(db, id);
    if (attempt === undefined) return [];
    const amount = givenTooMuch(attempt, readRefundsOfAttempt(db, id));
    return amount > 0 ? [{ attempt, amount }] : [];
  });

/** Where a customer may be out of money first, then what nobody knows, then what only waits; the oldest first. */
const URGENCY: Readonly<Record<UnprovenView["kind"], number>> = {
  lateApproval: 0,
  givenUp: 1,
  differs: 1,
  paidTwice: 1,
  decidedPaid: 2,
  returned: 3,
  givenTwice: 4,
  goodsBack: 4,
  checking: 5,
  setAside: 6,
  tip: 7,
  waiting: 8,
};

/** Put aside with goods alone: it is counted among the held sales. Money that came late calls it back here. */
const isAside = (sale: Sale): boolean => sale.held !== undefined && paidSoFar(sale) === 0;

/** A return of which somebody has to see to a part; while its gateway is at it, nobody has. */
function returnViews(db: Queries, one: Return, saleById: (id: string) => Sale | undefined): readonly UnprovenView[] {
  const sale = one.sale === null ? undefined : saleById(one.sale);
  const refunds = sale === undefined ? [] : readRefundsOfSale(db, sale.id);
  const states = one.parts.map((part) => ({ part, state: partState(part, refunds) }));
  const running = states.some(({ state }) => state === "running");
  const owed = states.filter(
    ({ part, state }) =>
      isGivenTwice(one, part, refunds) ||
      (one.withdrawn === null && (state === "checking" || state === "notGiven" || (state === "waiting" && !running))),
  );
  /** Of what is owed still: what its payment never took is not. */
  const leftOf = ({ part, state }: (typeof states)[number]): number => {
    const isOwed = sale !== undefined && (state === "waiting" || state === "notGiven");
    const { amount, tip } = (isOwed ? cutOf(one, part, booksOf(db, sale, refunds)) : null) ?? part;
    return amount + tip;
  };
  const [first] = owed;
  if (first === undefined) return [];
  const attempt = first.part.attempt === null ? undefined : readAttempt(db, first.part.attempt);
  return [
    {
      attempt: attempt?.id ?? "",
      sale: one.sale ?? "",
      ref: attempt === undefined ? "" : shortRef(attempt.reference),
      saleNumber: sale?.number ?? 0,
      amount: owed.reduce((sum, each) => sum + leftOf(each), 0) as Minor,
      kind: "goodsBack",
      askedAt: one.at,
      lastHeardAt: null,
      terminal: attempt?.terminal ?? "",
      return: one.id,
      unnamed: false,
    },
  ];
}

const booksOf = (db: Queries, sale: Sale, refunds: readonly Refund[]): ReturnBooks => ({
  sale,
  attempts: readAttemptsOfSale(db, sale.id),
  refunds,
  returns: readReturnsOfSale(db, sale.id),
  // No cash is handed over here.
  cashUnit: 1,
});

const waitingView = (sale: Sale): UnprovenView => ({
  attempt: "",
  sale: sale.id,
  ref: "",
  saleNumber: sale.number,
  amount: dueOf(sale),
  kind: "waiting",
  askedAt: sale.startedAt,
  lastHeardAt: null,
  terminal: "",
  return: null,
  unnamed: false,
});
