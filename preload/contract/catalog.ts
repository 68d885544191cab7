/**
 * What the shop sells, at the till's own screen: goods found and changed one by one, and a file of them imported. A row is
 * texts, read by the same rules as a line of the file; a file comes in pieces, is looked at, and imported on somebody's word.
 */
import * as v from "valibot";
import type { ImportCounts, ImportHow } from "../../main/core/goods/goodsFacts.ts";
import { GOODS_FILE_PART, MAX_GOODS_FILE } from "../../main/core/goods/goodsFile.ts";
import type { BadRow, FileProblem, RowProblem } from "../../main/core/goods/goodsProblem.ts";
import type { Column } from "../../main/core/goods/goodsRow.ts";
import type { Product } from "../../main/core/goods/product.ts";
import { channel, id, pin, words } from "./channel.ts";

export interface GoodsPageView {
  readonly goods: readonly Product[];
  /** Give it as `after` to read on; null at the end, and for what was searched. */
  readonly next: number | null;
  /** How many there are in all. */
  readonly count: number;
  /** They are those of the sample, and no others. */
  readonly sampleOnly: boolean;
  readonly categories: readonly string[];
}

/** Why a row cannot be stored; `taken`: other goods have this SKU or barcode already, `by` is their name. */
export interface GoodsFaultView {
  readonly column: Column;
  readonly problem: RowProblem | "taken";
  readonly by: string;
}

/** The file at hand, as far as it has come. `done` and `of` count its lines. */
export type GoodsFileView =
  | { readonly kind: "looking"; readonly file: string; readonly done: number; readonly of: number }
  /** Read whole, and nothing changed yet: what each way of importing it would do. `upload` names it for the import. */
  | {
      readonly kind: "looked";
      readonly file: string;
      readonly upload: string;
      readonly counts: Readonly<Record<ImportHow, ImportCounts>>;
    }
  | {
      readonly kind: "importing";
      readonly file: string;
      readonly how: ImportHow;
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: "imported"; readonly file: string; readonly how: ImportHow; readonly counts: ImportCounts }
  /** Nothing of it was imported. */
  | { readonly kind: "failed"; readonly file: string; readonly why: FileProblem };

export interface CatalogView {
  /** Another number after each change of the goods. */
  readonly version: number;
  readonly file: GoodsFileView | null;
}

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));

/** Longer than any column may be, so that "too long" is said of the right one. */
const text = words(200);
const row = v.strictObject({
  sku: text,
  barcode: text,
  name: text,
  name_zh: text,
  name_fr: text,
  price: text,
  tax: text,
  category: text,
  unit: text,
  fee: text,
} satisfies Readonly<Record<Column, typeof text>>);

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const catalogCommands = {
  /** The next piece of a file: bytes in base64, beginning at byte `at`; the first begins a new file. Changes no goods. */
  "catalog.filePart": channel<null>()({
    upload: id,
    name: words(120),
    size: v.pipe(place, v.minValue(1), v.maxValue(MAX_GOODS_FILE)),
    at: place,
    part: v.pipe(v.string(), v.maxLength((GOODS_FILE_PART / 3) * 4), v.base64()),
  }),
  /** The file at hand is not wanted, or what came of it has been read. An import that runs goes on. */
  "catalog.forgetFile": channel<null>()({}),
  /** Imports the file that was looked at; the view tells how far it is. */
  "catalog.import": channel<null>()({ upload: id, how: v.picklist(["replace", "merge"]), approval }),
  /** New goods, or (`adding` false) others in the place of those with this SKU. True for the next scan. */
  "catalog.put": channel<null>()({ row, adding: v.boolean(), approval }),
  /** Out of sale: a code of theirs is not known any more. Sales that hold them keep them. */
  "catalog.remove": channel<null>()({ sku: text, approval }),
  /** While this page looks at the goods, what is scanned is looked up instead of sold; said again every few seconds. */
  "catalog.scanning": channel<null>()({ on: v.boolean() }),
};

export const catalogQueries = {
  /** By name, SKU or barcode as the sale finds them; with no text all, in the order of the file. */
  "catalog.goods": channel<GoodsPageView>()({
    text: words(80),
    after: place,
    limit: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(200)),
  }),
  /** The goods with this SKU; null when there are none. */
  "catalog.one": channel<Product | null>()({ sku: text }),
  /** What is wrong with a row; null when it can be stored. */
  "catalog.check": channel<GoodsFaultView | null>()({ row, adding: v.boolean() }),
  /** The lines of the file at hand that cannot be imported: the first of them. */
  "catalog.badRows": channel<readonly BadRow[]>()({}),
  /** All goods as the text of a file that imports again to the same goods, a piece at a time; null as `next` at its end. */
  "catalog.csv": channel<{ readonly text: string; readonly next: number | null; readonly version: number }>()({
    after: place,
  }),
};
