/**
 * Random days of a shop, made through the real rules: every fact as the till would journal it. Beside each, what really
 * happened is written in plain sums (what the customer handed over, what the bank took, what the receipt says), so that
 * figures can be tried against a second set of books.
 */
import { type Attempt, applyAttemptFact, type AttemptFact, intended } from "../attempt/attempt.ts";
import type { Fact } from "../facts.ts";
import type { Minor } from "../money/money.ts";
import { applyRefundFact, intendedRefund, type Refund, type RefundFact, refundOf } from "../refund/refund.ts";
import { applyReturnFact, decidedReturn, type Return, type ReturnFact, returnOf } from "../refund/returns.ts";
import { applySaleFact, type Sale, type SaleFact, startedSale, withAttempt } from "../sale/sale.ts";
import { applyShiftFact, openedShift, type Shift, type ShiftFact } from "../day/shift.ts";

/** A fact with its place in the journal. */
export interface PlacedFact {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly register: string;
  readonly operator: string;
  readonly shift: string;
  readonly businessDay: string;
  readonly sale: string | null;
  readonly attempt: string | null;
  readonly body: unknown;
  readonly prev: string;
  readonly hash: string;
}

/** One line of the second books: sums by name, and the sale whose balance they change by `money` − `owed`. */
export interface BookLine {
  readonly seq: number;
  readonly shift: string;
  readonly sale: string;
  readonly sums: Readonly<Record<string, number>>;
}

export interface About {
  readonly sale?: string;
  readonly attempt?: string;
  readonly operator?: string;
}

export interface Shop {
  readonly roll: (limit: number) => number;
  day: number;
  seq: number;
  ids: number;
  shift: Shift | null;
  /** What the last shift left in the drawer. */
  left: number;
  /** What really lies in it. */
  drawer: number;
  readonly sales: Map<string, Sale>;
  readonly attempts: Map<string, Attempt>;
  readonly refunds: Map<string, Refund>;
  readonly returns: Map<string, Return>;
  readonly facts: PlacedFact[];
  readonly lines: BookLine[];
}

export const openShop = (roll: Shop["roll"]): Shop => ({
  roll,
  ...{ day: 1, seq: 0, ids: 0, shift: null, left: 0, drawer: 0 },
  ...{ sales: new Map(), attempts: new Map(), refunds: new Map(), returns: new Map() },
  ...{ facts: [], lines: [] },
});

export const newId = (shop: Shop, of: string): string => `${of}${String((shop.ids += 1))}`;

const businessDay = ({ day }: Shop): string => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);

const OPERATOR = "ann";
const at = ({ seq }: Shop): number => Date.UTC(2026, 0, 1) + seq;

function place(shop: Shop, fact: Fact, { attempt, operator, sale }: About): void {
  shop.seq += 1;
  shop.facts.push({
    ...{ seq: shop.seq, at: at(shop), kind: fact.kind, body: fact.body, register: "1", prev: "", hash: "" },
    operator: operator ?? OPERATOR,
    shift: shop.shift?.id ?? "",
    businessDay: businessDay(shop),
    sale: sale ?? null,
    attempt: attempt ?? null,
  });
}

/** Opens the drawer with what lies in it, as the books do by themselves before anything is sold. */
function needShift(shop: Shop): void {
  if (shop.shift !== null) return;
  const fact: ShiftFact = { kind: "shift.opened", body: { shift: newId(shop, "shift"), float: shop.left } };
  shop.shift = openedShift(fact.body, at(shop), OPERATOR, businessDay(shop));
  place(shop, fact, {});
  write(shop, "", { drawer: shop.left });
}

export function tellShift(shop: Shop, ...facts: readonly ShiftFact[]): void {
  for (const fact of facts) {
    needShift(shop);
    place(shop, fact, {});
    if (shop.shift !== null) shop.shift = applyShiftFact(shop.shift, fact, at(shop), OPERATOR);
  }
}

export function tellSale(shop: Shop, sale: string, ...facts: readonly SaleFact[]): Sale {
  needShift(shop);
  for (const fact of facts) {
    place(shop, fact, { sale });
    const before = shop.sales.get(sale);
    if (fact.kind === "sale.started") shop.sales.set(sale, startedSale(fact.body, at(shop)));
    else if (before !== undefined) shop.sales.set(sale, applySaleFact(before, fact, at(shop)));
  }
  return saleOf(shop, sale);
}

export function tellAttempt(shop: Shop, sale: string, id: string, ...facts: readonly AttemptFact[]): Attempt {
  if (facts[0]?.kind === "attempt.intended") needShift(shop);
  for (const fact of facts) {
    place(shop, fact, { sale, attempt: id });
    const before = shop.attempts.get(id);
    const after =
      fact.kind === "attempt.intended"
        ? intended(fact.body, at(shop), OPERATOR)
        : applyAttemptFact(before ?? gone("attempt", id), fact, at(shop), OPERATOR);
    shop.attempts.set(id, after);
    shop.sales.set(sale, withAttempt(saleOf(shop, sale), after));
  }
  return shop.attempts.get(id) ?? gone("attempt", id);
}

/** @param operator who was at the till: of one who approves what they ask for, the approver */
export function tellRefund(shop: Shop, operator: string, attempt: Attempt, ...facts: readonly RefundFact[]): void {
  for (const fact of facts) {
    place(shop, fact, { sale: attempt.sale, attempt: attempt.id, operator });
    const id = refundOf(fact);
    const before = shop.refunds.get(id);
    const after =
      fact.kind === "refund.intended"
        ? intendedRefund(fact.body, at(shop), operator)
        : applyRefundFact(before ?? gone("refund", id), fact, at(shop), operator);
    shop.refunds.set(id, after);
  }
}

export function tellReturn(shop: Shop, operator: string, sale: string | null, ...facts: readonly ReturnFact[]): void {
  needShift(shop);
  for (const fact of facts) {
    place(shop, fact, { operator, ...(sale === null ? {} : { sale }) });
    const id = returnOf(fact);
    const before = shop.returns.get(id);
    shop.returns.set(
      id,
      fact.kind === "return.decided"
        ? decidedReturn(fact.body, at(shop), operator)
        : applyReturnFact(before ?? gone("return", id), fact, at(shop)),
    );
  }
}

/** Writes in the second books what has just happened. @param sale "" where it is about the drawer alone */
export function write(shop: Shop, sale: string, sums: Readonly<Record<string, number>>): void {
  shop.lines.push({ seq: shop.seq, shift: shop.shift?.id ?? "", sale, sums });
}

export const saleOf = (shop: Shop, id: string): Sale => shop.sales.get(id) ?? gone("sale", id);

const gone = (what: string, id: string): never => {
  throw new Error(`no ${what} ${id}`);
};

/** One of these, or undefined when there is none. */
export const oneOf = <T>({ roll }: Shop, all: readonly T[]): T | undefined =>
  all.length === 0 ? undefined : all[roll(all.length)];

export const cents = (amount: number): Minor => amount as Minor;
