/** Goods that were scanned while a payment ran: what the journal keeps of them until they are rung up. */
import type { Minor } from "../money/money.ts";
import type { Quantity } from "../money/quantity.ts";
import type { Names } from "./sale.ts";

/** As the catalogue and the label said when they were scanned; never the scan itself, which may hold anything (INV-12). */
export interface WaitingGoods {
  readonly product: {
    readonly sku: string;
    readonly barcode?: string;
    readonly names: Names;
    /** Minor units, per piece or per kilogram. */
    readonly price: Minor;
    readonly taxes: readonly string[];
    readonly category: string;
    readonly unit: "each" | "kg";
    /** Minor units. */
    readonly fee: Minor;
  };
  /** Null = one piece, or what goods by weight are rung up with. */
  readonly amount: Quantity | null;
  /** The code as it may be shown. */
  readonly shown: string;
}

export type ScanFact =
  | { readonly kind: "scan.waiting"; readonly body: { readonly scan: string; readonly goods: WaitingGoods } }
  /** Rung up by the same commit, or not wanted any more: `why` is then a problem's code, or `old`. */
  | { readonly kind: "scan.released"; readonly body: { readonly scan: string; readonly why: string } };
