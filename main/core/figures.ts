/**
 * What the rows of a shift, a day or any other stretch of the journal add up to: the X and Z reports and every other one.
 * Nothing is netted away: what does not settle is listed by sale. Pure. Minor units.
 */
import type { LedgerKind, LedgerRow, TenderKind } from "./ledger.ts";
import type { Minor } from "./money.ts";

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

/** The figures of these rows, in any order. */
export function figuresOf(rows: readonly LedgerRow[]): Figures {
  const sum = (of: readonly number[]): Minor => of.reduce((all, each) => all + each, 0) as Minor;
  const ofKind = (...kinds: readonly LedgerKind[]): readonly LedgerRow[] =>
    rows.filter(({ kind }) => kinds.includes(kind));
  const sales = ofKind("sale").flatMap(({ doc }) => (doc?.kind === "sale" ? [doc] : []));
  const returns = ofKind("return").flatMap(({ doc }) =>
    doc?.kind === "return" ? [{ ...doc, sign: doc.withdrawn ? -1 : 1 }] : [],
  );
  const money = ofKind("payment", "cash", "other", "refund", "credit");
  const back = (which: (row: LedgerRow) => boolean) => {
    const chosen = ofKind("refund").filter(which);
    return { count: netCount(chosen), amount: (0 - sum(chosen.map((row) => row.money))) as Minor };
  };
  const way = (row: LedgerRow): string => (row.doc?.kind === "refund" ? row.doc.way : "");
  return {
    sales: {
      count: sales.length,
      gross: sum(sales.map(({ gross }) => gross)),
      lineDiscounts: sum(sales.map(({ lineDiscounts }) => lineDiscounts)),
      saleDiscount: sum(sales.map(({ saleDiscount }) => saleDiscount)),
      addedTax: sum(
        sales.flatMap(({ taxes }) => taxes.filter(({ included }) => !included).map(({ amount }) => amount)),
      ),
      total: sum(sales.map(({ total }) => total)),
      exempt: sales.filter(({ exempt }) => exempt).length,
      givenUp: ofKind("givenUp").length,
    },
    rounding: sum([...sales.map(({ rounding }) => rounding), ...ofKind("cash").map(({ owed }) => owed)]),
    taxes: taxFigures(
      sales.flatMap(({ taxes }) => taxes),
      returns.flatMap(({ taxes, sign }) => taxes.map((tax) => ({ ...tax, amount: (sign * tax.amount) as Minor }))),
    ),
    tenders: tenderFigures(money),
    tips: sum(ofKind("payment", "refund").map(({ tip }) => tip)),
    returns: {
      count: sum(returns.map(({ sign }) => sign)),
      total: sum(returns.map(({ sign, total }) => sign * total)),
      tips: sum(returns.map(({ sign, tip }) => sign * tip)),
    },
    voids: back((row) => way(row) === "void" || way(row) === "cancel"),
    refunds: back((row) => way(row) === "refund"),
    byHand: back((row) => way(row) === "byHand"),
    notNeeded: back(({ doc }) => doc?.kind === "refund" && doc.purpose === "notNeeded"),
    own: ownFigure(rows),
    credits: sum(ofKind("credit").map((row) => Math.max(row.money, 0))),
    money: sum(money.map((row) => row.money)),
    owed: sum(rows.map(({ owed }) => owed)),
    unsettled: unsettled(rows),
  };
}

/** Rows that took something less rows that took it back. */
const netCount = (rows: readonly LedgerRow[]): number =>
  rows.reduce((count, { money }) => count + (money < 0 ? 1 : -1), 0);

/** Grows one sum of a figure that is being added up. */
function addTo<K extends string>(figure: { [P in K]: Minor }, which: K, amount: Minor): void {
  figure[which] = (figure[which] + amount) as Minor;
}

function taxFigures(
  sold: readonly Omit<TaxFigure, "back">[],
  back: readonly Omit<TaxFigure, "back">[],
): readonly TaxFigure[] {
  const all = new Map<string, { -readonly [K in keyof TaxFigure]: TaxFigure[K] }>();
  const of = ({ name, rate, included }: Omit<TaxFigure, "back" | "amount">) => {
    const key = JSON.stringify([name, rate, included]);
    const known = all.get(key) ?? { name, rate, included, amount: 0 as Minor, back: 0 as Minor };
    all.set(key, known);
    return known;
  };
  for (const tax of sold) addTo(of(tax), "amount", tax.amount);
  for (const tax of back) addTo(of(tax), "back", tax.amount);
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function tenderFigures(money: readonly LedgerRow[]): readonly TenderFigure[] {
  const all = new Map<string, { -readonly [K in keyof TenderFigure]: TenderFigure[K] }>();
  for (const row of money) {
    const { kind, tender, label, gateway, money: amount, tip } = row;
    if (kind === "credit") continue;
    const key = JSON.stringify([tender, label, gateway]);
    const figure = all.get(key) ?? {
      tender,
      label,
      gateway,
      count: 0,
      taken: 0 as Minor,
      backCount: 0,
      back: 0 as Minor,
      tips: 0 as Minor,
    };
    const goesBack = kind === "refund" || amount < 0;
    if (isTipChange(row)) addTo(figure, "taken", amount);
    else if (goesBack) {
      figure.backCount += netCount([row]);
      addTo(figure, "back", (0 - amount) as Minor);
    } else if (amount > 0) {
      figure.count += 1;
      addTo(figure, "taken", amount);
    }
    addTo(figure, "tips", tip);
    all.set(key, figure);
  }
  const ORDER: readonly TenderKind[] = ["card", "wallet", "cash", "other", ""];
  return [...all.values()].sort(
    (a, b) => ORDER.indexOf(a.tender) - ORDER.indexOf(b.tender) || (a.label < b.label ? -1 : 1),
  );
}

/** A tip that was put on a payment afterwards, or changed, is no payment of its own, and nothing that was given back. */
const isTipChange = ({ kind, money, tip }: LedgerRow): boolean => kind === "payment" && tip !== 0 && money === tip;

function unsettled(rows: readonly LedgerRow[]): Figures["unsettled"] {
  const balance = new Map<string, number>();
  for (const { sale, money, owed } of rows) balance.set(sale, (balance.get(sale) ?? 0) + money - owed);
  return [...balance].filter(([, amount]) => amount !== 0).map(([sale, amount]) => ({ sale, amount: amount as Minor }));
}

/** A refund of returned goods is approved with its return, and counted there. */
function ownFigure(rows: readonly LedgerRow[]): Figures["own"] {
  const own = rows.flatMap(({ doc, money, operator, owed }) => {
    if (doc?.kind === "return" && doc.approver === operator) return [owed];
    return doc?.kind === "refund" && doc.purpose === "notNeeded" && doc.approver === operator ? [money] : [];
  });
  return {
    count: own.reduce((count, amount) => count + (amount < 0 ? 1 : -1), 0),
    amount: own.reduce((sum, amount) => sum - amount, 0) as Minor,
  };
}
