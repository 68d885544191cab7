/** The sale on the screen: goods in, goods out, cash. Every change is decided in core and committed before it is shown. */
import type { Catalog, Product } from "../../catalog/catalog.ts";
import { explainTotals } from "../../core/money/explain.ts";
import type { Currency, Minor } from "../../core/money/money.ts";
import { may } from "../../core/people/permissions.ts";
import { type Quantity, quantity } from "../../core/money/quantity.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Part } from "../../core/money/parts.ts";
import type { Sale, SaleFact, SaleLine } from "../../core/sale/sale.ts";
import {
  abandon,
  addGoods,
  onePiece,
  removeLine,
  type SaleRefusal,
  setQuantity,
  takeCash,
  takeCashBack,
} from "../../core/sale/saleRules.ts";
import type { TaxRule } from "../../core/money/tax.ts";
import { readBestSellers } from "../../journal/projections/soldGoods.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { ProductView } from "../../../preload/contract/sale.ts";
import type { Books, Entry } from "../books.ts";
import type { PaperDesk } from "../paper/paperDesk.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { ScanNews } from "../scan/scanNews.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface SaleDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly catalog: Catalog;
  readonly paper: PaperDesk;
  readonly random: Random;
  readonly currency: Currency;
  readonly taxRules: readonly TaxRule[];
  /** The smallest coin, minor units. */
  readonly cashUnit: number;
  readonly news: ScanNews;
}

export interface SaleDesk {
  readonly commands: Pick<
    CommandHandlers,
    Exclude<Extract<keyof CommandHandlers, `sale.${string}` | `cash.${string}`>, "sale.scan">
  >;
  readonly queries: Pick<QueryHandlers, "catalog.search" | "catalog.tiles" | "sale.explain">;
  /**
   * Puts scanned goods into the open sale, or begins one with them. The caller knows that somebody who may is signed in.
   * @param amount null = one piece · @param more what is committed with them · @returns the line they are on
   */
  ring(product: Product, amount: Quantity | null, more?: readonly Entry[]): Result<string, Problem>;
  /** Counts a scan that became no goods: scanned and added must agree, or the screen says so. */
  countMiss(why: string): void;
  /**
   * Decides on the open sale of this id and commits what comes of it.
   * @param more what is committed with it
   */
  change(
    saleId: string,
    decide: (sale: Sale) => Result<readonly SaleFact[], SaleRefusal>,
    more?: (facts: readonly SaleFact[]) => readonly Entry[],
  ): Result<null, Problem>;
  /** The same on the open sale, or on one that begins with it. */
  addTo(decide: (sale: Sale) => Result<readonly SaleFact[], SaleRefusal>): Result<null, Problem>;
}

const TILES = 20;
const HITS = 40;

export function createSaleDesk(deps: SaleDeskDeps): SaleDesk {
  const { books, session, catalog } = deps;
  let tiles: { readonly shift: string; readonly version: number; readonly products: readonly Product[] } | null = null;

  /**
   * What sells most, filled up from the head of the catalogue. Read once a shift: a tile that moves while a finger is on
   * its way rings the wrong goods.
   */
  const favourites = (): readonly Product[] => {
    const shift = books.shift()?.id ?? "";
    const { version } = catalog;
    if (tiles?.shift !== shift || tiles.version !== version) {
      // Within the shift goods that were changed stay where they are.
      const skus =
        tiles?.shift === shift ? tiles.products.map(({ sku }) => sku) : readBestSellers(books.journal.reader, TILES);
      const first = skus.flatMap((sku) => catalog.product(sku) ?? []);
      const rest = catalog.favourites(TILES).filter((product) => !first.some((one) => one.sku === product.sku));
      tiles = { shift, version, products: [...first, ...rest].slice(0, TILES) };
    }
    return tiles.products;
  };

  /** Whether whoever is signed in may change sales at all. */
  const seller = (): Result<null, Problem> => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    return may(operator.role, "sell") ? ok(null) : refuse("notAllowed");
  };

  const openSale = (saleId: string): Result<Sale, Problem> => {
    const allowed = seller();
    if (!allowed.ok) return allowed;
    const sale = books.sale();
    if (sale === null) return refuse("noOpenSale");
    return sale.id === saleId ? ok(sale) : refuse("otherSale");
  };

  const commit = (sale: Sale, facts: readonly SaleFact[], more: readonly Entry[] = []): Result<null, Problem> => {
    const committed = books.commit([...facts.map((fact): Entry => ({ fact, sale: sale.id })), ...more]);
    return committed.ok ? ok(null) : sick(committed.error);
  };

  const change: SaleDesk["change"] = (saleId, decide, more = () => []) => {
    const sale = openSale(saleId);
    if (!sale.ok) return sale;
    const facts = decide(sale.value);
    return facts.ok ? commit(sale.value, facts.value, more(facts.value)) : refuse(facts.error);
  };

  /** The sale that goods go into: the open one, or one that begins with them. */
  const saleForGoods = (): { readonly sale: Sale; readonly first: readonly SaleFact[] } => {
    const sale = books.sale();
    if (sale !== null && sale.state === "open") return { sale, first: [] };
    const body = {
      id: deps.random.id(),
      number: books.nextSaleNumber(),
      currency: deps.currency,
      taxRules: deps.taxRules,
    };
    const started: Sale = {
      ...body,
      state: "open",
      startedAt: 0,
      completedAt: null,
      lines: [],
      discount: null,
      tenders: [],
      scanned: 0,
      added: 0,
    };
    return { sale: started, first: [{ kind: "sale.started", body }] };
  };

  const addTo = (decide: (sale: Sale) => Result<readonly SaleFact[], SaleRefusal>): Result<null, Problem> => {
    const allowed = seller();
    if (!allowed.ok) return allowed;
    const { sale, first } = saleForGoods();
    const facts = decide(sale);
    return facts.ok ? commit(sale, [...first, ...facts.value]) : refuse(facts.error);
  };

  const add = (
    product: Product,
    by: "scan" | "hand",
    amount: Quantity | null = null,
    more: readonly Entry[] = [],
  ): Result<string, Problem> => {
    const { sale, first } = saleForGoods();
    const line = lineOf(product, deps.random.id(), amount);
    const fee = product.fee > 0 && product.unit === "each" ? feeOf(product, line, deps.random.id()) : null;
    const facts = addGoods(sale, line, by, fee);
    if (!facts.ok) return refuse(facts.error);
    const committed = commit(sale, [...first, ...facts.value], more);
    const changed = facts.value[0];
    return committed.ok ? ok(changed?.kind === "sale.quantitySet" ? changed.body.line : line.id) : committed;
  };

  const drawer = (sale: string): Entry => ({ fact: { kind: "drawer.opened", body: { why: "cash" } }, sale });

  const cash = (saleId: string, given: number, part: Part | null): Result<null, Problem> => {
    const sale = openSale(saleId);
    if (!sale.ok) return sale;
    // A commit may still fit on a disk without room for a day; money is not taken on that.
    const healthy = books.healthy();
    if (!healthy.ok) return sick(healthy.error);
    const facts = takeCash(sale.value, deps.random.id(), given as Minor, deps.cashUnit, part);
    if (!facts.ok) return refuse(facts.error, { unit: deps.cashUnit });
    const done = facts.value.some((fact) => fact.kind === "sale.completed");
    const receipt = done ? deps.paper.receiptOf(sale.value.id) : null;
    // Goods that cost nothing are sold by the same key; the drawer stays shut.
    const opens = facts.value.some((fact) => fact.kind === "sale.cashTaken");
    const committed = commit(sale.value, facts.value, [
      ...(opens ? [drawer(sale.value.id)] : []),
      ...(receipt === null ? [] : [{ fact: { kind: "print.queued" as const, body: receipt }, sale: sale.value.id }]),
    ]);
    // The drawer opens only after the money is in the journal.
    if (committed.ok && opens) deps.paper.openDrawer();
    return committed;
  };

  return {
    ring: (product, amount, more) => add(product, "scan", amount, more),
    countMiss(why) {
      const sale = books.sale();
      if (sale?.state === "open") commit(sale, [{ kind: "sale.scanMissed", body: { why } }]);
    },
    change,
    addTo,
    commands: {
      "sale.add": ({ sku, quantity: amount }) => {
        const allowed = seller();
        if (!allowed.ok) return allowed;
        const product = catalog.product(sku);
        if (product === undefined) return refuse("productGone");
        const weighed = amount ?? null;
        if (weighed !== null && product.unit === "each" && weighed % 1000 !== 0) return refuse("quantityOutOfRange");
        const added = add(product, "hand", weighed === null ? null : quantity(weighed));
        if (!added.ok) return added;
        deps.news.tell({ kind: "added", code: "", names: product.names, line: added.value, why: "" });
        return ok(null);
      },
      "sale.setQuantity": ({ sale, line, quantity: wanted }) => change(sale, (open) => setQuantity(open, line, wanted)),
      "sale.removeLine": ({ sale, line }) => change(sale, (open) => removeLine(open, line)),
      "sale.abandon": ({ sale }) => {
        const done = change(sale, abandon);
        if (done.ok) books.putAway();
        return done;
      },
      "sale.next": () => {
        const allowed = seller();
        if (!allowed.ok) return allowed;
        books.putAway();
        return ok(null);
      },
      "cash.take": ({ sale, given, part = null }) => cash(sale, given, part),
      "cash.takeBack": ({ sale, tender }) => {
        const back = change(
          sale,
          (open) => takeCashBack(open, tender),
          () => [drawer(sale)],
        );
        if (back.ok) deps.paper.openDrawer();
        return back;
      },
    },
    queries: {
      "catalog.search": ({ text }) => ok(catalog.search(text, HITS).map(productView)),
      "catalog.tiles": ({ category }) =>
        ok({
          categories: catalog.categories(),
          products: (category === null ? favourites() : catalog.byCategory(category, HITS)).map(productView),
        }),
      "sale.explain": ({ sale: saleId }) => {
        const sale = books.saleById(saleId);
        return sale === undefined
          ? refuse("noOpenSale")
          : ok(explainTotals(sale.lines, sale.taxRules, sale.discount ?? undefined, sale.taxExempt?.taxes));
      },
    },
  };
}

/** The deposit or eco fee of a product, as a line that follows its own. Fees carry no tax. */
const feeOf = (product: Product, line: SaleLine, id: string): SaleLine => ({
  id,
  sku: product.sku,
  names: {
    en: `Deposit · ${product.names.en}`,
    fr: `Consigne · ${product.names.fr ?? product.names.en}`,
    zh: `押金 · ${product.names.zh ?? product.names.en}`,
  },
  unit: "each",
  quantity: line.quantity,
  unitPrice: product.fee,
  taxes: [],
  feeOf: line.id,
});

/** One piece, or for weighed goods one kilogram until it is weighed. */
const lineOf = (product: Product, id: string, amount: Quantity | null): SaleLine => ({
  id,
  sku: product.sku,
  names: product.names,
  unit: product.unit,
  quantity: amount ?? onePiece,
  unitPrice: product.price,
  taxes: product.taxes,
});

const productView = (product: Product): ProductView => ({
  sku: product.sku,
  barcode: product.barcode ?? null,
  names: product.names,
  price: product.price,
  unit: product.unit,
  category: product.category,
});
