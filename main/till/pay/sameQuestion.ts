/**
 * "A second sale, or the same payment?" is asked before a payment that may have been asked for already. An answer is tied
 * to the two payments it was given for: with another amount, sale or earlier payment it is asked anew.
 */
import { type Attempt, mayStillCapture } from "../../core/attempt/attempt.ts";
import { shortRef } from "../../core/ids.ts";
import { type Ask, DOUBLED_WITHIN_MS, doubledBy, mayBeSame } from "../../core/attempt/samePayment.ts";
import { ok, type Result } from "../../core/result.ts";
import { dueOf } from "../../core/sale/sale.ts";
import { readEndedSince, readEndedWithin, readOpenAttempts } from "../../journal/projections/attempts.ts";
import { readRefundsOfSale } from "../../journal/projections/refunds.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books } from "../books.ts";
import { leftOfPayment } from "./leftOfPayment.ts";
import { refuse } from "../base/problem.ts";

export interface SameQuestion {
  /**
   * Refuses with `mayBeSame` and the question's id while nobody has answered it.
   * @param answer the id of the question to which somebody said "a second sale"; null when nobody has
   * @returns the earlier payment that this one was said not to be; null when there is none alike
   */
  settle(ask: Ask, answer: string | null): Result<Attempt | null, Problem>;
}

interface Asked extends Ask {
  readonly id: string;
  readonly other: string;
}

/**
 * @param withinMs how long after its approval a payment of the same amount is asked about, ms; 0 = not at all
 * @param now ms
 * @param newId names a question
 */
export function createSameQuestion(
  books: Books,
  withinMs: number,
  now: () => number,
  newId: () => string,
): SameQuestion {
  const { reader } = books.journal;
  let asked: Asked | null = null;

  const idOf = (ask: Ask, other: Attempt): string => {
    const isSame =
      asked?.sale === ask.sale &&
      asked.gateway === ask.gateway &&
      asked.terminal === ask.terminal &&
      asked.amount === ask.amount &&
      asked.other === other.id;
    if (asked === null || !isSame) asked = { ...ask, id: newId(), other: other.id };
    return asked.id;
  };

  return {
    settle(ask, answer) {
      const others = [...readOpenAttempts(reader), ...readEndedSince(reader, now() - withinMs)];
      const other = firstThatStands(books, others, (alike) => mayBeSame(ask, alike, now(), withinMs));
      if (other === null) return ok(null);
      const id = idOf(ask, other);
      if (answer === id) return ok(other);
      return refuse("mayBeSame", {
        question: id,
        other: other.id,
        otherRef: shortRef(other.reference),
        otherSale: books.saleById(other.sale)?.number ?? 0,
        otherAt: other.intendedAt,
        otherState: mayStillCapture(other) ? "unknown" : "approved",
        amount: ask.amount,
        sale: books.saleById(ask.sale)?.number ?? 0,
      });
    },
  };
}

/** The one that is chosen first, but for payments of which the shop has nothing left: rung up anew, they are no twins. */
function firstThatStands(
  books: Books,
  among: readonly Attempt[],
  choose: (alike: readonly Attempt[]) => Attempt | null,
): Attempt | null {
  const { reader } = books.journal;
  let alike = among;
  for (let found = choose(alike); found !== null; found = choose(alike)) {
    const { id, sale } = found;
    const of = books.saleById(sale);
    if (mayStillCapture(found) || of === undefined) return found;
    if (leftOfPayment(reader, of, found, readRefundsOfSale(reader, sale)) > 0) return found;
    alike = alike.filter((each) => each.id !== id);
  }
  return null;
}

/** The earlier payment of the same amount by the same card, with its sale's number; null when there is none. */
export function doubledIn(
  books: Books,
  attempt: Attempt,
): { readonly attempt: Attempt; readonly saleNumber: number } | null {
  if (attempt.state !== "approved" || attempt.endedAt === null) return null;
  const sale = books.saleById(attempt.sale);
  // Equal parts of one sale are two payments by intent, as long as the sale needs both.
  const needsBoth = sale !== undefined && dueOf(sale) >= 0;
  const { endedAt } = attempt;
  const others = readEndedWithin(books.journal.reader, endedAt - DOUBLED_WITHIN_MS, endedAt + DOUBLED_WITHIN_MS);
  const other = firstThatStands(
    books,
    others.filter((each) => !(needsBoth && each.sale === attempt.sale)),
    (alike) => doubledBy(attempt, alike),
  );
  return other === null ? null : { attempt: other, saleNumber: books.saleById(other.sale)?.number ?? 0 };
}
