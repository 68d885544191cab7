/**
 * Which of the ledger's rows stand behind a figure, and what each of them adds to it: what a figure says is the sum of
 * what it opens to. Pure. Minor units.
 */
import { creditIn, isCredit, type LedgerRow, MOVES_MONEY, type TenderKind } from "./ledger.ts";
import { takingsOf } from "./report.ts";
import type { Minor } from "../money/money.ts";

/** A figure of a report that opens to its rows. */
export type RowFigure =
  | { readonly figure: "all" | "takings" | "sales" | "discounts" | "exempt" | "givenUp" | "tips" | "rounding" }
  | { readonly figure: "returns" | "voids" | "refunds" | "byHand" | "notNeeded" | "own" | "credits" | "money" }
  /** Through a gateway, and not matched with its records yet. */
  | { readonly figure: "unmatched" }
  | {
      readonly figure: "tender";
      readonly tender: TenderKind;
      readonly label: string | null;
      readonly gateway: string | null;
    }
  | { readonly figure: "tax"; readonly name: string; readonly rate: string; readonly included: boolean }
  | { readonly figure: "sale"; readonly sale: string }
  | { readonly figure: "hour"; readonly hour: number; readonly start: number | null }
  | { readonly figure: "day"; readonly day: string }
  | { readonly figure: "operator"; readonly operator: string }
  | { readonly figure: "drawer"; readonly shift: string }
  | { readonly figure: "goods"; readonly goods: string };

/** What a row alone does not tell. */
export interface BesideRows {
  /** What the shop's clock shows, and when that hour began. */
  hourOf(at: number): { readonly hour: number; readonly start: number };
  /** What a sale or a return comes to in one product; null when it is not in it. */
  goodsIn(row: LedgerRow, goods: string): Minor | null;
  /** Whether a match has looked at this fact. */
  isMatched(seq: number): boolean;
}

/** What this row adds to the figure, minor units; null when it is none of its rows. */
export function addsTo(figure: RowFigure, row: LedgerRow, beside: BesideRows): Minor | null {
  const { doc, kind, money, operator, owed } = row;
  const back = (so: boolean): Minor | null => (so ? neg(money) : null);
  switch (figure.figure) {
    case "all":
      return MOVES_MONEY.has(kind) ? money : owed;
    case "takings":
      return takingsOf(row)?.amount ?? null;
    case "sales":
      return doc?.kind === "sale" ? doc.total : null;
    case "discounts":
      return doc?.kind === "sale" ? some(doc.lineDiscounts + doc.saleDiscount) : null;
    case "exempt":
      return doc?.kind === "sale" && doc.exempt ? doc.total : null;
    case "givenUp":
      return kind === "givenUp" ? (0 as Minor) : null;
    case "tips":
      return kind === "payment" || kind === "refund" ? some(row.tip) : null;
    case "rounding":
      return doc?.kind === "sale" ? some(doc.rounding) : kind === "cash" ? some(owed) : null;
    case "returns":
      return doc?.kind === "return" ? ((doc.withdrawn ? -doc.total : doc.total) as Minor) : null;
    case "voids":
      return back(doc?.kind === "refund" && (doc.way === "void" || doc.way === "cancel"));
    case "refunds":
    case "byHand":
      return back(doc?.kind === "refund" && doc.way === (figure.figure === "refunds" ? "refund" : "byHand"));
    case "notNeeded":
      return back(doc?.kind === "refund" && doc.purpose === "notNeeded");
    case "own":
      if (!isOwn(row)) return null;
      return neg(kind === "return" ? owed : money);
    case "credits":
      return creditIn(row);
    case "money":
      return MOVES_MONEY.has(kind) ? money : null;
    case "unmatched":
      return row.gateway === "" || beside.isMatched(row.seq) ? null : money;
    case "tender":
      if (!MOVES_MONEY.has(kind) || isCredit(kind) || row.tender !== figure.tender) return null;
      if (figure.label !== null && row.label !== figure.label) return null;
      return figure.gateway !== null && row.gateway !== figure.gateway ? null : money;
    case "tax":
      return taxIn(figure, row);
    case "sale":
      return row.sale === figure.sale ? ((money - owed) as Minor) : null;
    case "hour": {
      const { hour, start } = beside.hourOf(row.at);
      return hour === figure.hour && (figure.start ?? start) === start ? (takingsOf(row)?.amount ?? null) : null;
    }
    case "day":
      return row.businessDay === figure.day ? (takingsOf(row)?.amount ?? null) : null;
    case "operator":
      return doc?.kind === "sale" && operator === figure.operator ? doc.total : null;
    case "drawer":
      return kind === "cash" && row.shift === figure.shift ? money : null;
    case "goods":
      return kind === "sale" || kind === "return" ? beside.goodsIn(row, figure.goods) : null;
  }
}

/** Asked for and approved by one person: a return, or what was given back because nobody needed it. */
export function isOwn({ doc, operator }: Pick<LedgerRow, "doc" | "operator">): boolean {
  if (doc?.kind === "return") return doc.approver === operator;
  return doc?.kind === "refund" && doc.purpose === "notNeeded" && doc.approver === operator;
}

/** Of the sales; of what came back, taken off. */
function taxIn(
  { included, name, rate }: Extract<RowFigure, { figure: "tax" }>,
  { doc }: Pick<LedgerRow, "doc">,
): Minor | null {
  if (doc?.kind !== "sale" && doc?.kind !== "return") return null;
  const taxes = doc.taxes.filter((tax) => tax.name === name && tax.rate === rate && tax.included === included);
  if (taxes.length === 0) return null;
  const amount = taxes.reduce((sum, tax) => sum + tax.amount, 0);
  return (doc.kind === "sale" || doc.withdrawn ? amount : -amount) as Minor;
}

const neg = (amount: Minor): Minor => (0 - amount) as Minor;
const some = (amount: number): Minor | null => (amount === 0 ? null : (amount as Minor));
