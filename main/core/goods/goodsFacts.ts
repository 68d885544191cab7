/** Changes of what the shop sells, by name: one at a time at the screen, or many by a file. */
import type { GoodsRow } from "./goodsRow.ts";

/**
 * - `replace`: the file's goods take the place of all goods, so what it does not name is taken out
 * - `merge`: they are added, in the place of those with the same SKU or barcode; all others stay
 */
export type ImportHow = "replace" | "merge";

/** What a file does to the goods that there are. Lines of the file = `added` + `changed` + `same` + `leftOut`. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Lines that cannot be imported. */
  readonly leftOut: number;
  /** Goods of the catalogue that are gone afterwards. */
  readonly removed: number;
}

export type GoodsFact =
  | {
      readonly kind: "goods.changed";
      readonly body: {
        readonly sku: string;
        /** Null: new goods. */
        readonly before: GoodsRow | null;
        /** Null: taken out of sale. */
        readonly after: GoodsRow | null;
        readonly approver: string;
      };
    }
  | {
      readonly kind: "goods.imported";
      readonly body: ImportCounts & { readonly file: string; readonly how: ImportHow; readonly approver: string };
    };
