/** A part of a return that is owed still, where its payment took less than a person had said when it was decided; or more after all. Pure; minor units. */
import type { Attempt } from "../attempt/attempt.ts";
import { add, minor, type Minor, ZERO } from "../money/money.ts";
import type { CardTender } from "../sale/sale.ts";
import { notThere } from "./neverTaken.ts";
import { type ReturnBooks, returnTenders } from "./returnSplit.ts";
import type { Return, ReturnedPart } from "./returns.ts";

/** An owed part as it can be given still: `amount` and `tip` that are there, `short` what was never taken. */
export type Cut = Required<Pick<ReturnedPart, "amount" | "tip" | "short">>;

/** What is left of an owed part, where its payment was proved meanwhile to have taken less; null where all of it is. */
export function cutOf(one: Return, part: ReturnedPart, books: ReturnBooks): Cut | null {
  if (part.attempt === null) return null;
  const without: Return = { ...one, parts: one.parts.filter(({ id }) => id !== part.id) };
  const returns = books.returns.map((each) => (each.id === one.id ? without : each));
  const tender = returnTenders({ ...books, returns }).find(({ id }) => id === part.tender);
  const known = part.short ?? ZERO;
  const most = tender === undefined ? ZERO : minor(Math.max(0, tender.short - known));
  const amount = minor(Math.max(part.amount - most, Math.min(part.amount, tender?.left ?? ZERO)));
  const less = minor(part.amount - amount);
  if (less === ZERO) return null;
  return { amount, tip: minor(Math.min(part.tip, tender?.tip ?? ZERO)), short: add(known, less) };
}

/** What a part was short of, as far as its payment has taken it after all. */
export interface Found {
  readonly return: string;
  readonly part: string;
  readonly amount: Minor;
}

/**
 * What parts of returns were told to be never taken, and is there by a proof that came later.
 * @param tender of the returned sale @param attempt with the proof @param returns of that sale
 */
export function foundAgain(tender: CardTender, attempt: Attempt, returns: readonly Return[]): readonly Found[] {
  const short = returns
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap((one) => one.parts.map((part) => ({ one, part })))
    .filter(({ part }) => part.tender === tender.id && (part.short ?? 0) > 0);
  const told = short.reduce((sum, { part }) => sum + (part.short ?? 0), 0);
  let rest = Math.max(0, told - notThere(tender, attempt));
  return short.flatMap(({ one, part }) => {
    const amount = minor(Math.min(rest, part.short ?? 0));
    rest -= amount;
    return amount === ZERO ? [] : [{ return: one.id, part: part.id, amount }];
  });
}
