/** A part of a return that is owed still, where its payment took less than a person had said when it was decided. Pure; minor units. */
import { add, minor, ZERO } from "../money/money.ts";
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
