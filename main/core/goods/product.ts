/** What the shop sells. */
import type { Minor } from "../money/money.ts";
import type { Names } from "../sale/sale.ts";

export interface Product {
  readonly sku: string;
  /** As the import file gave it; compared by product number, so UPC-A and EAN-13 forms of it are one. */
  readonly barcode?: string;
  readonly names: Names;
  /** Minor units, per piece or per kilogram. */
  readonly price: Minor;
  /** Names of the shop's taxes that apply. */
  readonly taxes: readonly string[];
  /** The English name of the group it stands in; "" for none. */
  readonly category: string;
  readonly unit: "each" | "kg";
  /** Deposit or eco fee that follows each piece, minor units; 0 for none. */
  readonly fee: Minor;
}
