/**
 * Changes of goods that the journal tells and that the goods' own file has not: the till was killed, or the power went,
 * between the two. They are carried out at the start; one that cannot be is told to have been taken back.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { parseRow, type RowRules } from "../../catalog/parseRow.ts";
import type { Fact } from "../../core/facts.ts";
import { COLUMNS, type GoodsRow, rowOf } from "../../core/goods/goodsRow.ts";
import { readNewestOfGroup } from "../../journal/projections/activity.ts";
import { readLastRestore } from "../../journal/projections/backups.ts";
import type { Books } from "../books.ts";

/** More changes than these are never on their way to the disk at once: SQLite flushes its file long before. */
const MOST_LOOKED_AT = 100;

export interface CaughtUp {
  /** How many changes were carried out. */
  readonly carriedOut: number;
  /** How many could not be. */
  readonly takenBack: number;
}

interface Told {
  readonly sku: string;
  /** Null: not for sale. */
  readonly row: GoodsRow | null;
  /** How it stood before each of the changes looked at. */
  readonly before: readonly (GoodsRow | null)[];
}

/** Goods that stand otherwise than any of these changes says stay: somebody put another file there. */
export function catchUpGoods(books: Pick<Books, "commit" | "journal">, catalog: Catalog, rules: RowRules): CaughtUp {
  // A file that was damaged was put aside whole: what was in it is not brought back piece by piece.
  if (catalog.notice !== undefined) return { carriedOut: 0, takenBack: 0 };
  let [carriedOut, takenBack] = [0, 0];
  for (const { before, row, sku } of lastTold(books)) {
    const now = rowIn(catalog, sku);
    if (isSame(now, row) || !before.some((each) => isSame(now, each))) continue;
    if (carryOut(catalog, sku, row, rules)) carriedOut += 1;
    else if (books.commit([{ fact: takingBack(sku, row, now) }]).ok) takenBack += 1;
  }
  return { carriedOut, takenBack };
}

/** What each of them is to be by now, in the order in which that was said; since the last file, and the last restore. */
function lastTold({ journal: { reader } }: Pick<Books, "journal">): readonly Told[] {
  const restored = readLastRestore(reader)?.factSeq ?? 0;
  const told = new Map<string, Told>();
  for (const { body, kind } of readNewestOfGroup(reader, "goods", restored, MOST_LOOKED_AT)) {
    if (kind !== "goods.changed") break;
    const { after, before, sku } = body as Extract<Fact, { kind: "goods.changed" }>["body"];
    const later = told.get(sku);
    told.set(
      sku,
      later === undefined ? { sku, row: after, before: [before] } : { ...later, before: [...later.before, before] },
    );
  }
  return [...told.values()].toReversed();
}

const rowIn = (catalog: Catalog, sku: string): GoodsRow | null => {
  const product = catalog.product(sku);
  return product === undefined ? null : rowOf(product);
};

const isSame = (a: GoodsRow | null, b: GoodsRow | null): boolean =>
  a === null || b === null ? a === b : COLUMNS.every((column) => a[column] === b[column]);

function carryOut(catalog: Catalog, sku: string, row: GoodsRow | null, rules: RowRules): boolean {
  try {
    if (row === null) return catalog.remove(sku);
    const product = parseRow(COLUMNS, (column) => row[column], rules);
    if (!product.ok) return false;
    const { barcode } = product.value;
    const holder = barcode === undefined ? undefined : catalog.holderOf(barcode);
    return (holder === undefined || holder.sku === sku) && catalog.merge([product.value]);
  } catch {
    // The disk does not take it now either.
    return false;
  }
}

const takingBack = (sku: string, told: GoodsRow | null, now: GoodsRow | null): Fact => ({
  kind: "goods.changed",
  body: { sku, before: told, after: now, approver: "" },
});

/** Sentences for the terminal the till was started from. */
export const sayCaughtUp = ({ carriedOut, takenBack }: CaughtUp): readonly string[] => [
  ...(carriedOut === 0
    ? []
    : [`Changes of goods that had not reached the disk before the till ended are carried out: ${String(carriedOut)}.`]),
  ...(takenBack === 0
    ? []
    : [`Changes of goods that cannot be carried out any more are taken back in the journal: ${String(takenBack)}.`]),
];
