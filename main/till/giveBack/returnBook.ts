/**
 * What the journal says about goods that come back, asked by the desk: what of a sale is left, what a return comes to, and
 * how it would go back. Reads alone; `returnDesk.ts` commits and sends.
 */
import type { Attempt } from "../../core/attempt/attempt.ts";
import { cashRounding } from "../../core/money/cash.ts";
import { add, type Minor, sub, ZERO } from "../../core/money/money.ts";
import type { Action } from "../../core/people/permissions.ts";
import { err, ok, type Result } from "../../core/result.ts";
import {
  isWholeSale,
  leftOnSale,
  type PricedReturn,
  priceReturn,
  returnableLines,
  type ReturnWhat,
} from "../../core/refund/returnable.ts";
import {
  type AskedSplit,
  cashFor,
  type ReturnBooks,
  returnTenders,
  type ReturnTender,
  type SplitPart,
  splitReturn,
} from "../../core/refund/returnSplit.ts";
import { creditFor, lessCredit } from "../../core/sale/exchange.ts";
import type { PartWay } from "../../core/refund/returns.ts";
import type { Sale } from "../../core/sale/sale.ts";
import { readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readReturnsOfSale } from "../../journal/projections/returns.ts";
import type { Queries } from "../../journal/projector.ts";
import type { ProblemCode } from "../../../preload/contract/channel.ts";

/** What a person chose for one tender. */
export interface ChosenSplit extends AskedSplit {
  readonly name?: string | null | undefined;
  readonly number?: string | null | undefined;
}

export interface QuotedPart extends SplitPart {
  readonly asked: ChosenSplit | null;
  readonly way: PartWay;
  /** The attempt whose capture goes back; null for cash and other tenders. */
  readonly attempt: Attempt | null;
  readonly cash: { readonly given: Minor; readonly rounding: Minor } | null;
}

export interface QuotedReturn extends PricedReturn {
  readonly parts: readonly QuotedPart[];
  /** What of `total` was never taken, and does not go back. */
  readonly short: Minor;
  readonly tip: Minor;
  readonly leftAfter: Minor;
  readonly needs: Action;
}

export interface ReturnBook {
  of(sale: Sale): ReturnBooks;
  tenders(sale: Sale): readonly ReturnTender[];
  /** What it comes to and how it is split, or why it cannot be. */
  quote(sale: Sale, what: ReturnWhat, split: readonly ChosenSplit[] | null): Result<QuotedReturn, ProblemCode>;
  /** The same, when a part of it pays for this open sale. */
  exchanged(quoted: QuotedReturn, bought: Sale): Result<QuotedReturn, ProblemCode>;
  /** What is handed over for a part of a tender, tip among it. */
  inCash(tender: ReturnTender, amount: Minor, tip: Minor): { readonly given: Minor; readonly rounding: Minor };
}

/** @param cashUnit the smallest coin, minor units */
export function createReturnBook(reader: Queries, cashUnit: number): ReturnBook {
  const of = (sale: Sale): ReturnBooks => ({
    sale,
    attempts: readAttemptsOfSale(reader, sale.id),
    refunds: readRefundsOfSale(reader, sale.id),
    returns: readReturnsOfSale(reader, sale.id),
    cashUnit,
  });

  const inCash: ReturnBook["inCash"] = (tender, amount, tip) => {
    const goods = cashFor(tender, amount, cashUnit);
    const more = cashRounding(tip, cashUnit);
    return { given: add(goods.given, more.toPay), rounding: add(goods.rounding, more.rounding) };
  };

  const quote: ReturnBook["quote"] = (sale, what, split) => {
    if (sale.state !== "completed") return err("notReturnable");
    const books = of(sale);
    const priced = priceReturn(sale, books.returns, what);
    if (!priced.ok) return priced;
    const whole = isWholeSale(sale, books.returns, priced.value.pieces);
    const parts = splitReturn(priced.value.total, returnTenders(books), split, whole);
    if (!parts.ok) return parts;
    const quoted = parts.value.map((part): QuotedPart => {
      const way = wayOf(part);
      const attempt = way === "carried" ? books.attempts.find(({ id }) => id === part.tender.attempt) : undefined;
      return {
        ...part,
        way,
        attempt: attempt ?? null,
        cash: way === "cash" ? inCash(part.tender, part.amount, part.tip) : null,
      };
    });
    const otherwise = parts.value.some((part) => part.as !== "original" || part.tender.credit === true);
    return ok({
      ...priced.value,
      parts: quoted,
      short: add(ZERO, ...quoted.map(({ short }) => short)),
      tip: add(ZERO, ...quoted.map(({ tip }) => tip)),
      leftAfter: (leftOnSale(returnableLines(sale, books.returns)) - priced.value.total) as Minor,
      needs: otherwise ? "refundToCash" : "refundGoods",
    });
  };

  const exchanged: ReturnBook["exchanged"] = (quoted, bought) => {
    const credit = creditFor(bought, sub(quoted.total, quoted.short));
    if (!credit.ok) return credit;
    const parts = lessCredit<QuotedPart>(
      quoted.parts,
      credit.value,
      (part, amount) => ({
        ...{ ...part, amount, tip: ZERO, way: "credit", attempt: null, cash: null },
        // What was never taken stays with the rest of the part, where there is one.
        short: amount === part.amount ? part.short : ZERO,
      }),
      (part, amount) => ({
        ...part,
        amount,
        tip: ZERO,
        cash: part.way === "cash" ? inCash(part.tender, amount, ZERO) : null,
      }),
    );
    return ok({ ...quoted, parts, tip: add(ZERO, ...parts.map(({ tip }) => tip)) });
  };

  return { of, exchanged, tenders: (sale) => returnTenders(of(sale)), quote, inCash };
}

function wayOf({ as, tender }: SplitPart): PartWay {
  if (as !== "original") return as;
  if (tender.credit === true) return "cash";
  return tender.kind === "card" || tender.kind === "wallet" ? "carried" : tender.kind;
}
