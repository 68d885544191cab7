/**
 * The ledger: every event that moved money or that a sale owes its money to, one row each, in two columns. `money` is what
 * came in or went out; `owed` is what goods, tips, rounding and returns come to. Where both agree a sale is settled; where
 * they do not, its name stands in the balance. Rows are pure functions of what the journal says. Minor units.
 */
import type { Attempt } from "../attempt/attempt.ts";
import { brandName } from "../attempt/cardDetails.ts";
import type { Minor } from "../money/money.ts";
import { isOpenRefund, type Refund, reserves } from "../refund/refund.ts";
import { roundingOf, type Sale, totalsOfSale } from "../sale/sale.ts";
import type { TaxTotal } from "../money/totals.ts";
import { walletName } from "../attempt/wallet.ts";

export type LedgerKind =
  | "sale" /* completed */
  | "givenUp"
  | "payment" /* by card or wallet; negative when a cancel or a person gave it back */
  | "cash"
  | "other" /* paid outside the till */
  | "refund" /* by a gateway, or by hand at it */
  | "return" /* goods came back: what is owed for them */
  | "credit" /* returned goods that pay for new ones */
  | "creditBack"; /* they do not: the new sale was given up */

export type TenderKind = "card" | "wallet" | "cash" | "other" | "";

/** What a completed sale adds up to. */
export interface SaleFigures {
  readonly lines: number;
  readonly gross: Minor;
  readonly lineDiscounts: Minor;
  readonly saleDiscount: Minor;
  readonly taxes: readonly TaxTotal[];
  readonly total: Minor;
  readonly rounding: Minor;
  readonly exempt: boolean;
}

/** What came back, as negative of a sale: its taxes and what was paid for it. */
export interface ReturnFigures {
  readonly taxes: readonly {
    readonly name: string;
    readonly rate: string;
    readonly included: boolean;
    readonly amount: Minor;
  }[];
  readonly total: Minor;
  readonly tip: Minor;
  readonly approver: string;
  readonly withdrawn: boolean;
}

/** How money went back. */
export interface RefundFigures {
  readonly way: Refund["way"];
  readonly purpose: Refund["purpose"]["kind"];
  readonly approver: string;
}

export type LedgerDoc =
  | ({ readonly kind: "sale" } & SaleFigures)
  | ({ readonly kind: "return" } & ReturnFigures)
  | ({ readonly kind: "refund" } & RefundFigures)
  | null;

/** A row without its place in the journal. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  /** The sale that it is about; of a return without one, the return. */
  readonly sale: string;
  /** The attempt, tender, refund, return or part that it is about. */
  readonly ref: string;
  readonly tender: TenderKind;
  /** `Visa`, `Alipay`, or the name of another tender. */
  readonly label: string;
  readonly gateway: string;
  readonly money: Minor;
  readonly owed: Minor;
  /** The part of `money` that is a tip. */
  readonly tip: Minor;
  readonly doc: LedgerDoc;
}

export interface LedgerRow extends LedgerEntry {
  /** The fact's own number: a report that covers facts up to one covers its rows. */
  readonly seq: number;
  readonly at: number;
  readonly businessDay: string;
  readonly shift: string;
  readonly operator: string;
}

const entry = (kind: LedgerKind, sale: string, ref: string, more: Partial<LedgerEntry>): LedgerEntry => ({
  kind,
  sale,
  ref,
  tender: "",
  label: "",
  gateway: "",
  money: 0 as Minor,
  owed: 0 as Minor,
  tip: 0 as Minor,
  doc: null,
  ...more,
});

/** The row of a completed sale. */
export function saleEntry(sale: Sale): LedgerEntry {
  const totals = totalsOfSale(sale);
  const rounding = roundingOf(sale);
  return entry("sale", sale.id, sale.id, {
    owed: (totals.total + rounding) as Minor,
    doc: {
      kind: "sale",
      lines: sale.lines.length,
      gross: totals.lines.reduce((sum, { gross }) => sum + gross, 0) as Minor,
      lineDiscounts: totals.lineDiscounts,
      saleDiscount: totals.saleDiscount,
      taxes: totals.taxes,
      total: totals.total,
      rounding,
      exempt: sale.taxExempt !== undefined,
    },
  });
}

export const givenUpEntry = (sale: string): LedgerEntry => entry("givenUp", sale, sale, {});

/** What stands of an attempt, minor units: 0 unless somebody proved or decided that it was taken. */
export interface Standing {
  readonly money: Minor;
  /** What of it is no payment for goods: tip, cashback and surcharge, as far as they were not given back with the rest. */
  readonly beside: Minor;
  readonly tip: Minor;
}

const NOTHING_STANDS: Standing = { money: 0 as Minor, beside: 0 as Minor, tip: 0 as Minor };

/** @param refunds of this attempt, as they stand; those of goods that came back carry their tip in their return */
function standingOf(attempt: Attempt, refunds: readonly Refund[]): Standing {
  const { capture, returned, apart, proved, shortfall, state } = attempt;
  const missing = !proved && shortfall !== null;
  if (state !== "approved" || capture === null || missing || returned !== null) return NOTHING_STANDS;
  const { captured, cashback, surcharge, tip } = capture;
  const money = captured - apart.givenBack;
  const needless = refunds.filter(({ purpose }) => purpose.kind === "notNeeded");
  // What is given back of a payment is given back of its goods first.
  const kept = Math.max(0, money - needless.reduce((sum, refund) => sum + wentBack(refund), 0));
  const beside = Math.min(tip + cashback + surcharge, kept);
  return { money: money as Minor, beside: beside as Minor, tip: Math.min(tip, beside) as Minor };
}

/**
 * What changed of an attempt since its rows were written, as a row; null when nothing did.
 * @param before what its rows add up to; `beside` and `tip` with those of its refunds
 */
export function attemptEntry(attempt: Attempt, refunds: readonly Refund[], before: Standing): LedgerEntry | null {
  const now = standingOf(attempt, refunds);
  const money = now.money - before.money;
  const beside = now.beside - before.beside;
  if (money === 0 && beside === 0 && now.tip === before.tip) return null;
  return entry("payment", attempt.sale, attempt.id, {
    ...tenderOf(attempt),
    money: money as Minor,
    owed: beside as Minor,
    tip: (now.tip - before.tip) as Minor,
  });
}

/** How it was paid, and by whose card or wallet. */
export const tenderOf = ({ wallet, card, gateway }: Attempt): Pick<LedgerEntry, "tender" | "label" | "gateway"> => ({
  tender: wallet === null ? "card" : "wallet",
  label: card === null ? walletName(wallet?.brand ?? null) : brandName(card),
  gateway,
});

/** What went back by a refund, as far as it is proved, decided, or written down by hand; 0 while it is open. */
const wentBack = (refund: Refund): Minor => (reserves(refund) && !isOpenRefund(refund) ? refund.amount : 0) as Minor;

/**
 * What changed of a refund since its rows were written, as a row; null when nothing did.
 * @param refunds of its attempt, itself among them
 * @param before `money` of its own rows; `beside` and `tip` of its attempt's rows and those of all its refunds
 */
export function refundEntry(
  refund: Refund,
  attempt: Attempt,
  refunds: readonly Refund[],
  before: Standing,
): LedgerEntry | null {
  const more = wentBack(refund) + before.money;
  if (more === 0) return null;
  const { way, purpose, approver } = refund;
  const { beside, tip } = standingOf(attempt, refunds);
  return entry("refund", refund.sale, refund.id, {
    ...tenderOf(attempt),
    money: (0 - more) as Minor,
    owed: (beside - before.beside) as Minor,
    tip: (tip - before.tip) as Minor,
    doc: { kind: "refund", way, purpose: purpose.kind, approver },
  });
}

/** Cash that stayed in the drawer for a sale, or left it. @param owed what rounding it off comes to, beside the sale's own */
export const cashEntry = (sale: string, ref: string, money: Minor, owed: Minor = 0 as Minor): LedgerEntry =>
  entry("cash", sale, ref, { tender: "cash", money, owed });

export const otherEntry = (sale: string, ref: string, label: string, money: Minor): LedgerEntry =>
  entry("other", sale, ref, { tender: "other", label, money });

/** What is owed for goods that came back; again, with the other sign, when the return was withdrawn. */
export function returnEntry(sale: string, ref: string, figures: ReturnFigures): LedgerEntry {
  const back = figures.total + figures.tip;
  return entry("return", sale, ref, {
    owed: (figures.withdrawn ? back : -back) as Minor,
    tip: (figures.withdrawn ? figures.tip : -figures.tip) as Minor,
    doc: { kind: "return", ...figures },
  });
}

/** A tip that was to go back with a return was never taken. */
export const tipCutEntry = (sale: string, ref: string, tip: Minor): LedgerEntry =>
  entry("return", sale, ref, { owed: tip, tip });

/** Returned goods paid for new ones: out of one sale, into another; back again where the new sale was given up. */
export const creditEntry = (kind: "credit" | "creditBack", sale: string, ref: string, money: Minor): LedgerEntry =>
  entry(kind, sale, ref, { money });

/** What a row adds to the sum of what returned goods paid: of its two sales' rows the new one's counts; null for other rows. */
export function creditIn({ kind, money }: Pick<LedgerEntry, "kind" | "money">): Minor | null {
  const counts = kind === "credit" ? money > 0 : kind === "creditBack" && money < 0;
  return counts ? money : null;
}

/** Between two sales: in no tender. */
export const isCredit = (kind: LedgerKind): boolean => kind === "credit" || kind === "creditBack";

/** Rows whose `money` came in, went out, or went from one sale to another. */
export const MOVES_MONEY: ReadonlySet<LedgerKind> = new Set<LedgerKind>([
  ...(["payment", "cash", "other", "refund", "credit", "creditBack"] as const),
]);
