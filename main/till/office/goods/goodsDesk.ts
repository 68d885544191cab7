/** Goods one by one: found, changed, added and taken out by somebody who may, journalled with what stood there before. */
import type { Catalog } from "../../../catalog/catalog.ts";
import { messageOf } from "../../../catalog/openFile.ts";
import { parseRow, tidy } from "../../../catalog/parseRow.ts";
import { holdsSampleOnly } from "../../../catalog/seedSample.ts";
import { CSV_HEADER, csvRows } from "../../../catalog/writeCsv.ts";
import { COLUMNS, type GoodsRow, rowOf, sameGoods } from "../../../core/goods/goodsRow.ts";
import type { Product } from "../../../core/goods/product.ts";
import { CURRENCIES, type Currency } from "../../../core/money/money.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { CommandHandlers, QueryHandlers } from "../../../../preload/contract.ts";
import type { GoodsFaultView } from "../../../../preload/contract/catalog.ts";
import type { Problem } from "../../../../preload/contract/channel.ts";
import { answerable } from "../../people/answerable.ts";
import type { Books } from "../../books.ts";
import { refuse, sick } from "../../base/problem.ts";
import type { SessionDesk } from "../../people/sessionDesk.ts";

export interface GoodsOneByOne {
  readonly commands: Pick<CommandHandlers, "catalog.put" | "catalog.remove">;
  readonly queries: Pick<QueryHandlers, "catalog.goods" | "catalog.one" | "catalog.check" | "catalog.csv">;
}

export interface GoodsDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly catalog: Catalog;
  readonly currency: Currency;
  readonly taxNames: readonly string[];
  /** A file is being imported: it would overwrite what is changed meanwhile, and holds the catalogue's lock. */
  importing(): boolean;
  changed(): void;
}

/** Rows of one piece of the saved file. */
const CSV_ROWS = 500;

export function createGoodsOneByOne(deps: GoodsDeps): GoodsOneByOne {
  const { books, session, catalog } = deps;
  let sample = { version: -1, only: false };

  const sampleOnly = (): boolean => {
    if (sample.version !== catalog.version)
      sample = { version: catalog.version, only: holdsSampleOnly(catalog, deps.currency) };
    return sample.only;
  };

  const read = (row: GoodsRow, adding: boolean): Result<Product, GoodsFaultView> => {
    const rules = { decimals: CURRENCIES[deps.currency].decimals, taxNames: deps.taxNames };
    const product = parseRow(COLUMNS, (column) => tidy(row[column]), rules);
    if (!product.ok) return err({ ...product.error, by: "" });
    const { barcode, sku } = product.value;
    const known = catalog.product(sku);
    if (adding && known !== undefined) return err({ column: "sku", problem: "taken", by: known.names.en });
    const holder = barcode === undefined ? undefined : catalog.holderOf(barcode);
    return holder === undefined || holder.sku === sku
      ? product
      : err({ column: "barcode", problem: "taken", by: holder.names.en });
  };

  /** On the disk and in the journal, or in neither: nobody sees the change before its record is there. */
  const write = (before: Product | null, after: Product | null, approver: string): Result<null, Problem> => {
    const sku = (after ?? before)?.sku ?? "";
    const fact = (from: Product | null, to: Product | null) => ({
      kind: "goods.changed" as const,
      body: { sku, before: from && rowOf(from), after: to && rowOf(to), approver },
    });
    const told: ReturnType<Books["commit"]>[] = [];
    const keep = (): boolean => {
      const answer = books.commit([{ fact: fact(before, after) }]);
      told.push(answer);
      return answer.ok;
    };
    try {
      if (after === null) catalog.remove(sku, keep);
      else catalog.merge([after], keep);
    } catch (thrown) {
      // What the journal tells already has not come about: it tells that, too.
      if (told[0]?.ok === true) books.commit([{ fact: fact(after, before) }]);
      return refuse("goodsNotWritten", { detail: messageOf(thrown) });
    }
    deps.changed();
    return told[0]?.ok === false ? sick(told[0].error) : ok(null);
  };

  return {
    commands: {
      "catalog.put": async ({ adding, approval, row }) => {
        const who = await answerable(session, "changeGoods", approval);
        if (!who.ok) return who;
        if (deps.importing()) return refuse("importRunning");
        const product = read(row, adding);
        if (!product.ok) return refuse("goodsWrong", { ...product.error });
        const before = catalog.product(product.value.sku) ?? null;
        if (!adding && before === null) return refuse("productGone");
        if (before !== null && sameGoods(before, product.value)) return ok(null);
        return write(before, product.value, who.value);
      },
      "catalog.remove": async ({ approval, sku }) => {
        const who = await answerable(session, "changeGoods", approval);
        if (!who.ok) return who;
        if (deps.importing()) return refuse("importRunning");
        const before = catalog.product(sku);
        return before === undefined ? refuse("productGone") : write(before, null, who.value);
      },
    },
    queries: {
      "catalog.goods": ({ after, limit, text }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const about = { count: catalog.count(), sampleOnly: sampleOnly(), categories: catalog.categories() };
        if (text !== "") return ok({ ...about, goods: catalog.search(text, limit), next: null });
        const page = catalog.page(after, limit);
        const next = page.length < limit ? null : (page.at(-1)?.place ?? null);
        return ok({ ...about, goods: page.map(({ product }) => product), next });
      },
      "catalog.one": ({ sku }) =>
        session.operator() === null ? refuse("notSignedIn") : ok(catalog.product(sku) ?? null),
      "catalog.check": ({ adding, row }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const product = read(row, adding);
        return ok(product.ok ? null : product.error);
      },
      "catalog.csv": ({ after }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const page = catalog.page(after, CSV_ROWS);
        return ok({
          text: (after === 0 ? CSV_HEADER : "") + csvRows(page.map(({ product }) => product)),
          next: page.length < CSV_ROWS ? null : (page.at(-1)?.place ?? null),
          version: catalog.version,
        });
      },
    },
  };
}
