/**
 * Goods that come back. The page says which lines, how it is split and why; what each piece is worth, from which tender it
 * goes back, which way and under which number is main's business (INV-8, INV-11).
 */
import * as v from "valibot";
import type { Currency, Minor } from "../../main/core/money/money.ts";
import type { Action } from "../../main/core/people/permissions.ts";
import type { RefundWay } from "../../main/core/refund/refund.ts";
import type { PartState, ReturnScope, ReturnTax } from "../../main/core/refund/returns.ts";
import type { Names } from "../../main/core/sale/sale.ts";
import { channel, id, keyedAmount, pin, type ProblemCode, words } from "./channel.ts";
import type { RefundView } from "./refund.ts";

/**
 * Why a payment goes back the way it does. `notSettled`: undone, the customer sees nothing · `part`: a part cannot be undone ·
 * `notUndoable`: settled, of another day, or of a wallet that knows no undoing · `undoRefused`: it was tried · `byHand`: on
 * the terminal or in the portal, and its number is written down.
 */
export type WayWhy = "notSettled" | "part" | "notUndoable" | "undoRefused" | "byHand";

/** What the customer will see of it: nothing at all, the money in 3 to 5 days (cards), or in the wallet soon. */
export type CustomerSees = "nothing" | "days" | "wallet";

export interface ReturnableLineView {
  readonly line: string;
  readonly sku: string;
  readonly names: Names;
  readonly unit: "each" | "kg";
  readonly unitPrice: Minor;
  /** Thousandths: sold, and what has not come back of it. */
  readonly sold: number;
  readonly left: number;
  /** What went or would go back for all of it, and what is left of that, taxes included. */
  readonly amount: Minor;
  readonly amountLeft: Minor;
  readonly taxes: readonly string[];
  /** A deposit or fee: it comes back with that line, and is not chosen by itself. */
  readonly feeOf: string | null;
}

export interface ReturnTenderView {
  /** `cash` for the sale's cash. */
  readonly tender: string;
  readonly kind: "card" | "wallet" | "cash" | "other";
  /** `Visa`, `Alipay`; "" when not known. Of an other tender its name. */
  readonly label: string;
  readonly last4: string;
  readonly gateway: string;
  /** Paid for goods, and what of that may still go back to it. */
  readonly took: Minor;
  readonly left: Minor;
}

/** One part as it would be given. */
export interface QuotedPartView {
  readonly tender: string;
  readonly as: "original" | "cash" | "other";
  /** It pays for the goods of an exchange, and is not given back. */
  readonly credit: boolean;
  readonly amount: Minor;
  /** Tip and surcharge that go back beside it. */
  readonly tip: Minor;
  /** What is handed over in cash, and its rounding; null when no cash is. */
  readonly cash: { readonly given: Minor; readonly rounding: Minor } | null;
  /** Null for cash and other tenders. */
  readonly way: RefundWay | null;
  readonly why: WayWhy | null;
  readonly sees: CustomerSees | null;
}

export interface ReturnQuoteView {
  readonly sale: string;
  readonly saleNumber: number;
  readonly completedAt: number;
  readonly currency: Currency;
  readonly lines: readonly ReturnableLineView[];
  readonly tenders: readonly ReturnTenderView[];
  /** What may still go back in all. */
  readonly left: Minor;
  /** What was asked for; null when nothing was, or when it cannot be (`problem`). */
  readonly asked: AskedReturnView | null;
  readonly problem: ProblemCode | null;
  /** Returns of this sale, oldest first. */
  readonly returns: readonly ReturnView[];
}

export interface AskedReturnView {
  readonly pieces: readonly {
    readonly line: string;
    readonly quantity: number;
    readonly gross: Minor;
    readonly net: Minor;
    readonly amount: Minor;
  }[];
  readonly taxes: readonly ReturnTax[];
  /** For the goods; with the parts' tips and roundings it is what the customer gets. `return.make` is told it as `seen`. */
  readonly total: Minor;
  /** What of it was never taken, and does not go back: the gateway proved less than a person had said. */
  readonly short: Minor;
  readonly tip: Minor;
  readonly parts: readonly QuotedPartView[];
  /** What is left on the sale after it. */
  readonly leftAfter: Minor;
  /** What somebody has to be allowed to do; the approver's PIN is asked for this. */
  readonly needs: Action;
}

export interface ReturnPartView {
  readonly part: string;
  readonly tender: string;
  readonly kind: ReturnTenderView["kind"] | "credit";
  readonly label: string;
  readonly last4: string;
  readonly amount: Minor;
  readonly tip: Minor;
  /** What was never taken, and does not go back. */
  readonly short: Minor;
  readonly state: PartState;
  /** In cash: what was handed over. */
  readonly cash: { readonly given: Minor; readonly rounding: Minor } | null;
  /** The way that is taken, or would be next; null for cash and other tenders. */
  readonly way: RefundWay | null;
  readonly why: WayWhy | null;
  readonly sees: CustomerSees | null;
  /** Of an other tender, or written down by hand; "" where there is none. */
  readonly reference: string;
  /** Its refunds, oldest first; a void that failed and the refund that took its place are two. */
  readonly refunds: readonly RefundView[];
  /** Given another way, and made by its gateway after all: somebody has to see to it. */
  readonly twice: boolean;
}

export interface ReturnView {
  readonly return: string;
  /** `12`: said as "return 12". */
  readonly number: number;
  readonly sale: string | null;
  /** 0 without a sale. */
  readonly saleNumber: number;
  readonly scope: ReturnScope;
  readonly at: number;
  readonly total: Minor;
  readonly reason: string;
  /** Names, not ids. */
  readonly operator: string;
  readonly approver: string;
  /** Nobody else answered for it than who asked. */
  readonly own: boolean;
  readonly withdrawn: boolean;
  readonly pieces: readonly {
    readonly line: string;
    readonly names: Names | null;
    readonly quantity: number;
    readonly amount: Minor;
  }[];
  readonly parts: readonly ReturnPartView[];
  /** Nothing of it is waiting, running, unknown or not given. */
  readonly settled: boolean;
}

const approval = v.nullable(v.strictObject({ approver: id, pin }));
/** Thousandths. */
const pieces = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99_999_000));

/** What comes back. */
const returnWhat = v.variant("kind", [
  v.strictObject({
    kind: v.literal("lines"),
    lines: v.pipe(v.array(v.strictObject({ line: id, quantity: pieces })), v.minLength(1), v.maxLength(500)),
  }),
  /** A price adjustment, spread over what is left of the lines. */
  v.strictObject({ kind: v.literal("amount"), amount: keyedAmount }),
  /** All that is left. */
  v.strictObject({ kind: v.literal("whole") }),
]);

/**
 * How it is split over the tenders; left out: to cards and wallets first, in the order in which they paid. The amounts add
 * up to the total, and none is more than its tender has left. `original`: as it was paid · `other`: outside the till, by
 * the name and number given.
 */
const returnSplit = v.nullish(
  v.pipe(
    v.array(
      v.strictObject({
        tender: id,
        as: v.picklist(["original", "cash", "other"]),
        amount: keyedAmount,
        name: v.nullish(words(40)),
        number: v.nullish(words(40)),
      }),
    ),
    v.maxLength(40),
  ),
);

/** Goods without their sale: of the catalogue at today's price, or named with a price. */
const unknownGoods = v.pipe(
  v.array(
    v.variant("kind", [
      v.strictObject({ kind: v.literal("product"), sku: words(64), quantity: pieces }),
      v.strictObject({ kind: v.literal("open"), name: words(60), price: keyedAmount, quantity: pieces }),
    ]),
  ),
  v.minLength(1),
  v.maxLength(100),
);

export const returnCommands = {
  /**
   * Decides a return and begins giving it back. `seen` is the total that the person saw, less what was never taken (minor
   * units): another is refused with `returnChanged`. `exchange`: an open sale that the returned goods pay for first; the rest is given back.
   */
  "return.make": channel<{ readonly return: string }>()({
    sale: id,
    what: returnWhat,
    split: returnSplit,
    seen: keyedAmount,
    reason: words(200),
    exchange: v.nullish(id),
    approval,
  }),
  /**
   * Gives a part that waits or was proven not given: by its gateway again, by hand there (with its number), in cash or
   * outside the till. The decision stays the same; cash in place of a card needs somebody who may.
   */
  "return.retryPart": channel<null>()({
    return: id,
    part: id,
    as: v.picklist(["gateway", "hand", "cash", "other"]),
    name: v.nullish(words(40)),
    number: v.nullish(words(40)),
    /** What the page showed to be given, tip among it: another by now is refused with `amountChanged`. */
    seen: v.nullish(keyedAmount),
    approval,
  }),
  /** Nothing of it was given: the goods count as sold again. */
  "return.withdraw": channel<null>()({ return: id, reason: words(200), approval }),
  /** Somebody who may has seen that a part was given twice. */
  "return.seenTwice": channel<null>()({ return: id, part: id, reason: words(200), approval }),
  /** Goods without their sale: cash, or an other tender by its name and number. */
  "return.withoutSale": channel<{ readonly return: string }>()({
    goods: unknownGoods,
    as: v.picklist(["cash", "other"]),
    name: v.nullish(words(40)),
    number: v.nullish(words(40)),
    seen: keyedAmount,
    reason: words(200),
    approval,
  }),
  /**
   * Goods of this sale that are scanned from now on choose their line on the page that asks (`ScanNotice.picked`), and are
   * not sold. Holds for 15 s: said again while the page is there. Null = no more.
   */
  "return.scanning": channel<null>()({ sale: v.nullable(id) }),
  /** Prints the refund receipt (again, marked as a copy). */
  "return.print": channel<null>()({ return: id }),
};

export interface PricedGoodsView {
  readonly goods: readonly { readonly names: Names; readonly quantity: number; readonly amount: Minor }[];
  readonly taxes: readonly ReturnTax[];
  readonly total: Minor;
  readonly cash: { readonly given: Minor; readonly rounding: Minor };
}

export const returnQueries = {
  /** What may come back of a sale; with `what`, what it comes to and how it would go back. Changes nothing. */
  "return.quote": channel<ReturnQuoteView>()({
    sale: id,
    what: v.nullish(returnWhat),
    split: returnSplit,
    exchange: v.nullish(id),
  }),
  /** One return, as it stands. */
  "return.view": channel<ReturnView>()({ return: id }),
  /** What goods without their sale come to today. */
  "return.price": channel<PricedGoodsView>()({ goods: unknownGoods }),
};
