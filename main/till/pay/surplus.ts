/** What somebody may have given back, or keep, of a payment by name: asked before the PIN and once more after it. */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Minor } from "../../core/money/money.ts";
import { notNeeded } from "../../core/attempt/notNeeded.ts";
import { isOpenRefund } from "../../core/refund/refund.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAttempt, readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readOpenRefunds, readRefundsOfSale, readTwiceNotMade } from "../../journal/projections/refunds.ts";
import type { Queries } from "../../journal/projector.ts";
import { hasOpenTip } from "../../journal/projections/tipChanges.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books } from "../books.ts";
import { leftOfPayment } from "./leftOfPayment.ts";
import { refuse } from "../base/problem.ts";
import { doubledIn } from "./sameQuestion.ts";

export interface Surplus {
  readonly attempt: Attempt;
  /** Minor units, more than 0. */
  readonly amount: Minor;
  /** The sale needs it; but the same card paid the same amount before, and one of the two goes back whole. */
  readonly twice: boolean;
}

/** What the sale does not need, else all of a payment that the same card made twice; or why there is nothing to do. */
export function surplusIn(books: Books, attemptId: string): Result<Surplus, Problem> {
  const { reader } = books.journal;
  const attempt = books.attempt(attemptId);
  const sale = attempt === undefined ? undefined : books.saleById(attempt.sale);
  if (attempt === undefined || sale === undefined) return refuse("noSuchAttempt");
  const refunds = readRefundsOfSale(reader, sale.id);
  // What was proved meanwhile may be due beside it; whether the first is made has to be known before (INV-3).
  if (refunds.some((refund) => refund.of === attemptId && isOpenRefund(refund))) return refuse("refundRunning");
  if (hasOpenTip(reader, attemptId)) return refuse("tipRunning");
  const due = notNeeded(sale, attempt, readAttemptsOfSale(reader, sale.id), refunds);
  if (due > 0) return ok({ attempt, amount: due, twice: false });
  const amount = paidTwice(books, attempt) ? leftOfPayment(reader, sale, attempt, refunds) : (0 as Minor);
  return amount > 0 ? ok({ attempt, amount, twice: true }) : refuse("nothingToGiveBack");
}

/** Payments made twice that somebody has begun to give back, until they went back or it was settled otherwise. */
export function twiceGoingBack(db: Queries): readonly Attempt[] {
  const open = readOpenRefunds(db).filter(({ purpose }) => purpose.kind === "notNeeded" && purpose.twice === true);
  const of = new Set([...open, ...readTwiceNotMade(db)].map((refund) => refund.of));
  return [...of].flatMap((id) => readAttempt(db, id) ?? []).filter(({ excess }) => excess === null);
}

const paidTwice = (books: Books, attempt: Attempt): boolean =>
  attempt.excess === null && doubledIn(books, attempt) !== null;
