/**
 * What the rows of a shift, a day or any other stretch of the journal add up to: the X and Z reports and every other one.
 * Nothing is netted away: what does not settle is listed by sale. Pure. Minor units.
 */
import { creditIn, isCredit, type LedgerRow, MOVES_MONEY } from "./ledger.ts";
import type { RefundFigures, ReturnFigures, SaleFigures, TenderKind } from "./ledger.ts";
import { type Minor, ZERO } from "../money/money.ts";

export interface TaxFigure {
  readonly name: string;
  readonly rate: string;
  readonly included: boolean;
  /** Of the sales; what came back is taken off in `back` alone. */
  readonly amount: Minor;
  readonly back: Minor;
}

export interface TenderFigure {
  readonly tender: TenderKind;
  readonly label: string;
  readonly gateway: string;
  /** Payments that came in, and their sum with tips. */
  readonly count: number;
  readonly taken: Minor;
  /** Given back in any way, as a positive sum. */
  readonly backCount: number;
  readonly back: Minor;
  readonly tips: Minor;
}

export interface Figures {
  readonly sales: {
    readonly count: number;
    readonly gross: Minor;
    readonly lineDiscounts: Minor;
    readonly saleDiscount: Minor;
    readonly addedTax: Minor;
    /** Gross less discounts plus added taxes (less what an exempt customer is free of). */
    readonly total: Minor;
    readonly exempt: number;
    readonly givenUp: number;
  };
  readonly rounding: Minor;
  readonly taxes: readonly TaxFigure[];
  readonly tenders: readonly TenderFigure[];
  readonly tips: Minor;
  readonly returns: { readonly count: number; readonly total: Minor; readonly tips: Minor };
  /** By gateways: undone before settlement (void, cancel), given back after it, and by hand; positive sums. */
  readonly voids: { readonly count: number; readonly amount: Minor };
  readonly refunds: { readonly count: number; readonly amount: Minor };
  readonly byHand: { readonly count: number; readonly amount: Minor };
  /** Captured and not needed (late, too much, sale given up), and given back; among the above. */
  readonly notNeeded: { readonly count: number; readonly amount: Minor };
  /** Returns, and what was not needed, that one person asked for and approved: nobody else was there who may. */
  readonly own: { readonly count: number; readonly amount: Minor };
  /** Returned goods that paid for new ones. */
  readonly credits: Minor;
  /** All that came in less all that went out. */
  readonly money: Minor;
  /** What sales, tips and rounding come to, less returns. */
  readonly owed: Minor;
  /** money − owed, sale by sale: paid in part, too much, not given back yet, or settled in another stretch. */
  readonly unsettled: readonly { readonly sale: string; readonly amount: Minor }[];
}

/** Figures that grow row by row. */
export interface FigureSums {
  /** Adds a row of the stretch: each once, in any order. */
  add(row: LedgerRow): void;
  result(): Figures;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };
type Sold = Pick<TaxFigure, "name" | "rate" | "included" | "amount">;

/** The figures of these rows, in any order. */
export function figuresOf(rows: readonly LedgerRow[]): Figures {
  const sums = newFigureSums();
  rows.forEach((row) => {
    sums.add(row);
  });
  return sums.result();
}

/** One pass over the rows, however many they are. */
export function newFigureSums(): FigureSums {
  const sales = {
    ...{ count: 0, gross: ZERO, lineDiscounts: ZERO, saleDiscount: ZERO, addedTax: ZERO, total: ZERO },
    ...{ exempt: 0, givenUp: 0 },
  };
  const all = { rounding: ZERO, tips: ZERO, credits: ZERO, money: ZERO, owed: ZERO };
  const returns = { count: 0, total: ZERO, tips: ZERO };
  const [voids, refunds, byHand, notNeeded, own] = [nothing(), nothing(), nothing(), nothing(), nothing()];
  const sold = newTaxSums();
  const taxesBack = newTaxSums();
  const tenders = newTenderSums();
  const balance = new Map<string, number>();

  const addSale = (doc: SaleFigures): void => {
    sales.count += 1;
    addTo(sales, "gross", doc.gross);
    addTo(sales, "lineDiscounts", doc.lineDiscounts);
    addTo(sales, "saleDiscount", doc.saleDiscount);
    addTo(sales, "total", doc.total);
    addTo(all, "rounding", doc.rounding);
    if (doc.exempt) sales.exempt += 1;
    for (const tax of doc.taxes) {
      if (!tax.included) addTo(sales, "addedTax", tax.amount);
      sold.add(tax, tax.amount);
    }
  };
  const addReturn = (doc: ReturnFigures): void => {
    const sign = doc.withdrawn ? -1 : 1;
    returns.count += sign;
    addTo(returns, "total", sign * doc.total);
    addTo(returns, "tips", sign * doc.tip);
    for (const tax of doc.taxes) taxesBack.add(tax, sign * tax.amount);
  };
  const addRefund = (doc: RefundFigures, money: Minor): void => {
    const figure = { void: voids, cancel: voids, refund: refunds, byHand }[doc.way];
    wentBack(figure, money);
    if (doc.purpose === "notNeeded") wentBack(notNeeded, money);
  };

  return {
    add(row) {
      const { doc, kind, money, operator, owed, tip } = row;
      if (kind === "sale" && doc?.kind === "sale") addSale(doc);
      if (kind === "givenUp") sales.givenUp += 1;
      if (kind === "return" && doc?.kind === "return") addReturn(doc);
      if (kind === "refund" && doc?.kind === "refund") addRefund(doc, money);
      if (kind === "cash") addTo(all, "rounding", owed);
      if (kind === "payment" || kind === "refund") addTo(all, "tips", tip);
      addTo(all, "credits", creditIn(row) ?? 0);
      if (MOVES_MONEY.has(kind)) addTo(all, "money", money);
      if (MOVES_MONEY.has(kind) && !isCredit(kind)) tenders.add(row);
      // A refund of returned goods is approved with its return, and counted there.
      if (doc?.kind === "return" && doc.approver === operator) wentBack(own, owed);
      if (doc?.kind === "refund" && doc.purpose === "notNeeded" && doc.approver === operator) wentBack(own, money);
      addTo(all, "owed", owed);
      balance.set(row.sale, (balance.get(row.sale) ?? 0) + money - owed);
    },
    result: () => ({
      sales: { ...sales },
      rounding: all.rounding,
      taxes: taxFigures(sold.list(), taxesBack.list()),
      tenders: tenders.list(),
      tips: all.tips,
      returns: { ...returns },
      voids: { ...voids },
      refunds: { ...refunds },
      byHand: { ...byHand },
      notNeeded: { ...notNeeded },
      own: { ...own },
      credits: all.credits,
      money: all.money,
      owed: all.owed,
      unsettled: [...balance].flatMap(([sale, amount]) => (amount === 0 ? [] : [{ sale, amount: amount as Minor }])),
    }),
  };
}

const nothing = (): { count: number; amount: Minor } => ({ count: 0, amount: ZERO });

/** What took something less what took it back, as a positive sum. */
function wentBack(figure: { count: number; amount: Minor }, money: Minor): void {
  figure.count += money < 0 ? 1 : -1;
  figure.amount = (figure.amount - money) as Minor;
}

/** Grows one sum of a figure that is being added up. */
function addTo<K extends string>(figure: { [P in K]: Minor }, which: K, amount: number): void {
  figure[which] = (figure[which] + amount) as Minor;
}

interface TaxSums {
  add(tax: Omit<Sold, "amount">, amount: number): void;
  list(): readonly Sold[];
}

function newTaxSums(): TaxSums {
  const all = new Map<string, Growing<Sold>>();
  return {
    add({ included, name, rate }, amount) {
      const key = `${String(included)}\n${rate}\n${name}`;
      const known = all.get(key) ?? { name, rate, included, amount: ZERO };
      addTo(known, "amount", amount);
      all.set(key, known);
    },
    list: () => [...all.values()],
  };
}

function taxFigures(sold: readonly Sold[], back: readonly Sold[]): readonly TaxFigure[] {
  const figures: Growing<TaxFigure>[] = sold.map((tax) => ({ ...tax, back: ZERO }));
  for (const { amount, included, name, rate } of back) {
    const known = figures.find((tax) => tax.name === name && tax.rate === rate && tax.included === included);
    if (known === undefined) figures.push({ name, rate, included, amount: ZERO, back: amount });
    else addTo(known, "back", amount);
  }
  return figures.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function newTenderSums(): { add(row: LedgerRow): void; list(): readonly TenderFigure[] } {
  const all = new Map<string, Growing<TenderFigure>>();
  return {
    add(row) {
      const { kind, tender, label, gateway, money: amount, tip } = row;
      const key = `${tender}\n${gateway}\n${label}`;
      let figure = all.get(key);
      if (figure === undefined) {
        figure = { tender, label, gateway, count: 0, taken: ZERO, backCount: 0, back: ZERO, tips: ZERO };
        all.set(key, figure);
      }
      if (isTipChange(row)) addTo(figure, "taken", amount);
      else if (kind === "refund" || amount < 0) {
        figure.backCount += amount < 0 ? 1 : -1;
        addTo(figure, "back", 0 - amount);
      } else if (amount > 0) {
        figure.count += 1;
        addTo(figure, "taken", amount);
      }
      addTo(figure, "tips", tip);
    },
    list: () =>
      [...all.values()]
        .map((figure) => ({ ...figure }))
        .sort((a, b) => ORDER.indexOf(a.tender) - ORDER.indexOf(b.tender) || (a.label < b.label ? -1 : 1)),
  };
}

const ORDER: readonly TenderKind[] = ["card", "wallet", "cash", "other", ""];

/** A tip that was put on a payment afterwards, or changed, is no payment of its own, and nothing that was given back. */
const isTipChange = ({ kind, money, tip }: LedgerRow): boolean => kind === "payment" && tip !== 0 && money === tip;
