/** The open sale, its goods and its cash. */
import * as v from "valibot";
import type { ExplainStep } from "../../main/core/money/explain.ts";
import type { Names } from "../../main/core/sale/sale.ts";
import type { Minor } from "../../main/core/money/money.ts";
import { channel, id, keyedAmount, type ProblemCode, words } from "./channel.ts";
import type { ExemptView, PapersLanguageView } from "./customer.ts";
import { part } from "./split.ts";
import { LONGEST_AGO_MS } from "./scanAge.ts";

export interface LineView {
  readonly id: string;
  readonly sku: string;
  readonly names: Names;
  /** Thousandths: 1 piece = 1000. */
  readonly quantity: number;
  readonly unit: "each" | "kg";
  readonly unitPrice: Minor;
  readonly gross: Minor;
  readonly discount: Minor;
  readonly net: Minor;
  readonly taxes: readonly string[];
  readonly discountReason: string;
  /** Decimal text when the discount is a percent. */
  readonly discountPercent: string | null;
  readonly note: string;
  /** The line whose deposit or fee this is; it follows that line. */
  readonly feeOf: string | null;
  /** The catalogue's price when another was set. */
  readonly listPrice: Minor | null;
}

/** A payment by card or wallet. */
export interface CarriedTenderView {
  readonly kind: "card" | "wallet";
  readonly id: string;
  readonly attempt: string;
  readonly state: "waiting" | "checking" | "approved" | "declined" | "cancelled" | "notSent" | "setAside";
  readonly amount: Minor;
  /** On top of the amount: no part of the sale's total (INV-6). */
  readonly tip: Minor;
  readonly label: string;
  readonly last4: string;
}

/** A part of what returned goods paid, as it goes back: what is handed over where it is cash. */
export interface CreditBackView {
  readonly kind: "card" | "wallet" | "cash" | "other";
  readonly label: string;
  readonly last4: string;
  readonly amount: Minor;
}

export type TenderView =
  | CarriedTenderView
  /** Paid outside the till, by one of `SessionView.otherTenders`. */
  | {
      readonly kind: "other";
      readonly id: string;
      readonly state: "taken" | "takenBack";
      readonly name: string;
      readonly reference: string;
      readonly amount: Minor;
      /** Returned goods that pay: how it would go back were the open sale given up; null for everything else. */
      readonly credit: readonly CreditBackView[] | null;
    }
  | {
      readonly kind: "cash";
      readonly id: string;
      readonly state: "taken" | "takenBack";
      /** What counts for the goods; given = amount + rounding + change (INV-6). */
      readonly amount: Minor;
      readonly rounding: Minor;
      readonly given: Minor;
      readonly change: Minor;
    };

export interface SaleView {
  readonly id: string;
  readonly number: number;
  readonly state: "open" | "completed" | "abandoned";
  readonly lines: readonly LineView[];
  /** Pieces and weighed goods; a weighed line counts one. */
  readonly items: number;
  readonly scanned: number;
  readonly added: number;
  readonly subtotal: Minor;
  readonly discount: Minor;
  /** The sale's own discount among them, minor units, its percent where it is one, and why. */
  readonly saleDiscount: { readonly amount: Minor; readonly percent: string | null; readonly reason: string } | null;
  readonly taxes: readonly {
    readonly name: string;
    readonly rate: string;
    readonly included: boolean;
    readonly amount: Minor;
  }[];
  readonly total: Minor;
  readonly due: Minor;
  readonly tenders: readonly TenderView[];
  /** What cash would do now: `toPay` = due rounded; quick amounts above it. */
  readonly cash: {
    readonly toPay: Minor;
    readonly rounding: Minor;
    readonly unit: number;
    readonly quick: readonly Minor[];
  };
  /** The change of the last cash tender of a completed sale, and the pieces to give it in. */
  readonly change: {
    readonly amount: Minor;
    readonly pieces: readonly { readonly piece: Minor; readonly count: number }[];
  } | null;
  readonly completedAt: number | null;
  /** Null when the customer pays all taxes. */
  readonly exempt: ExemptView | null;
  readonly papersIn: PapersLanguageView;
}

export interface ProductView {
  readonly sku: string;
  readonly barcode: string | null;
  readonly names: Names;
  readonly price: Minor;
  readonly unit: "each" | "kg";
  readonly category: string;
}

/** Why a scan became no goods, beside the problems that every command knows. */
export type ScanWhy =
  | ProblemCode
  | "empty"
  | "tooLong"
  | "control"
  | "checkDigit"
  | "halfRead"
  | "receipt"
  | "walletCode"
  /** A wallet's pay code while a payment runs: it is not used. */
  | "walletRunning"
  | "weightOfPiece";

/** What became of the last scan: spoken, shown and heard. `seq` counts up so that the same news twice is two events. */
export interface ScanNotice {
  readonly seq: number;
  readonly kind: "added" | "queued" | "picked" | "receipt" | "unknown" | "bad" | "cardData" | "refused";
  /** The code as read, or "" when it must not be shown (card data). */
  readonly code: string;
  readonly names: Names | null;
  readonly line: string | null;
  readonly why: ScanWhy | "";
  /** Scans that wait for a payment to end; they go into the sale when it fails, else they begin the next. */
  readonly waiting: number;
  /**
   * Of `picked`: the last goods that choose their line of a return, or that are looked up, oldest first; each once for each
   * scan. `sku` is "" for a code that the catalogue does not know.
   */
  readonly picked?: readonly { readonly seq: number; readonly sku: string; readonly code: string }[];
}

export const saleCommands = {
  /** A code as the wedge read it, `ago` ms before. Starts a sale when none is open. */
  "sale.scan": channel<null>()({
    code: v.pipe(v.string(), v.maxLength(1024)),
    ago: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LONGEST_AGO_MS))),
  }),
  /** Thousandths for weighed goods; left out = one piece. */
  "sale.add": channel<null>()({
    sku: words(64),
    quantity: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99_999_000))),
  }),
  /** Thousandths; the till checks it against the line's unit. */
  "sale.setQuantity": channel<null>()({
    sale: id,
    line: id,
    quantity: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99_999_000)),
  }),
  "sale.removeLine": channel<null>()({ sale: id, line: id }),
  /** Gives up an open sale on which no money stands. */
  "sale.abandon": channel<null>()({ sale: id }),
  /** Puts the finished sale away; the first scan does the same by itself. */
  "sale.next": channel<null>()({}),
  /** Cash the customer gave, minor units: keyed by the cashier, like no other amount. */
  "cash.take": channel<null>()({ sale: id, given: keyedAmount, part }),
  "cash.takeBack": channel<null>()({ sale: id, tender: id }),
};

export const saleQueries = {
  "catalog.search": channel<readonly ProductView[]>()({ text: words(80) }),
  "catalog.tiles": channel<{ readonly categories: readonly string[]; readonly products: readonly ProductView[] }>()({
    category: v.nullable(words(64)),
  }),
  /** How every total of the open sale came about. */
  "sale.explain": channel<readonly ExplainStep[]>()({ sale: id }),
};
