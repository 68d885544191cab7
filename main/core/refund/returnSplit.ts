/**
 * From which tenders of a sale a return is given back (INV-8): what each took for goods, less what went back of it, is on
 * its way back, or waits to go. Cash goes back as coins make it, so that all its returns together hand over exactly what
 * was taken. Pure; amounts in minor units.
 */
import { type Attempt, isGone } from "../attempt/attempt.ts";
import { cashRounding } from "../money/cash.ts";
import { add, type Minor, minor, sub, ZERO } from "../money/money.ts";
import { restOfShare } from "../attempt/notNeeded.ts";
import { type Refund, reserves } from "./refund.ts";
import { leftToGiveBack } from "./refundLimits.ts";
import { notThere } from "./neverTaken.ts";
import { err, ok, type Result } from "../result.ts";
import { CASH, refundsOfPart, type Return, type ReturnedPart } from "./returns.ts";
import { type CardTender, goodsPart, isCarried, type Sale } from "../sale/sale.ts";

export interface ReturnTender {
  /** The sale's tender, or `CASH` for all its cash. */
  readonly id: string;
  readonly kind: "card" | "wallet" | "cash" | "other";
  readonly attempt: string | null;
  /** Paid with goods that had come back: there is nobody to give it back to but the customer, in cash. */
  readonly credit?: true;
  /** `Visa`, `Alipay`, or the other tender's name. */
  readonly label: string;
  readonly last4: string;
  /** Paid for goods, and what of that may still go back. */
  readonly took: Minor;
  readonly left: Minor;
  /** Tip and surcharge that may go back beside it, with a whole sale. */
  readonly tip: Minor;
  /** What the sale counts of it and is not there, as far as no return has been told so. */
  readonly short: Minor;
  /** What coins and notes it is worth: all that was taken, in coins; in cash it is what `took` is rounded to. */
  readonly inCash: Minor;
  /** Handed over in cash for it so far, with what of `took` that was for. */
  readonly cashBack: { readonly amount: Minor; readonly given: Minor };
}

/** All that is known about a sale when its tenders are asked what they have left. */
export interface ReturnBooks {
  readonly sale: Sale;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
  readonly returns: readonly Return[];
  /** The smallest coin. */
  readonly cashUnit: number;
}

/** The tenders of a sale: cards and wallets in the order in which they paid, what was paid outside, then cash. */
export function returnTenders(books: ReturnBooks): readonly ReturnTender[] {
  const { sale } = books;
  const carried = sale.tenders.filter(isCarried).flatMap((tender) => carriedTender(tender, books));
  const others = sale.tenders.flatMap((tender): ReturnTender[] =>
    tender.kind === "other" && tender.state === "taken"
      ? [
          {
            ...byHand(tender.id, "other", tender.name, tender.applied, null, books),
            ...(tender.credit === undefined ? {} : { credit: true }),
          },
        ]
      : [],
  );
  const cash = sale.tenders.filter((tender) => tender.kind === "cash").filter(({ state }) => state === "taken");
  const applied = add(...cash.map((tender) => tender.applied));
  const rounding = add(...cash.map((tender) => tender.rounding));
  return [
    ...carried,
    ...others,
    ...(cash.length === 0 ? [] : [byHand(CASH, "cash", "", applied, add(applied, rounding), books)]),
  ];
}

/**
 * Parts of this tender that were given or are owed. One that was proven not made keeps its place until its return is
 * withdrawn, so that it can be asked for again, or given another way, whatever else came back meanwhile.
 */
const heldParts = (tender: string, { returns }: Pick<ReturnBooks, "returns">): readonly ReturnedPart[] =>
  returns
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ parts }) => parts)
    .filter((part) => part.tender === tender);

const sumOf = (parts: readonly ReturnedPart[]): Minor => add(...parts.map(({ amount }) => amount));

/**
 * What of a card's or wallet's tender went, or is to go, otherwise than by a refund that its gateway counts: in cash, outside
 * the till, for new goods, or as a part that is owed still. Minor units.
 */
export const givenBeside = (tender: string, books: Pick<ReturnBooks, "returns" | "refunds">): Minor =>
  add(
    ...heldParts(tender, books)
      .filter((part) => !refundsOfPart(part.id, books.refunds).some(reserves))
      .map(({ amount, tip }) => add(amount, tip)),
  );

function byHand(
  id: string,
  kind: "cash" | "other",
  label: string,
  took: Minor,
  taken: Minor | null,
  books: ReturnBooks,
): ReturnTender {
  const left = minor(Math.max(0, took - sumOf(heldParts(id, books))));
  return {
    ...{ id, kind, label, took, left },
    attempt: null,
    last4: "",
    tip: ZERO,
    short: ZERO,
    inCash: taken ?? cashRounding(took, books.cashUnit).toPay,
    cashBack: cashBackOf(id, books),
  };
}

function carriedTender(tender: CardTender, books: ReturnBooks): ReturnTender[] {
  const { attempts, refunds, sale } = books;
  const attempt = attempts.find(({ id }) => id === tender.attempt);
  if (attempt?.state !== "approved" || attempt.capture === null) return [];
  const missing = notThere(tender, attempt);
  const gone = isGone(attempt);
  if (gone && missing === ZERO) return [];
  const { capture } = attempt;
  const held = heldParts(tender.id, books);
  const extras = minor(capture.tip + capture.surcharge);
  const extrasBack = add(...held.map(({ tip }) => tip));
  const free =
    leftToGiveBack(attempt, refunds) -
    attempt.apart.kept -
    restOfShare(sale, attempt, attempts, refunds) -
    givenBeside(tender.id, books);
  const took = gone ? ZERO : goodsPart(capture);
  const left = Math.min(free - capture.cashback - (extras - extrasBack), took - sumOf(held));
  return [
    {
      id: tender.id,
      kind: tender.kind,
      attempt: attempt.id,
      label: tender.label,
      last4: tender.last4,
      took,
      left: minor(Math.max(0, left)),
      tip: gone ? ZERO : sub(extras, extrasBack),
      short: minor(Math.max(0, missing - held.reduce((sum, { short = 0 }) => sum + short, 0))),
      inCash: cashRounding(took, books.cashUnit).toPay,
      cashBack: cashBackOf(tender.id, books),
    },
  ];
}

function cashBackOf(tender: string, { returns }: ReturnBooks): ReturnTender["cashBack"] {
  const given = returns
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.tender === tender && part.given?.kind === "cash" ? [{ ...part, cash: part.given }] : []));
  return { amount: add(...given.map(({ amount }) => amount)), given: add(...given.map(({ cash }) => cash.given)) };
}

/**
 * What is handed over in cash for a part of a tender. Rounding follows everything that went back in cash of this tender, so
 * that it never adds up: the last of it is exactly what was taken.
 */
export function cashFor(
  { cashBack, inCash, took }: Pick<ReturnTender, "cashBack" | "inCash" | "took">,
  amount: Minor,
  unit: number,
): { readonly given: Minor; readonly rounding: Minor } {
  const all = add(cashBack.amount, amount);
  const target = all === took ? inCash : cashRounding(all, unit).toPay;
  const given = minor(Math.max(0, target - cashBack.given));
  return { given, rounding: sub(given, amount) };
}

/** What of one tender goes back, and how. */
export interface SplitPart {
  readonly tender: ReturnTender;
  readonly as: "original" | "cash" | "other";
  readonly amount: Minor;
  readonly tip: Minor;
  /** What the tender was counted for and never took: it does not go back. */
  readonly short: Minor;
}

export type SplitRefusal = "tenderGone" | "splitTooMuch" | "splitNotWhole" | "returnTooMuch";

export interface AskedSplit {
  readonly tender: string;
  readonly as: SplitPart["as"];
  readonly amount: number;
}

/**
 * How `total` is split over the tenders. What was never taken of them is what is missing in the end.
 * @param asked what a person chose; null = cards and wallets first, in the order in which they paid
 * @param whole all of the sale comes back at once: tips go back with the payments that go back whole
 */
export function splitReturn<A extends AskedSplit>(
  total: Minor,
  tenders: readonly ReturnTender[],
  asked: readonly A[] | null,
  whole: boolean,
): Result<readonly (SplitPart & { readonly asked: A | null })[], SplitRefusal> {
  const there = minor(Math.min(total, add(...tenders.map(({ left }) => left))));
  const missing = sub(total, there);
  if (missing > add(...tenders.map(({ short }) => short))) return err("returnTooMuch");
  const parts: Result<readonly Part<A>[], SplitRefusal> =
    asked === null ? ok(inOrder<A>(there, tenders)) : chosen(there, tenders, asked);
  if (!parts.ok) return parts;
  return ok(
    withShort(parts.value, missing, tenders).map((part) => ({
      ...part,
      tip: whole && part.as === "original" && part.amount === part.tender.took ? part.tender.tip : ZERO,
    })),
  );
}

type Part<A> = Omit<SplitPart, "short" | "tip"> & { readonly asked: A | null };
type ShortPart<A> = Part<A> & Pick<SplitPart, "short">;

/** What is missing stands with the tenders that never took it: beside what goes back of them, else by itself. */
function withShort<A>(
  parts: readonly Part<A>[],
  missing: Minor,
  tenders: readonly ReturnTender[],
): readonly ShortPart<A>[] {
  let rest: number = missing;
  const all: ShortPart<A>[] = parts.map((part) => ({ ...part, short: ZERO }));
  for (const tender of tenders) {
    const short = minor(Math.min(rest, tender.short));
    if (short === ZERO) continue;
    rest -= short;
    const i = all.findIndex((part) => part.tender.id === tender.id);
    const beside = all[i] ?? { tender, as: "original", amount: ZERO, asked: null };
    all.splice(i < 0 ? all.length : i, i < 0 ? 0 : 1, { ...beside, short });
  }
  return all;
}

function inOrder<A>(total: Minor, tenders: readonly ReturnTender[]): readonly Part<A>[] {
  let rest: number = total;
  return tenders.flatMap((tender) => {
    const amount = minor(Math.min(rest, tender.left));
    rest -= amount;
    return amount === 0 ? [] : [{ tender, as: "original" as const, amount, asked: null }];
  });
}

function chosen<A extends AskedSplit>(
  total: Minor,
  tenders: readonly ReturnTender[],
  asked: readonly A[],
): Result<readonly Part<A>[], SplitRefusal> {
  const parts: Part<A>[] = [];
  for (const one of asked) {
    const tender = tenders.find(({ id }) => id === one.tender);
    if (tender === undefined) return err("tenderGone");
    const as = one.as === tender.kind ? "original" : one.as;
    // Each way of a tender once: a second is a slip of the finger, and cash is rounded once.
    if (parts.some((part) => part.tender.id === tender.id && part.as === as)) return err("splitTooMuch");
    if (one.amount > 0) parts.push({ tender, as, amount: minor(one.amount), asked: one });
  }
  const sumFor = (id: string): Minor =>
    add(...parts.filter(({ tender }) => tender.id === id).map(({ amount }) => amount));
  if (tenders.some(({ id, left }) => sumFor(id) > left)) return err("splitTooMuch");
  return add(...parts.map(({ amount }) => amount)) === total ? ok(parts) : err("splitNotWhole");
}
