/**
 * A payment that a person had decided was paid, and its gateway proves that it took less, or nothing; or one that a cancel
 * gave back after its sale was done. The sale counts money that is not there: it does not go back when the goods do, in
 * cash as little as to the card (INV-8). Pure; amounts in minor units.
 */
import type { Attempt } from "../attempt/attempt.ts";
import { add, minor, type Minor, ZERO } from "../money/money.ts";
import { type CardTender, goodsPart } from "../sale/sale.ts";
import { type ReturnBooks, returnTenders } from "./returnSplit.ts";
import type { Return, ReturnedPart } from "./returns.ts";

/** Nothing of it is there: given back by a cancel, or only said to be paid, and the gateway speaks against it. */
export const isGone = ({ contradictedAt, proved, returned }: Attempt): boolean =>
  returned !== null || (!proved && contradictedAt !== null);

/** What its sale counts of a payment and is not there. */
export function notThere(tender: Pick<CardTender, "returned">, attempt: Attempt): Minor {
  const { amount, capture, decision, state } = attempt;
  if (state !== "approved" || capture === null || tender.returned === true) return ZERO;
  if (isGone(attempt)) return goodsPart(capture);
  return decision?.paid === true ? minor(Math.max(0, amount - goodsPart(capture))) : ZERO;
}

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
